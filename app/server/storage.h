#pragma once

#include "domain/completion.h"
#include "domain/package.h"
#include "domain/result.h"
#include "domain/session.h"
#include "domain/user.h"

#include <QDateTime>
#include <QUuid>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace lectern::server {

/// A sign-in. The profile may be missing (contract: PROFILE_NOT_FOUND).
struct Account
{
    QString id; ///< UUID
    QString email;
    QString passwordHash; ///< libsodium's text form, argon2id
    bool disabled = false;
    std::optional<User> profile;
};

/// A refresh token as stored: never the token, only its SHA-256.
struct RefreshToken
{
    QByteArray hash;
    QByteArray parent; ///< empty for the first of a family
    QString family;    ///< UUID of the sign-in it descends from
    QString userId;
    bool exchanged = false;
    bool revoked = false;
    bool arrived = false; ///< the access token issued with it was used: the answer was not lost
    QDateTime expiresAt;
};

/// Whose access token it is that came with a request.
struct TokenHolder
{
    Account account;
    QByteArray refreshHash; ///< the refresh token that the access token was issued with
    QString family;
    bool arrived = false; ///< as in RefreshToken
};

struct AccessToken
{
    QByteArray hash;
    QByteArray refreshHash; ///< the refresh token it was issued with
    QString family;
    QString userId;
    QDateTime expiresAt;
};

struct SessionFilter
{
    std::optional<QUuid> packageId;
    std::optional<QUuid> activityId;
};

/// Which request completed a session (contract: Idempotency-Key). Empty: one without a key.
struct IdempotencyMark
{
    QString key;
    QByteArray digest;
};

struct Progress
{
    QUuid activityId;
    QString userId;
    QString status;
    std::optional<double> score;
    QDateTime completedAt;
    std::optional<qint64> timeSpentSeconds;
};

/// One xAPI statement: its bytes are frozen (contract: xAPI).
struct Statement
{
    QUuid id;
    QUuid sessionId;
    QByteArray json;
    QDateTime createdAt;
};

struct Tenant
{
    QString id;
    QString baseUrl; ///< home page of the tenant's accounts in xAPI statements
};

/// Where the server keeps everything, in terms of the domain. One object is one database connection: it is
/// used in the thread that made it, and nowhere else. A failure is always FailureReason::Storage (or
/// DiskFull) with the driver's words in `detail`, for the log only.
class Storage
{
public:
    virtual ~Storage() = default;

    // Transactions. Reads that belong together, and all writes, stand between begin and commit; a savepoint
    // is a part of one that can be undone alone.
    enum class Access { Read, Write };
    virtual Outcome begin(Access access) = 0;
    /// A failure may come after the changes were written: then into a file that is no longer at the path.
    virtual Outcome commit() = 0;
    virtual void rollback() = 0;
    virtual Outcome setSavepoint() = 0;
    virtual Outcome releaseSavepoint() = 0;
    /// Undoes and forgets the savepoint. Fails if the database gave up the whole transaction.
    virtual Outcome undoToSavepoint() = 0;
    /// Succeeds if the database answers, and is still the one at its path.
    virtual Outcome ping() = 0;
    /// Writes @p bytes bytes that mean nothing, over those of the last time: whether it is possible.
    virtual Outcome tryWrite(qsizetype bytes) = 0;
    /// How long this connection waits for another program's lock; five seconds if nothing was set.
    virtual Outcome setPatience(std::chrono::milliseconds patience) = 0;

    // Accounts. E-mail addresses are compared as given: normalise them first.
    virtual Result<std::optional<Account>> accountByEmail(const QString& email) = 0;
    virtual Result<QList<Account>> accounts() = 0;
    /// False if the address is taken.
    virtual Result<bool> addAccount(const Account& account, const QDateTime& now) = 0;
    /// False if there is no such account.
    virtual Result<bool> setPassword(const QString& email, const QString& passwordHash) = 0;
    virtual Result<bool> setDisabled(const QString& email, bool disabled) = 0;

    // Tokens. They end by a time of their own (TokenClock).
    /// The latest time that was kept; invalid if none was.
    virtual Result<QDateTime> tokenTime() = 0;
    /// Keeps it, unless a later one is kept already.
    virtual Outcome keepTokenTime(const QDateTime& now) = 0;
    /// Whose unexpired, unrevoked access token this is; a disabled account has none.
    virtual Result<std::optional<TokenHolder>> holderOfToken(const QByteArray& accessHash,
                                                             const QDateTime& now) = 0;
    /// Ends the user's sign-ins, but not that of @p keptFamily.
    virtual Outcome endSignIns(const QString& userId, const QString& keptFamily = {}) = 0;
    virtual Outcome addTokens(const RefreshToken& refresh, const AccessToken& access) = 0;
    /// Nothing also for the token of a disabled account.
    virtual Result<std::optional<RefreshToken>> refreshToken(const QByteArray& hash) = 0;
    /// The child that was issued last for @p parent and is not revoked.
    virtual Result<std::optional<RefreshToken>> liveChild(const QByteArray& parent) = 0;
    virtual Result<QString> emailOf(const QString& userId) = 0;
    virtual Outcome markExchanged(const QByteArray& hash) = 0;
    virtual Outcome markArrived(const QByteArray& hash) = 0;
    /// With the access tokens issued with it.
    virtual Outcome revokeRefreshToken(const QByteArray& hash) = 0;
    virtual Outcome revokeFamily(const QString& family) = 0;
    virtual Outcome forgetExpiredTokens(const QDateTime& now) = 0;

    // Catalogue
    virtual Result<Tenant> tenant() = 0;
    virtual Outcome setTenantBaseUrl(const QString& url) = 0;
    virtual Result<QList<Package>> packages(const QString& tenantId) = 0;
    virtual Result<std::optional<Package>> package(const QString& tenantId, const QUuid& id) = 0;
    virtual Outcome addPackage(const Package& package) = 0;

    // Sessions. Only the owner's are ever found.
    /// To be called with each start of a server on the file, for sessionsRevision(): its count goes back when
    /// a backup is put into the file's place.
    virtual Outcome beginInstance() = 0;
    /// Changes whenever sessions() would answer something else. The same for all servers on one file.
    virtual Result<QByteArray> sessionsRevision(const QString& userId) = 0;
    using SessionSink = std::function<void(const Session&)>;
    /// Newest first.
    virtual Outcome sessions(const QString& userId, const SessionFilter& filter, const SessionSink& sink) = 0;
    virtual Result<std::optional<Session>> session(const QString& userId, const QUuid& id) = 0;
    /// The newest one that is not completed.
    virtual Result<std::optional<Session>> openSession(const QString& userId, const QUuid& packageId,
                                                       const std::optional<QUuid>& activityId) = 0;
    virtual Outcome addSession(const Session& session) = 0;
    /// The session that was given for this key, whatever became of it.
    virtual Result<std::optional<Session>> sessionGivenFor(const QString& userId, const QString& key) = 0;
    /// Keeps that it was, with a key that is new.
    virtual Outcome keepGiven(const Session& session, const QString& key) = 0;
    struct KeyUse
    {
        QUuid sessionId;
        QByteArray digest;
    };
    /// Which session of the user was completed with this key.
    virtual Result<std::optional<KeyUse>> keyUse(const QString& userId, const QString& key) = 0;
    /// Stores what completing changed in @p session.
    virtual Outcome storeCompletion(const Session& session, const std::optional<Notes>& notes,
                                    const IdempotencyMark& mark) = 0;

    // What follows from a completion
    virtual Result<std::optional<Progress>> progress(const QString& userId, const QUuid& activityId) = 0;
    virtual Outcome putProgress(const Progress& progress) = 0;
    virtual Outcome addStatement(const Statement& statement) = 0;
};

/// Makes a connection for the calling thread.
using StorageFactory = std::function<Result<std::unique_ptr<Storage>>()>;

} // namespace lectern::server
