#include "ui/signin/person_question.h"

#include "ui/common/measures.h"
#include "ui/common/tone_label.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace lectern {
namespace {

constexpr int kWidth = 400;

QString called(const AccountInfo& account)
{
    if (account.email.isEmpty() || account.email == account.displayName)
        return account.displayName;
    //: a name, an e-mail address
    return PersonQuestion::tr("%1 (%2)").arg(account.displayName, account.email);
}

} // namespace

PersonQuestion::PersonQuestion(const QList<AccountInfo>& candidates, QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("personQuestion"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Who is signing in?"));
    setMinimumWidth(kWidth);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kGap24, kGap24, kGap24, kGap16);
    layout->setSpacing(kGap8);
    const bool isOne = candidates.size() == 1;
    const QString question =
        isOne ? tr("Are you %1?").arg(called(candidates.constFirst())) : tr("Who are you?");
    for (const auto& [text, type] :
         {std::pair(question, Type::Heading),
          std::pair(tr("The server does not say whose sign-in this is. Results that wait "
                       "here are sent only by the person who recorded them."),
                    Type::Body)}) {
        auto* label = new ToneLabel(text, type, Tone::Text, this);
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    layout->addSpacing(kGap8);
    for (const AccountInfo& account : candidates)
        addAnswer(isOne ? tr("Yes, that is me") : called(account), QStringLiteral("answerAccount"),
                  account.id);
    addAnswer(isOne ? tr("No, somebody else") : tr("Somebody else"), QStringLiteral("answerNobody"), {});
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addSpacing(kGap8);
    layout->addWidget(buttons);
}

void PersonQuestion::addAnswer(const QString& text, const QString& name, const QUuid& accountId)
{
    auto* button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAutoDefault(false); // nobody is whom Enter says by accident
    connect(button, &QPushButton::clicked, this, [this, accountId] {
        Q_EMIT answered(accountId);
        accept();
    });
    layout()->addWidget(button);
}

} // namespace lectern
