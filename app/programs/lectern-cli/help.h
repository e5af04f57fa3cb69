#pragma once

#include <QString>

namespace lectern::cli {

/// What --help prints; docs/cli.md says the same at more length.
QString helpText();

} // namespace lectern::cli
