#include "store/account_registry.h"

#include "store/account_card.h"
#include "store/account_lock.h"
#include "store/account_recovery.h"
#include "store/account_rows.h"
#include "store/database.h"
#include "store/header_check.h"
#include "store/set_aside.h"
#include "store/transaction.h"

#include <QCoreApplication>

#include <utility>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

/// The file is small: it is looked at closely each time.
Result<std::unique_ptr<Database>> openSound(const QString& path)
{
    if (auto header = checkHeader(path); !header) {
        const Outcome known = refuseNewer(path, rows::accountSchema().version());
        return known ? header.error() : known.error();
    }
    auto database = openMigrated(path, Durability::Precious, rows::accountSchema());
    if (database) {
        if (auto sound = (*database)->check(Database::Thoroughness::Full); !sound)
            return sound.error();
    }
    return database;
}

/// Sets the damaged list aside while nobody else has it open.
Outcome makeWayForNew(const Profile& profile)
{
    const auto alone = AccountLock::acquire(profile.root());
    if (!alone) {
        return alone.error().reason != FailureReason::InUse
                   ? alone.error()
                   : Failure{FailureReason::Damaged,
                             QCoreApplication::translate(
                                 "Store", "Lectern's list of accounts is damaged. Close all windows and "
                                          "programs of Lectern, then start it again: it makes the list anew. "
                                          "No result is lost."),
                             profile.registryPath()};
    }
    const auto again = openSound(profile.registryPath());
    if (again || again.error().reason != FailureReason::Damaged)
        return again ? Outcome(Done{}) : again.error(); // another program was quicker
    const auto aside = setAside(profile.registryPath(), u"damaged"_s);
    if (!aside)
        return aside.error();
    qWarning("store: the list of accounts was damaged (%s) and is made anew; it is kept as %s",
             qUtf8Printable(again.error().detail), qUtf8Printable(*aside));
    return Done{};
}

Failure noSuchAccount()
{
    return {FailureReason::NotFound,
            QCoreApplication::translate("Store", "There is no such account on this computer."),
            {}};
}

} // namespace

AccountRegistry::AccountRegistry(Profile profile, std::unique_ptr<AccountLock> share,
                                 std::unique_ptr<Database> database)
    : m_profile(std::move(profile))
    , m_share(std::move(share))
    , m_database(std::move(database))
{
}

AccountRegistry::~AccountRegistry() = default;

Result<std::unique_ptr<AccountRegistry>> AccountRegistry::open(const Profile& profile)
{
    if (auto made = profile.prepare(); !made)
        return made.error();
    auto share = AccountLock::share(profile.root());
    if (!share)
        return share.error();
    auto database = openSound(profile.registryPath());
    if (!database && database.error().reason == FailureReason::Damaged) {
        share->reset();
        if (auto anew = makeWayForNew(profile); !anew)
            return anew.error();
        share = AccountLock::share(profile.root());
        if (!share)
            return share.error();
        database = openSound(profile.registryPath());
    }
    if (!database)
        return database.error();
    if (auto agreed = agreeWithCards(**database, profile); !agreed)
        return agreed.error();
    return std::unique_ptr<AccountRegistry>(
        new AccountRegistry(profile, std::move(share).value(), std::move(database).value()));
}

/// Called before a change of whose an account is is committed: after a crash in between, the next open()
/// makes the list say the same.
Outcome AccountRegistry::writeCardOf(const QUuid& accountId)
{
    const auto card = rows::cardOf(*m_database, accountId);
    if (!card)
        return card.error();
    return *card ? writeCard(m_profile, **card) : Outcome(noSuchAccount());
}

/// After any other change. A card that cannot be written now is written by the next open().
void AccountRegistry::refreshCardOf(const QUuid& accountId)
{
    const auto card = rows::cardOf(*m_database, accountId);
    if (!card || !*card || readCard(m_profile, accountId) == **card)
        return;
    if (auto written = writeCard(m_profile, **card); !written)
        qWarning("store: %s", qUtf8Printable(written.error().detail));
}

Result<Account> AccountRegistry::findOne(const QString& condition, std::initializer_list<QVariant> values)
{
    auto find = m_database->prepare(rows::selectAccounts() + condition);
    if (auto done = find.run(values); !done)
        return done.error();
    if (find.next())
        return rows::toAccount(find);
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

Outcome AccountRegistry::updateDetails(const QUuid& accountId, const QString& sql,
                                       std::initializer_list<QVariant> values)
{
    auto updated = updateOne(sql, values);
    if (updated)
        refreshCardOf(accountId);
    return updated;
}

Result<QList<Account>> AccountRegistry::list()
{
    auto find =
        m_database->prepare(rows::selectAccounts() +
                            u"WHERE a.merged_into IS NULL ORDER BY a.last_used_at DESC NULLS LAST, a.id"_s);
    if (auto done = find.run(); !done)
        return done.error();
    QList<Account> accounts;
    while (find.next())
        accounts.append(rows::toAccount(find));
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
    Account made;
    made.id = QUuid::createUuid();
    made.root = root;
    made.subject = subject;
    made.subjectKind = kind;
    if (auto done = rows::insert(*m_database, made); !done)
        return done.error();
    if (kind == SubjectKind::TokenHash) {
        if (auto done = rememberToken(made.id, subject); !done)
            return done.error();
    }
    if (auto done = writeCardOf(made.id); !done)
        return done.error();
    if (auto done = transaction.commit(); !done)
        return done.error();
    return account(made.id);
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
    if (auto done = writeCardOf(accountId); !done)
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
    if (auto done = writeCardOf(provisional); !done)
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
    if (auto done = writeCardOf(accountId); !done)
        return done;
    return transaction.commit();
}

Outcome AccountRegistry::setApiBase(const QUuid& accountId, const QString& apiBase)
{
    return updateDetails(accountId, u"UPDATE accounts SET api_base = ? WHERE id = ?"_s,
                         {apiBase, toValue(accountId)});
}

Outcome AccountRegistry::setPerson(const QUuid& accountId, const QString& displayName, const QString& email)
{
    return updateDetails(accountId, u"UPDATE accounts SET display_name = ?, email = ? WHERE id = ?"_s,
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
    auto committed = transaction.commit();
    if (committed)
        refreshCardOf(accountId);
    return committed;
}

Outcome AccountRegistry::setSignedOut(const QUuid& accountId)
{
    return updateDetails(accountId, u"UPDATE accounts SET signed_in = 0 WHERE id = ?"_s,
                         {toValue(accountId)});
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
