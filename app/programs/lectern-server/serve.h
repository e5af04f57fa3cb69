#pragma once

#include "server/server_config.h"

namespace lectern::server {

/// Runs a server until SIGTERM or SIGINT; the exit code.
int serve(const ServerConfig& config);

/// Keeps SIGTERM and SIGINT for serve() to wait for. Before any thread starts.
void holdEndSignals();

} // namespace lectern::server
