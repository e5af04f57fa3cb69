// Records on their way to another computer, and from one.
#include "store/database.h"
#include "store/outbox_file.h"
#include "store/record_intake.h"
#include "store/record_store.h"
#include "store/transaction.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

QList<PastRow> pastRows(const QList<HistoryRow>& rows)
{
    QList<PastRow> past;
    for (const HistoryRow& row : rows)
        past.append({row.at, row.kind, QJsonDocument::fromJson(row.payload.toUtf8()).object(), row.hash});
    return past;
}

QJsonObject importedPayload(const TravellingRecord& travelling, const QDateTime& exportedAt)
{
    const Record& record = travelling.record;
    QJsonArray before;
    for (const PastRow& row : travelling.history)
        before.append(QJsonObject{
            {u"at"_s, row.at}, {u"kind"_s, row.kind}, {u"payload"_s, row.payload}, {u"hash"_s, row.hash}});
    return {{u"session_id"_s, record.sessionId.toString(QUuid::WithoutBraces)},
            {u"body"_s, QString::fromUtf8(record.body)},
            {u"recorded_at"_s, record.recordedAt.toMSecsSinceEpoch()},
            {u"utc_offset_seconds"_s, record.utcOffsetSeconds},
            {u"exported_at"_s, exportedAt.toMSecsSinceEpoch()},
            {u"was"_s, toWord(record.state)},
            {u"history"_s, before}};
}

/// Queued, and possibly sent already from where it comes from; but nobody sends what was never confirmed.
Record arrived(const Record& exported)
{
    Record record;
    record.id = exported.id;
    record.sessionId = exported.sessionId;
    record.completion = exported.completion;
    record.body = exported.body;
    record.recordedAt = exported.recordedAt;
    record.utcOffsetSeconds = exported.utcOffsetSeconds;
    record.attempts = exported.attempts;
    record.outcomeUnknown = true;
    record.firstUnknownAt = exported.firstUnknownAt.isValid() ? exported.firstUnknownAt : exported.recordedAt;
    record.serverOffsetMs = exported.serverOffsetMs;
    if (exported.reason == AttentionReason::Unconfirmed) { // still for its owner to decide
        record.state = exported.state;
        record.reason = exported.reason;
    }
    return record;
}

RecordIntake::Words importWords()
{
    return {
        u"imported"_s, u"draft_imported"_s,
        QCoreApplication::translate("Store", "This session has another result of yours on this computer.")};
}

Failure notUnsent(const QUuid& id)
{
    return {FailureReason::NotAllowed,
            QCoreApplication::translate("Store", "This result is not waiting to be sent."),
            id.toString(QUuid::WithoutBraces)};
}

} // namespace

Result<OutboxFile> RecordStore::unsentForFile()
{
    RecordFilter filter;
    filter.states = {RecordState::Queued, RecordState::Sending, RecordState::NeedsAttention};
    auto unsent = records(filter);
    if (!unsent)
        return unsent.error();
    auto times = rows::monotonicTimes(*m_database);
    if (!times)
        return times.error();
    // Where two are of one session, the one that was on its way is the one to go on.
    std::stable_partition(unsent->begin(), unsent->end(),
                          [](const Record& record) { return record.state != RecordState::NeedsAttention; });

    OutboxFile file;
    file.exportedAt = QDateTime::fromMSecsSinceEpoch(m_clock.now().toMSecsSinceEpoch(), Qt::UTC);
    for (Record& record : *unsent) {
        auto rows = history(record.id);
        if (!rows)
            return rows.error();
        if (record.state == RecordState::Sending)
            record.state = RecordState::Queued;
        const qint64 monotonicMs = times->value(record.id);
        file.records.append({std::move(record), monotonicMs, pastRows(*rows)});
    }
    auto allDrafts = drafts();
    if (!allDrafts)
        return allDrafts.error();
    auto allLabels = labels();
    if (!allLabels)
        return allLabels.error();
    file.drafts = std::move(allDrafts).value();
    file.labels = std::move(allLabels).value();
    return file;
}

Outcome RecordStore::markExported(const QList<QUuid>& ids, const QString& fileName)
{
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun();
    if (auto marked = markRowsExported(ids, fileName); !marked)
        return marked;
    return transaction.commit();
}

Outcome RecordStore::exportUnsent(const QString& fileName, const std::function<Outcome(OutboxFile&)>& prepare)
{
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun();
    RecordFilter filter;
    filter.states = {RecordState::Queued, RecordState::Sending, RecordState::NeedsAttention};
    const auto unsent = records(filter);
    if (!unsent)
        return unsent.error();
    QList<QUuid> ids;
    for (const Record& one : *unsent)
        ids.append(one.id);
    if (auto marked = markRowsExported(ids, fileName); !marked)
        return marked;
    auto file = unsentForFile();
    if (!file)
        return file.error();
    if (auto prepared = prepare(*file); !prepared)
        return prepared;
    return transaction.commit();
}

Outcome RecordStore::markRowsExported(const QList<QUuid>& ids, const QString& fileName)
{
    // By the server's clock as far as it was ever told: that is what a completion is compared with.
    static const QString sql =
        u"UPDATE records SET outcome_unknown = 1, first_unknown_at = coalesce(first_unknown_at, ? + "
        "coalesce(server_offset_ms, ?)), changed_at = ? WHERE id = ? AND state IN ('queued', 'sending', "
        "'needs_attention')"_s;
    auto summary = unsentSummary();
    if (!summary)
        return summary.error();
    const QDateTime now = m_clock.now();
    const qint64 offset = summary->serverOffsetMs.value_or(0);
    for (const QUuid& id : ids) {
        {
            auto mark = m_database->prepare(sql);
            if (auto done = mark.run({toValue(now), offset, toValue(now), toValue(id)}); !done)
                return done;
            if (mark.changes() != 1)
                return notUnsent(id);
        }
        if (auto done = m_history.append(id, now, u"exported"_s, {{u"file"_s, fileName}}); !done)
            return done;
    }
    return Done{};
}

Result<ImportReport> RecordStore::importRecords(const OutboxFile& file)
{
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    RecordIntake intake(*m_database, m_history, *this, importWords(), m_clock.now());
    ImportReport report;
    for (const TravellingRecord& one : file.records) {
        auto fresh = intake.isNew(one.record.id);
        if (!fresh)
            return fresh.error();
        if (!*fresh) {
            ++report.leftAlone;
            continue;
        }
        if (auto done =
                intake.take(arrived(one.record), one.monotonicMs, importedPayload(one, file.exportedAt));
            !done)
            return done.error();
    }
    if (auto done = intake.takeBeside(file.drafts, file.labels); !done)
        return done.error();
    if (auto done = transaction.commit(); !done)
        return done.error();
    report.records = intake.report().records;
    report.conflicts = intake.report().conflicts;
    report.drafts = intake.report().drafts;
    report.labels = intake.report().labels;
    return report;
}

} // namespace lectern
