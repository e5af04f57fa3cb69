#pragma once

#include "domain/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QUuid>

#include <optional>

namespace lectern {

class Database;

/// One row of the log. kind is a stable word: "recorded", "sending", "later", "outcome_unknown", "delivered",
/// "needs_attention", "released", "recalled", "retried", "discarded", "superseded", "kept_servers", "merged",
/// "draft_merged", "exported", "imported", "draft_imported", "servers_version", "salvaged".
struct HistoryRow
{
    qint64 number = 0; ///< 1, 2, 3 … without gaps
    QUuid recordId;    ///< null: about no record
    QString at;        ///< ISO 8601 UTC, as it is hashed
    QString kind;
    QString payload;       ///< JSON; empty once erased
    QString payloadDigest; ///< SHA-256 of the payload, hex; outlives it
    QString previousHash;  ///< of the row before; 64 zeros for the first
    QString hash;

    bool operator==(const HistoryRow&) const = default;
};

struct HistoryCheck
{
    bool ok = true;
    qint64 firstBadRow = 0; ///< number of the first row that does not fit; 0 if ok
    qint64 rows = 0;        ///< rows that were looked at
    QString headHash;       ///< of the last row that fits
};

/// The append-only log of what happened to each record. Each row carries the SHA-256 of the one before, so
/// that damage and careless edits show. Rows are written in the caller's transaction. Thread: the database's.
class HistoryLog
{
public:
    explicit HistoryLog(Database& database) : m_database(database) {}

    Outcome append(const QUuid& recordId, const QDateTime& at, const QString& kind,
                   const QJsonObject& payload);
    Result<QList<HistoryRow>> rowsOf(const QUuid& recordId);
    /// Rows after @p number, oldest first, at most @p limit.
    Result<QList<HistoryRow>> rowsAfter(qint64 number, int limit);
    Result<HistoryCheck> verify();
    /// Hash of the newest row; 64 zeros if there is none.
    Result<QString> headHash();

    /// hash = SHA-256 over the fields previousHash, number, recordId, at, kind, payloadDigest in this order,
    /// each as "<length in bytes>:<UTF-8>".
    static QString hashOf(const HistoryRow& row);
    static QString digestOf(const QString& payload);

private:
    struct Head
    {
        qint64 number = 0;
        QString hash;
    };
    Result<Head> head();
    Result<Head> readHead();

    Database& m_database;
    std::optional<Head> m_head; ///< as this object wrote it; nobody else writes (AccountLock)
    int m_rollbacks = 0;        ///< of the database when m_head was written
};

} // namespace lectern
