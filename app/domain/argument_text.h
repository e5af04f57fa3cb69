#pragma once

#include "domain/result.h"

#include <QStringList>

namespace lectern {

/// The arguments of main() behind the program's name. InvalidInput names the one that is not UTF-8: what Qt
/// makes of it is neither the text nor the path that was meant. Pure.
Result<QStringList> argumentText(int count, const char* const* arguments);

} // namespace lectern
