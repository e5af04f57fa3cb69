#include "workspace/workspace.h"

#include "auth/jwt.h"

// The part of a Workspace that finds out who is signed in and how the connection stands.

namespace lectern {
namespace {

constexpr int kFreshForSeconds = 20; // coming back online doesn't fetch a list that has just come

} // namespace

QString pastedTokenKey(const QUuid& accountId)
{
    return QStringLiteral("access-token/") + accountId.toString(QUuid::WithoutBraces);
}

void Workspace::startWithTokens(const wire::TokenAnswer& tokens, SecretStore::DoneCallback kept)
{
    m_confirmed = true; // the sign-in has asked who it is: nobody needs to ask again
    m_tokens->adopt(tokens, std::move(kept));
    confirm();
}

void Workspace::startWithToken(const QString& pastedToken, bool identityKnown)
{
    m_confirmed = m_confirmed || identityKnown;
    m_tokens->usePasted(pastedToken);
    if (identityKnown)
        confirm();
    else
        proceed();
}

void Workspace::restore()
{
    if (m_account.signInMethod == QLatin1String("token"))
        readPastedToken();
    else
        m_tokens->restore();
}

void Workspace::restoreWhenListed()
{
    QMetaObject::invokeMethod(m_directory, [this] {
        // In the list thread, behind open(); it never outlives us.
        QMetaObject::invokeMethod(this, &Workspace::restore);
    });
}

void Workspace::readPastedToken()
{
    m_secrets.read(pastedTokenKey(m_account.id), this, [this](const Result<QByteArray>& token) {
        if (token) {
            startWithToken(QString::fromUtf8(*token), false);
            return;
        }
        Failure failure = token.error();
        if (failure.reason == FailureReason::NotFound)
            failure.reason = FailureReason::SignInNeeded;
        onTokensFailed(failure);
    });
}

void Workspace::onTokensFailed(const Failure& failure)
{
    if (failure.reason == FailureReason::Unreachable)
        m_connection->reportUnreachable(failure.message, failure.detail);
    else if (failure.reason == FailureReason::ServerAnswer)
        m_connection->reportStopped(failure.message, failure.detail);
    else
        m_connection->reportSignInNeeded(failure.message);
}

/// Does what is next on the way to a fresh list: a token, then who it belongs to, then the list.
void Workspace::proceed()
{
    if (m_connection->state() == Connection::State::SignInNeeded ||
        m_connection->state() == Connection::State::Waiting)
        return;
    if (m_tokens->accessToken().isEmpty())
        restore();
    else if (!m_confirmed)
        identify();
    else if (m_options.automatic)
        refresh();
}

void Workspace::retryConnection()
{
    if (m_connection->state() == Connection::State::Online)
        refresh();
    else if (m_connection->state() != Connection::State::SignInNeeded)
        m_connection->resume();
}

void Workspace::identify()
{
    if (std::exchange(m_identifying, true))
        return;
    auto* probe = new IdentityProbe(*m_client, *m_tokens, this);
    connect(probe, &IdentityProbe::finished, this, &Workspace::onIdentity);
    probe->start();
}

void Workspace::onIdentity(const Result<Identity, IdentityFailure>& result)
{
    m_identifying = false;
    if (m_confirmed)
        return; // somebody signed in meanwhile; this was about an older token
    if (!result) {
        const IdentityFailure& failure = result.error();
        switch (failure.kind) {
        case IdentityFailure::Kind::SignInNeeded:
            m_connection->reportSignInNeeded(failure.failure.message);
            break;
        case IdentityFailure::Kind::Unreachable:
            m_connection->reportUnreachable(failure.failure.message, failure.failure.detail);
            break;
        case IdentityFailure::Kind::RateLimited:
            m_connection->reportWait(failure.notBefore);
            (void)m_registry.setRateLimit(m_account.root, failure.notBefore);
            break;
        case IdentityFailure::Kind::ProfileProblem:
        case IdentityFailure::Kind::ConnectionStop:
            m_connection->reportStopped(failure.failure.message, failure.failure.detail);
            break;
        }
        return;
    }
    if (result->subject == m_account.subject) {
        if (result->isFromServer()) // it answers: nothing has to be tried one by one
            m_connection->reportAnswered();
        confirm();
        return;
    }
    if (m_account.subjectKind == SubjectKind::TokenHash && !result->isProvisional()) {
        emit subjectLearnt(*result);
        return;
    }
    // A server that doesn't tell who the token belongs to: a token that was seen to be this account's is good
    // enough.
    const auto known = m_registry.findByTokenHash(m_account.root, tokenHash(m_tokens->accessToken()));
    if (result->isProvisional() && known && known->id == m_account.id)
        confirm();
    else
        m_connection->reportSignInNeeded(tr("This sign-in belongs to somebody else. Nothing was sent."));
}

void Workspace::confirmAs(const Account& account)
{
    m_account = account;
    confirm();
}

void Workspace::confirm()
{
    (void)m_registry.rememberToken(m_account.id, tokenHash(m_tokens->accessToken()));
    m_confirmed = true;
    m_connection->resume();
    m_sender->setIdentityConfirmed(true);
    emit identityConfirmed();
}

void Workspace::onListReported(const ListJudgement& judgement, const QDateTime& serverDate)
{
    m_sender->onServerDate(serverDate);
    switch (judgement.verdict) {
    case ListVerdict::Ok:
    case ListVerdict::NotModified:
    case ListVerdict::Refused:
        m_connection->reportAnswered();
        break;
    case ListVerdict::Later:
        m_connection->reportUnreachable(judgement.words, judgement.detail);
        break;
    case ListVerdict::RateLimited:
        break;
    case ListVerdict::SignInNeeded:
        m_connection->reportSignInNeeded(judgement.words);
        break;
    case ListVerdict::ProfileProblem:
    case ListVerdict::ConnectionStop:
        m_connection->reportStopped(judgement.words, judgement.detail);
        break;
    }
    if (judgement.notBefore.isValid()) {
        m_connection->reportWait(judgement.notBefore);
        (void)m_registry.setRateLimit(m_account.root, judgement.notBefore);
    }
}

void Workspace::onConnectionChanged()
{
    const bool online = m_connection->state() == Connection::State::Online;
    const bool stale = !m_listFetchedAt.isValid() || m_listFetchedAt.secsTo(m_clock.now()) > kFreshForSeconds;
    if (online && stale && m_confirmed && m_options.automatic)
        refresh();
    publishSoon();
}

} // namespace lectern
