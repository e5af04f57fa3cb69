#pragma once

#include "workspace/console.h"

namespace lectern {

/// Starts a lectern-server in this process, with its database in @p folder. Any thread.
Result<ConsoleConfig::Demo> startDemoServer(const QString& folder);

/// Lets the console start a lectern-server in this process, filled with a class to try things on.
void offerDemo(ConsoleConfig& config);

} // namespace lectern
