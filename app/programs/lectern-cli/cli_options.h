#pragma once

#include "domain/result.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace lectern::cli {

/// The command line, taken apart: what stands before the command holds for all of them.
struct CliOptions
{
    QString profile;   ///< --profile
    QString server;    ///< --server
    QString person;    ///< --as
    bool json = false; ///< --json; may also stand behind the command
    bool help = false;
    bool version = false;
    QString command;                ///< "session create" is one command
    QHash<QString, QString> values; ///< options of the command with a value: "score" → "85"
    QStringList switches;           ///< options of the command without one: "queue-only"
    QStringList arguments;          ///< what is left: ids, words

    [[nodiscard]] bool has(const QString& name) const { return switches.contains(name); }
};

/// InvalidInput names what is unknown, missing or too much.
Result<CliOptions> parseOptions(const QStringList& arguments);

} // namespace lectern::cli
