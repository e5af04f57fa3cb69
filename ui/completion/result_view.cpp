#include "ui/completion/result_view.h"

#include "ui/common/every_language.h"
#include "ui/common/measures.h"
#include "ui/common/tone_label.h"
#include "ui/completion/fact_rows.h"
#include "ui/completion/preview_strip.h"
#include "ui/sessions/session_words.h"

#include <QVBoxLayout>

namespace lectern {
ResultView::ResultView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("resultView"));
    m_strip = new PreviewStrip(this);
    m_strip->setObjectName(QStringLiteral("resultStrip"));
    m_facts = new FactRows(this);
    m_timeRow = m_facts->addRow();
    m_whenRow = m_facts->addRow();
    m_notes = new ToneLabel({}, Type::Body, Tone::Text, this);
    m_notes->setObjectName(QStringLiteral("resultNotes"));
    m_notes->setWordWrap(true);
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_notes->setFocusPolicy(Qt::NoFocus);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap8);
    auto* title = new ToneLabel({}, Type::StrongBold, Tone::Text, this);
    layout->addWidget(title);
    layout->addWidget(m_strip);
    layout->addWidget(m_facts);
    layout->addSpacing(kGap4);
    auto* notesTitle = new ToneLabel({}, Type::SmallStrong, Tone::Text, this);
    layout->addWidget(notesTitle);
    layout->addWidget(m_notes);
    inEveryLanguage(this, [this, title, notesTitle] {
        m_facts->setName(m_timeRow, tr("Time spent"));
        m_facts->setName(m_whenRow, tr("Completed"));
        title->setText(tr("Result"));
        notesTitle->setText(tr("Notes"));
    });
}

const Record* ResultView::ownResult(const SessionDetail& detail)
{
    for (const Record& record : detail.records) {
        if (isLive(record.state) ||
            (record.state == RecordState::NeedsAttention && record.reason == AttentionReason::SessionGone))
            return &record;
    }
    return nullptr;
}

void ResultView::setClock(const Clock* clock)
{
    m_clock = clock;
}

QString ResultView::notesText() const
{
    return m_notes->text();
}

void ResultView::setDetail(const SessionDetail& detail)
{
    if (const Record* record = ownResult(detail))
        showRecord(*record);
    else
        showSession(*detail.row.session);
}

void ResultView::showRecord(const Record& record)
{
    const SessionWords words(m_clock->now());
    const Completion& completion = record.completion;
    if (completion.score)
        m_strip->showScore(*completion.score);
    else
        m_strip->showCompletedWithoutScore();
    m_facts->setValue(m_timeRow,
                      completion.timeSpent ? words.minutes(completion.timeSpent->seconds()) : QString());
    m_facts->setValue(m_whenRow, tr("%1, %2", "day, time of day")
                                     .arg(words.day(record.recordedAt), words.timeOfDay(record.recordedAt)));
    m_notes->setTone(completion.notes ? Tone::Text : Tone::Secondary);
    m_notes->setText(completion.notes ? completion.notes->text() : tr("No notes"));
}

void ResultView::showSession(const Session& session)
{
    const SessionWords words(m_clock->now());
    if (session.score) {
        const bool passed = session.successStatus && *session.successStatus == SuccessStatus::Passed;
        m_strip->showReport(session.score->raw, session.score->scaled, passed);
    } else {
        m_strip->showCompletedWithoutScore();
    }
    m_facts->setValue(m_timeRow,
                      session.timeSpentSeconds ? words.minutes(*session.timeSpentSeconds) : QString());
    m_facts->setValue(m_whenRow,
                      session.completedAt.isValid()
                          ? tr("%1, %2", "day, time of day")
                                .arg(words.day(session.completedAt), words.timeOfDay(session.completedAt))
                          : QString());
    m_notes->setTone(Tone::Secondary);
    m_notes->setText(tr("The server does not return notes."));
}

} // namespace lectern
