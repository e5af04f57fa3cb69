#include "user_command.h"

#include "server/account_rules.h"
#include "server/accounts.h"

#include <QFile>
#include <QTextStream>

#include <unistd.h>

namespace lectern::server {
namespace {

int fail(const Failure& failure)
{
    QTextStream(stderr) << "lectern-server: " << failure.message << '\n';
    if (!failure.detail.isEmpty())
        QTextStream(stderr) << "  " << failure.detail << '\n';
    return failure.reason == FailureReason::InvalidInput ? 2 : 1;
}

int say(const Outcome& outcome, const QString& words)
{
    if (!outcome)
        return fail(outcome.error());
    QTextStream(stdout) << words << '\n';
    return 0;
}

/// The first line of standard input.
Result<QString> passwordFromInput()
{
    constexpr qint64 kMostBytes = 8192; // more than the longest password has
    QFile input;
    if (!input.open(STDIN_FILENO, QIODevice::ReadOnly)) // by number: a FILE would end the line at a NUL
        return Failure{FailureReason::InvalidInput, QStringLiteral("Standard input cannot be read."), {}};
    QByteArray line = input.readLine(kMostBytes);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return readPassword(line);
}

int add(const Options& options)
{
    const auto password = passwordFromInput();
    if (!password)
        return fail(password.error());
    NewAccount account;
    account.email = options.email;
    account.password = *password;
    account.fullName = options.fullName;
    account.role = options.role;
    account.withProfile = options.withProfile;
    const auto added = addAccount(options.config.databasePath, account);
    if (!added)
        return fail(added.error());
    QTextStream(stdout) << *added << '\n';
    return 0;
}

int list(const Options& options)
{
    const auto accounts = listAccounts(options.config.databasePath);
    if (!accounts)
        return fail(accounts.error());
    QTextStream out(stdout);
    for (const AccountLine& account : *accounts) {
        out << account.email << '\t' << (account.disabled ? "disabled" : "enabled") << '\t'
            << (account.role.isEmpty() ? QStringLiteral("no profile") : account.role) << '\t'
            << account.fullName << '\t' << account.id << '\n';
    }
    return 0;
}

int setPasswordOf(const Options& options)
{
    const auto password = passwordFromInput();
    if (!password)
        return fail(password.error());
    return say(setPassword(options.config.databasePath, options.email, *password),
               QStringLiteral("%1 has a new password and is signed out everywhere.").arg(options.email));
}

} // namespace

int runUserCommand(const Options& options)
{
    const QString& database = options.config.databasePath;
    switch (options.command) {
    case Options::Command::AddUser:
        return add(options);
    case Options::Command::ListUsers:
        return list(options);
    case Options::Command::SetPassword:
        return setPasswordOf(options);
    case Options::Command::EnableUser:
        return say(enableAccount(database, options.email),
                   QStringLiteral("%1 may sign in again, with the same password.").arg(options.email));
    case Options::Command::SignOutUser:
        return say(signOutAccount(database, options.email),
                   QStringLiteral("%1 is signed out everywhere.").arg(options.email));
    default:
        return say(disableAccount(database, options.email),
                   QStringLiteral("%1 is disabled and signed out everywhere.").arg(options.email));
    }
}

} // namespace lectern::server
