#pragma once

#include "server/server_config.h"

namespace lectern::server {

/// Runs a server until SIGTERM or SIGINT; the exit code. SIGHUP has it read its certificate again. Before any
/// thread starts: the threads must not get these signals.
int serve(const ServerConfig& config);

} // namespace lectern::server
