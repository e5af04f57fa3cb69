#include "status_command.h"

#include "domain/iso_time.h"
#include "output.h"
#include "wire/json_read.h"

using namespace Qt::StringLiterals;

namespace lectern::cli {

void StatusCommand::onOpened(Workspace& workspace)
{
    const AccountInfo info = desk().info();
    const ConnectionStatus status = workspace.status();
    const SessionListingPtr listing = workspace.directory().listing();
    const int sessions = listing ? listing->counts.all : 0;
    if (options().json) {
        say(QJsonObject{
            {u"status"_s, QJsonObject{{u"signed_in"_s, true},
                                      {u"account"_s, wire::toText(info.id)},
                                      {u"name"_s, info.displayName},
                                      {u"email"_s, wire::orNull(info.email)},
                                      {u"server"_s, info.serverRoot},
                                      {u"sessions"_s, sessions},
                                      {u"list_fetched_at"_s, wire::orNull(workspace.directory().fetchedAt())},
                                      {u"queued"_s, status.queued},
                                      {u"sending"_s, status.sending},
                                      {u"needs_attention"_s, status.needsAttention}}}});
    } else {
        say(u"Signed in as %1 at %2."_s.arg(info.displayName, info.serverRoot));
        const QString fetched = toIsoTime(workspace.directory().fetchedAt());
        say(fetched.isEmpty() ? u"The list was never fetched."_s
                              : u"%1 sessions, list from %2."_s.arg(sessions).arg(fetched));
        say(u"%1 saved on this computer, %2 need attention."_s.arg(status.unsent())
                .arg(status.needsAttention));
    }
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
