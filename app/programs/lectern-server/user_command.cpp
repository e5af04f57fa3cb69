#include "user_command.h"

#include "server/accounts.h"

#include <QFile>
#include <QTextStream>

#include <cstdio>

namespace lectern::server {
namespace {

int fail(const Failure& failure)
{
    QTextStream(stderr) << "lectern-server: " << failure.message << '\n';
    if (!failure.detail.isEmpty())
        QTextStream(stderr) << "  " << failure.detail << '\n';
    return failure.reason == FailureReason::InvalidInput ? 2 : 1;
}

/// The first line of standard input.
QString readPassword()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    QByteArray line = input.readLine();
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return QString::fromUtf8(line);
}

int add(const Options& options)
{
    NewAccount account;
    account.email = options.email;
    account.password = readPassword();
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

int disable(const Options& options)
{
    const auto disabled = disableAccount(options.config.databasePath, options.email);
    return disabled ? 0 : fail(disabled.error());
}

} // namespace

int runUserCommand(const Options& options)
{
    switch (options.command) {
    case Options::Command::AddUser:
        return add(options);
    case Options::Command::ListUsers:
        return list(options);
    default:
        return disable(options);
    }
}

} // namespace lectern::server
