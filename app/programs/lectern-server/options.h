#pragma once

#include "domain/result.h"
#include "server/server_config.h"

#include <QStringList>

namespace lectern::server {

/// What the command line asks for.
struct Options
{
    enum class Command {
        Serve,
        AddUser,
        ListUsers,
        SetPassword,
        DisableUser,
        EnableUser,
        SignOutUser,
        Help,
        Version
    };
    Command command = Command::Serve;
    ServerConfig config;
    QString email;
    QString fullName;
    QString role = QStringLiteral("instructor");
    bool withProfile = true;
};

/// Reads the command line (without the program's name). InvalidInput with words for people.
Result<Options> readOptions(const QStringList& arguments);

/// The text of --help.
QString helpText();

} // namespace lectern::server
