#include "store/account_registry.h"

#include "store/database.h"
#include "store/migrations.h"
#include "store/transaction.h"

#include <QCoreApplication>

#include <utility>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

const Schema& registrySchema()
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
        u"accounts "
        "(id), PRIMARY KEY (root, hash))"_s,
        u"CREATE TABLE rate_limits (root TEXT PRIMARY KEY NOT NULL, not_before INTEGER NOT NULL)"_s,
        u"CREATE TABLE current (only INTEGER PRIMARY KEY CHECK (only = 1), account_id TEXT NOT NULL "
        u"REFERENCES "
        "accounts (id))"_s,
    };
    static const Schema schema{{first}};
    return schema;
}

QString kindWord(SubjectKind kind)
{
    return kind == SubjectKind::UserId ? u"user_id"_s : u"token_hash"_s;
}

QString accountColumns()
{
    return u"SELECT a.id, a.root, a.api_base, a.subject, a.subject_kind, a.display_name, a.email, "
           u"a.sign_in_method, "
           "a.last_used_at, a.signed_in FROM accounts a "_s;
}

Account toAccount(const Statement& read)
{
    Account account;
    account.id = read.uuid(0);
    account.root = read.text(1);
    account.apiBase = read.text(2);
    account.subject = read.text(3);
    account.subjectKind = read.text(4) == "user_id"_L1 ? SubjectKind::UserId : SubjectKind::TokenHash;
    account.displayName = read.text(5);
    account.email = read.text(6);
    account.signInMethod = read.text(7);
    account.lastUsedAt = read.time(8);
    account.signedIn = read.flag(9);
    return account;
}

Failure noSuchAccount()
{
    return {FailureReason::NotFound,
            QCoreApplication::translate("Store", "There is no such account on this computer."),
            {}};
}

} // namespace

AccountRegistry::AccountRegistry(std::unique_ptr<Database> database) : m_database(std::move(database))
{
}

AccountRegistry::~AccountRegistry() = default;

Result<std::unique_ptr<AccountRegistry>> AccountRegistry::open(const Profile& profile)
{
    if (auto made = profile.prepare(); !made)
        return made.error();
    auto database = openMigrated(profile.registryPath(), Durability::Precious, registrySchema());
    if (!database)
        return database.error();
    return std::unique_ptr<AccountRegistry>(new AccountRegistry(std::move(database).value()));
}

Result<Account> AccountRegistry::findOne(const QString& condition, std::initializer_list<QVariant> values)
{
    auto find = m_database->prepare(accountColumns() + condition);
    if (auto done = find.run(values); !done)
        return done.error();
    if (find.next())
        return toAccount(find);
    if (auto ended = find.end(); !ended)
        return ended.error();
    return noSuchAccount();
}

Outcome AccountRegistry::updateOne(const QString& sql, std::initializer_list<QVariant> values)
{
    auto update = m_database->prepare(sql);
    if (auto done = update.run(values); !done)
        return done;
    if (update.changes() != 1)
        return noSuchAccount();
    return Done{};
}

Result<QList<Account>> AccountRegistry::list()
{
    auto find = m_database->prepare(
        accountColumns() + u"WHERE a.merged_into IS NULL ORDER BY a.last_used_at DESC NULLS LAST, a.id"_s);
    if (auto done = find.run(); !done)
        return done.error();
    QList<Account> accounts;
    while (find.next())
        accounts.append(toAccount(find));
    if (auto ended = find.end(); !ended)
        return ended.error();
    return accounts;
}

Result<Account> AccountRegistry::account(const QUuid& accountId)
{
    return findOne(u"WHERE a.id = ?"_s, {toValue(accountId)});
}

Result<Account> AccountRegistry::findBySubject(const QString& root, const QString& subject)
{
    return findOne(u"WHERE a.root = ? AND a.subject = ? AND a.merged_into IS NULL"_s, {root, subject});
}

Result<Account> AccountRegistry::findByTokenHash(const QString& root, const QString& sha256Hex)
{
    return findOne(u"JOIN tokens t ON t.account_id = a.id WHERE t.root = ? AND t.hash = ?"_s,
                   {root, sha256Hex});
}

Result<Account> AccountRegistry::ensure(const QString& root, const QString& subject, SubjectKind kind)
{
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    auto known = findBySubject(root, subject);
    if (known || known.error().reason != FailureReason::NotFound)
        return known;
    const QUuid id = QUuid::createUuid();
    auto insert =
        m_database->prepare(u"INSERT INTO accounts (id, root, subject, subject_kind) VALUES (?, ?, ?, ?)"_s);
    if (auto done = insert.run({toValue(id), root, subject, kindWord(kind)}); !done)
        return done.error();
    if (kind == SubjectKind::TokenHash) {
        if (auto done = rememberToken(id, subject); !done)
            return done.error();
    }
    if (auto done = transaction.commit(); !done)
        return done.error();
    return account(id);
}

Result<AccountRegistry::Adoption> AccountRegistry::adoptSubject(const QUuid& accountId,
                                                                const QString& realSubject)
{
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    auto provisional = account(accountId);
    if (!provisional)
        return provisional.error();
    auto known = findBySubject(provisional->root, realSubject);
    if (known) {
        const bool itself = known->id == accountId;
        return Adoption{itself ? Adoption::Renamed : Adoption::MergeInto, known->id};
    }
    if (known.error().reason != FailureReason::NotFound)
        return known.error();
    if (provisional->subjectKind != SubjectKind::TokenHash) {
        return Failure{FailureReason::NotAllowed,
                       QCoreApplication::translate("Store", "This account belongs to another person."),
                       provisional->subject};
    }
    if (auto done = updateOne(
            u"UPDATE accounts SET subject = ?, subject_kind = 'user_id' WHERE id = ? AND subject_kind "
            "= 'token_hash'"_s,
            {realSubject, toValue(accountId)});
        !done)
        return done.error();
    if (auto done = transaction.commit(); !done)
        return done.error();
    return Adoption{Adoption::Renamed, accountId};
}

Outcome AccountRegistry::markMerged(const QUuid& provisional, const QUuid& into)
{
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun();
    if (auto done =
            updateOne(u"UPDATE accounts SET merged_into = ?, signed_in = 0 WHERE id = ? AND subject_kind = "
                      "'token_hash'"_s,
                      {toValue(into), toValue(provisional)});
        !done)
        return done;
    auto tokens = m_database->prepare(u"UPDATE tokens SET account_id = ? WHERE account_id = ?"_s);
    if (auto done = tokens.run({toValue(into), toValue(provisional)}); !done)
        return done;
    auto current = m_database->prepare(u"UPDATE current SET account_id = ? WHERE account_id = ?"_s);
    if (auto done = current.run({toValue(into), toValue(provisional)}); !done)
        return done;
    return transaction.commit();
}

Outcome AccountRegistry::rememberToken(const QUuid& accountId, const QString& sha256Hex)
{
    return updateOne(
        u"INSERT INTO tokens (root, hash, account_id) SELECT root, ?, id FROM accounts WHERE id = ? ON "
        "CONFLICT (root, hash) DO UPDATE SET account_id = excluded.account_id"_s,
        {sha256Hex, toValue(accountId)});
}

Outcome AccountRegistry::setAddress(const QUuid& accountId, const QString& newRoot)
{
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun();
    auto moving = account(accountId);
    if (!moving)
        return moving.error();
    auto there = findBySubject(newRoot, moving->subject);
    if (there && there->id != accountId) {
        return Failure{
            FailureReason::NotAllowed,
            QCoreApplication::translate("Store", "This person has an account at that address already."),
            there->id.toString(QUuid::WithoutBraces)};
    }
    if (auto done = updateOne(u"UPDATE accounts SET root = ?, api_base = '' WHERE id = ?"_s,
                              {newRoot, toValue(accountId)});
        !done)
        return done;
    auto tokens = m_database->prepare(u"UPDATE OR REPLACE tokens SET root = ? WHERE account_id = ?"_s);
    if (auto done = tokens.run({newRoot, toValue(accountId)}); !done)
        return done;
    return transaction.commit();
}

Outcome AccountRegistry::setApiBase(const QUuid& accountId, const QString& apiBase)
{
    return updateOne(u"UPDATE accounts SET api_base = ? WHERE id = ?"_s, {apiBase, toValue(accountId)});
}

Outcome AccountRegistry::setPerson(const QUuid& accountId, const QString& displayName, const QString& email)
{
    return updateOne(u"UPDATE accounts SET display_name = ?, email = ? WHERE id = ?"_s,
                     {displayName, email, toValue(accountId)});
}

Outcome AccountRegistry::setSignedIn(const QUuid& accountId, const QString& method, const QDateTime& now)
{
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun();
    if (auto done = updateOne(
            u"UPDATE accounts SET signed_in = 1, sign_in_method = ?, last_used_at = ? WHERE id = ?"_s,
            {method, toValue(now), toValue(accountId)});
        !done)
        return done;
    if (auto done = setCurrent(accountId); !done)
        return done;
    return transaction.commit();
}

Outcome AccountRegistry::setSignedOut(const QUuid& accountId)
{
    return updateOne(u"UPDATE accounts SET signed_in = 0 WHERE id = ?"_s, {toValue(accountId)});
}

std::optional<Account> AccountRegistry::current()
{
    auto found = findOne(u"JOIN current c ON c.account_id = a.id"_s, {});
    if (found)
        return std::move(found).value();
    if (found.error().reason != FailureReason::NotFound)
        qWarning("store: %s", qUtf8Printable(found.error().detail));
    return std::nullopt;
}

Outcome AccountRegistry::setCurrent(const QUuid& accountId)
{
    if (accountId.isNull()) {
        auto clear = m_database->prepare(u"DELETE FROM current"_s);
        return clear.run();
    }
    return updateOne(
        u"INSERT INTO current (only, account_id) SELECT 1, id FROM accounts WHERE id = ? ON CONFLICT (only) "
        "DO UPDATE SET account_id = excluded.account_id"_s,
        {toValue(accountId)});
}

QDateTime AccountRegistry::rateLimit(const QString& root)
{
    auto find = m_database->prepare(u"SELECT not_before FROM rate_limits WHERE root = ?"_s);
    if (auto done = find.run({root}); !done)
        qWarning("store: %s", qUtf8Printable(done.error().detail));
    return find.next() ? find.time(0) : QDateTime();
}

Outcome AccountRegistry::setRateLimit(const QString& root, const QDateTime& notBefore)
{
    if (!notBefore.isValid()) {
        auto lift = m_database->prepare(u"DELETE FROM rate_limits WHERE root = ?"_s);
        return lift.run({root});
    }
    auto save =
        m_database->prepare(u"INSERT INTO rate_limits (root, not_before) VALUES (?, ?) ON CONFLICT (root) DO "
                            "UPDATE SET not_before = excluded.not_before"_s);
    return save.run({root, toValue(notBefore)});
}

} // namespace lectern
