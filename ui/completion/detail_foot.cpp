#include "ui/completion/detail_foot.h"

#include "ui/common/announce.h"
#include "ui/common/every_language.h"
#include "ui/common/field_message.h"
#include "ui/common/kinds.h"
#include "ui/common/measures.h"
#include "ui/common/tone_label.h"
#include "ui/completion/wrapping.h"

#include <QBoxLayout>
#include <QPushButton>

namespace lectern {

DetailFoot::DetailFoot(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("detailFoot"));
    m_refusal = new FieldMessage(this);
    m_refusal->setObjectName(QStringLiteral("saveRefusal"));
    growWithLines(m_refusal);
    m_reason = new ToneLabel({}, Type::Small, Tone::Secondary, this);
    m_reason->setObjectName(QStringLiteral("openFields"));
    m_reason->setTextFormat(Qt::RichText);
    m_reason->setWordWrap(true);
    m_reason->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_reason->hide();
    m_next = new QPushButton(this);
    m_next->setObjectName(QStringLiteral("completeAndNext"));
    m_complete = new QPushButton(icon(IconName::Check), {}, this);
    m_complete->setObjectName(QStringLiteral("complete"));
    setKind(m_complete, Kind::Primary);
    for (QPushButton* button : {m_next, m_complete})
        button->setAutoDefault(false);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap8);
    layout->addWidget(m_refusal);
    layout->addWidget(m_reason);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGap8);
    row->addWidget(m_next, 5);
    row->addWidget(m_complete, 4);
    layout->addLayout(row);

    inEveryLanguage(this, [this] {
        m_next->setText(tr("Complete and next"));
        m_next->setToolTip(tr("Complete and go to the next session (Ctrl+Enter)"));
        m_complete->setText(tr("Complete"));
    });
    connect(m_reason, &QLabel::linkActivated, this, &DetailFoot::focusField);
    connect(m_complete, &QPushButton::clicked, this, &DetailFoot::completeClicked);
    connect(m_next, &QPushButton::clicked, this, &DetailFoot::completeAndNextClicked);
}

void DetailFoot::setOpenFields(const QVector<CompletionForm::OpenField>& fields)
{
    m_fields = fields;
    QStringList names;
    QStringList links;
    for (int i = 0; i < fields.size(); ++i) {
        const QString name = fields.at(i).name;
        names.append(name);
        links.append(QStringLiteral("<a href=\"%1\" style=\"text-decoration:none\">%2</a>")
                         .arg(i)
                         .arg(name.toHtmlEscaped()));
    }
    //: %1: names of fields
    const QString sentence = tr("Correct %n field(s) to complete: %1", nullptr, int(fields.size()));
    const QString separator = QStringLiteral(", ");
    m_reasonText = fields.isEmpty() ? QString() : sentence.arg(names.join(separator));
    m_reason->setText(fields.isEmpty() ? QString() : sentence.arg(links.join(separator)));
    setSpokenName(m_reason, m_reasonText);
    m_reason->setVisible(!fields.isEmpty());
    for (QPushButton* button : {m_next, m_complete}) {
        button->setEnabled(fields.isEmpty());
        setSpokenDescription(button, m_reasonText);
    }
}

void DetailFoot::setRefusal(const QString& words)
{
    if (words.isEmpty())
        m_refusal->clear();
    else
        m_refusal->setError(words);
}

void DetailFoot::setHint(const QString& words)
{
    m_refusal->setNote(IconName::Info, words, Tone::Secondary);
    announce(m_refusal, words);
}

QString DetailFoot::reasonText() const
{
    return m_reasonText;
}

void DetailFoot::focusField(const QString& link)
{
    bool ok = false;
    const int index = link.toInt(&ok);
    if (ok && index >= 0 && index < m_fields.size())
        m_fields.at(index).field->setFocus(Qt::ShortcutFocusReason);
}

QList<QWidget*> DetailFoot::focusChain() const
{
    return {m_reason, m_next, m_complete};
}

} // namespace lectern
