#include "ui/sessions/session_words.h"

#include "domain/number_text.h"
#include "ui/common/isolated.h"

#include <cmath>

namespace lectern {
namespace {

bool isThisWeek(const QDate& day, const QDate& today)
{
    const qint64 ago = day.daysTo(today);
    return ago >= 0 && ago < 7;
}

} // namespace

QString CellWords::joined() const
{
    if (first.isEmpty() || second.isEmpty())
        return first + second;
    return first + u' ' + second;
}

SessionWords::SessionWords(const QDateTime& now, const QLocale& locale)
    : m_now(now.toLocalTime())
    , m_locale(locale)
{
}

QString SessionWords::day(const QDateTime& time) const
{
    if (!time.isValid())
        return {};
    const QDate day = time.toLocalTime().date();
    if (day == m_now.date())
        return tr("Today");
    //: The format of a day of the last months, as QLocale::toString() reads it: weekday, day, month.
    const QString near = tr("ddd d MMM");
    //: The format of a day long ago, as QLocale::toString() reads it: day, month, year.
    const QString far = tr("d MMM yyyy");
    return m_locale.toString(day, std::abs(day.daysTo(m_now.date())) < 180 ? near : far);
}

QString SessionWords::timeOfDay(const QDateTime& time) const
{
    return time.isValid() ? m_locale.toString(time.toLocalTime().time(), QLocale::ShortFormat) : QString();
}

QString SessionWords::moment(const QDateTime& time) const
{
    if (!time.isValid())
        return {};
    const QDate day = time.toLocalTime().date();
    if (day == m_now.date())
        return timeOfDay(time);
    //: The format of a day, as QLocale::toString() reads it: weekday; then day, month.
    return m_locale.toString(day, isThisWeek(day, m_now.date()) ? tr("ddd") : tr("d MMM"));
}

QString SessionWords::minutes(qint64 seconds) const
{
    if (seconds > 0 && seconds < 30)
        return tr("< 1 min");
    return tr("%1 min").arg(m_locale.toString(qRound64(static_cast<double>(seconds) / 60.0)));
}

QString SessionWords::platforms(const QStringList& words)
{
    static const QHash<QString, QString> names{
        {QStringLiteral("quest"), QStringLiteral("Quest")},
        {QStringLiteral("quest2"), QStringLiteral("Quest 2")},
        {QStringLiteral("quest3"), QStringLiteral("Quest 3")},
        {QStringLiteral("quest3s"), QStringLiteral("Quest 3S")},
        {QStringLiteral("questpro"), QStringLiteral("Quest Pro")},
        {QStringLiteral("quest_pro"), QStringLiteral("Quest Pro")},
        {QStringLiteral("pico4"), QStringLiteral("Pico 4")},
        {QStringLiteral("pico_neo3"), QStringLiteral("Pico Neo 3")},
    };
    QStringList result;
    result.reserve(words.size());
    for (const QString& word : words)
        result.append(names.value(word.toLower(), word));
    return result.join(QStringLiteral(", "));
}

QString SessionWords::statusName(const QString& wireWord)
{
    switch (OpenEnum<SessionStatus>::fromWord(wireWord).value()) {
    case SessionStatus::Downloading:
        return tr("Downloading");
    case SessionStatus::Downloaded:
        return tr("Downloaded");
    case SessionStatus::InProgress:
        return tr("In progress");
    case SessionStatus::Completed:
        return tr("Completed");
    case SessionStatus::Unknown:
        break;
    }
    return wireWord.isEmpty() ? tr("Unknown") : wireWord;
}

CellWords SessionWords::status(const SessionRow& row)
{
    const OpenEnum<SessionStatus> status = row.isCompleted() ? SessionStatus::Completed : row.session->status;
    const QString name = statusName(status.word());
    switch (status.value()) {
    case SessionStatus::Downloading:
        return {name, {}, IconName::Downloading, Tone::Neutral};
    case SessionStatus::Downloaded:
        return {name, {}, IconName::Headset, Tone::Neutral};
    case SessionStatus::InProgress:
        return {name, {}, IconName::InProgress, Tone::Info};
    case SessionStatus::Completed:
        return {name, {}, IconName::Completed, Tone::Neutral};
    case SessionStatus::Unknown:
        break;
    }
    return {name, {}, IconName::Info, Tone::Neutral};
}

CellWords SessionWords::started(const SessionRow& row) const
{
    const QDateTime time = row.session->startedAt();
    return {day(time), timeOfDay(time), std::nullopt, Tone::Text};
}

CellWords SessionWords::result(const SessionRow& row) const
{
    const std::optional<double> score = row.shownScore();
    if (!score)
        return {};
    CellWords words{writeNumber(*score, m_locale), {}, std::nullopt, Tone::Text};
    if (const std::optional<bool> passed = row.shownPassed()) {
        words.second = *passed ? tr("Passed") : tr("Failed");
        words.icon = *passed ? IconName::Passed : IconName::Failed;
        words.tone = *passed ? Tone::Pass : Tone::Fail;
    }
    return words;
}

CellWords SessionWords::delivery(const SessionRow& row) const
{
    if (row.completedElsewhere()) {
        const bool queued = row.record && row.record->state == RecordState::Queued;
        return {queued ? tr("Saved") : tr("Draft"), tr("done elsewhere", "the session, by somebody"),
                IconName::Conflict, Tone::Info};
    }
    if (row.unconfirmed)
        return recordWords(*row.unconfirmed, row.session->startedAt());
    if (row.record) {
        const RecordState state = row.record->state;
        const bool isPast = state == RecordState::Discarded || state == RecordState::Superseded ||
                            state == RecordState::Draft;
        if (!isPast || !row.draftSavedAt.isValid())
            return recordWords(*row.record, row.session->startedAt());
    }
    if (!row.draftSavedAt.isValid())
        return {};
    return {tr("Draft"), tr("saved %1", "time or weekday").arg(moment(row.draftSavedAt)), IconName::Edit,
            Tone::Secondary};
}

QString SessionWords::attentionWords(AttentionReason reason)
{
    switch (reason) {
    case AttentionReason::Conflict:
        return tr("two results");
    case AttentionReason::SessionGone:
        return tr("session gone");
    case AttentionReason::SessionOpen:
        return tr("session open");
    case AttentionReason::HandedOver:
        return tr("handed over");
    case AttentionReason::Unconfirmed:
        return tr("who recorded it?");
    case AttentionReason::Rejected:
    case AttentionReason::None:
        break;
    }
    return tr("not accepted");
}

CellWords SessionWords::recordWords(const Record& record, const QDateTime& started) const
{
    switch (record.state) {
    case RecordState::Draft:
        return {tr("Draft"), tr("saved %1", "time or weekday").arg(moment(record.changedAt)), IconName::Edit,
                Tone::Secondary};
    case RecordState::Queued:
        if (record.isStuck)
            return {tr("Saved"), tr("fails again and again"), IconName::NeedsAttention, Tone::Attention};
        return {tr("Saved"), record.outcomeUnknown ? tr("may have arrived") : tr("on this computer"),
                IconName::Queued, Tone::Info};
    case RecordState::Sending:
        return {tr("Sending"), tr("since %1").arg(timeOfDay(record.sendingSince)), IconName::Sending,
                Tone::Info};
    case RecordState::Delivered: {
        // The day stands in the row already if it was the same.
        const bool sameDay = record.deliveredAt.toLocalTime().date() == started.toLocalTime().date();
        return {tr("Delivered"), sameDay ? timeOfDay(record.deliveredAt) : moment(record.deliveredAt),
                IconName::Delivered, Tone::Pass};
    }
    case RecordState::NeedsAttention: {
        return {tr("Needs attention"), attentionWords(record.reason), IconName::NeedsAttention,
                Tone::Attention};
    }
    case RecordState::Discarded:
        return {tr("Discarded"), moment(record.changedAt), IconName::Discard, Tone::Secondary};
    case RecordState::Superseded:
        return {tr("Replaced"), moment(record.changedAt), IconName::History, Tone::Secondary};
    }
    return {};
}

QString SessionWords::title(const Session& session)
{
    return session.package.title.isEmpty() ? tr("A session that is not listed") : session.package.title;
}

QString SessionWords::nameOf(const SessionRow& row)
{
    return row.label.isEmpty() ? title(*row.session) : row.label;
}

QString SessionWords::sentence(const SessionRow& row) const
{
    const PackageBrief& package = row.session->package;
    QStringList parts{isolated((title(*row.session) + u' ' + package.version).trimmed())};
    parts << isolated(platforms(package.targetPlatforms)) << isolated(row.label)
          << isolated(status(row).first);
    const CellWords start = started(row);
    if (!start.isEmpty())
        parts << tr("started %1", "day and time").arg(start.joined());
    if (const auto seconds = row.shownSeconds())
        parts << tr("%n minute(s)", "", static_cast<int>(qRound64(static_cast<double>(*seconds) / 60.0)));
    const CellWords score = result(row);
    parts << (score.isEmpty() ? tr("no score") : tr("score %1").arg(score.joined()));
    parts << delivery(row).joined();
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace lectern
