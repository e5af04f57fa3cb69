#include "server/sqlite_storage.h"
#include "server/sqlite_values.h"

namespace lectern::server {

using namespace sqlite;

namespace {

constexpr char kAccountByEmail[] =
    "SELECT u.id, u.email, u.password_hash, u.disabled, p.full_name, p.role, p.tenant_id"
    " FROM users u LEFT JOIN profiles p ON p.user_id = u.id WHERE u.email = ?";
constexpr char kAccounts[] =
    "SELECT u.id, u.email, u.password_hash, u.disabled, p.full_name, p.role, p.tenant_id"
    " FROM users u LEFT JOIN profiles p ON p.user_id = u.id ORDER BY u.email";
constexpr char kHolderOfToken[] =
    "SELECT u.id, u.email, u.password_hash, u.disabled, p.full_name, p.role, p.tenant_id, t.refresh_hash,"
    " t.family, r.arrived"
    " FROM access_tokens t JOIN users u ON u.id = t.user_id LEFT JOIN profiles p ON p.user_id = u.id"
    " LEFT JOIN refresh_tokens r ON r.hash = t.refresh_hash"
    " WHERE t.hash = ? AND t.expires_at > ? AND u.disabled = 0";
constexpr char kRefreshToken[] =
    "SELECT t.hash, t.parent, t.family, t.user_id, t.exchanged, t.revoked, t.arrived, t.expires_at"
    " FROM refresh_tokens t JOIN users u ON u.id = t.user_id WHERE t.hash = ? AND u.disabled = 0";
constexpr char kLiveChild[] = "SELECT hash, parent, family, user_id, exchanged, revoked, arrived, expires_at"
                              " FROM refresh_tokens WHERE parent = ? AND revoked = 0";

Account readAccount(const SqliteRows& row)
{
    Account account;
    account.id = row.text(0);
    account.email = row.text(1);
    account.passwordHash = row.text(2);
    account.disabled = row.value(3).toBool();
    if (!row.value(6).isNull())
        account.profile = User{account.id, account.email, row.text(4), row.text(5), row.text(6)};
    return account;
}

RefreshToken readToken(const SqliteRows& row)
{
    RefreshToken token;
    token.hash = row.value(0).toByteArray();
    token.parent = row.value(1).toByteArray();
    token.family = row.text(2);
    token.userId = row.text(3);
    token.exchanged = row.value(4).toBool();
    token.revoked = row.value(5).toBool();
    token.arrived = row.value(6).toBool();
    token.expiresAt = toTime(row.value(7));
    return token;
}

TokenHolder readHolder(const SqliteRows& row)
{
    return {readAccount(row), row.value(7).toByteArray(), row.text(8), row.value(9).toBool()};
}

/// The first row, read by @p read; nothing when there is none.
template <typename Read>
auto firstOf(Result<SqliteRows> rows, Read read) -> Result<std::optional<decltype(read(*rows))>>
{
    using Row = decltype(read(*rows));
    if (!rows)
        return rows.error();
    if (rows->next())
        return std::optional<Row>(read(*rows));
    if (auto outcome = rows->outcome(); !outcome)
        return outcome.error();
    return std::optional<Row>();
}

} // namespace

Result<std::optional<Account>> SqliteStorage::accountByEmail(const QString& email)
{
    return firstOf(m_connection->run(kAccountByEmail, {email}), readAccount);
}

Result<QList<Account>> SqliteStorage::accounts()
{
    auto rows = m_connection->run(kAccounts);
    if (!rows)
        return rows.error();
    QList<Account> accounts;
    while (rows->next())
        accounts.append(readAccount(*rows));
    if (auto outcome = rows->outcome(); !outcome)
        return outcome.error();
    return accounts;
}

Result<bool> SqliteStorage::addAccount(const Account& account, const QDateTime& now)
{
    {
        const auto added = m_connection->run("INSERT INTO users (id, email, password_hash, created_at)"
                                             " VALUES (?, ?, ?, ?) ON CONFLICT (email) DO NOTHING",
                                             {account.id, account.email, account.passwordHash, toValue(now)});
        if (!added)
            return added.error();
        if (added->affected() == 0)
            return false;
    }
    if (account.profile) {
        const auto profiled = m_connection->execute(
            "INSERT INTO profiles (user_id, full_name, role, tenant_id) VALUES (?, ?, ?, ?)",
            {account.id, account.profile->fullName, account.profile->role, account.profile->tenantId});
        if (!profiled)
            return profiled.error();
    }
    return true;
}

Result<bool> SqliteStorage::setPassword(const QString& email, const QString& passwordHash)
{
    const auto set =
        m_connection->run("UPDATE users SET password_hash = ? WHERE email = ?", {passwordHash, email});
    if (!set)
        return set.error();
    return set->affected() > 0;
}

Result<bool> SqliteStorage::setDisabled(const QString& email, bool disabled)
{
    const auto set = m_connection->run("UPDATE users SET disabled = ? WHERE email = ?", {disabled, email});
    if (!set)
        return set.error();
    return set->affected() > 0;
}

Result<QDateTime> SqliteStorage::tokenTime()
{
    auto rows = m_connection->run("SELECT token_time FROM tenants LIMIT 1");
    if (!rows)
        return rows.error();
    if (rows->next())
        return toTime(rows->value(0));
    if (auto outcome = rows->outcome(); !outcome)
        return outcome.error();
    return QDateTime();
}

Outcome SqliteStorage::keepTokenTime(const QDateTime& now)
{
    return m_connection->execute("UPDATE tenants SET token_time = max(ifnull(token_time, 0), ?)",
                                 {toValue(now)});
}

Result<std::optional<TokenHolder>> SqliteStorage::holderOfToken(const QByteArray& accessHash,
                                                                const QDateTime& now)
{
    return firstOf(m_connection->run(kHolderOfToken, {accessHash, toValue(now)}), readHolder);
}

Outcome SqliteStorage::endSignIns(const QString& userId, const QString& keptFamily)
{
    const QString kept = keptFamily.isNull() ? QLatin1String("") : keptFamily; // no family has this name
    for (const char* sql : {"DELETE FROM access_tokens WHERE user_id = ? AND family <> ?",
                            "DELETE FROM refresh_tokens WHERE user_id = ? AND family <> ?"}) {
        if (auto ended = m_connection->execute(sql, {userId, kept}); !ended)
            return ended;
    }
    return Done{};
}

Outcome SqliteStorage::addTokens(const RefreshToken& refresh, const AccessToken& access)
{
    auto added = m_connection->execute(
        "INSERT INTO refresh_tokens (hash, parent, family, user_id, expires_at) VALUES (?, ?, ?, ?, ?)",
        {refresh.hash, refresh.parent.isEmpty() ? QVariant() : QVariant(refresh.parent), refresh.family,
         refresh.userId, toValue(refresh.expiresAt)});
    if (!added)
        return added;
    return m_connection->execute(
        "INSERT INTO access_tokens (hash, refresh_hash, family, user_id, expires_at) VALUES (?, ?, ?, ?, ?)",
        {access.hash, access.refreshHash, access.family, access.userId, toValue(access.expiresAt)});
}

Result<std::optional<RefreshToken>> SqliteStorage::refreshToken(const QByteArray& hash)
{
    return firstOf(m_connection->run(kRefreshToken, {hash}), readToken);
}

Result<std::optional<RefreshToken>> SqliteStorage::liveChild(const QByteArray& parent)
{
    return firstOf(m_connection->run(kLiveChild, {parent}), readToken);
}

Result<QString> SqliteStorage::emailOf(const QString& userId)
{
    auto rows = m_connection->run("SELECT email FROM users WHERE id = ?", {userId});
    if (!rows)
        return rows.error();
    return rows->next() ? rows->text(0) : QString();
}

Outcome SqliteStorage::markExchanged(const QByteArray& hash)
{
    return m_connection->execute("UPDATE refresh_tokens SET exchanged = 1 WHERE hash = ?", {hash});
}

Outcome SqliteStorage::markArrived(const QByteArray& hash)
{
    return m_connection->execute("UPDATE refresh_tokens SET arrived = 1 WHERE hash = ?", {hash});
}

Outcome SqliteStorage::revokeRefreshToken(const QByteArray& hash)
{
    if (auto revoked = m_connection->execute("UPDATE refresh_tokens SET revoked = 1 WHERE hash = ?", {hash});
        !revoked)
        return revoked;
    return m_connection->execute("DELETE FROM access_tokens WHERE refresh_hash = ?", {hash});
}

Outcome SqliteStorage::revokeFamily(const QString& family)
{
    if (auto revoked =
            m_connection->execute("UPDATE refresh_tokens SET revoked = 1 WHERE family = ?", {family});
        !revoked)
        return revoked;
    return m_connection->execute("DELETE FROM access_tokens WHERE family = ?", {family});
}

Outcome SqliteStorage::forgetExpiredTokens(const QDateTime& now)
{
    if (auto forgotten =
            m_connection->execute("DELETE FROM access_tokens WHERE expires_at <= ?", {toValue(now)});
        !forgotten)
        return forgotten;
    return m_connection->execute("DELETE FROM refresh_tokens WHERE expires_at <= ?", {toValue(now)});
}

} // namespace lectern::server
