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

/// The card decides who has a name, unless another folder's card does too.
Outcome takeNames(Database& database, const Profile& profile, const Account& account)
{
    const QList<QUuid> folders = profile.accountsWithFolder();
    for (const IdentityName& name : account.names) {
        const QVariantList which{account.root, toWord(name.kind), name.issuer, name.value};
        const QString condition = u" FROM names WHERE root = ? AND kind = ? AND issuer = ? AND value = ?"_s;
        QUuid holder;
        {
            auto find = database.prepare(u"SELECT account_id"_s + condition);
            if (auto done = find.runAll(which); !done)
                return done;
            if (!find.next())
                continue;
            holder = find.uuid(0);
        }
        if (holder != account.id && folders.contains(holder))
            continue;
        if (auto done = database.prepare(u"DELETE"_s + condition).runAll(which); !done)
            return done;
    }
    return Done{};
}

/// Whose an account is comes from its card alone. The hashes of tokens stay, but for those of an account that
/// is nothing else.
Outcome forgetNames(Database& database, const Account& account)
{
    auto remove =
        database.prepare(u"DELETE FROM names WHERE account_id = ? AND (kind <> 'token_hash' OR ?)"_s);
    return remove.run({toValue(account.id), account.isProvisional()});
}

Outcome correct(Database& database, const Profile& profile, const AccountCard& card)
{
    const Account& account = card.account;
    if (auto done = takeNames(database, profile, account); !done)
        return done;
    {
        auto update =
            database.prepare(u"UPDATE accounts SET root = ?, merged_into = (SELECT id FROM accounts "
                             "WHERE id = ?) WHERE id = ?"_s);
        if (auto done = update.run({account.root, toValue(card.mergedInto), toValue(account.id)}); !done)
            return done;
        auto move = database.prepare(u"UPDATE OR REPLACE names SET root = ? WHERE account_id = ?"_s);
        if (auto done = move.run({account.root, toValue(account.id)}); !done)
            return done;
    }
    return rows::insertNames(database, account.id, account.names);
}

Outcome bringBack(Database& database, const Profile& profile, const AccountCard& card)
{
    if (auto done = takeNames(database, profile, card.account); !done)
        return done;
    return rows::insert(database, card.account);
}

/// Rows that damage has made of others, which the cards have given back by now: nobody's, and without a
/// folder.
Outcome removeGhosts(Database& database, const Profile& profile)
{
    QStringList ghosts;
    {
        auto find =
            database.prepare(u"SELECT id FROM accounts WHERE merged_into IS NULL AND NOT EXISTS (SELECT 1 "
                             "FROM names WHERE account_id = accounts.id)"_s);
        if (auto done = find.run(); !done)
            return done;
        const QList<QUuid> folders = profile.accountsWithFolder();
        while (find.next()) {
            if (!folders.contains(find.uuid(0)))
                ghosts.append(find.text(0));
        }
        if (auto ended = find.end(); !ended)
            return ended;
    }
    for (const QString& id : std::as_const(ghosts)) {
        for (const QString& sql :
             {u"DELETE FROM current WHERE account_id = ?"_s, u"DELETE FROM accounts WHERE id = ?"_s}) {
            if (auto done = database.prepare(sql).run({id}); !done)
                return done;
        }
    }
    return Done{};
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
    const auto differing = compareWithCards(database, profile);
    if (!differing)
        return differing.error();
    if (!differing->any())
        return Done{};
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun();
    // Another program may have been between a card and its row: by now both are there.
    const auto found = compareWithCards(database, profile);
    if (!found)
        return found.error();
    if (!found->any())
        return Done{};
    if (auto deferred = database.exec(u"PRAGMA defer_foreign_keys = ON"_s); !deferred)
        return deferred;
    for (const AccountCard& card : found->garbled) { // before any is given back: one may have another's name
        if (auto done = forgetNames(database, card.account); !done)
            return done;
    }
    for (const AccountCard& card : found->lost) {
        if (auto done = unlessTaken(bringBack(database, profile, card), card); !done)
            return done;
    }
    for (const AccountCard& card : found->garbled) { // may name one that was lost
        if (auto done = unlessTaken(correct(database, profile, card), card); !done)
            return done;
    }
    if (auto removed = removeGhosts(database, profile); !removed)
        return removed;
    if (auto chosen = chooseCurrent(database); !chosen)
        return chosen;
    qWarning("store: brought %lld accounts back into the list",
             qlonglong(found->lost.size() + found->garbled.size()));
    return transaction.commit();
}

} // namespace lectern
