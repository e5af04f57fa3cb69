#include "store/account_rows.h"

#include "store/database.h"

namespace lectern::rows {
using namespace Qt::StringLiterals;

const Schema& accountSchema()
{
    static const QStringList first{
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
    static const Schema schema{{first}};
    return schema;
}

QString toWord(SubjectKind kind)
{
    return kind == SubjectKind::UserId ? u"user_id"_s : u"token_hash"_s;
}

SubjectKind subjectKindFromWord(const QString& word)
{
    return word == "user_id"_L1 ? SubjectKind::UserId : SubjectKind::TokenHash;
}

QString selectAccounts()
{
    return u"SELECT a.id, a.root, a.api_base, a.subject, a.subject_kind, a.display_name, a.email, "
           "a.sign_in_method, a.last_used_at, a.signed_in, a.merged_into FROM accounts a "_s;
}

Account toAccount(const Statement& read)
{
    Account account;
    account.id = read.uuid(0);
    account.root = read.text(1);
    account.apiBase = read.text(2);
    account.subject = read.text(3);
    account.subjectKind = subjectKindFromWord(read.text(4));
    account.displayName = read.text(5);
    account.email = read.text(6);
    account.signInMethod = read.text(7);
    account.lastUsedAt = read.time(8);
    account.signedIn = read.flag(9);
    return account;
}

Outcome insert(Database& database, const Account& account)
{
    auto insert = database.prepare(
        u"INSERT INTO accounts (id, root, api_base, subject, subject_kind, display_name, email, "
        "sign_in_method, last_used_at, signed_in) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    return insert.run({toValue(account.id), account.root, account.apiBase, account.subject,
                       toWord(account.subjectKind), account.displayName, account.email, account.signInMethod,
                       toValue(account.lastUsedAt), account.signedIn});
}

Result<std::optional<AccountCard>> cardOf(Database& database, const QUuid& accountId)
{
    auto find = database.prepare(selectAccounts() + u"WHERE a.id = ?"_s);
    if (auto done = find.run({toValue(accountId)}); !done)
        return done.error();
    if (!find.next()) {
        if (auto ended = find.end(); !ended)
            return ended.error();
        return std::optional<AccountCard>();
    }
    return std::optional(AccountCard{toAccount(find), find.uuid(10)});
}

} // namespace lectern::rows
