#include "store/account_rows.h"

#include "store/database.h"

namespace lectern::rows {
using namespace Qt::StringLiterals;

namespace {

QStringList firstAccounts()
{
    return {
        u"CREATE TABLE accounts ("
        "id TEXT PRIMARY KEY NOT NULL,"
        "root TEXT NOT NULL,"
        "api_base TEXT NOT NULL DEFAULT '',"
        "subject TEXT NOT NULL,"
        "subject_kind TEXT NOT NULL CHECK (subject_kind IN ('user_id', 'token_hash')),"
        "display_name TEXT NOT NULL DEFAULT '',"
        "email TEXT NOT NULL DEFAULT '',"
        "sign_in_method TEXT NOT NULL DEFAULT '',"
        "last_used_at INTEGER,"
        "signed_in INTEGER NOT NULL DEFAULT 0,"
        "merged_into TEXT REFERENCES accounts (id))"_s,
        u"CREATE UNIQUE INDEX accounts_subject ON accounts (root, subject) WHERE merged_into IS NULL"_s,
        u"CREATE TABLE tokens (root TEXT NOT NULL, hash TEXT NOT NULL, account_id TEXT NOT NULL REFERENCES "
        "accounts (id), PRIMARY KEY (root, hash))"_s,
        u"CREATE TABLE rate_limits (root TEXT PRIMARY KEY NOT NULL, not_before INTEGER NOT NULL)"_s,
        u"CREATE TABLE current (only INTEGER PRIMARY KEY CHECK (only = 1), account_id TEXT NOT NULL "
        "REFERENCES accounts (id))"_s,
    };
}

/// A set of names instead of one subject. The tables that refer to an account go before it does.
QStringList accountsWithNames()
{
    return {
        u"CREATE TABLE new_accounts ("
        "id TEXT PRIMARY KEY NOT NULL,"
        "root TEXT NOT NULL,"
        "api_base TEXT NOT NULL DEFAULT '',"
        "display_name TEXT NOT NULL DEFAULT '',"
        "email TEXT NOT NULL DEFAULT '',"
        "sign_in_method TEXT NOT NULL DEFAULT '',"
        "last_used_at INTEGER,"
        "signed_in INTEGER NOT NULL DEFAULT 0,"
        "merged_into TEXT REFERENCES new_accounts (id))"_s,
        u"INSERT INTO new_accounts SELECT id, root, api_base, display_name, email, sign_in_method, "
        u"last_used_at, "
        "signed_in, merged_into FROM accounts ORDER BY rowid"_s,
        u"CREATE TABLE names (root TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('users_me', "
        "'token_subject', 'list_owner', 'token_hash', 'unspecific')), issuer TEXT NOT NULL DEFAULT '', "
        "value TEXT NOT NULL, account_id TEXT NOT NULL REFERENCES new_accounts (id), "
        "UNIQUE (root, kind, issuer, value))"_s,
        u"CREATE INDEX names_by_account ON names (account_id)"_s,
        u"INSERT INTO names (root, kind, value, account_id) SELECT root, 'unspecific', subject, id FROM "
        u"accounts "
        "WHERE subject_kind = 'user_id' AND merged_into IS NULL ORDER BY rowid"_s,
        u"INSERT INTO names (root, kind, value, account_id) SELECT root, 'token_hash', hash, account_id FROM "
        "tokens ORDER BY rowid"_s,
        u"INSERT OR IGNORE INTO names (root, kind, value, account_id) SELECT root, 'token_hash', subject, id "
        u"FROM "
        "accounts WHERE subject_kind = 'token_hash' AND merged_into IS NULL ORDER BY rowid"_s,
        u"CREATE TABLE new_current (only INTEGER PRIMARY KEY CHECK (only = 1), account_id TEXT NOT NULL "
        "REFERENCES new_accounts (id))"_s,
        u"INSERT INTO new_current SELECT only, account_id FROM current"_s,
        u"DROP TABLE current"_s,
        u"DROP TABLE tokens"_s,
        u"DROP TABLE accounts"_s,
        u"ALTER TABLE new_accounts RENAME TO accounts"_s,
        u"ALTER TABLE new_current RENAME TO current"_s,
        // What is known of a server: until when it asks to wait, its clock minus ours, writes it allows a
        // minute.
        u"CREATE TABLE servers (root TEXT PRIMARY KEY NOT NULL, not_before INTEGER, clock_offset_ms INTEGER, "
        "write_limit INTEGER)"_s,
        u"INSERT INTO servers (root, not_before) SELECT root, not_before FROM rate_limits"_s,
        u"DROP TABLE rate_limits"_s,
    };
}

} // namespace

const Schema& accountSchema()
{
    static const Schema schema{{firstAccounts(), accountsWithNames()}};
    return schema;
}

namespace {

/// What the list has of @p account's names.
Result<IdentityNames> namesOf(Database& database, const QUuid& accountId)
{
    auto find = database.prepare(u"SELECT n.kind, n.value, n.issuer FROM names n JOIN accounts a ON a.id = "
                                 "n.account_id AND a.root = n.root WHERE n.account_id = ? ORDER BY n.kind, "
                                 "n.issuer, n.value"_s);
    if (auto done = find.run({toValue(accountId)}); !done)
        return done.error();
    IdentityNames names;
    while (find.next()) {
        if (const auto kind = identityNameKindFromWord(find.text(0)))
            names.append({*kind, find.text(1), find.text(2)});
    }
    if (auto ended = find.end(); !ended)
        return ended.error();
    if (isKnown(names))
        names.removeIf([](const IdentityName& name) { return name.kind == IdentityName::Kind::TokenHash; });
    return names;
}

} // namespace

QString selectAccounts()
{
    return u"SELECT a.id, a.root, a.api_base, a.display_name, a.email, a.sign_in_method, a.last_used_at, "
           "a.signed_in, a.merged_into FROM accounts a "_s;
}

namespace {

Account toAccount(const Statement& read)
{
    Account account;
    account.id = read.uuid(0);
    account.root = read.text(1);
    account.apiBase = read.text(2);
    account.displayName = read.text(3);
    account.email = read.text(4);
    account.signInMethod = read.text(5);
    account.lastUsedAt = read.time(6);
    account.signedIn = read.flag(7);
    return account;
}

} // namespace

Result<QList<Account>> toAccounts(Database& database, Statement& read)
{
    QList<Account> accounts;
    while (read.next())
        accounts.append(toAccount(read));
    if (auto ended = read.end(); !ended)
        return ended.error();
    for (Account& account : accounts) {
        auto names = namesOf(database, account.id);
        if (!names)
            return names.error();
        account.names = std::move(names).value();
    }
    return accounts;
}

Outcome insert(Database& database, const Account& account)
{
    {
        auto insert =
            database.prepare(u"INSERT INTO accounts (id, root, api_base, display_name, email, "
                             "sign_in_method, last_used_at, signed_in) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s);
        if (auto done = insert.run({toValue(account.id), account.root, account.apiBase, account.displayName,
                                    account.email, account.signInMethod, toValue(account.lastUsedAt),
                                    account.signedIn});
            !done)
            return done;
    }
    return insertNames(database, account.id, account.names);
}

Outcome insertNames(Database& database, const QUuid& accountId, const IdentityNames& names)
{
    for (const IdentityName& name : names) {
        auto insert = database.prepare(u"INSERT INTO names (root, kind, issuer, value, account_id) "
                                       "SELECT root, ?, ?, ?, id FROM accounts WHERE id = ?"_s);
        if (auto done = insert.run({toWord(name.kind), name.issuer, name.value, toValue(accountId)}); !done)
            return done;
    }
    return Done{};
}

Result<std::optional<AccountCard>> cardOf(Database& database, const QUuid& accountId)
{
    AccountCard card;
    {
        auto find = database.prepare(selectAccounts() + u"WHERE a.id = ?"_s);
        if (auto done = find.run({toValue(accountId)}); !done)
            return done.error();
        if (!find.next()) {
            if (auto ended = find.end(); !ended)
                return ended.error();
            return std::optional<AccountCard>();
        }
        card = {toAccount(find), find.uuid(8)};
    }
    auto names = namesOf(database, accountId);
    if (!names)
        return names.error();
    card.account.names = std::move(names).value();
    return std::optional(card);
}

} // namespace lectern::rows
