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
constexpr char kAccountOfToken[] =
    "SELECT u.id, u.email, u.password_hash, u.disabled, p.full_name, p.role, p.tenant_id"
    " FROM access_tokens t JOIN users u ON u.id = t.user_id LEFT JOIN profiles p ON p.user_id = u.id"
    " WHERE t.hash = ? AND t.expires_at > ? AND u.disabled = 0";
constexpr char kRefreshToken[] =
    "SELECT t.hash, t.parent, t.family, t.user_id, t.exchanged, t.revoked, t.expires_at"
    " FROM refresh_tokens t JOIN users u ON u.id = t.user_id WHERE t.hash = ? AND u.disabled = 0";
constexpr char kLiveChild[] = "SELECT hash, parent, family, user_id, exchanged, revoked, expires_at"
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
    return {row.value(0).toByteArray(), row.value(1).toByteArray(), row.text(2),         row.text(3),
            row.value(4).toBool(),      row.value(5).toBool(),      toTime(row.value(6))};
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

Result<bool> SqliteStorage::disableAccount(const QString& email)
{
    {
        const auto disabled = m_connection->run("UPDATE users SET disabled = 1 WHERE email = ?", {email});
        if (!disabled)
            return disabled.error();
        if (disabled->affected() == 0)
            return false;
    }
    for (const char* sql :
         {"DELETE FROM access_tokens WHERE user_id = (SELECT id FROM users WHERE email = ?)",
          "DELETE FROM refresh_tokens WHERE user_id = (SELECT id FROM users WHERE email = ?)"}) {
        if (const auto ended = m_connection->execute(sql, {email}); !ended)
            return ended.error();
    }
    return true;
}

Result<std::optional<Account>> SqliteStorage::accountOfToken(const QByteArray& accessHash,
                                                             const QDateTime& now)
{
    return firstOf(m_connection->run(kAccountOfToken, {accessHash, toValue(now)}), readAccount);
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
