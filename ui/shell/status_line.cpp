#include "ui/shell/status_line.h"

#include "ui/common/announce.h"
#include "ui/common/every_language.h"
#include "ui/common/kinds.h"
#include "ui/common/measures.h"
#include "ui/common/tone_label.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace lectern {
namespace {

IconLabel* makeLabel(const QString& name, StatusLine* parent)
{
    auto* const label = new IconLabel(parent);
    label->setObjectName(name);
    label->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    label->hide();
    return label;
}

} // namespace

StatusLine::StatusLine(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("statusLine"));
    m_connection = makeLabel(QStringLiteral("connectionStatus"), this);
    m_demo = makeLabel(QStringLiteral("demoStatus"), this);
    m_clock = makeLabel(QStringLiteral("clockStatus"), this);
    m_attention = new QPushButton(this);
    m_attention->setObjectName(QStringLiteral("attentionStatus"));
    inEveryLanguage(this, [this] { m_attention->setToolTip(tr("Show what needs attention")); });
    setKind(m_attention, Kind::Flat);
    setSmall(m_attention);
    m_attention->hide();
    connect(m_attention, &QPushButton::clicked, this, &StatusLine::attentionRequested);
    m_sending = makeLabel(QStringLiteral("sendingStatus"), this);
    m_saved = makeLabel(QStringLiteral("savedStatus"), this);
    m_nothing = makeLabel(QStringLiteral("nothingStatus"), this);
    m_selection = makeLabel(QStringLiteral("selectionStatus"), this);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(kGap16, 0, kGap16, 0);
    row->setSpacing(kGap16);
    row->addWidget(m_connection);
    row->addWidget(m_demo);
    row->addWidget(m_clock);
    row->addStretch(1);
    row->addWidget(m_attention);
    for (QWidget* const label : {m_sending, m_saved, m_nothing, m_selection})
        row->addWidget(label);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setMinimumHeight(grown(kStatusBarHeight, fontMetrics()));
}

void StatusLine::show(IconLabel* label, const StatusWords& words)
{
    if (label->text() != words.text || label->isHidden()) {
        label->setContent(words.icon, words.text);
        label->setTone(words.tone);
    }
    label->setVisible(!words.text.isEmpty());
}

void StatusLine::setConnection(const ConnectionStatus& status, bool listIsEmpty)
{
    const ConnectionWords words(status, QDateTime::currentDateTimeUtc());
    show(m_connection, words.connection(listIsEmpty));
    show(m_demo, {IconName::Headset, status.isDemo ? tr("Demo: nothing leaves this computer") : QString(),
                  Tone::Secondary});
    show(m_clock, words.clock());
    // The words first: a narrow window cuts them off.
    m_clock->setToolTip(
        m_clock->text() + QStringLiteral(". ") +
        tr("Results are recorded and sent all the same. Both times are kept: when a result was "
           "recorded by this computer's clock, and when the server received it by its own."));
    showAttention(words.attention());
    show(m_sending, words.sending());
    show(m_saved, words.saved());
    show(m_nothing, words.nothing());
}

void StatusLine::showAttention(const StatusWords& words)
{
    if (m_attention->text() != words.text) {
        m_attention->setText(words.text);
        m_attention->setIcon(icon(IconName::NeedsAttention, words.tone));
    }
    m_attention->setVisible(!words.text.isEmpty());
}

void StatusLine::setSelection(int selected, int count)
{
    const QLocale locale;
    const QString text = count > 0
                             ? tr("%1 of %2 selected").arg(locale.toString(selected), locale.toString(count))
                             : QString();
    m_selection->setTabular(true);
    show(m_selection, {std::nullopt, text, Tone::Secondary});
}

void StatusLine::clear()
{
    m_attention->hide();
    for (IconLabel* const label : {m_connection, m_demo, m_clock, m_sending, m_saved, m_nothing, m_selection})
        label->hide();
}

void StatusLine::announceState(const QString& words)
{
    announce(this, words);
}

} // namespace lectern
