#pragma once

#include "domain/result.h"

#include <QString>

namespace lectern {

/// "records.sqlite" and "damaged": "records.damaged.sqlite".
QString siblingPath(const QString& path, const QString& word);

/// Renames a database that is not open to a sibling of that word, or to the next free name like it, and its
/// log with it, so that SQLite finds it there. Returns the new path. Errors: Storage.
Result<QString> setAside(const QString& path, const QString& word);

Failure cannotSetAside(const QString& path);

} // namespace lectern
