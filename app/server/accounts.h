#pragma once

#include "domain/result.h"

#include <QList>
#include <QString>

// Accounts by the administrator's hand. Each call opens the database for itself; a server may run meanwhile.
namespace lectern::server {

struct NewAccount
{
    QString email;
    QString password;
    QString fullName;
    QString role; ///< learner, instructor, admin, super_admin
    bool withProfile = true;
};

struct AccountLine
{
    QString id;
    QString email;
    QString fullName; ///< empty without a profile
    QString role;     ///< empty without a profile
    bool disabled = false;
};

/// The new user's id. The database is made when it is not there. InvalidInput: the address is taken, the
/// password shorter than 8 or longer than 1024 characters, the role unknown.
Result<QString> addAccount(const QString& databasePath, const NewAccount& account);
Result<QList<AccountLine>> listAccounts(const QString& databasePath);
/// Ends every sign-in of the account as well. NotFound: no such address.
Outcome disableAccount(const QString& databasePath, const QString& email);

} // namespace lectern::server
