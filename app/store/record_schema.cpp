#include "store/record_schema.h"

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

// Times are milliseconds since 1970, UTC; ids are UUIDs as text without braces.
const QStringList& firstStep() // NOLINT(readability-function-size): one schema, to be read in one piece
{
    static const QStringList step{
        u"CREATE TABLE records ("
        "number INTEGER PRIMARY KEY,"
        "id TEXT NOT NULL UNIQUE,"
        "session_id TEXT NOT NULL,"
        "state TEXT NOT NULL CHECK (state IN ('draft', 'queued', 'sending', 'delivered', 'needs_attention',"
        " 'discarded', 'superseded')),"
        "reason TEXT NOT NULL DEFAULT '' CHECK (reason IN ('', 'rejected', 'conflict', 'session_gone')),"
        "score REAL,"
        "time_spent_minutes REAL,"
        "notes TEXT,"
        "body BLOB,"
        "recorded_at INTEGER NOT NULL,"
        "utc_offset_seconds INTEGER NOT NULL,"
        "monotonic_ms INTEGER NOT NULL," // recorded_at minus this is when the computer was started, by its
                                         // clock
        "hold_until INTEGER,"
        "next_try_at INTEGER,"
        "due_at INTEGER NOT NULL GENERATED ALWAYS AS (max(coalesce(hold_until, 0), coalesce(next_try_at, "
        "0))) VIRTUAL,"
        "attempts INTEGER NOT NULL DEFAULT 0,"
        "outcome_unknown INTEGER NOT NULL DEFAULT 0 CHECK (outcome_unknown IN (0, 1)),"
        "first_unknown_at INTEGER,"
        "sending_since INTEGER,"
        "sending_since_server INTEGER,"
        "delivered_at INTEGER,"
        "confirmed_by_comparison INTEGER NOT NULL DEFAULT 0,"
        "last_error TEXT NOT NULL DEFAULT '',"
        "last_error_detail TEXT NOT NULL DEFAULT '',"
        "request_id TEXT NOT NULL DEFAULT '',"
        "superseded_by TEXT,"
        "changed_at INTEGER NOT NULL,"
        "CHECK ((state = 'needs_attention') = (reason <> '')))"_s,
        u"CREATE UNIQUE INDEX records_live ON records (session_id) WHERE state IN ('queued', 'sending', 'delivered')"_s,
        u"CREATE INDEX records_waiting ON records (session_id) WHERE state = 'needs_attention'"_s,
        u"CREATE INDEX records_by_state ON records (state, due_at)"_s,
        // What was recorded stays what it was; the text alone may be erased one day.
        u"CREATE TRIGGER records_are_kept BEFORE DELETE ON records BEGIN"
        " SELECT RAISE(ABORT, 'records are never deleted'); END"_s,
        u"CREATE TRIGGER records_are_immutable BEFORE UPDATE OF id, session_id, score, time_spent_minutes, "
        u"body,"
        " recorded_at, utc_offset_seconds, monotonic_ms ON records"
        " WHEN NEW.id IS NOT OLD.id OR NEW.session_id IS NOT OLD.session_id OR NEW.score IS NOT OLD.score"
        " OR NEW.time_spent_minutes IS NOT OLD.time_spent_minutes OR NEW.recorded_at IS NOT OLD.recorded_at"
        " OR NEW.utc_offset_seconds IS NOT OLD.utc_offset_seconds OR NEW.monotonic_ms IS NOT OLD.monotonic_ms"
        " OR (NEW.body IS NOT OLD.body AND NEW.body IS NOT NULL)"
        " BEGIN SELECT RAISE(ABORT, 'a record is immutable'); END"_s,

        u"CREATE TABLE history ("
        "number INTEGER PRIMARY KEY,"
        "record_id TEXT NOT NULL,"
        "at TEXT NOT NULL,"
        "kind TEXT NOT NULL,"
        "payload_digest TEXT NOT NULL,"
        "previous_hash TEXT NOT NULL,"
        "hash TEXT NOT NULL)"_s,
        u"CREATE INDEX history_by_record ON history (record_id)"_s,
        u"CREATE TRIGGER history_is_kept BEFORE DELETE ON history BEGIN"
        " SELECT RAISE(ABORT, 'history is append-only'); END"_s,
        u"CREATE TRIGGER history_is_immutable BEFORE UPDATE ON history BEGIN"
        " SELECT RAISE(ABORT, 'history is append-only'); END"_s,
        // In a table of its own, so that text can be erased after its retention time and the chain still
        // holds.
        u"CREATE TABLE history_texts (number INTEGER PRIMARY KEY, payload TEXT NOT NULL)"_s,
        u"CREATE TRIGGER history_texts_are_immutable BEFORE UPDATE ON history_texts BEGIN"
        " SELECT RAISE(ABORT, 'history is append-only'); END"_s,

        u"CREATE TABLE drafts (session_id TEXT PRIMARY KEY NOT NULL, score TEXT NOT NULL, time_spent TEXT "
        u"NOT NULL,"
        " notes TEXT NOT NULL, saved_at INTEGER NOT NULL)"_s,
        u"CREATE TABLE labels (session_id TEXT PRIMARY KEY NOT NULL, text TEXT NOT NULL)"_s,
        u"CREATE TABLE settings (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)"_s,
    };
    return step;
}

/// What the server has instead of ours, how its clock differs, and all records of a session at once. An index
/// for each kind of them, not one for all: what is added then writes a page less.
const QStringList& secondStep()
{
    static const QStringList step{
        u"ALTER TABLE records ADD COLUMN servers_version BLOB"_s,
        u"ALTER TABLE records ADD COLUMN server_offset_ms INTEGER"_s,
        u"CREATE INDEX records_put_aside ON records (session_id) WHERE state IN ('discarded', 'superseded')"_s,
    };
    return step;
}

/// SQLite cannot change a CHECK or drop NOT NULL: records and drafts are made anew. New columns stand at the
/// end, in the order of the old ones (a salvage knows a column by its place).
///
/// - A record may be for a package; its session is then an assignment, which is made and taken back
///   (architecture: states of a record). A record that was made for a session keeps it.
/// - All reasons for which a record may need a person.
/// - A draft has an id of its own, and its numbers are numbers: text is what was typed as long as it is none.
const QStringList& thirdStep() // NOLINT(readability-function-size): one schema, to be read in one piece
{
    static const QStringList step{
        u"CREATE TABLE new_records ("
        "number INTEGER PRIMARY KEY,"
        "id TEXT NOT NULL UNIQUE,"
        "session_id TEXT,"
        "state TEXT NOT NULL CHECK (state IN ('draft', 'queued', 'sending', 'delivered', 'needs_attention',"
        " 'discarded', 'superseded')),"
        "reason TEXT NOT NULL DEFAULT '' CHECK (reason IN ('', 'rejected', 'conflict', 'session_gone',"
        " 'session_open', 'handed_over', 'unconfirmed')),"
        "score REAL,"
        "time_spent_minutes REAL,"
        "notes TEXT,"
        "body BLOB,"
        "recorded_at INTEGER NOT NULL,"
        "utc_offset_seconds INTEGER NOT NULL,"
        "monotonic_ms INTEGER NOT NULL,"
        "hold_until INTEGER,"
        "next_try_at INTEGER,"
        "due_at INTEGER NOT NULL GENERATED ALWAYS AS (max(coalesce(hold_until, 0), coalesce(next_try_at, "
        "0))) VIRTUAL,"
        "attempts INTEGER NOT NULL DEFAULT 0,"
        "outcome_unknown INTEGER NOT NULL DEFAULT 0 CHECK (outcome_unknown IN (0, 1)),"
        "first_unknown_at INTEGER,"
        "sending_since INTEGER,"
        "sending_since_server INTEGER,"
        "delivered_at INTEGER,"
        "confirmed_by_comparison INTEGER NOT NULL DEFAULT 0,"
        "last_error TEXT NOT NULL DEFAULT '',"
        "last_error_detail TEXT NOT NULL DEFAULT '',"
        "request_id TEXT NOT NULL DEFAULT '',"
        "superseded_by TEXT,"
        "changed_at INTEGER NOT NULL,"
        "servers_version BLOB,"
        "server_offset_ms INTEGER,"
        "package_id TEXT,"
        "activity_id TEXT,"
        "last_status INTEGER NOT NULL DEFAULT 0,"    // HTTP, of the last try; 0: no answer
        "failing_status INTEGER NOT NULL DEFAULT 0," // of the last of same_failures tries since failing_since
        "same_failures INTEGER NOT NULL DEFAULT 0,"
        "failing_since INTEGER,"
        "stuck INTEGER NOT NULL DEFAULT 0 CHECK (stuck IN (0, 1)),"
        "CHECK ((state = 'needs_attention') = (reason <> '')),"
        "CHECK (session_id IS NOT NULL OR package_id IS NOT NULL))"_s,
        u"INSERT INTO new_records (number, id, session_id, state, reason, score, time_spent_minutes, notes, "
        u"body,"
        " recorded_at, utc_offset_seconds, monotonic_ms, hold_until, next_try_at, attempts, outcome_unknown,"
        " first_unknown_at, sending_since, sending_since_server, delivered_at, confirmed_by_comparison, "
        "last_error,"
        " last_error_detail, request_id, superseded_by, changed_at, servers_version, server_offset_ms)"
        " SELECT number, id, session_id, state, reason, score, time_spent_minutes, notes, body,"
        " recorded_at, utc_offset_seconds, monotonic_ms, hold_until, next_try_at, attempts, outcome_unknown,"
        " first_unknown_at, sending_since, sending_since_server, delivered_at, confirmed_by_comparison, "
        "last_error,"
        " last_error_detail, request_id, superseded_by, changed_at, servers_version, server_offset_ms"
        " FROM records ORDER BY number"_s,
        u"DROP TABLE records"_s, // with its indexes and triggers
        u"ALTER TABLE new_records RENAME TO records"_s,
        u"CREATE UNIQUE INDEX records_live ON records (session_id) WHERE state IN ('queued', 'sending', 'delivered')"_s,
        u"CREATE INDEX records_waiting ON records (session_id) WHERE state = 'needs_attention'"_s,
        u"CREATE INDEX records_put_aside ON records (session_id) WHERE state IN ('discarded', 'superseded')"_s,
        u"CREATE INDEX records_by_state ON records (state, due_at)"_s,
        u"CREATE INDEX records_stuck ON records (stuck) WHERE stuck = 1"_s,
        u"CREATE TRIGGER records_are_kept BEFORE DELETE ON records BEGIN"
        " SELECT RAISE(ABORT, 'records are never deleted'); END"_s,
        u"CREATE TRIGGER records_are_immutable BEFORE UPDATE OF id, session_id, package_id, activity_id, "
        u"score,"
        " time_spent_minutes, body, recorded_at, utc_offset_seconds, monotonic_ms ON records"
        " WHEN NEW.id IS NOT OLD.id"
        " OR (NEW.session_id IS NOT OLD.session_id AND (OLD.package_id IS NULL"
        " OR (NEW.session_id IS NOT NULL AND OLD.session_id IS NOT NULL)))"
        " OR NEW.package_id IS NOT OLD.package_id OR NEW.activity_id IS NOT OLD.activity_id"
        " OR NEW.score IS NOT OLD.score"
        " OR NEW.time_spent_minutes IS NOT OLD.time_spent_minutes OR NEW.recorded_at IS NOT OLD.recorded_at"
        " OR NEW.utc_offset_seconds IS NOT OLD.utc_offset_seconds OR NEW.monotonic_ms IS NOT OLD.monotonic_ms"
        " OR (NEW.body IS NOT OLD.body AND NEW.body IS NOT NULL)"
        " BEGIN SELECT RAISE(ABORT, 'a record is immutable'); END"_s,

        u"CREATE TABLE new_drafts ("
        "session_id TEXT UNIQUE,"
        "score TEXT NOT NULL,"
        "time_spent TEXT NOT NULL,"
        "notes TEXT NOT NULL,"
        "saved_at INTEGER NOT NULL,"
        // A random UUID, for rows that come from a file of an older version.
        "id TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4'"
        " || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-'"
        " || hex(randomblob(6)))),"
        "package_id TEXT,"
        "activity_id TEXT,"
        "score_number REAL,"
        "time_spent_number REAL,"
        "CHECK (session_id IS NOT NULL OR package_id IS NOT NULL))"_s,
        u"INSERT INTO new_drafts (session_id, score, time_spent, notes, saved_at)"
        " SELECT session_id, score, time_spent, notes, saved_at FROM drafts ORDER BY rowid"_s,
        u"DROP TABLE drafts"_s,
        u"ALTER TABLE new_drafts RENAME TO drafts"_s,
    };
    return step;
}

} // namespace

const Schema& recordSchema()
{
    static const Schema schema{{firstStep(), secondStep(), thirdStep()}};
    return schema;
}

} // namespace lectern
