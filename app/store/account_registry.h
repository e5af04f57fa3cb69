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
    /// NotFound if there is none.
    Result<Account> findBySubject(const QString& root, const QString& subject);
    /// The account that a token of this SHA-256 (hex) was seen to belong to. NotFound if it was never seen.
    Result<Account> findByTokenHash(const QString& root, const QString& sha256Hex);

    /// The account of this subject, made if there is none. Two processes that ask get the same one.
    Result<Account> ensure(const QString& root, const QString& subject, SubjectKind kind);

    /// What adoptSubject() found.
    struct Adoption
    {
        enum Kind {
            Renamed,   ///< the account itself now has the subject
            MergeInto, ///< accountId has it already: RecordStore::mergeFrom(), then markMerged()
        };
        Kind kind = Renamed;
        QUuid accountId;
    };
    /// The server has told who a provisional (TokenHash) account belongs to.
    Result<Adoption> adoptSubject(const QUuid& accountId, const QString& realSubject);
    /// The provisional account's data are in @p into: its tokens lead there, and it is listed no more.
    Outcome markMerged(const QUuid& provisional, const QUuid& into);

    Outcome rememberToken(const QUuid& accountId, const QString& sha256Hex);
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

private:
    AccountRegistry(Profile profile, std::unique_ptr<AccountLock> share, std::unique_ptr<Database> database);
    Result<Account> findOne(const QString& condition, std::initializer_list<QVariant> values);
    Outcome updateOne(const QString& sql, std::initializer_list<QVariant> values);
    Outcome updateDetails(const QUuid& accountId, const QString& sql, std::initializer_list<QVariant> values);
    Outcome writeCardOf(const QUuid& accountId);
    void refreshCardOf(const QUuid& accountId);

    Profile m_profile;
    std::unique_ptr<AccountLock> m_share;
    std::unique_ptr<Database> m_database;
};

} // namespace lectern
