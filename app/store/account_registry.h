#pragma once

#include "domain/result.h"
#include "store/account.h"
#include "store/profile.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QUuid>
#include <QVariant>

#include <initializer_list>
#include <memory>
#include <optional>

namespace lectern {

class AccountLock;
class Database;
class Statement;

/// The accounts of a profile. Several processes may use it at once. Thread: the one that opened it.
/// Errors of all calls: Storage, DiskFull, NotFound for an unknown account id.
///
/// Each account's folder has a card that says the same (AccountCard): what this list loses, it gets back from
/// there.
class AccountRegistry
{
public:
    /// Makes the profile's folder and file if need be. A damaged file is set aside ("profile.damaged.sqlite")
    /// and made anew from the cards. Errors also: NewerVersion; Damaged while other programs have it open;
    /// InUse while one of them makes it anew.
    static Result<std::unique_ptr<AccountRegistry>> open(const Profile& profile);
    ~AccountRegistry();

    Result<QList<Account>> list(); ///< last used first
    Result<Account> account(const QUuid& accountId);
    /// The accounts at @p root that are known by one of @p names, last used first. More than one: they will
    /// turn out to be one person.
    Result<QList<Account>> findByNames(const QString& root, const IdentityNames& names);

    /// Who a person with these names is.
    struct Recognition
    {
        Account account;
        /// Accounts of the same person: RecordStore::mergeFrom() each, then markMerged(), then ask again.
        QList<QUuid> toMerge;
    };
    /// The server has confirmed @p names for one token: the account that has one of them gets the others; if
    /// there is none, it is made. Two processes that ask get the same one. NotAllowed if they contradict what
    /// is known: nothing is added then.
    Result<Recognition> recognise(const QString& root, const IdentityNames& names);
    /// Names that the server has confirmed for this account's token. NotAllowed if another account has one of
    /// them, or they contradict its own.
    Outcome addNames(const QUuid& accountId, const IdentityNames& names);
    /// It is not its name after all. One that it does not have changes nothing.
    Outcome removeName(const QUuid& accountId, const IdentityName& name);
    /// The data of @p from are in @p into: its names lead there, and it is listed no more.
    Outcome markMerged(const QUuid& from, const QUuid& into);

    /// Moves the account to another address. NotAllowed if the same person has an account there.
    Outcome setAddress(const QUuid& accountId, const QString& newRoot);
    Outcome setApiBase(const QUuid& accountId, const QString& apiBase);
    Outcome setPerson(const QUuid& accountId, const QString& displayName, const QString& email);
    /// Signed in by @p method, last used at @p now, and the current account from here on.
    Outcome setSignedIn(const QUuid& accountId, const QString& method, const QDateTime& now);
    /// Its data stay.
    Outcome setSignedOut(const QUuid& accountId);

    /// Of the last sign-in; nothing if nobody is, or a null id was set.
    std::optional<Account> current();
    Outcome setCurrent(const QUuid& accountId);

    /// Not before this time may anything be sent to the server (429). Invalid: no limit known.
    QDateTime rateLimit(const QString& root);
    /// An invalid time lifts the limit.
    Outcome setRateLimit(const QString& root, const QDateTime& notBefore);
    /// The server's clock minus ours in milliseconds, as last told; nothing: never.
    std::optional<qint64> clockOffset(const QString& root);
    Outcome setClockOffset(const QString& root, qint64 offsetMs);
    /// Writes that the server allows in a minute, as last told; 0: never.
    int writeLimit(const QString& root);
    Outcome setWriteLimit(const QString& root, int perMinute);

private:
    AccountRegistry(Profile profile, std::unique_ptr<AccountLock> share, std::unique_ptr<Database> database);
    Result<QList<Account>> find(const QString& condition, const QVariantList& values);
    Result<Account> findOne(const QString& condition, const QVariantList& values);
    Result<QList<Account>> findHolders(const QString& root, const IdentityNames& names);
    Outcome putNames(const Account& account, const IdentityNames& names);
    Outcome forgetOldTokens(const QUuid& accountId);
    Statement readServer(const QString& column, const QString& root);
    Outcome writeServer(const QString& column, const QString& root, const QVariant& value);
    Outcome updateOne(const QString& sql, std::initializer_list<QVariant> values);
    Outcome updateDetails(const QUuid& accountId, const QString& sql, std::initializer_list<QVariant> values);
    Outcome writeCardOf(const QUuid& accountId);
    void refreshCardOf(const QUuid& accountId);

    Profile m_profile;
    std::unique_ptr<AccountLock> m_share;
    std::unique_ptr<Database> m_database;
};

} // namespace lectern
