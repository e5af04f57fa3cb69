#pragma once

#include "options.h"

namespace lectern::server {

/// Does `user add`, `user list` and what else there is of `user`; the exit code. Works while a server runs.
int runUserCommand(const Options& options);

} // namespace lectern::server
