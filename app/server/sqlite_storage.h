#pragma once

#include "server/sqlite_connection.h"
#include "server/storage.h"

namespace lectern::server {

/// Storage in one SQLite file.
class SqliteStorage final : public Storage
{
public:
    static Result<std::unique_ptr<Storage>> open(const QString& path);
    enum class IfMissing { Make, Refuse };
    /// Makes the file and its tables, or brings them up to date, and takes the rights of other users from it.
    /// Once, before any open(). InvalidInput: the file belongs to another program, and nothing of it was
    /// changed; NotFound: there is no database, and none shall be made.
    static Outcome prepare(const QString& path, IfMissing ifMissing = IfMissing::Make);

    explicit SqliteStorage(std::unique_ptr<SqliteConnection> connection);

    Outcome begin(Access access) override;
    Outcome commit() override;
    void rollback() override;
    Outcome setSavepoint() override;
    Outcome releaseSavepoint() override;
    Outcome undoToSavepoint() override;
    Outcome ping() override;
    Outcome tryWrite(qsizetype bytes) override;
    Outcome setPatience(std::chrono::milliseconds patience) override;

    Result<std::optional<Account>> accountByEmail(const QString& email) override;
    Result<QList<Account>> accounts() override;
    Result<bool> addAccount(const Account& account, const QDateTime& now) override;
    Result<bool> setPassword(const QString& email, const QString& passwordHash) override;
    Result<bool> setDisabled(const QString& email, bool disabled) override;

    Result<QDateTime> tokenTime() override;
    Outcome keepTokenTime(const QDateTime& now) override;
    Result<std::optional<TokenHolder>> holderOfToken(const QByteArray& accessHash,
                                                     const QDateTime& now) override;
    Outcome endSignIns(const QString& userId, const QString& keptFamily) override;
    Outcome addTokens(const RefreshToken& refresh, const AccessToken& access) override;
    Result<std::optional<RefreshToken>> refreshToken(const QByteArray& hash) override;
    Result<std::optional<RefreshToken>> liveChild(const QByteArray& parent) override;
    Result<QString> emailOf(const QString& userId) override;
    Outcome markExchanged(const QByteArray& hash) override;
    Outcome markArrived(const QByteArray& hash) override;
    Outcome revokeRefreshToken(const QByteArray& hash) override;
    Outcome revokeFamily(const QString& family) override;
    Outcome forgetExpiredTokens(const QDateTime& now) override;

    Result<Tenant> tenant() override;
    Outcome setTenantBaseUrl(const QString& url) override;
    Result<QList<Package>> packages(const QString& tenantId) override;
    Result<std::optional<Package>> package(const QString& tenantId, const QUuid& id) override;
    Outcome addPackage(const Package& package) override;

    Outcome beginInstance() override;
    Result<QByteArray> sessionsRevision(const QString& userId) override;
    Outcome sessions(const QString& userId, const SessionFilter& filter, const SessionSink& sink) override;
    Result<std::optional<Session>> session(const QString& userId, const QUuid& id) override;
    Result<std::optional<Session>> openSession(const QString& userId, const QUuid& packageId,
                                               const std::optional<QUuid>& activityId) override;
    Outcome addSession(const Session& session) override;
    Result<std::optional<Session>> sessionGivenFor(const QString& userId, const QString& key) override;
    Outcome keepGiven(const Session& session, const QString& key) override;
    Result<std::optional<KeyUse>> keyUse(const QString& userId, const QString& key) override;
    Outcome storeCompletion(const Session& session, const std::optional<Notes>& notes,
                            const IdempotencyMark& mark) override;

    Result<std::optional<Progress>> progress(const QString& userId, const QUuid& activityId) override;
    Outcome putProgress(const Progress& progress) override;
    Outcome addStatement(const Statement& statement) override;

private:
    std::unique_ptr<SqliteConnection> m_connection;
    bool m_writes = false; ///< the transaction under way
};

} // namespace lectern::server
