#pragma once

#include "api/http_client.h"
#include "api/server_address.h"
#include "api/token_source.h"
#include "auth/secret_store.h"
#include "domain/clock.h"
#include "wire/token_json.h"

#include <QDateTime>
#include <QMutex>
#include <QTimer>

#include <functional>

namespace lectern {

/// The tokens of one account (contract: sign-in). The access token stays in memory; the refresh token is kept
/// in the SecretStore under secretKey(account id), if there is one. Renews shortly before the end and when a
/// call was refused; what a renewal brought is used when its refresh token is in the store.
///
///   empty ──restore()/adopt()/usePasted()──▶ signed in ──invalid_grant──▶ over
///                                             │     ▲
///                                             └─renewing  (no network: stays signed in)
///
/// Lives in one thread with its HttpClient; accessToken() and refresh() work from any.
class SessionTokens final : public TokenSource
{
    Q_OBJECT

public:
    /// All references outlive this. @p secretKey: see secretKey().
    SessionTokens(HttpClient& http, ServerAddress address, SecretStore& secrets, const Clock& clock,
                  QString secretKey, QObject* parent = nullptr);

    /// The entry of an account's refresh token: "refresh-token/<account id>".
    static QString secretKey(const QString& accountId);

    /// After signing in: takes the tokens, emits refreshed(), and writes the refresh token to the store.
    /// @p kept tells whether it is there; a failure leaves the sign-in good for this run. May be null.
    void adopt(const wire::TokenAnswer& answer, SecretStore::DoneCallback kept = {});
    /// A token that cannot be renewed and is not kept. Emits refreshed().
    void usePasted(const QString& token);
    /// At start-up: reads the refresh token and renews. Ends in refreshed() or refreshFailed(); the latter
    /// with SignInNeeded if nothing is kept, SecretStoreMissing if the keychain does not answer, or the
    /// reason why the renewal did not get through (refresh() tries again).
    void restore();
    /// Signs out: forgets the tokens here and in the store. @p done may be null.
    void forget(SecretStore::DoneCallback done = {});

    [[nodiscard]] QString accessToken() const override;
    void refresh(const QString& refusedToken = {}) override;
    /// False for pasted tokens and before signing in. Own thread.
    [[nodiscard]] bool canRefresh() const { return !m_refreshToken.isEmpty(); }
    /// What a sign-in would have answered to have these, for another account to adopt(). Secret. Own thread.
    [[nodiscard]] wire::TokenAnswer asAnswer() const;
    /// When the access token ends, as far as is known; invalid if it is not. Own thread.
    [[nodiscard]] QDateTime expiresAt() const { return m_expiresAt; }

    void setAddress(const ServerAddress& address) { m_address = address; }

signals:
    /// A renewed refresh token could not be kept: the sign-in ends with this run.
    void secretNotKept(const lectern::Failure& failure);

private:
    void refreshHere(const QString& refusedToken);
    void askServer();
    void onAnswer(const Answer& answer);
    void onRestored(const Result<QByteArray>& kept);
    void useWhenKept(const wire::TokenAnswer& answer);
    void take(const wire::TokenAnswer& answer);
    void keep(SecretStore::DoneCallback kept);
    void onKept(const Outcome& outcome);
    void dropTokens();
    void fail(const Failure& failure);
    void armTimer();

    HttpClient& m_http;
    ServerAddress m_address;
    SecretStore& m_secrets;
    const Clock& m_clock;
    const QString m_secretKey;

    mutable QMutex m_mutex; ///< guards m_accessToken
    QString m_accessToken;
    QString m_refreshToken;
    QDateTime m_expiresAt;
    QDateTime m_notBefore; ///< the server asked to wait
    QTimer m_timer;
    quint64 m_generation = 0; ///< raised by sign-in and sign-out: answers to older questions are dropped
    int m_writes = 0;         ///< to the store, under way; the next renewal waits for them
    bool m_refreshing = false;
    bool m_restoring = false;
    bool m_mayBeKept = false; ///< the store could not be asked: ask again when a token is needed
    bool m_askAfterWrites = false;
};

} // namespace lectern
