#pragma once

#include "domain/failure.h"

#include <QSqlError>

namespace lectern {

/// What an SQLite error means here: no space → DiskFull, broken file → Damaged, uniqueness or a wrong type →
/// NotAllowed, all else → Storage. The text of the driver goes into the detail.
Failure toFailure(const QSqlError& error, const QString& where);

/// Damaged, for what SQLite itself does not see.
Failure damagedFile(const QString& detail);

/// The primary SQLite result code of an error, 0 if there is none.
int sqliteCode(const QSqlError& error);

} // namespace lectern
