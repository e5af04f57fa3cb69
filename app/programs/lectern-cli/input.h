#pragma once

#include "domain/result.h"

#include <QString>

namespace lectern::cli {

/// The first line of standard input, without its end: a password, a token, a passphrase. InvalidInput if it
/// is not UTF-8: two that differ would become one.
Result<QString> secretFromStdin();

} // namespace lectern::cli
