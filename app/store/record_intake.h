#pragma once

#include "domain/draft.h"
#include "domain/record.h"
#include "domain/result.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace lectern {

class Database;
class HistoryLog;
class RecordStore;

namespace rows {

/// The monotonic time of each record, which Record does not carry.
Result<QHash<QUuid, qint64>> monotonicTimes(Database& database);

} // namespace rows

/// Brings records, drafts and labels from elsewhere into a store, in the caller's transaction. What is here
/// already is left alone, so that it can be repeated. Thread: the store's.
class RecordIntake
{
public:
    struct Words
    {
        QString recordKind; ///< of the history rows
        QString draftKind;
        QString clash; ///< for people: why a record is in conflict
    };
    struct Report
    {
        int records = 0;
        int conflicts = 0; ///< of them
        int drafts = 0;
        int labels = 0;
    };

    /// All of them outlive this.
    RecordIntake(Database& database, HistoryLog& history, RecordStore& store, Words words, QDateTime now);

    Result<bool> isNew(const QUuid& recordId);
    /// A record that is new. While its session has a live record here, one that would be live too becomes
    /// needs_attention: conflict.
    Outcome take(Record record, qint64 monotonicMs, const QJsonObject& payload);
    /// Of two drafts the newer one stays, and the other one's text goes into the history, once. Labels are
    /// taken only where there is none.
    Outcome takeBeside(const QList<Draft>& drafts, const QHash<QUuid, QString>& labels);

    [[nodiscard]] const Report& report() const { return m_report; }

private:
    Result<bool> hasLive(const QUuid& sessionId);
    Outcome takeDraft(const Draft& incoming);
    Outcome takeLabels(const QHash<QUuid, QString>& labels);
    Outcome keepInHistory(const Draft& draft);

    Database& m_database;
    HistoryLog& m_history;
    RecordStore& m_store;
    Words m_words;
    QDateTime m_now;
    Report m_report;
};

} // namespace lectern
