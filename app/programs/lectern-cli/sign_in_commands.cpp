#include "sign_in_commands.h"

#include "domain/printable.h"
#include "input.h"
#include "output.h"
#include "wire/json_read.h"

using namespace Qt::StringLiterals;

namespace lectern::cli {
namespace {

constexpr int kPatienceMs = 5'000; ///< with the server, before the sign-out and after it

} // namespace

bool SignInCommand::readRequest(SignInRequest& request)
{
    const bool withPassword = options().has(u"password-stdin"_s);
    const bool withToken = options().has(u"token-stdin"_s);
    if (withPassword == withToken) {
        complain(u"Give --email E --password-stdin, or --token-stdin."_s);
        return false;
    }
    if (withPassword && options().values.value(u"email"_s).isEmpty()) {
        complain(u"email: Name the account with --email."_s);
        return false;
    }
    request.person = options().person;
    request.method = withToken ? SignInMethod::Token : SignInMethod::Password;
    request.email = options().values.value(u"email"_s);
    const auto secret = secretFromStdin();
    if (!secret)
        complain((withToken ? u"token: "_s : u"password: "_s) + secret.error().message);
    else
        (withToken ? request.token : request.password) = *secret;
    return secret.ok();
}

void SignInCommand::start()
{
    SignInRequest request;
    if (!readRequest(request)) {
        end(ExitCode::InvalidInput);
        return;
    }
    if (!openDesk())
        return;
    request.server = serverInput();
    if (request.server.isEmpty()) {
        complain(u"server: Name the server with --server."_s);
        end(ExitCode::InvalidInput);
        return;
    }
    connect(&desk(), &AccountDesk::opened, this, [this](Workspace* workspace) { onOpened(*workspace); });
    connect(&desk(), &AccountDesk::signInKept, this, &SignInCommand::onKept);
    connect(&desk(), &AccountDesk::personAsked, this, &SignInCommand::onPersonAsked);
    connect(&desk(), &AccountDesk::failed, this, &SignInCommand::refuse);
    desk().signIn(request);
}

void SignInCommand::onOpened(Workspace& workspace)
{
    Q_UNUSED(workspace)
    m_info = desk().info(); // signInKept() ends it
}

void SignInCommand::onKept(const Outcome& kept)
{
    if (!kept) {
        (void)desk().registry().setSignedOut(m_info.id);
        refuse(kept.error());
        return;
    }
    if (options().json) {
        say(QJsonObject{{u"account"_s, QJsonObject{{u"id"_s, wire::toText(m_info.id)},
                                                   {u"name"_s, m_info.displayName},
                                                   {u"email"_s, wire::orNull(m_info.email)},
                                                   {u"server"_s, m_info.serverRoot}}}});
    } else {
        say(printableLine(u"Signed in as %1 at %2."_s.arg(m_info.displayName, m_info.serverRoot)));
    }
    end(ExitCode::Ok);
}

void SignInCommand::refuse(const Failure& failure)
{
    Failure told = failure;
    if (failure.reason == FailureReason::SecretStoreMissing)
        told.message += u" Set LECTERN_TOKEN to sign in for one call without it."_s;
    endWith(told);
}

/// With a token for one call there is no sign-in of which the server should know.
SignOutCommand::Network SignOutCommand::network() const
{
    return qEnvironmentVariableIsEmpty("LECTERN_TOKEN") ? Network::OnDemand : Network::None;
}

/// First online, if that is possible: then the server learns of it, and a copy of the sign-in is worth
/// nothing.
void SignOutCommand::onOpened(Workspace& workspace)
{
    m_unsent = workspace.status().unsent() + workspace.status().needsAttention;
    connect(&desk(), &AccountDesk::signedOut, this, [this](const Outcome& removed) {
        m_signedOut = removed;
        endIfOver();
    });
    connect(&desk(), &AccountDesk::serverTold, this, [this](bool told) {
        m_serverTold = told;
        endIfOver();
    });
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_asked)
            m_serverTold = false; // it takes too long to answer
        signOut();
        endIfOver();
    });
    if (network() == Network::None) {
        signOut();
        return;
    }
    const auto whenKnown = [this](const ConnectionStatus& status) {
        if (status.state != ConnectionStatus::State::Connecting)
            signOut();
    };
    connect(&workspace, &Workspace::statusChanged, this, whenKnown, Qt::QueuedConnection);
    m_patience.start(kPatienceMs);
    connectToServer();
}

void SignOutCommand::signOut()
{
    if (std::exchange(m_asked, true))
        return;
    m_patience.start(kPatienceMs);
    desk().signOut();
}

void SignOutCommand::endIfOver()
{
    if (!m_signedOut || !m_serverTold)
        return;
    m_patience.stop();
    if (!*m_signedOut) {
        endWith(m_signedOut->error());
        return;
    }
    if (options().json) {
        say(QJsonObject{{u"status"_s, QJsonObject{{u"signed_in"_s, false},
                                                  {u"unsent"_s, m_unsent},
                                                  {u"server_told"_s, *m_serverTold}}}});
    } else {
        say(m_unsent > 0 ? u"Signed out. %1 unsent records stay on this computer."_s.arg(m_unsent)
                         : u"Signed out."_s);
    }
    end(ExitCode::Ok);
}

void SignOutCommand::onRefused(const Failure& failure)
{
    if (failure.reason != FailureReason::SignInNeeded) {
        endWith(failure);
        return;
    }
    if (options().json)
        say(QJsonObject{{u"status"_s,
                         QJsonObject{{u"signed_in"_s, false}, {u"unsent"_s, 0}, {u"server_told"_s, false}}}});
    else
        say(u"Nobody is signed in."_s);
    end(ExitCode::Ok);
}

} // namespace lectern::cli
