#pragma once

#include "domain/result.h"
#include "server/sqlite_connection.h"

namespace lectern::server {

/// Brings the file to this program's schema: migrations by `PRAGMA user_version`, each in its transaction.
/// NewerVersion: a newer program wrote the file; it was not touched.
Outcome migrateSqlite(SqliteConnection& connection);

} // namespace lectern::server
