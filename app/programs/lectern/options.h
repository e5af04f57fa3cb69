#pragma once

#include "domain/result.h"

#include <QString>
#include <QStringList>

namespace lectern {

/// What the command line asks for.
struct Options
{
    enum class Command { Run, Help, Version };
    Command command = Command::Run;
    QString profile;  ///< folder; empty: the platform's place for application data
    QString server;   ///< stands in the sign-in dialog
    QString language; ///< ISO code; empty: as chosen in the window
    QString theme;    ///< "system", "light", "dark"; empty: as chosen in the window
};

/// @p arguments with the program's name in front. InvalidInput: nothing is started, the words say why.
Result<Options> readOptions(const QStringList& arguments);
QString helpText();

} // namespace lectern
