#include "ui/completion/delivery_section.h"

#include "domain/number_text.h"
#include "ui/common/button_row.h"
#include "ui/common/every_language.h"
#include "ui/common/isolated.h"
#include "ui/common/measures.h"
#include "ui/common/toggle_section.h"
#include "ui/common/tone_label.h"
#include "ui/completion/delivery_status.h"
#include "ui/completion/fact_rows.h"
#include "ui/completion/wrapping.h"
#include "ui/sessions/session_words.h"

#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace lectern {
namespace {

ToneLabel* makeText(const QString& name, Tone tone, QWidget* parent)
{
    auto* label = new ToneLabel({}, Type::Small, tone, parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    return label;
}

void showText(ToneLabel* label, const QString& text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

} // namespace

DeliverySection::DeliverySection(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("deliverySection"));
    build();
    m_second = new QTimer(this);
    m_second->setInterval(1000);
    connect(m_second, &QTimer::timeout, this, &DeliverySection::showState);
    hide();
}

void DeliverySection::build()
{
    m_fact = new IconLabel(this);
    m_fact->setObjectName(QStringLiteral("deliveryFact"));
    m_fact->setTone(Tone::Text);
    m_then = makeText(QStringLiteral("deliveryThen"), Tone::Secondary, this);
    m_facts = new FactRows(this);
    m_resultRow = m_facts->addRow();
    m_recordedRow = m_facts->addRow();
    m_attemptsRow = m_facts->addRow();
    m_errorRow = m_facts->addRow();
    m_technical = new ToggleSection({}, this);
    m_technical->setOpen(false);
    m_technicalText = makeText(QStringLiteral("technicalText"), Tone::Secondary, m_technical);
    m_technicalText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_technicalText->setFocusPolicy(Qt::NoFocus);
    growWithLines(m_technical);
    m_technical->content()->addWidget(m_technicalText);
    m_history = new ToggleSection({}, this);
    m_history->setOpen(false);
    m_historyText = makeText(QStringLiteral("historyText"), Tone::Secondary, m_history);
    growWithLines(m_history);
    m_history->content()->addWidget(m_historyText);

    makeButtons();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, kGap12, 0, 0);
    layout->setSpacing(kGap8);
    m_title = new ToneLabel({}, Type::StrongBold, Tone::Text, this);
    layout->addWidget(m_title);
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_fact, m_then, m_buttons, m_facts, m_technical, m_history})
        layout->addWidget(part);
    inEveryLanguage(this, [this] { retranslate(); });
}

void DeliverySection::retranslate()
{
    m_title->setText(tr("Delivery"));
    m_facts->setName(m_resultRow, tr("Your result"));
    m_facts->setName(m_recordedRow, tr("Recorded"));
    m_facts->setName(m_attemptsRow, tr("Tries"));
    m_facts->setName(m_errorRow, tr("Last error"));
    m_technical->setTitle(tr("Technical detail"));
    m_history->setTitle(tr("History"));
    m_recall->setText(tr("Recall"));
    m_recall->setToolTip(tr("Back into the form, as a draft"));
    m_receipt->setText(tr("Receipt…"));
    m_receipt->setToolTip(tr("What was sent, when, and what the server said"));
}

void DeliverySection::makeButtons()
{
    m_buttons = new ButtonRow(this);
    m_recall = new QPushButton(icon(IconName::Recall), {}, m_buttons);
    m_recall->setObjectName(QStringLiteral("recallRecord"));
    m_receipt = new QPushButton(icon(IconName::Receipt), {}, m_buttons);
    m_receipt->setObjectName(QStringLiteral("showReceipt"));
    for (QPushButton* button : {m_recall, m_receipt}) {
        button->setAutoDefault(false);
        m_buttons->addButton(button);
    }
    connect(m_recall, &QPushButton::clicked, this, [this] { Q_EMIT recallRequested(record()->id); });
    connect(m_receipt, &QPushButton::clicked, this, [this] { Q_EMIT receiptRequested(record()->id); });
}

const Record* DeliverySection::record() const
{
    return m_detail && !m_detail->records.isEmpty() ? &m_detail->records.constFirst() : nullptr;
}

void DeliverySection::setClock(const Clock* clock)
{
    m_clock = clock;
}

void DeliverySection::setConnection(const ConnectionStatus& status)
{
    m_connection = status;
    showState();
}

void DeliverySection::setDetail(const SessionDetailPtr& detail)
{
    const Record* before = record();
    const QUuid shown = before ? before->id : QUuid();
    m_detail = detail;
    const Record* now = record();
    setVisible(now != nullptr);
    if (now && now->id != shown) {
        m_technical->setOpen(false);
        m_history->setOpen(false);
    }
    showState();
    if (now)
        showFacts(*now);
    showHistory();
}

void DeliverySection::showState()
{
    const Record* now = record();
    if (!now) {
        m_second->stop();
        return;
    }
    const DeliveryStatus status(m_clock->now(), m_connection);
    const DeliveryStatus::Words words = status.of(*now);
    m_fact->setContent(words.icon, words.fact);
    m_fact->setIconTone(words.iconTone);
    // Why it needs attention, and what to do, stands above.
    showText(m_then, now->state == RecordState::NeedsAttention ? QString() : capitalised(words.then));
    m_recall->setVisible(canRecall(*now));
    m_buttons->refit();
    if (status.isCounting(*now))
        m_second->start();
    else
        m_second->stop();
}

QString DeliverySection::resultWords(const Record& record) const
{
    const SessionWords words(m_clock->now());
    const Completion& completion = record.completion;
    QStringList parts{completion.score ? writeNumber(completion.score->raw(), QLocale()) : tr("No score")};
    if (completion.timeSpent)
        parts.append(words.minutes(completion.timeSpent->seconds()));
    if (completion.notes)
        parts.append(completion.notes->text());
    return parts.join(QStringLiteral(" · "));
}

void DeliverySection::showFacts(const Record& record)
{
    const SessionWords times(m_clock->now());
    m_facts->setValue(m_resultRow,
                      record.state == RecordState::NeedsAttention ? resultWords(record) : QString());
    const QString day = times.day(record.recordedAt);
    m_facts->setValue(m_recordedRow,
                      tr("%1, %2", "day, time of day").arg(day, times.timeOfDay(record.recordedAt)));
    m_facts->setValue(m_attemptsRow, record.attempts > 0 ? QLocale().toString(record.attempts) : QString());
    const bool said =
        record.state == RecordState::NeedsAttention && record.reason == AttentionReason::Rejected;
    m_facts->setValue(m_errorRow,
                      said || record.state == RecordState::Delivered ? QString() : record.lastError);

    QStringList lines;
    if (!record.lastErrorDetail.isEmpty())
        lines.append(record.lastErrorDetail);
    if (!record.requestId.isEmpty())
        lines.append(tr("Request %1").arg(isolated(record.requestId)));
    lines.append(tr("Record %1").arg(isolated(record.id.toString(QUuid::WithoutBraces))));
    m_technicalText->setText(lines.join(u'\n'));
}

void DeliverySection::showHistory()
{
    QStringList lines;
    if (m_detail) {
        const SessionWords times(m_clock->now());
        for (const HistoryLine& line : m_detail->history) {
            const QString text = times.moment(line.at) + QStringLiteral("  ") + line.words;
            lines.append(
                line.times == 1
                    ? text
                    //: %1: what happened, %2: a time or weekday
                    : tr("%1 (%n times, last %2)", nullptr, line.times).arg(text, times.moment(line.lastAt)));
        }
    }
    m_history->setVisible(!lines.isEmpty());
    m_history->setSummary(tr("%n entry(ies)", nullptr, int(lines.size())));
    m_historyText->setText(lines.join(u'\n'));
}

QList<QWidget*> DeliverySection::focusChain() const
{
    return {m_recall, m_receipt, m_technical->headButton(), m_history->headButton()};
}

} // namespace lectern
