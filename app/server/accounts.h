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

/// The new user's id. The database is made when it is not there. InvalidInput: the address is taken, or
/// breaks a rule of account_rules.h as the name or the password may; the role is unknown.
Result<QString> addAccount(const QString& databasePath, const NewAccount& account);
Result<QList<AccountLine>> listAccounts(const QString& databasePath);

// Of the next four, each: NotFound: no such address.
/// Ends every sign-in that the old password gave. InvalidInput: a password that breaks a rule.
Outcome setPassword(const QString& databasePath, const QString& email, const QString& password);
/// Ends every sign-in of the account as well.
Outcome disableAccount(const QString& databasePath, const QString& email);
/// With the password that it had.
Outcome enableAccount(const QString& databasePath, const QString& email);
/// Ends every sign-in, on whatever computer it is; the password stays.
Outcome signOutAccount(const QString& databasePath, const QString& email);

} // namespace lectern::server
