#include "server/accounts.h"

#include "server/account_rules.h"
#include "server/sqlite_storage.h"
#include "server/tokens.h"
#include "wire/json_read.h"

#include <sodium.h>

namespace lectern::server {
namespace {

Failure invalid(const QString& message)
{
    return {FailureReason::InvalidInput, message, {}};
}

Outcome check(const NewAccount& account)
{
    static const QStringList kRoles{QStringLiteral("learner"), QStringLiteral("instructor"),
                                    QStringLiteral("admin"), QStringLiteral("super_admin")};
    if (!kRoles.contains(account.role))
        return invalid(QStringLiteral("The role must be one of: %1.").arg(kRoles.join(QStringLiteral(", "))));
    if (auto checked = checkEmail(normalisedEmail(account.email)); !checked)
        return checked;
    if (auto checked = checkFullName(account.fullName); account.withProfile && !checked)
        return checked;
    const auto password = readPassword(account.password.toUtf8());
    return password ? Outcome(Done{}) : password.error();
}

Result<std::unique_ptr<Storage>> openExisting(const QString& path)
{
    if (auto prepared = SqliteStorage::prepare(path, SqliteStorage::IfMissing::Refuse); !prepared)
        return prepared.error();
    return SqliteStorage::open(path);
}

/// Runs @p work in one writing transaction.
template <typename T, typename Work>
Result<T> inTransaction(Storage& storage, Work work)
{
    if (const auto begun = storage.begin(Storage::Access::Write); !begun)
        return begun.error();
    Result<T> result = work(storage);
    if (result) {
        if (const auto committed = storage.commit(); !committed)
            result = committed.error();
    }
    if (!result)
        storage.rollback();
    return result;
}

} // namespace

Result<QString> addAccount(const QString& databasePath, const NewAccount& account)
{
    if (auto checked = check(account); !checked)
        return checked.error();
    if (sodium_init() < 0)
        return Failure{FailureReason::Internal, QStringLiteral("libsodium cannot be used."), {}};
    if (auto prepared = SqliteStorage::prepare(databasePath); !prepared)
        return prepared.error();
    auto storage = SqliteStorage::open(databasePath);
    if (!storage)
        return storage.error();

    Account stored;
    stored.id = wire::toText(QUuid::createUuid());
    stored.email = normalisedEmail(account.email);
    stored.passwordHash = hashOfPassword(account.password);
    if (stored.passwordHash.isEmpty())
        return Failure{FailureReason::Internal, QStringLiteral("Too little memory to hash a password."), {}};
    return inTransaction<QString>(**storage, [&](Storage& writing) -> Result<QString> {
        const auto tenant = writing.tenant();
        if (!tenant)
            return tenant.error();
        if (account.withProfile)
            stored.profile = User{stored.id, stored.email, account.fullName, account.role, tenant->id};
        const auto added = writing.addAccount(stored, QDateTime::currentDateTimeUtc());
        if (!added)
            return added.error();
        if (!*added)
            return invalid(QStringLiteral("There is a user %1 already.").arg(stored.email));
        return stored.id;
    });
}

Result<QList<AccountLine>> listAccounts(const QString& databasePath)
{
    auto storage = openExisting(databasePath);
    if (!storage)
        return storage.error();
    const auto accounts = (*storage)->accounts();
    if (!accounts)
        return accounts.error();
    QList<AccountLine> lines;
    for (const Account& account : *accounts) {
        const User profile = account.profile.value_or(User());
        lines.append({account.id, account.email, profile.fullName, profile.role, account.disabled});
    }
    return lines;
}

namespace {

/// Does @p work with the account in one transaction; NotFound if there is none.
template <typename Work>
Outcome change(const QString& databasePath, const QString& email, Work work)
{
    auto storage = openExisting(databasePath);
    if (!storage)
        return storage.error();
    const QString address = normalisedEmail(email);
    const auto changed = inTransaction<Done>(**storage, [&](Storage& writing) -> Result<Done> {
        const auto account = writing.accountByEmail(address);
        if (!account)
            return account.error();
        if (!*account)
            return Failure{FailureReason::NotFound, QStringLiteral("There is no user %1.").arg(address), {}};
        if (const Outcome done = work(writing, **account); !done)
            return done.error();
        return Done{};
    });
    return changed ? Outcome(Done{}) : changed.error();
}

Outcome asOutcome(const Result<bool>& result)
{
    return result ? Outcome(Done{}) : result.error();
}

} // namespace

Outcome setPassword(const QString& databasePath, const QString& email, const QString& password)
{
    if (auto checked = readPassword(password.toUtf8()); !checked)
        return checked.error();
    if (sodium_init() < 0)
        return Failure{FailureReason::Internal, QStringLiteral("libsodium cannot be used."), {}};
    const QString hash = hashOfPassword(password);
    if (hash.isEmpty())
        return Failure{FailureReason::Internal, QStringLiteral("Too little memory to hash a password."), {}};
    return change(databasePath, email, [&hash](Storage& storage, const Account& account) {
        const Outcome set = asOutcome(storage.setPassword(account.email, hash));
        return set ? storage.endSignIns(account.id) : set;
    });
}

Outcome disableAccount(const QString& databasePath, const QString& email)
{
    return change(databasePath, email, [](Storage& storage, const Account& account) {
        const Outcome set = asOutcome(storage.setDisabled(account.email, true));
        return set ? storage.endSignIns(account.id) : set;
    });
}

Outcome enableAccount(const QString& databasePath, const QString& email)
{
    return change(databasePath, email, [](Storage& storage, const Account& account) {
        return asOutcome(storage.setDisabled(account.email, false));
    });
}

Outcome signOutAccount(const QString& databasePath, const QString& email)
{
    return change(databasePath, email,
                  [](Storage& storage, const Account& account) { return storage.endSignIns(account.id); });
}

} // namespace lectern::server
