#include "store/record_rows.h"

#include "store/database.h"

namespace lectern::rows {
using namespace Qt::StringLiterals;

namespace {

Completion completionOf(const Statement& read, int firstColumn)
{
    Completion completion;
    if (const auto score = read.number(firstColumn))
        completion.score = Score::of(*score);
    if (const auto minutes = read.number(firstColumn + 1))
        completion.timeSpent = TimeSpent::ofMinutes(*minutes);
    if (!read.isNull(firstColumn + 2))
        completion.notes = Notes::recorded(read.text(firstColumn + 2));
    return completion;
}

} // namespace

QString recordColumns()
{
    return u"id, session_id, state, reason, score, time_spent_minutes, notes, body, recorded_at, "
           u"utc_offset_seconds, "
           "hold_until, next_try_at, attempts, outcome_unknown, first_unknown_at, sending_since, "
           "delivered_at, "
           "confirmed_by_comparison, last_error, last_error_detail, request_id, superseded_by, "
           "servers_version, "
           "server_offset_ms, changed_at, last_status, stuck"_s;
}

Record toRecord(const Statement& read)
{
    Record record;
    record.id = read.uuid(0);
    record.sessionId = read.uuid(1);
    record.state = recordStateFromWord(read.text(2)).value_or(RecordState::NeedsAttention);
    record.reason = attentionReasonFromWord(read.text(3)).value_or(AttentionReason::None);
    record.completion = completionOf(read, 4);
    record.body = read.bytes(7);
    record.recordedAt = read.time(8);
    record.utcOffsetSeconds = read.smallInteger(9);
    record.holdUntil = read.time(10);
    record.nextTryAt = read.time(11);
    record.attempts = read.smallInteger(12);
    record.outcomeUnknown = read.flag(13);
    record.firstUnknownAt = read.time(14);
    record.sendingSince = read.time(15);
    record.deliveredAt = read.time(16);
    record.confirmedByComparison = read.flag(17);
    record.lastError = read.text(18);
    record.lastErrorDetail = read.text(19);
    record.requestId = read.text(20);
    if (!read.isNull(21))
        record.supersededBy = read.uuid(21);
    record.serversVersion = read.bytes(22);
    if (!read.isNull(23))
        record.serverOffsetMs = read.integer(23);
    record.changedAt = read.time(24);
    record.lastStatus = read.smallInteger(25);
    record.isStuck = read.flag(26);
    return record;
}

Result<QList<Record>> toRecords(Statement& read)
{
    QList<Record> records;
    while (read.next())
        records.append(toRecord(read));
    if (auto ended = read.end(); !ended)
        return ended.error();
    return records;
}

Outcome insert(Database& database, const Record& record, qint64 monotonicMs)
{
    static const QString sql =
        u"INSERT INTO records (%1, monotonic_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s.arg(recordColumns());
    const Completion& completion = record.completion;
    const auto score = completion.score ? std::optional(completion.score->raw()) : std::nullopt;
    const auto minutes = completion.timeSpent ? std::optional(completion.timeSpent->minutes()) : std::nullopt;
    const auto notes = completion.notes ? std::optional(completion.notes->text()) : std::nullopt;
    const auto supersededBy = record.supersededBy
                                  ? std::optional(record.supersededBy->toString(QUuid::WithoutBraces))
                                  : std::nullopt;
    auto statement = database.prepare(sql);
    return statement.run({toValue(record.id),
                          toValue(record.sessionId),
                          toWord(record.state),
                          toWord(record.reason),
                          toValue(score),
                          toValue(minutes),
                          toValue(notes),
                          record.body,
                          toValue(record.recordedAt),
                          record.utcOffsetSeconds,
                          toValue(record.holdUntil),
                          toValue(record.nextTryAt),
                          record.attempts,
                          record.outcomeUnknown ? 1 : 0,
                          toValue(record.firstUnknownAt),
                          toValue(record.sendingSince),
                          toValue(record.deliveredAt),
                          record.confirmedByComparison ? 1 : 0,
                          record.lastError,
                          record.lastErrorDetail,
                          record.requestId,
                          toValue(supersededBy),
                          toValue(record.serversVersion),
                          toValue(record.serverOffsetMs),
                          toValue(record.changedAt),
                          record.lastStatus,
                          record.isStuck ? 1 : 0,
                          monotonicMs});
}

} // namespace lectern::rows
