#pragma once

#include "domain/result.h"
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

class Database;

/// Where an account's subject comes from (contract: who is signed in).
enum class SubjectKind {
    UserId,    ///< an id that the server told
    TokenHash, ///< SHA-256 of a token, until the server tells
};

/// One person at one server, as this computer knows them.
struct Account
{
    QUuid id;
    QString root;    ///< normalised server address (contract: conventions)
    QString apiBase; ///< what answered: root/api or root; empty until known
    QString subject; ///< id, or the SHA-256 of a token in hex
    SubjectKind subjectKind = SubjectKind::UserId;
    QString displayName;
    QString email;
    QString signInMethod; ///< "password", "token", "demo"
    QDateTime lastUsedAt;
    bool signedIn = false;

    bool operator==(const Account&) const = default;
};

/// The accounts of a profile. Several processes may use it at once. Thread: the one that opened it.
/// Errors of all calls: Storage, DiskFull, NotFound for an unknown account id.
class AccountRegistry
{
public:
    /// Makes the profile's folder and file if need be. Errors also: NewerVersion, Damaged.
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
    explicit AccountRegistry(std::unique_ptr<Database> database);
    Result<Account> findOne(const QString& condition, std::initializer_list<QVariant> values);
    Outcome updateOne(const QString& sql, std::initializer_list<QVariant> values);

    std::unique_ptr<Database> m_database;
};

} // namespace lectern
