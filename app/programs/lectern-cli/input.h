#pragma once

#include <QString>

namespace lectern::cli {

/// The first line of standard input, without its end: a password, a token, a passphrase.
QString secretFromStdin();

} // namespace lectern::cli
