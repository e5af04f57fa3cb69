#include "auth/session_tokens.h"

#include "api/words.h"
#include "auth/jwt.h"
#include "auth/token_request.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QMutexLocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lectern {
namespace {

constexpr qint64 kLongestMarginMs = 60'000; ///< how long before its end a token is renewed
constexpr qint64 kRetryMs = 60'000;         ///< after a renewal ahead of time that did not get through
constexpr qint64 kLongestTimerMs = 24LL * 3600 * 1000;

Failure signInNeeded(const QString& detail)
{
    return {FailureReason::SignInNeeded, words::signIn(), detail};
}

} // namespace

SessionTokens::SessionTokens(HttpClient& http, ServerAddress address, SecretStore& secrets,
                             const Clock& clock, QString secretKey, QObject* parent)
    : TokenSource(parent)
    , m_http(http)
    , m_address(std::move(address))
    , m_secrets(secrets)
    , m_clock(clock)
    , m_secretKey(std::move(secretKey))
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { refreshHere({}); });
}

QString SessionTokens::secretKey(const QString& accountId)
{
    return "refresh-token/"_L1 + accountId;
}

wire::TokenAnswer SessionTokens::asAnswer() const
{
    wire::TokenAnswer answer;
    answer.accessToken = accessToken();
    answer.refreshToken = m_refreshToken;
    if (m_expiresAt.isValid())
        answer.expiresInSeconds = std::max<qint64>(m_clock.now().secsTo(m_expiresAt), 1);
    return answer;
}

QString SessionTokens::accessToken() const
{
    const QMutexLocker lock(&m_mutex);
    return m_accessToken;
}

void SessionTokens::adopt(const wire::TokenAnswer& answer, SecretStore::DoneCallback kept)
{
    dropTokens();
    take(answer);
    if (m_refreshToken.isEmpty()) {
        // Nothing to keep; an older sign-in's entry must not come back either.
        m_secrets.remove(m_secretKey, this, std::move(kept));
    } else {
        keep(std::move(kept));
    }
    emit refreshed();
}

void SessionTokens::usePasted(const QString& token)
{
    wire::TokenAnswer answer;
    answer.accessToken = token;
    dropTokens();
    take(answer);
    emit refreshed();
}

void SessionTokens::restore()
{
    if (m_restoring || m_refreshing)
        return;
    m_restoring = true;
    m_mayBeKept = false;
    m_secrets.read(m_secretKey, this, [this, generation = m_generation](const Result<QByteArray>& kept) {
        if (generation == m_generation)
            onRestored(kept);
    });
}

void SessionTokens::onRestored(const Result<QByteArray>& kept)
{
    m_restoring = false;
    if (kept.ok() && !kept->isEmpty()) {
        m_refreshToken = QString::fromUtf8(*kept);
        refreshHere({});
    } else if (kept.ok() || kept.error().reason == FailureReason::NotFound) {
        fail(signInNeeded(u"no refresh token is kept"_s));
    } else {
        m_mayBeKept = kept.error().reason == FailureReason::SecretStoreMissing;
        fail(kept.error());
    }
}

void SessionTokens::forget(SecretStore::DoneCallback done)
{
    const bool somebodyWaits = m_refreshing || m_restoring;
    dropTokens();
    m_secrets.remove(m_secretKey, this, std::move(done));
    if (somebodyWaits)
        fail(signInNeeded(u"signed out"_s));
}

void SessionTokens::refresh(const QString& refusedToken)
{
    QMetaObject::invokeMethod(
        this, [this, refusedToken] { refreshHere(refusedToken); }, Qt::QueuedConnection);
}

void SessionTokens::refreshHere(const QString& refusedToken)
{
    if (m_refreshing || m_restoring)
        return;
    const QString current = accessToken();
    if (!refusedToken.isEmpty() && !current.isEmpty() && current != refusedToken) {
        emit refreshed();
        return;
    }
    if (m_refreshToken.isEmpty()) {
        if (m_mayBeKept)
            restore();
        else
            fail(signInNeeded(u"nothing to renew the token with"_s));
        return;
    }
    if (m_notBefore.isValid() && m_clock.now() < m_notBefore) {
        fail({FailureReason::Unreachable, words::waitUntil(m_notBefore, m_clock.now()), u"asked to wait"_s});
        return;
    }
    m_refreshing = true;
    if (m_writes > 0)
        m_askAfterWrites = true;
    else
        askServer();
}

void SessionTokens::askServer()
{
    m_askAfterWrites = false;
    m_timer.stop();
    ApiCall* call =
        askForTokens(m_http, m_address, u"refresh_token"_s, {{u"refresh_token"_s, m_refreshToken}}, this);
    connect(call, &ApiCall::finished, this, [this, generation = m_generation](const Answer& answer) {
        if (generation == m_generation)
            onAnswer(answer);
    });
}

void SessionTokens::onAnswer(const Answer& answer)
{
    m_notBefore = answer.notBefore;
    const auto tokens = readTokenAnswer(answer);
    if (tokens.ok()) {
        useWhenKept(*tokens);
        return;
    }
    m_refreshing = false;
    if (tokens.error().reason == FailureReason::WrongCredentials) {
        dropTokens();
        m_secrets.remove(m_secretKey, this, {});
        fail(signInNeeded(tokens.error().detail));
        return;
    }
    m_timer.start(kRetryMs);
    fail(tokens.error());
}

/// A server takes the use of the new access token as proof that its answer arrived: from then on the old
/// refresh token, which the store still has, is worth nothing. A crash in between would end the sign-in.
void SessionTokens::useWhenKept(const wire::TokenAnswer& answer)
{
    const auto use = [this, answer] {
        m_refreshing = false;
        take(answer);
        emit refreshed();
    };
    if (answer.refreshToken.isEmpty() || answer.refreshToken == m_refreshToken) {
        use();
        return;
    }
    m_refreshToken = answer.refreshToken;
    keep([this, use, generation = m_generation](const Outcome&) { // not kept: good for this run
        if (generation == m_generation)
            use();
    });
}

void SessionTokens::take(const wire::TokenAnswer& answer)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_accessToken = answer.accessToken;
    }
    if (!answer.refreshToken.isEmpty())
        m_refreshToken = answer.refreshToken; // else the server does not rotate: the old one stays good
    m_expiresAt = {};
    if (answer.expiresInSeconds > 0) {
        m_expiresAt = m_clock.now().addSecs(answer.expiresInSeconds);
    } else if (const auto claims = readClaims(answer.accessToken)) {
        m_expiresAt = claims->expiresAt;
    }
    armTimer();
}

void SessionTokens::keep(SecretStore::DoneCallback kept)
{
    ++m_writes;
    m_secrets.write(m_secretKey, m_refreshToken.toUtf8(), this,
                    [this, generation = m_generation, kept = std::move(kept)](const Outcome& outcome) {
                        --m_writes;
                        if (generation == m_generation)
                            onKept(outcome);
                        if (kept)
                            kept(outcome);
                    });
}

void SessionTokens::onKept(const Outcome& outcome)
{
    if (!outcome.ok()) {
        // What may still be in the store is the parent of a token in use: using it would end the sign-in.
        m_secrets.remove(m_secretKey, this, {});
        emit secretNotKept(outcome.error());
    }
    if (m_askAfterWrites && m_writes == 0)
        askServer();
}

void SessionTokens::dropTokens()
{
    ++m_generation;
    m_refreshing = false;
    m_restoring = false;
    m_mayBeKept = false;
    m_askAfterWrites = false;
    m_notBefore = {};
    m_timer.stop();
    m_refreshToken.clear();
    m_expiresAt = {};
    const QMutexLocker lock(&m_mutex);
    m_accessToken.clear();
}

void SessionTokens::fail(const Failure& failure)
{
    emit refreshFailed(failure);
}

void SessionTokens::armTimer()
{
    m_timer.stop();
    if (!canRefresh() || !m_expiresAt.isValid())
        return;
    const qint64 left = m_clock.now().msecsTo(m_expiresAt);
    const qint64 margin = std::min(kLongestMarginMs, left / 10);
    m_timer.start(static_cast<int>(std::clamp<qint64>(left - margin, 1'000, kLongestTimerMs)));
}

} // namespace lectern
