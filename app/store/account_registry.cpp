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
#include <QSet>

#include <algorithm>
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

Failure contradiction()
{
    return {FailureReason::NotAllowed,
            QCoreApplication::translate(
                "Store",
                "The server says two different things about who is signed in. Nothing was changed, and "
                "nothing is sent. Sign in again; if that does not help, ask the server's administrator."),
            u"the names contradict each other"_s};
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
    if (!*card)
        return noSuchAccount();
    return readCard(m_profile, accountId) == **card ? Outcome(Done{}) : writeCard(m_profile, **card);
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

Result<QList<Account>> AccountRegistry::find(const QString& condition, const QVariantList& values)
{
    auto find = m_database->prepare(rows::selectAccounts() + condition);
    if (auto done = find.runAll(values); !done)
        return done.error();
    return rows::toAccounts(*m_database, find);
}

Result<Account> AccountRegistry::findOne(const QString& condition, const QVariantList& values)
{
    auto found = find(condition, values);
    if (!found)
        return found.error();
    return found->isEmpty() ? Result<Account>(noSuchAccount()) : found->first();
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
    return find(u"WHERE a.merged_into IS NULL ORDER BY a.last_used_at DESC NULLS LAST, a.id"_s, {});
}

Result<Account> AccountRegistry::account(const QUuid& accountId)
{
    return findOne(u"WHERE a.id = ?"_s, {toValue(accountId)});
}

Result<QList<Account>> AccountRegistry::findByNames(const QString& root, const IdentityNames& names)
{
    return findHolders(root, names);
}

Result<QList<Account>> AccountRegistry::findHolders(const QString& root, const IdentityNames& names)
{
    QSet<QUuid> holders;
    for (const IdentityName& name : names) {
        auto find =
            m_database->prepare(u"SELECT kind, issuer, account_id FROM names WHERE root = ? AND value = ?"_s);
        if (auto done = find.run({root, name.value}); !done)
            return done.error();
        while (find.next()) {
            const auto kind = identityNameKindFromWord(find.text(0));
            if (kind && matches(name, {*kind, name.value, find.text(1)}))
                holders.insert(find.uuid(2));
        }
        if (auto ended = find.end(); !ended)
            return ended.error();
    }
    auto all = list();
    if (all)
        all->removeIf([&holders](const Account& account) { return !holders.contains(account.id); });
    return all;
}

Result<AccountRegistry::Recognition> AccountRegistry::recognise(const QString& root,
                                                                const IdentityNames& names)
{
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    auto found = findHolders(root, names);
    if (!found)
        return found.error();
    IdentityNames all = names;
    for (const Account& one : std::as_const(*found)) {
        if (contradict(all, one.names))
            return contradiction();
        all += one.names;
    }
    if (found->isEmpty()) {
        Account made;
        made.id = QUuid::createUuid();
        made.root = root;
        made.names = names;
        if (auto done = rows::insert(*m_database, made); !done)
            return done.error();
        found->append(made);
    } else {
        std::stable_partition(found->begin(), found->end(),
                              [](const Account& one) { return !one.isProvisional(); });
        Recognition several{found->first(), {}};
        for (const Account& one : found->mid(1))
            several.toMerge.append(one.id);
        if (!several.toMerge.isEmpty())
            return several;
        if (auto done = putNames(found->first(), names); !done)
            return done.error();
    }
    const QUuid id = found->first().id;
    if (auto done = writeCardOf(id); !done)
        return done.error();
    if (auto done = transaction.commit(); !done)
        return done.error();
    auto known = account(id);
    if (!known)
        return known.error();
    return Recognition{std::move(known).value(), {}};
}

Outcome AccountRegistry::addNames(const QUuid& accountId, const IdentityNames& names)
{
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun();
    const auto own = account(accountId);
    if (!own)
        return own.error();
    const auto holders = findHolders(own->root, names);
    if (!holders)
        return holders.error();
    const bool isAnothers = std::any_of(holders->cbegin(), holders->cend(),
                                        [&](const Account& one) { return one.id != accountId; });
    if (isAnothers || contradict(own->names, names))
        return contradiction();
    if (auto done = putNames(*own, names); !done)
        return done;
    if (auto done = writeCardOf(accountId); !done)
        return done;
    return transaction.commit();
}

Outcome AccountRegistry::removeName(const QUuid& accountId, const IdentityName& name)
{
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun();
    auto remove = m_database->prepare(
        u"DELETE FROM names WHERE account_id = ? AND kind = ? AND issuer = ? AND value = ?"_s);
    if (auto done = remove.run({toValue(accountId), toWord(name.kind), name.issuer, name.value}); !done)
        return done;
    if (auto done = writeCardOf(accountId); !done)
        return done;
    return transaction.commit();
}

/// Those that it does not have. What is known more exactly now takes the place of what was not.
Outcome AccountRegistry::putNames(const Account& account, const IdentityNames& names)
{
    for (const IdentityName& name : names) {
        auto put = m_database->prepare(
            u"INSERT OR IGNORE INTO names (root, kind, issuer, value, account_id) VALUES (?, ?, ?, ?, ?)"_s);
        if (auto done =
                put.run({account.root, toWord(name.kind), name.issuer, name.value, toValue(account.id)});
            !done)
            return done;
        if (name.kind == IdentityName::Kind::TokenHash)
            continue;
        auto replace = m_database->prepare(
            u"DELETE FROM names WHERE account_id = ? AND kind = 'unspecific' AND value = ?"_s);
        if (auto done = replace.run({toValue(account.id), name.value}); !done)
            return done;
    }
    return forgetOldTokens(account.id);
}

/// A token may live for a minute only: the newest are enough.
Outcome AccountRegistry::forgetOldTokens(const QUuid& accountId)
{
    constexpr int kTokensKept = 500;
    auto forget =
        m_database->prepare(u"DELETE FROM names WHERE kind = 'token_hash' AND account_id = ? AND rowid NOT "
                            u"IN (SELECT rowid FROM names "
                            "WHERE kind = 'token_hash' AND account_id = ? ORDER BY rowid DESC LIMIT ?)"_s);
    return forget.run({toValue(accountId), toValue(accountId), kTokensKept});
}

Outcome AccountRegistry::markMerged(const QUuid& from, const QUuid& into)
{
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun();
    const auto before = account(from);
    if (!before)
        return before.error();
    if (auto done = updateOne(u"UPDATE accounts SET merged_into = ?, signed_in = 0 WHERE id = ?"_s,
                              {toValue(into), toValue(from)});
        !done)
        return done;
    for (const QString& sql : {u"UPDATE names SET account_id = ? WHERE account_id = ?"_s,
                               u"UPDATE current SET account_id = ? WHERE account_id = ?"_s}) {
        auto move = m_database->prepare(sql);
        if (auto done = move.run({toValue(into), toValue(from)}); !done)
            return done;
    }
    for (const QUuid& id : {from, into}) {
        if (auto done = writeCardOf(id); !done)
            return done;
    }
    return transaction.commit();
}

Outcome AccountRegistry::setAddress(const QUuid& accountId, const QString& newRoot)
{
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun();
    auto moving = account(accountId);
    if (!moving)
        return moving.error();
    const auto there = findHolders(newRoot, moving->names);
    if (!there)
        return there.error();
    if (!there->isEmpty() && there->first().id != accountId) {
        return Failure{
            FailureReason::NotAllowed,
            QCoreApplication::translate("Store", "This person has an account at that address already."),
            there->first().id.toString(QUuid::WithoutBraces)};
    }
    if (auto done = updateOne(u"UPDATE accounts SET root = ?, api_base = '' WHERE id = ?"_s,
                              {newRoot, toValue(accountId)});
        !done)
        return done;
    auto names = m_database->prepare(u"UPDATE OR REPLACE names SET root = ? WHERE account_id = ?"_s);
    if (auto done = names.run({newRoot, toValue(accountId)}); !done)
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

/// @p column: one of our own words.
Statement AccountRegistry::readServer(const QString& column, const QString& root)
{
    auto find = m_database->prepare(u"SELECT %1 FROM servers WHERE root = ?"_s.arg(column));
    if (auto done = find.run({root}); !done)
        qWarning("store: %s", qUtf8Printable(done.error().detail));
    return find;
}

Outcome AccountRegistry::writeServer(const QString& column, const QString& root, const QVariant& value)
{
    auto save = m_database->prepare(
        u"INSERT INTO servers (root, %1) VALUES (?, ?) ON CONFLICT (root) DO UPDATE SET %1 = excluded.%1"_s
            .arg(column));
    return save.run({root, value});
}

QDateTime AccountRegistry::rateLimit(const QString& root)
{
    auto find = readServer(u"not_before"_s, root);
    return find.next() ? find.time(0) : QDateTime();
}

Outcome AccountRegistry::setRateLimit(const QString& root, const QDateTime& notBefore)
{
    return writeServer(u"not_before"_s, root, toValue(notBefore));
}

std::optional<qint64> AccountRegistry::clockOffset(const QString& root)
{
    auto find = readServer(u"clock_offset_ms"_s, root);
    return find.next() && !find.isNull(0) ? std::optional(find.integer(0)) : std::nullopt;
}

Outcome AccountRegistry::setClockOffset(const QString& root, qint64 offsetMs)
{
    return writeServer(u"clock_offset_ms"_s, root, offsetMs);
}

int AccountRegistry::writeLimit(const QString& root)
{
    auto find = readServer(u"write_limit"_s, root);
    return find.next() ? find.smallInteger(0) : 0;
}

Outcome AccountRegistry::setWriteLimit(const QString& root, int perMinute)
{
    return writeServer(u"write_limit"_s, root, perMinute);
}

} // namespace lectern
