#pragma once

#include "domain/result.h"
#include "server/sqlite_connection.h"

namespace lectern::server {

/// Whose tables a SQLite file holds. Nobody's: it has none.
enum class DatabaseOwner { Nobody, Ours, Other };

/// Ours is what has our `PRAGMA application_id`, and what a version wrote that did not set it yet.
Result<DatabaseOwner> ownerOf(SqliteConnection& connection);

/// Brings the file to this program's schema: migrations by `PRAGMA user_version`, each in its transaction.
/// NewerVersion: a newer program wrote the file; InvalidInput: another one; it was not touched.
Outcome migrateSqlite(SqliteConnection& connection);

} // namespace lectern::server
