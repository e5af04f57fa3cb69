#include "status_command.h"

#include "domain/iso_time.h"
#include "domain/printable.h"
#include "output.h"
#include "wire/json_read.h"

using namespace Qt::StringLiterals;

namespace lectern::cli {
namespace {

/// The server tells whole seconds, so one of them is no difference.
QString clockWords(const std::optional<qint64>& offsetMs)
{
    constexpr qint64 kMsPerSecond = 1000;
    if (!offsetMs)
        return u"The server's clock is not known yet."_s;
    const qint64 seconds = qAbs(*offsetMs) / kMsPerSecond;
    if (seconds < 2)
        return u"The server's clock and this computer's agree."_s;
    return (*offsetMs > 0 ? u"The server's clock is %1 s ahead of this computer's."_s
                          : u"The server's clock is %1 s behind this computer's."_s)
        .arg(seconds);
}

/// All that there is to tell.
struct Told
{
    AccountInfo info;
    ConnectionStatus status;
    UnsentSummary unsent;
    std::optional<RepairReport> repair; ///< not yet taken note of
    int sessions = 0;
    QDateTime fetchedAt;
};

QJsonObject toJson(const Told& told)
{
    return {{u"signed_in"_s, true},
            {u"account"_s, wire::toText(told.info.id)},
            {u"name"_s, told.info.displayName},
            {u"email"_s, wire::orNull(told.info.email)},
            {u"server"_s, told.info.serverRoot},
            {u"sessions"_s, told.sessions},
            {u"list_fetched_at"_s, wire::orNull(told.fetchedAt)},
            {u"queued"_s, told.status.queued},
            {u"sending"_s, told.status.sending},
            {u"needs_attention"_s, told.status.needsAttention},
            {u"outcome_unknown"_s, told.unsent.outcomeUnknown},
            {u"oldest_unsent_at"_s, wire::orNull(told.unsent.oldestRecordedAt)},
            {u"clock_offset_ms"_s, wire::orNull(told.unsent.serverOffsetMs)},
            {u"stuck"_s, told.status.stuck},
            {u"forecast_minutes"_s, told.status.forecastMinutes},
            {u"writes_per_minute"_s, told.status.writesPerMinute},
            {u"repair"_s, told.repair ? QJsonValue(cli::toJson(*told.repair)) : QJsonValue()}};
}

QStringList toLines(const Told& told)
{
    QStringList lines{
        printableLine(u"Signed in as %1 at %2."_s.arg(told.info.displayName, told.info.serverRoot))};
    lines.append(told.fetchedAt.isValid()
                     ? u"%1 sessions, list from %2."_s.arg(told.sessions).arg(toIsoTime(told.fetchedAt))
                     : u"The list was never fetched."_s);
    lines.append(u"%1 saved on this computer, %2 need attention."_s.arg(told.status.unsent())
                     .arg(told.status.needsAttention));
    if (told.status.forecastMinutes > 0)
        lines.append(u"Sending them takes about %1 minutes: the server allows %2 a minute."_s
                         .arg(told.status.forecastMinutes)
                         .arg(told.status.writesPerMinute));
    if (told.status.stuck > 0)
        lines.append(u"%1 need a person: sending them fails again and again."_s.arg(told.status.stuck));
    if (told.unsent.oldestRecordedAt.isValid())
        lines.append(u"The oldest was recorded at %1."_s.arg(toIsoTime(told.unsent.oldestRecordedAt)));
    if (told.unsent.outcomeUnknown > 0)
        lines.append(
            u"%1 may have reached the server; the next try finds out."_s.arg(told.unsent.outcomeUnknown));
    lines.append(clockWords(told.unsent.serverOffsetMs));
    return lines;
}

} // namespace

void StatusCommand::onOpened(Workspace& workspace)
{
    const auto unsent = workspace.store().unsentSummary();
    if (!unsent) {
        endWith(unsent.error());
        return;
    }
    const SessionListingPtr listing = workspace.directory().listing();
    const auto repair = workspace.store().unseenRepair();
    if (!repair) {
        endWith(repair.error());
        return;
    }
    const Told told{desk().info(),
                    workspace.status(),
                    *unsent,
                    *repair,
                    listing ? listing->counts.all : 0,
                    workspace.directory().fetchedAt()};
    if (options().json)
        say(QJsonObject{{u"status"_s, toJson(told)}});
    else
        say(toLines(told).join(u'\n'));
    end(ExitCode::Ok);
}

void StatusCommand::onRefused(const Failure& failure)
{
    if (failure.reason != FailureReason::SignInNeeded) {
        endWith(failure);
        return;
    }
    if (options().json)
        say(QJsonObject{{u"status"_s, QJsonObject{{u"signed_in"_s, false}}}});
    else
        say(failure.message);
    end(ExitCode::Ok);
}

} // namespace lectern::cli
