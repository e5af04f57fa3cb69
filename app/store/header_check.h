#pragma once

#include "domain/result.h"

#include <QString>

namespace lectern {

/// Damaged if the header of a database says that it may be read only. That is one flipped bit away from ours,
/// and every save would fail. Call it before this process opens the database: the file is closed again, and
/// with it go all locks that SQLite has on it here.
Outcome checkHeader(const QString& path);

} // namespace lectern
