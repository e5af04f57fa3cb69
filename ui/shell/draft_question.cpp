#include "ui/shell/draft_question.h"

#include "ui/common/isolated.h"
#include "ui/common/kinds.h"
#include "ui/common/plain_words.h"

#include <QPushButton>

#include <algorithm>

namespace lectern {
namespace {

constexpr int kNamed = 5;

} // namespace

DraftQuestion::DraftQuestion(UnsentQuestion::Way way, QWidget* parent) : QMessageBox(parent)
{
    const bool quits = way == UnsentQuestion::Way::Quit;
    setObjectName(QStringLiteral("draftQuestion"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(quits ? tr("Quit Lectern") : tr("Sign out"));
    plainWordsOnly(this);
    QPushButton* const leave =
        addButton(quits ? tr("Quit without it") : tr("Sign out without it"), DestructiveRole);
    setKind(leave, Kind::Danger);
    QPushButton* const cancel = addButton(tr("Cancel"), RejectRole);
    setDefaultButton(cancel);
    setEscapeButton(cancel);
    connect(this, &QMessageBox::buttonClicked, this, [this, leave](const QAbstractButton* button) {
        if (button == leave)
            Q_EMIT leaveChosen();
    });
}

void DraftQuestion::show(const QStringList& sessions, const Failure& failure)
{
    setText(tr("What was entered for %n session(s) is not saved", "", int(sessions.size())));
    QStringList lines;
    for (const QString& name : sessions.first(std::min<qsizetype>(sessions.size(), kNamed)))
        lines.append(isolated(name));
    if (sessions.size() > kNamed)
        lines.append(tr("and %n more", "sessions", int(sessions.size() - kNamed)));
    lines.append(QString());
    lines.append(failure.message.isEmpty() ? tr("The disk has not answered yet.") : failure.message);
    lines.append(tr("Lectern tries again while this is asked, and goes as soon as it is saved."));
    setInformativeText(lines.join(QLatin1Char('\n')));
}

} // namespace lectern
