// What the outbox tells: single records, lists, counts.
#include "store/database.h"
#include "store/record_rows.h"
#include "store/record_store.h"

#include <QCoreApplication>
#include <QHash>

#include <limits>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

/// needs_attention first, then what is on its way, oldest first; then the rest, newest first.
QString personFirst()
{
    return u" ORDER BY CASE state WHEN 'needs_attention' THEN 0 WHEN 'sending' THEN 1 WHEN 'queued' THEN 1 "
           u"WHEN "
           "'delivered' THEN 2 ELSE 3 END, CASE WHEN state IN ('needs_attention', 'sending', 'queued') THEN "
           "number "
           "ELSE -number END LIMIT ?"_s;
}

/// Binds the session three times. Each kind of records has an index of its own, which SQLite would not take
/// by itself.
QString ofSession()
{
    return u"number IN ("
           "SELECT number FROM records INDEXED BY records_live"
           " WHERE session_id = ? AND state IN ('queued', 'sending', 'delivered') UNION ALL "
           "SELECT number FROM records INDEXED BY records_waiting"
           " WHERE session_id = ? AND state = 'needs_attention' UNION ALL "
           "SELECT number FROM records INDEXED BY records_put_aside"
           " WHERE session_id = ? AND state IN ('discarded', 'superseded'))"_s;
}

QString condition(const RecordFilter& filter)
{
    QStringList wordsOfStates;
    for (const RecordState state : filter.states)
        wordsOfStates.append(u"'%1'"_s.arg(toWord(state))); // our own constants, and so the indexes serve
    const QString ofStates =
        wordsOfStates.isEmpty() ? u"state <> 'draft'"_s : u"state IN (%1)"_s.arg(wordsOfStates.join(u", "_s));
    return filter.sessionId ? u"%1 AND +%2"_s.arg(ofSession(), ofStates) : ofStates;
}

int urgency(RecordState state)
{
    switch (state) {
    case RecordState::NeedsAttention:
        return 3;
    case RecordState::Queued:
    case RecordState::Sending:
        return 2;
    case RecordState::Delivered:
        return 1;
    default:
        return 0;
    }
}

} // namespace

Result<Record> RecordStore::record(const QUuid& id)
{
    static const QString sql = u"SELECT %1 FROM records WHERE id = ?"_s.arg(rows::recordColumns());
    auto find = m_database->prepare(sql);
    if (auto done = find.run({toValue(id)}); !done)
        return done.error();
    if (find.next())
        return rows::toRecord(find);
    if (auto ended = find.end(); !ended)
        return ended.error();
    return Failure{FailureReason::NotFound,
                   QCoreApplication::translate("Store", "There is no record %1 on this computer.")
                       .arg(id.toString(QUuid::WithoutBraces)),
                   {}};
}

Result<std::optional<QUuid>> RecordStore::rejectedRecordOf(const QUuid& sessionId)
{
    auto find =
        m_database->prepare(u"SELECT id FROM records INDEXED BY records_waiting"
                            " WHERE session_id = ? AND state = 'needs_attention' AND reason = 'rejected'"_s);
    if (auto done = find.run({toValue(sessionId)}); !done)
        return done.error();
    std::optional<QUuid> rejected;
    if (find.next())
        rejected = find.uuid(0);
    if (auto ended = find.end(); !ended)
        return ended.error();
    return rejected;
}

std::optional<Record> RecordStore::liveRecordOf(const QUuid& sessionId)
{
    static const QString sql =
        u"SELECT %1 FROM records WHERE session_id = ? AND state IN ('queued', 'sending', "
        "'delivered')"_s.arg(rows::recordColumns());
    auto find = m_database->prepare(sql);
    if (auto done = find.run({toValue(sessionId)}); !done) {
        qWarning("store: %s", qUtf8Printable(done.error().detail));
        return std::nullopt;
    }
    return find.next() ? std::optional(rows::toRecord(find)) : std::nullopt;
}

Result<QList<Record>> RecordStore::records(const RecordFilter& filter)
{
    auto find = m_database->prepare(u"SELECT %1 FROM records WHERE "_s.arg(rows::recordColumns()) +
                                    condition(filter) + personFirst());
    const qint64 limit = filter.limit > 0 ? filter.limit : std::numeric_limits<qint64>::max();
    QVariantList values;
    if (filter.sessionId)
        values.fill(toValue(*filter.sessionId), 3);
    auto done = find.runAll(values << limit);
    if (!done)
        return done.error();
    return rows::toRecords(find);
}

Result<QList<Record>> RecordStore::recordsAfter(qint64* place, int limit)
{
    auto findEnd = m_database->prepare(
        u"SELECT max(number) FROM (SELECT number FROM records WHERE number > ? AND state <> 'draft' ORDER BY "
        "number LIMIT ?)"_s);
    if (auto done = findEnd.run({*place, limit}); !done)
        return done.error();
    if (!findEnd.next() || findEnd.isNull(0)) {
        if (auto ended = findEnd.end(); !ended)
            return ended.error();
        return QList<Record>();
    }
    const qint64 end = findEnd.integer(0);
    static const QString sql = u"SELECT %1 FROM records WHERE number > ? AND number <= ? AND state <> "
                               "'draft' ORDER BY number"_s.arg(rows::recordColumns());
    auto find = m_database->prepare(sql);
    if (auto done = find.run({*place, end}); !done)
        return done.error();
    *place = end;
    return rows::toRecords(find);
}

Result<QList<SessionDelivery>> RecordStore::deliveries()
{
    auto find = m_database->prepare(
        u"SELECT session_id, id, state, reason, outcome_unknown FROM records WHERE state <> "
        "'draft' ORDER BY number"_s);
    if (auto done = find.run(); !done)
        return done.error();
    QHash<QString, qsizetype> places;
    QList<SessionDelivery> deliveries;
    while (find.next()) {
        const QString session = find.text(0);
        const auto state = recordStateFromWord(find.text(2)).value_or(RecordState::NeedsAttention);
        const auto known = places.constFind(session);
        if (known != places.constEnd() && urgency(deliveries[*known].state) > urgency(state))
            continue;
        const SessionDelivery delivery{QUuid::fromString(session), find.uuid(1), state,
                                       attentionReasonFromWord(find.text(3)).value_or(AttentionReason::None),
                                       find.flag(4)};
        if (known != places.constEnd()) {
            deliveries[*known] = delivery;
        } else {
            places.insert(session, deliveries.size());
            deliveries.append(delivery);
        }
    }
    if (auto ended = find.end(); !ended)
        return ended.error();
    return deliveries;
}

Result<RecordCounts> RecordStore::counts()
{
    RecordCounts counts;
    {
        auto find =
            m_database->prepare(u"SELECT state, count(*) FROM records WHERE state IN ('queued', 'sending', "
                                "'needs_attention') GROUP BY state"_s);
        if (auto done = find.run(); !done)
            return done.error();
        while (find.next()) {
            const auto state = recordStateFromWord(find.text(0));
            const int count = find.smallInteger(1);
            if (state == RecordState::Queued)
                counts.queued = count;
            else if (state == RecordState::Sending)
                counts.sending = count;
            else
                counts.needsAttention = count;
        }
        if (auto ended = find.end(); !ended)
            return ended.error();
    }
    auto stuck = m_database->prepare(u"SELECT count(*) FROM records WHERE stuck = 1"_s);
    if (auto done = stuck.run(); !done)
        return done.error();
    counts.stuck = stuck.next() ? stuck.smallInteger(0) : 0;
    return counts;
}

Result<UnsentSummary> RecordStore::unsentSummary()
{
    UnsentSummary summary;
    {
        auto unsent = m_database->prepare(u"SELECT min(recorded_at), sum(outcome_unknown) FROM records WHERE "
                                          u"state IN ('queued', 'sending', 'needs_attention')"_s);
        if (auto done = unsent.run(); !done)
            return done.error();
        if (unsent.next()) {
            summary.oldestRecordedAt = unsent.time(0);
            summary.outcomeUnknown = unsent.smallInteger(1);
        }
        if (auto ended = unsent.end(); !ended)
            return ended.error();
    }
    auto clock = m_database->prepare(u"SELECT server_offset_ms FROM records WHERE server_offset_ms IS NOT "
                                     u"NULL ORDER BY changed_at DESC LIMIT 1"_s);
    if (auto done = clock.run(); !done)
        return done.error();
    if (clock.next())
        summary.serverOffsetMs = clock.integer(0);
    if (auto ended = clock.end(); !ended)
        return ended.error();
    return summary;
}

} // namespace lectern
