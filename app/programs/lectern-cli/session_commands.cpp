#include "session_commands.h"

#include "domain/printable.h"
#include "output.h"
#include "wire/json_read.h"

using namespace Qt::StringLiterals;

namespace lectern::cli {

bool SessionCreateCommand::check()
{
    bool good = true;
    const auto package = wire::uuidFromText(options().values.value(u"package"_s));
    if (package) {
        m_new.packageId = *package;
    } else {
        complain(u"package: Name the package by its id, a UUID (--package ID)."_s);
        good = false;
    }
    if (options().values.contains(u"activity"_s)) {
        m_new.activityId = wire::uuidFromText(options().values.value(u"activity"_s));
        if (!m_new.activityId) {
            complain(u"activity: Must be an id, a UUID."_s);
            good = false;
        }
    }
    if (!good)
        end(ExitCode::InvalidInput);
    return good;
}

void SessionCreateCommand::onOpened(Workspace& workspace)
{
    const auto ask = [this, &workspace] {
        if (!std::exchange(m_asked, true))
            workspace.createSession(m_new);
    };
    connect(&workspace, &Workspace::identityConfirmed, this, ask, Qt::QueuedConnection);
    connect(&workspace, &Workspace::statusChanged, this, &SessionCreateCommand::onStatus);
    connect(&workspace, &Workspace::failed, this, [this](const Failure& failure) {
        if (m_asked && !std::exchange(m_over, true))
            endWith(failure);
    });
    connect(&workspace, &Workspace::sessionCreated, this, [this](const Session& session, bool wasThere) {
        if (std::exchange(m_over, true))
            return;
        if (options().json)
            say(QJsonObject{{u"session"_s, wire::toJson(session)}, {u"was_open"_s, wasThere}});
        else
            say(wire::toText(session.id));
        if (wasThere && !options().json)
            complain(
                u"This session was open already: the server has one for a package and activity at a time."_s);
        end(ExitCode::Ok);
    });
    connectToServer();
    if (workspace.isIdentityConfirmed())
        ask();
}

void SessionCreateCommand::onStatus(const ConnectionStatus& status)
{
    using State = ConnectionStatus::State;
    if (m_over || m_asked || status.state == State::Connecting || status.state == State::Online)
        return;
    m_over = true;
    if (status.state == State::SignInNeeded)
        endWith({FailureReason::SignInNeeded, status.words, {}});
    else
        endWith({FailureReason::Unreachable,
                 u"A session can only be created with a connection. %1"_s.arg(status.words), status.detail});
}

bool SessionLabelCommand::check()
{
    const auto session = wire::uuidFromText(options().arguments.first());
    if (session) {
        m_session = *session;
        return true;
    }
    complain(u"session: Must be the id of a session, a UUID."_s);
    end(ExitCode::InvalidInput);
    return false;
}

void SessionLabelCommand::onOpened(Workspace& workspace)
{
    if (const auto saved = workspace.setLabel(m_session, options().arguments.last()); !saved) {
        endWith(saved.error());
        return;
    }
    const QString label = workspace.store().label(m_session);
    if (options().json) {
        say(QJsonObject{{u"session"_s, QJsonObject{{u"id"_s, wire::toText(m_session)},
                                                   {u"label"_s, wire::orNull(label)}}}});
    } else {
        say(label.isEmpty() ? u"The label is gone."_s : printableLine(u"The label is '%1'."_s.arg(label)));
    }
    end(ExitCode::Ok);
}

} // namespace lectern::cli
