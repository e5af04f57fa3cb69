#include "store/account_recovery.h"

#include "store/account_card.h"
#include "store/account_rows.h"
#include "store/database.h"
#include "store/transaction.h"

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

/// What the cards know better.
struct Differences
{
    QList<AccountCard> lost;    ///< no row has this id
    QList<AccountCard> garbled; ///< the row says somebody else
    [[nodiscard]] bool any() const { return !lost.isEmpty() || !garbled.isEmpty(); }
};

/// A card is a copy of what the list says, but for whose it is: one that cannot be written now is written at
/// the next start.
void bringUpToDate(const Profile& profile, const AccountCard& card)
{
    if (auto written = writeCard(profile, card); !written)
        qWarning("store: %s", qUtf8Printable(written.error().detail));
}

Result<Differences> compareWithCards(Database& database, const Profile& profile)
{
    Differences found;
    const QList<QUuid> ids = profile.accountsWithFolder();
    for (const QUuid& id : ids) {
        const auto row = rows::cardOf(database, id);
        if (!row)
            return row.error();
        const auto card = readCard(profile, id);
        if (!card) {
            if (*row)
                bringUpToDate(profile, **row);
            else
                qWarning("store: nobody knows whose folder this is: %s",
                         qUtf8Printable(profile.accountFolder(id)));
        } else if (!*row) {
            if (card->mergedInto.isNull()) // the data of others are elsewhere
                found.lost.append(*card);
        } else if (!card->isOfSamePersonAs(**row)) {
            found.garbled.append(*card);
        } else if (*card != **row) {
            bringUpToDate(profile, **row);
        }
    }
    return found;
}

Outcome correct(Database& database, const AccountCard& card)
{
    auto update = database.prepare(u"UPDATE accounts SET root = ?, subject = ?, subject_kind = ?, "
                                   "merged_into = (SELECT id FROM accounts WHERE id = ?) WHERE id = ?"_s);
    const Account& account = card.account;
    return update.run({account.root, account.subject, rows::toWord(account.subjectKind),
                       toValue(card.mergedInto), toValue(account.id)});
}

/// The row of the same person under an id that no folder has, which damage must have made of the right one.
Result<QString> garbledIdOf(Database& database, const Profile& profile, const Account& account)
{
    auto find =
        database.prepare(u"SELECT id FROM accounts WHERE root = ? AND subject = ? AND merged_into IS NULL"_s);
    if (auto done = find.run({account.root, account.subject}); !done)
        return done.error();
    if (!find.next())
        return QString();
    const QString id = find.text(0);
    return profile.accountsWithFolder().contains(QUuid::fromString(id)) ? QString() : id;
}

Outcome correctId(Database& database, const QString& from, const QUuid& to)
{
    for (const QString& sql : {u"UPDATE accounts SET id = ? WHERE id = ?"_s,
                               u"UPDATE accounts SET merged_into = ? WHERE merged_into = ?"_s,
                               u"UPDATE tokens SET account_id = ? WHERE account_id = ?"_s,
                               u"UPDATE current SET account_id = ? WHERE account_id = ?"_s}) {
        if (auto done = database.prepare(sql).run({toValue(to), from}); !done)
            return done;
    }
    return Done{};
}

Outcome bringBack(Database& database, const Profile& profile, const AccountCard& card)
{
    const auto garbledId = garbledIdOf(database, profile, card.account);
    if (!garbledId)
        return garbledId.error();
    if (!garbledId->isEmpty())
        return correctId(database, *garbledId, card.account.id);
    return rows::insert(database, card.account);
}

/// The one who was signed in last goes on.
Outcome chooseCurrent(Database& database)
{
    auto choose = database.prepare(
        u"INSERT OR IGNORE INTO current (only, account_id) SELECT 1, id FROM accounts WHERE signed_in = 1 "
        "AND merged_into IS NULL ORDER BY last_used_at DESC LIMIT 1"_s);
    return choose.run();
}

/// Two folders of one person, of which the list knows one: rather than none, that one can be used.
Outcome unlessTaken(const Outcome& done, const AccountCard& card)
{
    if (done || done.error().reason != FailureReason::NotAllowed)
        return done;
    qWarning("store: the account %s is in the list already: its folder is left alone",
             qUtf8Printable(card.account.id.toString(QUuid::WithoutBraces)));
    return Done{};
}

} // namespace

Outcome agreeWithCards(Database& database, const Profile& profile)
{
    const auto found = compareWithCards(database, profile);
    if (!found)
        return found.error();
    if (!found->any())
        return Done{};
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun();
    if (auto deferred = database.exec(u"PRAGMA defer_foreign_keys = ON"_s); !deferred)
        return deferred;
    for (const AccountCard& card : found->lost) {
        if (auto done = unlessTaken(bringBack(database, profile, card), card); !done)
            return done;
    }
    for (const AccountCard& card : found->garbled) { // may name one that was lost
        if (auto done = unlessTaken(correct(database, card), card); !done)
            return done;
    }
    if (auto chosen = chooseCurrent(database); !chosen)
        return chosen;
    qWarning("store: brought %lld accounts back into the list",
             qlonglong(found->lost.size() + found->garbled.size()));
    return transaction.commit();
}

} // namespace lectern
