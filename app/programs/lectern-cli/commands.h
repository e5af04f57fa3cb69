#pragma once

#include "cli_options.h"
#include "command.h"

#include <memory>

namespace lectern::cli {

/// The command of these options; null if there is none of that name.
std::unique_ptr<Command> makeCommand(const CliOptions& options);

} // namespace lectern::cli
