// Bringing a provisional account's records into the account of the person they turned out to be.
#include "store/database.h"
#include "store/private_files.h"
#include "store/record_rows.h"
#include "store/record_store.h"
#include "store/transaction.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

/// All that one merge works with.
struct Merge
{
    Database& target;
    HistoryLog& history;
    RecordStore& source;
    QString sourceName;
    QDateTime now;
    MergeReport report;
};

bool isLive(RecordState state)
{
    return state == RecordState::Queued || state == RecordState::Sending || state == RecordState::Delivered;
}

Result<QHash<QUuid, qint64>> monotonicTimes(Database& database)
{
    auto read = database.prepare(u"SELECT id, monotonic_ms FROM records"_s);
    if (auto done = read.run(); !done)
        return done.error();
    QHash<QUuid, qint64> times;
    while (read.next())
        times.insert(read.uuid(0), read.integer(1));
    if (auto ended = read.end(); !ended)
        return ended.error();
    return times;
}

Result<QJsonObject> payloadOf(const Record& record, const Merge& merge)
{
    auto rows = merge.source.history(record.id);
    if (!rows)
        return rows.error();
    QJsonArray before;
    for (const HistoryRow& row : std::as_const(*rows)) {
        before.append(QJsonObject{{u"at"_s, row.at},
                                  {u"kind"_s, row.kind},
                                  {u"payload"_s, QJsonDocument::fromJson(row.payload.toUtf8()).object()},
                                  {u"hash"_s, row.hash}});
    }
    return QJsonObject{{u"session_id"_s, record.sessionId.toString(QUuid::WithoutBraces)},
                       {u"body"_s, QString::fromUtf8(record.body)},
                       {u"recorded_at"_s, record.recordedAt.toMSecsSinceEpoch()},
                       {u"utc_offset_seconds"_s, record.utcOffsetSeconds},
                       {u"from"_s, merge.sourceName},
                       {u"was"_s, toWord(record.state)},
                       {u"history"_s, before}};
}

/// Whether the record is new here; a repeated merge finds it already.
Result<bool> isNew(Merge& merge, const QUuid& id)
{
    auto find = merge.target.prepare(u"SELECT EXISTS (SELECT 1 FROM records WHERE id = ?)"_s);
    if (auto done = find.run({toValue(id)}); !done)
        return done.error();
    return find.next() && !find.flag(0);
}

Outcome mergeRecord(Merge& merge, Record record, bool clashes, qint64 monotonicMs)
{
    auto fresh = isNew(merge, record.id);
    if (!fresh)
        return fresh.error();
    if (!*fresh)
        return Done{};
    auto payload = payloadOf(record, merge);
    if (!payload)
        return payload.error();
    if (clashes) {
        record.state = RecordState::NeedsAttention;
        record.reason = AttentionReason::Conflict;
        record.lastError = QCoreApplication::translate(
            "Store", "This session has another result of yours, recorded before you were "
                     "known to the server.");
        ++merge.report.conflicts;
    }
    record.changedAt = merge.now;
    if (auto done = rows::insert(merge.target, record, monotonicMs); !done)
        return done;
    ++merge.report.records;
    return merge.history.append(record.id, merge.now, u"merged"_s, *payload);
}

/// The newer draft stays; the other one's text goes into the history.
Outcome mergeDraft(Merge& merge, RecordStore& target, const Draft& incoming)
{
    const auto ours = target.draft(incoming.sessionId);
    if (ours && ours->text == incoming.text)
        return Done{};
    const bool theirsIsNewer = !ours || ours->savedAt < incoming.savedAt;
    if (ours) {
        const Draft& older = theirsIsNewer ? *ours : incoming;
        const QJsonObject payload{{u"session_id"_s, older.sessionId.toString(QUuid::WithoutBraces)},
                                  {u"score"_s, older.text.score},
                                  {u"time_spent_minutes"_s, older.text.timeSpentMinutes},
                                  {u"notes"_s, older.text.notes},
                                  {u"saved_at"_s, older.savedAt.toMSecsSinceEpoch()}};
        if (auto done = merge.history.append({}, merge.now, u"draft_merged"_s, payload); !done)
            return done;
    }
    ++merge.report.drafts;
    return theirsIsNewer ? target.saveDraft(incoming) : Outcome(Done{});
}

Outcome mergeLabels(Merge& merge, RecordStore& target)
{
    auto incoming = merge.source.labels();
    if (!incoming)
        return incoming.error();
    for (auto label = incoming->cbegin(); label != incoming->cend(); ++label) {
        if (!target.label(label.key()).isEmpty())
            continue;
        if (auto done = target.setLabel(label.key(), label.value()); !done)
            return done;
        ++merge.report.labels;
    }
    return Done{};
}

Outcome setFileAside(const QString& path, const QDateTime& now)
{
    const QFileInfo info(path);
    const QString aside = unusedPath(u"%1/%2.merged-%3.%4"_s.arg(
        info.path(), info.completeBaseName(), now.toString(u"yyyyMMdd-HHmmss-zzz"_s), info.suffix()));
    if (!QFile::rename(path, aside)) {
        return Failure{
            FailureReason::Storage,
            QCoreApplication::translate("Store", "All results were taken over, but the old file could not be "
                                                 "renamed."),
            path};
    }
    return Done{};
}

} // namespace

Result<MergeReport> RecordStore::mergeFrom(const QString& otherAccountFolder)
{
    const QString otherPath = otherAccountFolder + "/records.sqlite"_L1;
    if (!QFile::exists(otherPath))
        return MergeReport{};
    auto source = open(otherAccountFolder, m_clock);
    if (!source)
        return source.error();
    Merge merge{*m_database,   m_history, **source, QFileInfo(otherAccountFolder).fileName(),
                m_clock.now(), {}};

    auto incoming = merge.source.records();
    if (!incoming)
        return incoming.error();
    auto times = monotonicTimes(*merge.source.m_database);
    if (!times)
        return times.error();
    auto incomingDrafts = merge.source.drafts();
    if (!incomingDrafts)
        return incomingDrafts.error();

    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    for (const Record& one : std::as_const(*incoming)) {
        const bool clashes = isLive(one.state) && liveRecordOf(one.sessionId).has_value();
        if (auto done = mergeRecord(merge, one, clashes, times->value(one.id)); !done)
            return done.error();
    }
    for (const Draft& one : std::as_const(*incomingDrafts)) {
        if (auto done = mergeDraft(merge, *this, one); !done)
            return done.error();
    }
    if (auto done = mergeLabels(merge, *this); !done)
        return done.error();
    if (auto done = transaction.commit(); !done)
        return done.error();

    const MergeReport report = merge.report;
    source->reset(); // closes the file: all of it is in one place again
    if (auto done = setFileAside(otherPath, m_clock.now()); !done)
        return done.error();
    return report;
}

} // namespace lectern
