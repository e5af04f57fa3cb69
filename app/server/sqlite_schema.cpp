#include "server/sqlite_schema.h"

#include <array>
#include <span>

namespace lectern::server {
namespace {

// Ids are UUIDs in text, times are milliseconds since 1970 UTC, lists are JSON arrays of strings.
constexpr std::array kVersion1{
    "CREATE TABLE tenants ("
    " id TEXT PRIMARY KEY, base_url TEXT NOT NULL,"
    " instance TEXT NOT NULL DEFAULT (lower(hex(randomblob(8)))))",
    "INSERT INTO tenants (id, base_url)"
    " VALUES ('6a8c4a0e-5d3b-5a8f-9b52-8a1c6f0f4e21', 'https://lectern.invalid')",

    "CREATE TABLE users ("
    " id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, password_hash TEXT NOT NULL,"
    " disabled INTEGER NOT NULL DEFAULT 0, sessions_revision INTEGER NOT NULL DEFAULT 0,"
    " created_at INTEGER NOT NULL)",
    "CREATE TABLE profiles ("
    " user_id TEXT PRIMARY KEY REFERENCES users(id), full_name TEXT NOT NULL, role TEXT NOT NULL,"
    " tenant_id TEXT NOT NULL REFERENCES tenants(id))",

    "CREATE TABLE refresh_tokens ("
    " hash BLOB PRIMARY KEY, parent BLOB, family TEXT NOT NULL,"
    " user_id TEXT NOT NULL REFERENCES users(id), exchanged INTEGER NOT NULL DEFAULT 0,"
    " revoked INTEGER NOT NULL DEFAULT 0, expires_at INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX refresh_tokens_parent ON refresh_tokens(parent)",
    "CREATE INDEX refresh_tokens_family ON refresh_tokens(family)",
    "CREATE INDEX refresh_tokens_expiry ON refresh_tokens(expires_at)",
    "CREATE TABLE access_tokens ("
    " hash BLOB PRIMARY KEY, refresh_hash BLOB NOT NULL, family TEXT NOT NULL,"
    " user_id TEXT NOT NULL REFERENCES users(id), expires_at INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX access_tokens_refresh ON access_tokens(refresh_hash)",
    "CREATE INDEX access_tokens_family ON access_tokens(family)",
    "CREATE INDEX access_tokens_expiry ON access_tokens(expires_at)",

    "CREATE TABLE packages ("
    " id TEXT PRIMARY KEY, tenant_id TEXT NOT NULL REFERENCES tenants(id), title TEXT NOT NULL,"
    " description TEXT, version TEXT NOT NULL, storage_path TEXT NOT NULL, storage_backend TEXT NOT NULL,"
    " file_size_bytes INTEGER, package_name TEXT, min_sdk INTEGER, target_platforms TEXT NOT NULL,"
    " checksum TEXT, status TEXT NOT NULL, created_at INTEGER NOT NULL, created_by TEXT)",
    "CREATE INDEX packages_tenant ON packages(tenant_id, title)",

    "CREATE TABLE vr_sessions ("
    " id TEXT PRIMARY KEY, package_id TEXT NOT NULL REFERENCES packages(id), activity_id TEXT,"
    " tenant_id TEXT NOT NULL REFERENCES tenants(id), user_id TEXT NOT NULL REFERENCES users(id),"
    " status TEXT NOT NULL, completion_mode TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,"
    " download_started_at INTEGER, download_completed_at INTEGER, first_launch_at INTEGER,"
    " completed_at INTEGER, score_raw REAL, time_spent_seconds INTEGER,"
    " self_reported INTEGER NOT NULL DEFAULT 0, notes TEXT, idempotency_key TEXT, idempotency_digest BLOB,"
    " created_at INTEGER NOT NULL)",
    "CREATE INDEX vr_sessions_user ON vr_sessions(user_id, created_at DESC, id)",
    "CREATE INDEX vr_sessions_open ON vr_sessions(user_id, package_id) WHERE status <> 'completed'",
    "CREATE INDEX vr_sessions_activity ON vr_sessions(user_id, activity_id) WHERE activity_id IS NOT NULL",
    "CREATE UNIQUE INDEX vr_sessions_key ON vr_sessions(user_id, idempotency_key)"
    " WHERE idempotency_key IS NOT NULL",
    "CREATE TRIGGER vr_sessions_added AFTER INSERT ON vr_sessions BEGIN"
    " UPDATE users SET sessions_revision = sessions_revision + 1 WHERE id = NEW.user_id; END",
    "CREATE TRIGGER vr_sessions_changed AFTER UPDATE ON vr_sessions BEGIN"
    " UPDATE users SET sessions_revision = sessions_revision + 1 WHERE id IN (OLD.user_id, NEW.user_id); END",
    "CREATE TRIGGER vr_sessions_removed AFTER DELETE ON vr_sessions BEGIN"
    " UPDATE users SET sessions_revision = sessions_revision + 1 WHERE id = OLD.user_id; END",
    "CREATE TRIGGER packages_changed AFTER UPDATE ON packages BEGIN"
    " UPDATE users SET sessions_revision = sessions_revision + 1; END",

    "CREATE TABLE activity_progress ("
    " activity_id TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES users(id), status TEXT NOT NULL,"
    " score REAL, completed_at INTEGER, time_spent_seconds INTEGER,"
    " PRIMARY KEY (activity_id, user_id)) WITHOUT ROWID",

    "CREATE TABLE xapi_outbox ("
    " statement_id TEXT PRIMARY KEY, session_id TEXT NOT NULL UNIQUE REFERENCES vr_sessions(id),"
    " statement TEXT NOT NULL, created_at INTEGER NOT NULL)",
};

// The time of the tokens goes on from when the last one was issued (it lives for 90 days).
constexpr std::array kVersion2{
    "ALTER TABLE refresh_tokens ADD COLUMN arrived INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE tenants ADD COLUMN token_time INTEGER",
    "UPDATE tenants SET token_time = (SELECT max(expires_at) - 90 * 86400000 FROM refresh_tokens)",
};

// "Lect": says in the file's first bytes whose it is.
constexpr int kApplicationId = 0x4c656374;
constexpr std::array kVersion3{
    "PRAGMA application_id = 0x4c656374",
    // One row at most: written to find out whether something can be written.
    "CREATE TABLE written_to_try (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)",
    // Which session a request to start one was given.
    "CREATE TABLE session_keys ("
    " user_id TEXT NOT NULL REFERENCES users(id), key TEXT NOT NULL,"
    " session_id TEXT NOT NULL REFERENCES vr_sessions(id) ON DELETE CASCADE,"
    " PRIMARY KEY (user_id, key)) WITHOUT ROWID",
};

struct Migration
{
    std::span<const char* const> statements;
    const char* setVersion; ///< a pragma takes no bound values
};

const std::array kMigrations{Migration{kVersion1, "PRAGMA user_version = 1"},
                             Migration{kVersion2, "PRAGMA user_version = 2"},
                             Migration{kVersion3, "PRAGMA user_version = 3"}};

Result<int> numberOf(SqliteConnection& connection, const char* sql)
{
    auto rows = connection.run(sql);
    if (!rows)
        return rows.error();
    if (!rows->next())
        return rows->outcome()
                   ? Failure{FailureReason::Damaged, QStringLiteral("The database cannot be read."), {}}
                   : rows->outcome().error();
    return rows->value(0).toInt();
}

Result<int> versionOf(SqliteConnection& connection)
{
    return numberOf(connection, "PRAGMA user_version");
}

/// How many of the tables are there that every version had.
Result<int> tablesOfTheFirstVersion(SqliteConnection& connection)
{
    return numberOf(connection,
                    "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('tenants', 'users',"
                    " 'profiles', 'refresh_tokens', 'access_tokens', 'packages', 'vr_sessions',"
                    " 'activity_progress', 'xapi_outbox')");
}

Outcome apply(SqliteConnection& connection, const Migration& migration)
{
    for (const char* statement : migration.statements) {
        if (auto done = connection.execute(statement); !done)
            return done;
    }
    return connection.execute(migration.setVersion);
}

Outcome migrateLocked(SqliteConnection& connection)
{
    const auto owner = ownerOf(connection);
    if (!owner)
        return owner.error();
    if (*owner == DatabaseOwner::Other) {
        return Failure{
            FailureReason::InvalidInput, QStringLiteral("The database belongs to another program now."), {}};
    }
    const auto version = versionOf(connection);
    if (!version)
        return version.error();
    if (*version < 0 || size_t(*version) > kMigrations.size()) {
        return Failure{FailureReason::NewerVersion,
                       QStringLiteral("A newer Lectern wrote this database. Use that version."),
                       QStringLiteral("user_version %1").arg(*version)};
    }
    for (auto i = size_t(*version); i < kMigrations.size(); ++i) {
        if (auto done = apply(connection, kMigrations.at(i)); !done)
            return done;
    }
    return Done{};
}

} // namespace

Result<DatabaseOwner> ownerOf(SqliteConnection& connection)
{
    constexpr int kFirstTables = 9;
    const auto everything = numberOf(connection, "SELECT count(*) FROM sqlite_schema");
    if (!everything)
        return everything.error();
    const auto mark = numberOf(connection, "PRAGMA application_id");
    const auto version = versionOf(connection);
    const auto tables = tablesOfTheFirstVersion(connection);
    for (const auto* number : {&mark, &version, &tables}) {
        if (!*number)
            return number->error();
    }
    if (*mark == kApplicationId || (*mark == 0 && *version > 0 && *tables == kFirstTables))
        return DatabaseOwner::Ours;
    const bool untouched = *mark == 0 && *version == 0 && *everything == 0;
    return untouched ? DatabaseOwner::Nobody : DatabaseOwner::Other;
}

Outcome migrateSqlite(SqliteConnection& connection)
{
    // One transaction for all: two programs that start at once take turns, and a failure leaves the old file.
    if (auto begun = connection.execute("BEGIN IMMEDIATE"); !begun)
        return begun;
    Outcome outcome = migrateLocked(connection);
    if (outcome)
        outcome = connection.execute("COMMIT");
    if (!outcome)
        (void)connection.execute("ROLLBACK");
    return outcome;
}

} // namespace lectern::server
