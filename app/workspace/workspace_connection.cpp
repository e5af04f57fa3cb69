#include "workspace/sign_in_method.h"
#include "workspace/workspace.h"

#include "auth/jwt.h"

#include <algorithm>

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
    m_isOwnToken = true;
    m_tokens->adopt(tokens, std::move(kept));
    confirm();
}

void Workspace::startWithToken(const QString& pastedToken, bool identityKnown)
{
    m_confirmed = m_confirmed || identityKnown;
    m_isOwnToken = m_isOwnToken || identityKnown;
    m_tokens->usePasted(pastedToken);
    if (identityKnown)
        confirm();
    else
        proceed();
}

void Workspace::restore()
{
    m_isOwnToken = true; // the key store has it by the account's id
    if (signInMethodFromWord(m_account.signInMethod) == SignInMethod::Token)
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
    const bool isOurs = m_isOwnToken || shareName(m_account.names, result->names) || isKnownToken();
    if (!isOurs || contradict(m_account.names, result->names)) {
        disown();
        m_connection->reportSignInNeeded(tr("This sign-in belongs to somebody else. Nothing was sent."));
        return;
    }
    if (!learn(*result))
        return;
    m_connection->reportAnswered(); // it answers: nothing has to be tried one by one
    confirm();
}

/// The token for one call is somebody else's, though it was taken for this account's: it opens this account
/// no more, and what was recorded with it waits for the owner. A sign-in to this account stays: the server's
/// answer may be the wrong one.
void Workspace::disown()
{
    if (m_isOwnToken)
        return;
    (void)m_registry.removeName(m_account.id,
                                {IdentityName::Kind::TokenHash, tokenHash(m_tokens->accessToken()), {}});
    for (const QUuid& id : std::exchange(m_questionable, {})) {
        if (const auto doubted = m_store->doubt(id))
            onRecordChanged(*doubted);
    }
}

/// The server has confirmed this very token as this account's before.
bool Workspace::isKnownToken()
{
    const auto holders = m_registry.findByNames(
        m_account.root, {{IdentityName::Kind::TokenHash, tokenHash(m_tokens->accessToken()), {}}});
    return holders && !holders->isEmpty() && holders->first().id == m_account.id;
}

/// False: the names are another account's too, or contradict each other; somebody was told.
bool Workspace::learn(const Identity& identity)
{
    const auto holders = m_registry.findByNames(m_account.root, identity.names);
    const bool isAnothers =
        holders && std::any_of(holders->cbegin(), holders->cend(),
                               [this](const Account& one) { return one.id != m_account.id; });
    if (isAnothers) {
        emit sameAsAnother(identity);
        return false;
    }
    if (const auto added = m_registry.addNames(m_account.id, identity.names); !added) {
        m_connection->reportSignInNeeded(added.error().message);
        return false;
    }
    const User& user = identity.user;
    if (!user.fullName.isEmpty() || !user.email.isEmpty()) {
        (void)m_registry.setPerson(m_account.id,
                                   user.fullName.isEmpty() ? m_account.displayName : user.fullName,
                                   user.email.isEmpty() ? m_account.email : user.email);
    }
    if (const auto fresh = m_registry.account(m_account.id); fresh && *fresh != m_account) {
        m_account = *fresh;
        tellOwner();
        emit accountChanged();
    }
    return true;
}

/// The list of the sessions has told whose it is, for the first time.
void Workspace::onOwnerSeen(const QString& userId)
{
    if (m_confirmed)
        (void)learn({{{IdentityName::Kind::ListOwner, userId, {}}}, {}});
}

void Workspace::tellOwner()
{
    const auto owner =
        std::find_if(m_account.names.cbegin(), m_account.names.cend(),
                     [](const IdentityName& name) { return name.kind == IdentityName::Kind::ListOwner; });
    if (owner != m_account.names.cend())
        tellDirectory([userId = owner->value](SessionDirectory& directory) { directory.setOwner(userId); });
}

void Workspace::confirm()
{
    m_confirmed = true;
    m_questionable.clear();
    m_connection->resume();
    m_sender->setIdentityConfirmed(true);
    noteServerClock();
    emit identityConfirmed();
}

/// Later programs judge by it whether a token has ended.
void Workspace::noteServerClock()
{
    constexpr qint64 kWorthNotingMs = 2'000;
    const auto offset = m_sender->serverOffsetMs();
    if (!offset || (m_notedOffsetMs && qAbs(*m_notedOffsetMs - *offset) < kWorthNotingMs))
        return;
    if (m_registry.setClockOffset(m_account.root, *offset))
        m_notedOffsetMs = offset;
}

void Workspace::onListReported(const ListJudgement& judgement, const QDateTime& serverDate)
{
    m_sender->onServerDate(serverDate);
    noteServerClock();
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
