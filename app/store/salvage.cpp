#include "store/salvage.h"

#include "store/database.h"
#include "store/history_log.h"
#include "store/log_check.h"
#include "store/private_files.h"
#include "store/record_check.h"
#include "store/record_rows.h"
#include "store/record_schema.h"
#include "store/set_aside.h"
#include "store/table_copy.h"
#include "store/transaction.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <tuple>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

/// In the making; worthless until it is complete.
QString unfinishedPath(const QString& path)
{
    return siblingPath(path, u"salvaging"_s);
}

/// Complete, on its way to its place.
QString finishedPath(const QString& path)
{
    return siblingPath(path, u"salvaged"_s);
}

void removeWithLogs(const QString& path)
{
    for (const auto& suffix : {""_L1, "-wal"_L1, "-shm"_L1})
        QFile::remove(path + suffix);
}

Result<QString> setDamagedAside(const QString& path, const QDateTime& now)
{
    return setAside(path, u"damaged-%1"_s.arg(now.toString(u"yyyyMMdd-HHmmss-zzz"_s)));
}

std::optional<Record> rebuilt(const HistoryRow& row)
{
    const QJsonObject payload = QJsonDocument::fromJson(row.payload.toUtf8()).object();
    if (!isSound(row.payload, row.payloadDigest) || row.hash != HistoryLog::hashOf(row))
        return std::nullopt;
    Record record;
    record.id = row.recordId;
    record.sessionId = QUuid::fromString(payload[u"session_id"].toString());
    record.body = payload[u"body"].toString().toUtf8();
    if (record.id.isNull() || record.sessionId.isNull() || record.body.isEmpty())
        return std::nullopt;
    record.completion = completionIn(record.body);
    record.recordedAt = QDateTime::fromMSecsSinceEpoch(payload[u"recorded_at"].toInteger(), Qt::UTC);
    record.utcOffsetSeconds = payload[u"utc_offset_seconds"].toInt();
    return record;
}

/// A record that was over before it was merged into this account is over here too.
std::optional<RecordState> endedElsewhere(const HistoryRow& last, const QJsonObject& payload)
{
    const auto was = recordStateFromWord(payload[u"was"].toString());
    const bool isOver = was == RecordState::Delivered || was == RecordState::Discarded ||
                        was == RecordState::Superseded || was == RecordState::Draft;
    return last.kind == "merged"_L1 && isOver ? was : std::nullopt;
}

/// What the last row about a record says of its state. Whatever is not over is queued, its outcome unknown.
void bringUpToDate(Record& record, const HistoryRow& last)
{
    const QJsonObject payload = QJsonDocument::fromJson(last.payload.toUtf8()).object();
    record.state = RecordState::Queued;
    if (last.kind == "delivered"_L1) {
        record.state = RecordState::Delivered;
        record.deliveredAt =
            payload.contains("delivered_at"_L1)
                ? QDateTime::fromMSecsSinceEpoch(payload[u"delivered_at"].toInteger(), Qt::UTC)
                : record.recordedAt;
        record.confirmedByComparison = payload[u"confirmed_by_comparison"].toBool();
        record.requestId = payload[u"request_id"].toString();
    } else if (last.kind == "discarded"_L1 || last.kind == "kept_servers"_L1) {
        record.state = RecordState::Discarded;
    } else if (last.kind == "superseded"_L1) {
        record.state = RecordState::Superseded;
        record.supersededBy = QUuid::fromString(payload[u"by"].toString());
    } else if (last.kind == "recalled"_L1) {
        record.state = RecordState::Draft;
    } else if (last.kind == "needs_attention"_L1) {
        const auto reason = attentionReasonFromWord(payload[u"reason"].toString());
        record.state = RecordState::NeedsAttention;
        record.reason = reason && *reason != AttentionReason::None ? *reason : AttentionReason::Conflict;
    } else if (last.kind == "servers_version"_L1) {
        record.state = RecordState::NeedsAttention;
        record.reason = AttentionReason::Conflict;
        record.serversVersion = payload[u"session"].toString().toUtf8();
    } else if (const auto was = endedElsewhere(last, payload)) {
        record.state = *was;
    } else {
        record.outcomeUnknown = true;
        record.firstUnknownAt = record.recordedAt;
    }
}

bool isOrigin(const HistoryRow& row)
{
    return row.kind == "recorded"_L1 || row.kind == "merged"_L1 || row.kind == "imported"_L1;
}

struct Story
{
    std::optional<HistoryRow> origin;
    HistoryRow last;
};

Result<QHash<QUuid, Story>> storiesOfLostRecords(Database& database, HistoryLog& history)
{
    QHash<QUuid, Story> stories;
    qint64 number = 0;
    for (;;) {
        constexpr int kChunk = 500;
        auto rows = history.rowsAfter(number, kChunk);
        if (!rows)
            return rows.error();
        if (rows->isEmpty())
            break;
        for (const HistoryRow& row : std::as_const(*rows)) {
            number = row.number;
            if (row.recordId.isNull())
                continue;
            auto known = database.prepare(u"SELECT EXISTS (SELECT 1 FROM records WHERE id = ?)"_s);
            if (auto done = known.run({toValue(row.recordId)}); !done)
                return done.error();
            if (!known.next() || known.flag(0))
                continue;
            Story& story = stories[row.recordId];
            if (isOrigin(row))
                story.origin = row;
            story.last = row;
        }
    }
    return stories;
}

Outcome rebuildFromHistory(Database& database, HistoryLog& history, const QDateTime& now, OpenReport& report)
{
    auto stories = storiesOfLostRecords(database, history);
    if (!stories)
        return stories.error();
    for (const Story& story : std::as_const(*stories)) {
        auto record = story.origin ? rebuilt(*story.origin) : std::nullopt;
        if (!record) {
            report.somethingLost = true;
            continue;
        }
        bringUpToDate(*record, story.last);
        record->changedAt = now;
        auto inserted = rows::insert(database, *record, 0);
        if (!inserted && inserted.error().reason == FailureReason::NotAllowed) {
            // Another record of the session is alive: a person has to look at both.
            record->state = RecordState::NeedsAttention;
            record->reason = AttentionReason::Conflict;
            inserted = rows::insert(database, *record, 0);
        }
        if (!inserted)
            return inserted;
        ++report.recordsRebuilt;
    }
    return Done{};
}

/// A record that is not what the history says is left out: the history gives it back as it was. One that the
/// history does not know at all has a damaged id, if the history is whole.
bool agreesWith(HistoryLog& history, bool historyIsWhole, const QHash<QString, QVariant>& row)
{
    const auto number = [](const QVariant& value) {
        return value.isNull() ? std::nullopt : std::optional(value.toDouble());
    };
    const Recorded record{row[u"id"_s].toUuid(), row[u"session_id"_s].toUuid(), row[u"body"_s].toByteArray(),
                          number(row[u"score"_s]), number(row[u"time_spent_minutes"_s])};
    const auto known = history.rowsOf(record.id);
    if (!known)
        return true;
    if (known->isEmpty())
        return !historyIsWhole;
    return std::all_of(known->cbegin(), known->cend(), [&record](const HistoryRow& one) {
        return !isOrigin(one) || agrees(record, one.payload, one.payloadDigest);
    });
}

bool chainHolds(HistoryLog& history)
{
    const auto checked = history.verify();
    return checked && checked->ok;
}

/// A chain holds without its last links too; their texts show that there were some.
bool everyTextHasItsRow(Database& database)
{
    auto read = database.prepare(
        u"SELECT EXISTS (SELECT 1 FROM history_texts WHERE number NOT IN (SELECT number FROM history))"_s);
    return read.run() && read.next() && !read.flag(0);
}

Outcome fill(Database& fresh, Database& damaged, const QDateTime& now, OpenReport& report)
{
    Transaction transaction(fresh);
    if (!transaction.begun())
        return transaction.begun();
    HistoryLog history(fresh);
    bool historyIsWhole = true;
    int leftOut = 0;
    const auto isGood = [&](const QHash<QString, QVariant>& row) {
        return agreesWith(history, historyIsWhole, row);
    };
    const std::tuple<const char*, int*, RowTest> tables[] = {{"history", nullptr, {}}, // first: it is asked
                                                             {"history_texts", nullptr, {}},
                                                             {"records", &report.recordsSaved, isGood},
                                                             {"drafts", &report.draftsSaved, {}},
                                                             {"labels", &report.labelsSaved, {}},
                                                             {"settings", nullptr, {}}};
    for (const auto& [name, count, test] : tables) {
        if (test) { // the history is complete by now, and what it says is believed if its chain holds
            historyIsWhole = historyIsWhole && chainHolds(history) && everyTextHasItsRow(fresh);
            report.somethingLost = report.somethingLost || !historyIsWhole;
        }
        auto copied = copyTable(damaged, fresh, QLatin1String(name), test);
        if (!copied)
            return copied.error();
        if (count)
            *count = copied->rows;
        else
            historyIsWhole = historyIsWhole && copied->complete;
        report.somethingLost = report.somethingLost || !copied->complete;
        leftOut += copied->leftOut;
    }
    if (auto done = rebuildFromHistory(fresh, history, now, report); !done)
        return done;
    if (report.recordsRebuilt < leftOut) { // not all of them are known under another id: rather one too many
        report.somethingLost = true;
        historyIsWhole = false;
        auto rest = copyTable(damaged, fresh, u"records"_s, isGood);
        if (!rest)
            return rest.error();
        report.recordsSaved += rest->rows;
    }
    if (auto done = history.append({}, now, u"salvaged"_s,
                                   {{u"records"_s, report.recordsSaved},
                                    {u"rebuilt"_s, report.recordsRebuilt},
                                    {u"drafts"_s, report.draftsSaved},
                                    {u"labels"_s, report.labelsSaved},
                                    {u"something_lost"_s, report.somethingLost}});
        !done)
        return done;
    return transaction.commit();
}

} // namespace

Outcome finishSalvage(const QString& path, const QDateTime& now)
{
    if (!QFile::exists(finishedPath(path)))
        return Done{};
    if (auto aside = setDamagedAside(path, now); !aside)
        return aside.error();
    if (!QFile::rename(finishedPath(path), path))
        return cannotSetAside(finishedPath(path));
    return Done{};
}

Result<OpenReport> salvage(const QString& path, const QDateTime& now)
{
    OpenReport report;
    report.salvaged = true;
    report.somethingLost = !checkLog(path).ok();
    removeWithLogs(unfinishedPath(path));
    {
        auto fresh = openMigrated(unfinishedPath(path), Durability::Precious, recordSchema());
        if (!fresh)
            return fresh.error();
        auto damaged = Database::open(path, Durability::Precious, Access::ReadOnly);
        if (damaged) {
            if (auto done = fill(**fresh, **damaged, now, report); !done)
                return done.error();
        } else {
            report.somethingLost = true;
        }
    }
    if (!QFile::rename(unfinishedPath(path), finishedPath(path)))
        return cannotSetAside(unfinishedPath(path));
    auto aside = setDamagedAside(path, now);
    if (!aside)
        return aside.error();
    report.setAside = *aside;
    if (auto done = finishSalvage(path, now); !done)
        return done.error();
    return report;
}

} // namespace lectern
