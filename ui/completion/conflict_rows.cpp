#include "ui/completion/conflict_rows.h"

#include "domain/number_text.h"
#include "ui/sessions/session_words.h"

#include <cmath>
#include <utility>

namespace lectern {
namespace {

using Cell = ConflictRow::Cell;

constexpr double kSameScore = 0.005; // as the outbox compares
constexpr qint64 kSameSeconds = 1;

Cell secondary(const QString& text)
{
    return {std::nullopt, text, Tone::Secondary};
}

template <typename Value, typename Compare>
bool isSame(const std::optional<Value>& one, const std::optional<Value>& other, Compare compare)
{
    return one && other ? compare(*one, *other) : !one && !other;
}

} // namespace

ConflictRows::ConflictRows(const Record& ours, const std::optional<Session>& server, QDateTime now,
                           const QLocale& locale)
    : m_ours(ours)
    , m_server(server)
    , m_now(std::move(now))
    , m_locale(locale)
{
}

QList<ConflictRow> ConflictRows::of(const Record& ours, const std::optional<Session>& server,
                                    const QDateTime& now, const QLocale& locale)
{
    const ConflictRows rows(ours, server, now, locale);
    return {rows.score(), rows.result(), rows.time(), rows.completed(), rows.notes()};
}

ConflictRow ConflictRows::row(const QString& name, const Cell& ours, const Cell& theirs, bool same) const
{
    if (!m_server)
        return {name, ours, secondary(tr("Not known yet")), ConflictRow::Verdict::Unknown};
    return {name, ours, theirs, same ? ConflictRow::Verdict::Same : ConflictRow::Verdict::Differs};
}

ConflictRow ConflictRows::score() const
{
    const auto cell = [this](const std::optional<double>& score) {
        return score ? Cell{std::nullopt, writeNumber(*score, m_locale), Tone::Text}
                     : secondary(tr("No score"));
    };
    std::optional<double> ours;
    if (m_ours.completion.score)
        ours = m_ours.completion.score->raw();
    std::optional<double> theirs;
    if (m_server && m_server->score)
        theirs = m_server->score->raw;
    return row(tr("Score"), cell(ours), cell(theirs), isSame(ours, theirs, [](double one, double other) {
                   return std::abs(one - other) <= kSameScore;
               }));
}

ConflictRow ConflictRows::result() const
{
    const auto cell = [](const std::optional<bool>& passed) {
        if (!passed)
            return secondary(tr("None"));
        return *passed ? Cell{IconName::Passed, tr("Passed"), Tone::Pass}
                       : Cell{IconName::Failed, tr("Failed"), Tone::Fail};
    };
    std::optional<bool> ours;
    if (m_ours.completion.score)
        ours = m_ours.completion.score->passed();
    std::optional<bool> theirs;
    if (m_server && m_server->successStatus && m_server->successStatus->value() != SuccessStatus::Unknown)
        theirs = *m_server->successStatus == SuccessStatus::Passed;
    return row(tr("Result"), cell(ours), cell(theirs), ours == theirs);
}

ConflictRow ConflictRows::time() const
{
    const SessionWords words(m_now, m_locale);
    const auto cell = [&words](const std::optional<qint64>& seconds) {
        return seconds ? Cell{std::nullopt, words.minutes(*seconds), Tone::Text} : secondary(tr("No time"));
    };
    std::optional<qint64> ours;
    if (m_ours.completion.timeSpent)
        ours = m_ours.completion.timeSpent->seconds();
    const std::optional<qint64> theirs = m_server ? m_server->timeSpentSeconds : std::nullopt;
    return row(tr("Time spent"), cell(ours), cell(theirs), isSame(ours, theirs, [](qint64 one, qint64 other) {
                   return std::abs(one - other) <= kSameSeconds;
               }));
}

ConflictRow ConflictRows::completed() const
{
    const QString ours = moment(m_ours.recordedAt);
    const QString theirs = m_server ? moment(m_server->completedAt) : QString();
    return row(tr("Completed"), {std::nullopt, ours + u'\n' + tr("(this computer)"), Tone::Text},
               theirs.isEmpty() ? secondary(tr("No time"))
                                : Cell{std::nullopt, theirs + u'\n' + tr("(server)"), Tone::Text},
               ours == theirs);
}

ConflictRow ConflictRows::notes() const
{
    const auto& notes = m_ours.completion.notes;
    return {tr("Notes"), notes ? Cell{std::nullopt, notes->text(), Tone::Text} : secondary(tr("No notes")),
            secondary(tr("Not sent back by the server")), ConflictRow::Verdict::Unknown};
}

QString ConflictRows::moment(const QDateTime& time) const
{
    const SessionWords words(m_now, m_locale);
    if (!time.isValid())
        return {};
    //: a day and a time of day: "Today 10:14"
    return tr("%1 %2").arg(words.day(time), words.timeOfDay(time));
}

} // namespace lectern
