// The way of a record to the server: claim, settle, due times.
#include "store/database.h"
#include "store/record_check.h"
#include "store/record_rows.h"
#include "store/record_store.h"
#include "store/transaction.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

QJsonObject settledPayload(const Settlement& settlement)
{
    QJsonObject payload;
    const auto put = [&payload](const QString& key, const QString& text) {
        if (!text.isEmpty())
            payload.insert(key, text);
    };
    if (settlement.status != 0)
        payload.insert(u"status"_s, settlement.status);
    put(u"reason"_s, toWord(settlement.reason));
    put(u"error"_s, settlement.error);
    put(u"detail"_s, settlement.detail);
    put(u"request_id"_s, settlement.requestId);
    put(u"servers_version"_s, QString::fromUtf8(settlement.serversVersion));
    if (settlement.serverOffsetMs)
        payload.insert(u"server_offset_ms"_s, *settlement.serverOffsetMs);
    put(u"answer"_s, QString::fromUtf8(settlement.answer.left(RecordStore::kMaxAnswerBytes)));
    if (settlement.deliveredAt.isValid())
        payload.insert(u"delivered_at"_s, settlement.deliveredAt.toMSecsSinceEpoch());
    if (settlement.confirmedByComparison)
        payload.insert(u"confirmed_by_comparison"_s, true);
    if (settlement.nextTryAt.isValid())
        payload.insert(u"next_try_at"_s, settlement.nextTryAt.toMSecsSinceEpoch());
    return payload;
}

QString kindOf(Settlement::Kind kind)
{
    switch (kind) {
    case Settlement::Delivered:
        return u"delivered"_s;
    case Settlement::Later:
        return u"later"_s;
    case Settlement::LaterUnknown:
        return u"outcome_unknown"_s;
    case Settlement::NeverSent:
        return u"released"_s;
    case Settlement::NeedsAttention:
        break;
    }
    return u"needs_attention"_s;
}

QDateTime dueTime(const Record& record)
{
    if (!record.holdUntil.isValid() || !record.nextTryAt.isValid())
        return record.holdUntil.isValid() ? record.holdUntil : record.nextTryAt;
    return std::max(record.holdUntil, record.nextTryAt);
}

QString jsonOf(const QList<QUuid>& ids)
{
    QJsonArray texts;
    for (const QUuid& id : ids)
        texts.append(id.toString(QUuid::WithoutBraces));
    return QString::fromLatin1(QJsonDocument(texts).toJson(QJsonDocument::Compact));
}

bool isLongerDue(const Record& a, const Record& b)
{
    const QDateTime dueA = dueTime(a);
    const QDateTime dueB = dueTime(b);
    if (dueA != dueB)
        return !dueA.isValid() || (dueB.isValid() && dueA < dueB);
    return a.recordedAt < b.recordedAt;
}

Failure cannotSettle(const QStringList& ids)
{
    return {FailureReason::NotAllowed,
            QCoreApplication::translate("Store", "This result is not being sent. Nothing was changed."),
            u"not to be settled: "_s + ids.join(u", "_s)};
}

} // namespace

/// Queued records → sending, with their history rows. @p which: a condition; @p values: what it binds.
Outcome RecordStore::markSending(const QString& which, const QVariantList& values, const QDateTime& serverNow,
                                 Advance& advanced)
{
    const QDateTime now = m_clock.now();
    QList<Record> marked;
    {
        auto mark = m_database->prepare(
            u"UPDATE records SET state = 'sending', attempts = attempts + 1, sending_since = ?, "
            "sending_since_server = ?, changed_at = ? WHERE state = 'queued' AND %1 RETURNING %2"_s.arg(
                which, rows::recordColumns()));
        if (auto done = mark.runAll(QVariantList{toValue(now), toValue(serverNow), toValue(now)} + values);
            !done)
            return done;
        auto read = rows::toRecords(mark);
        if (!read)
            return read.error();
        marked = std::move(read).value();
    }
    std::sort(marked.begin(), marked.end(), isLongerDue);
    for (const Record& record : std::as_const(marked)) {
        if (!agreesWithItself(record)) { // the weekly check would come too late for this one
            if (auto done = holdBack(record, now, advanced); !done)
                return done;
            continue;
        }
        if (auto done = m_history.append(record.id, now, u"sending"_s, {}); !done)
            return done;
        advanced.claimed.append(record);
    }
    return Done{};
}

/// One damaged record does not keep the others. It is looked at again in an hour, or mended at the next
/// start.
Outcome RecordStore::holdBack(const Record& garbled, const QDateTime& now, Advance& advanced)
{
    constexpr qint64 kLookAgainMs = 60LL * 60 * 1000;
    auto hold =
        m_database->prepare(u"UPDATE records SET state = 'queued', attempts = attempts - 1, sending_since = "
                            "NULL, next_try_at = ? WHERE id = ? AND state = 'sending'"_s);
    if (auto done = hold.run({toValue(now.addMSecs(kLookAgainMs)), toValue(garbled.id)}); !done)
        return done;
    advanced.damage = noteChecked(notWhatWasRecorded(garbled.id)).error();
    return Done{};
}

Outcome RecordStore::claimBatch(const ClaimRequest& request, Advance& advanced)
{
    // The newest records only: whoever records faster than that does not wait for any one of them.
    static const QString fresh = u"number IN (SELECT number FROM records WHERE number > (SELECT max(number) "
                                 u"FROM records) - 16 AND state = "
                                 "'queued' AND due_at <= ? AND recorded_at >= ? ORDER BY number LIMIT ?)"_s;
    static const QString due =
        u"number IN (SELECT number FROM records WHERE state = 'queued' AND due_at <= ? ORDER BY due_at, number LIMIT ?)"_s;
    if (request.freshLimit > 0 && request.freshSince.isValid()) {
        if (auto done =
                markSending(fresh, {toValue(request.now), toValue(request.freshSince), request.freshLimit},
                            request.serverNow, advanced);
            !done)
            return done;
    }
    const int left = request.limit - int(advanced.claimed.size());
    return left > 0 ? markSending(due, {toValue(request.now), left}, request.serverNow, advanced)
                    : Outcome(Done{});
}

Result<Record> RecordStore::claim(const QUuid& id, const QDateTime& serverNow)
{
    if (auto found = record(id); !found)
        return found;
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    Advance advanced;
    if (auto marked = markSending(u"id = ?"_s, {toValue(id)}, serverNow, advanced); !marked)
        return marked.error();
    if (advanced.claimed.isEmpty() && !advanced.damage) {
        return Failure{FailureReason::NotAllowed,
                       QCoreApplication::translate("Store", "This result is not waiting to be sent."),
                       id.toString(QUuid::WithoutBraces)};
    }
    if (auto done = transaction.commit(); !done)
        return done.error();
    return advanced.damage ? Result<Record>(*advanced.damage) : advanced.claimed.first();
}

Result<QList<Record>> RecordStore::claimDue(const QDateTime& now, int limit, const QDateTime& serverNow)
{
    auto advanced = advance({}, {now, limit, serverNow});
    if (!advanced)
        return advanced.error();
    return std::move(advanced).value().claimed;
}

Result<Advance> RecordStore::advance(const QList<SettledRecord>& outcomes, const ClaimRequest& claim)
{
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    Advance advanced;
    QList<QUuid> changed;
    for (const SettledRecord& one : outcomes) {
        auto settled = applySettlement(one.id, one.settlement);
        if (!settled)
            return settled.error();
        if (*settled)
            changed.append(one.id);
    }
    auto settled = recordsOf(changed);
    if (!settled)
        return settled.error();
    advanced.settled = std::move(settled).value();
    if (auto claimed = claimBatch(claim, advanced); !claimed)
        return claimed.error();
    if (advanced.settled.isEmpty() && advanced.claimed.isEmpty() && !advanced.damage)
        return advanced; // nothing was written: no commit, no fsync
    if (auto done = transaction.commit(); !done)
        return done.error();
    return advanced;
}

Outcome RecordStore::setHold(const QList<QUuid>& ids, const QDateTime& until)
{
    if (ids.isEmpty())
        return Done{};
    auto hold = m_database->prepare(
        u"UPDATE records SET hold_until = ?, changed_at = ? WHERE state = 'queued' AND hold_until IS NOT NULL AND id IN (SELECT value FROM json_each(?))"_s);
    return hold.run({toValue(until), toValue(m_clock.now()), jsonOf(ids)});
}

Result<bool> RecordStore::endWaitsOfAnotherClock()
{
    constexpr qint64 kSetBackMs = 60'000; // by less it is no trouble
    auto end = m_database->prepare(u"UPDATE records SET hold_until = NULL, next_try_at = NULL, changed_at = "
                                   u"? WHERE state = 'queued' AND "
                                   "changed_at > ?"_s);
    const QDateTime now = m_clock.now();
    if (auto done = end.run({toValue(now), toValue(now.addMSecs(kSetBackMs))}); !done)
        return done.error();
    return end.changes() > 0;
}

/// Those of @p ids that there are, in their order: one statement for all.
Result<QList<Record>> RecordStore::recordsOf(const QList<QUuid>& ids)
{
    static const QString sql =
        u"SELECT %1 FROM records WHERE id IN (SELECT value FROM json_each(?))"_s.arg(rows::recordColumns());
    if (ids.isEmpty())
        return QList<Record>();
    QHash<QUuid, qsizetype> places;
    for (const QUuid& id : ids)
        places.insert(id, places.size());
    auto find = m_database->prepare(sql);
    if (auto done = find.run({jsonOf(ids)}); !done)
        return done.error();
    auto found = rows::toRecords(find);
    if (!found)
        return found;
    QList<Record> records = std::move(found).value();
    std::sort(records.begin(), records.end(),
              [&places](const Record& a, const Record& b) { return places[a.id] < places[b.id]; });
    return records;
}

Outcome RecordStore::settle(const QUuid& id, const Settlement& settlement)
{
    if (auto found = record(id); !found)
        return found.error();
    return settle(QList<SettledRecord>{{id, settlement}});
}

Outcome RecordStore::settle(const QList<SettledRecord>& settled)
{
    auto advanced = advance(settled, {});
    if (!advanced)
        return advanced.error();
    if (advanced->settled.size() == settled.size())
        return Done{};
    QStringList leftOut;
    for (const SettledRecord& one : settled) {
        if (std::none_of(advanced->settled.cbegin(), advanced->settled.cend(),
                         [&one](const Record& record) { return record.id == one.id; }))
            leftOut.append(one.id.toString(QUuid::WithoutBraces));
    }
    return cannotSettle(leftOut);
}

Result<bool> RecordStore::applySettlement(const QUuid& id, const Settlement& settlement)
{
    Result<bool> changed = false;
    switch (settlement.kind) {
    case Settlement::Delivered:
        changed = settleDelivered(id, settlement);
        break;
    case Settlement::Later:
    case Settlement::LaterUnknown:
        changed = settleLater(id, settlement);
        break;
    case Settlement::NeedsAttention:
        changed = settleNeedsAttention(id, settlement);
        break;
    case Settlement::NeverSent:
        changed = settleNeverSent(id);
        break;
    }
    if (!changed || !*changed)
        return changed;
    if (auto done = m_history.append(id, m_clock.now(), kindOf(settlement.kind), settledPayload(settlement));
        !done)
        return done.error();
    return changed;
}

Result<bool> RecordStore::settleDelivered(const QUuid& id, const Settlement& settlement)
{
    static const QString sql =
        u"UPDATE records SET state = 'delivered', delivered_at = ?, confirmed_by_comparison = ?, last_error "
        u"= '', "
        "last_error_detail = '', request_id = ?, next_try_at = NULL, hold_until = NULL, sending_since = "
        "NULL, "
        "server_offset_ms = coalesce(?, server_offset_ms), stuck = 0, changed_at = ? WHERE id = ? AND (state "
        "= "
        "'sending' OR "
        "(state = 'queued' AND outcome_unknown = 1 AND ?))"_s;
    const QDateTime now = m_clock.now();
    auto update = m_database->prepare(sql);
    const int confirmed = settlement.confirmedByComparison ? 1 : 0;
    const QDateTime at = settlement.deliveredAt.isValid() ? settlement.deliveredAt : now;
    if (auto done = update.run({toValue(at), confirmed, settlement.requestId,
                                toValue(settlement.serverOffsetMs), toValue(now), toValue(id), confirmed});
        !done)
        return done.error();
    if (update.changes() != 1)
        return false;
    m_lastDelivery = now;
    return true;
}

Result<bool> RecordStore::settleLater(const QUuid& id, const Settlement& settlement)
{
    static const QString sql =
        u"UPDATE records SET state = 'queued', next_try_at = ?, outcome_unknown = max(outcome_unknown, ?), "
        "first_unknown_at = CASE WHEN ? THEN coalesce(first_unknown_at, ?, sending_since_server, "
        "sending_since) ELSE "
        "first_unknown_at END, last_error = ?, last_error_detail = ?, request_id = ?, sending_since = NULL, "
        "server_offset_ms = coalesce(?, server_offset_ms), last_status = ?, changed_at = ? WHERE id = ? AND "
        "state "
        "= 'sending'"_s;
    const int unknown = settlement.kind == Settlement::LaterUnknown ? 1 : 0;
    {
        auto update = m_database->prepare(sql);
        if (auto done = update.run({toValue(settlement.nextTryAt), unknown, unknown,
                                    toValue(settlement.unknownSince), settlement.error, settlement.detail,
                                    settlement.requestId, toValue(settlement.serverOffsetMs),
                                    settlement.status, toValue(m_clock.now()), toValue(id)});
            !done)
            return done.error();
        if (update.changes() != 1)
            return false;
    }
    if (auto counted = countFailure(id, settlement.status); !counted)
        return counted.error();
    return true;
}

/// Trouble again and again, while the server takes other records: a person should know (architecture: what an
/// answer means). Some answers are about this very record, and count also where there is no other; the
/// network may be what any other way to fail is about, unless others pass.
Outcome RecordStore::countFailure(const QUuid& id, int status)
{
    constexpr int kUnauthorised = 401;
    constexpr int kConflict = 409;
    constexpr int kTooMany = 429;
    constexpr int kTrouble = 500;
    constexpr int kManyTimes = 5;
    constexpr qint64 kLongMs = 10LL * 60 * 1000;
    constexpr qint64 kLatelyMs = 60'000;
    const QDateTime now = m_clock.now();
    const bool isAboutAll = status == kUnauthorised || status == kTooMany;
    const bool othersPass = m_lastDelivery.isValid() && m_lastDelivery.msecsTo(now) <= kLatelyMs;
    if (isAboutAll || (status == 0 && !othersPass))
        return Done{};
    {
        auto count = m_database->prepare(
            u"UPDATE records SET failing_since = CASE WHEN same_failures = 0 THEN ? ELSE "
            u"failing_since END, same_failures = same_failures + 1, failing_status = ? WHERE id = ?"_s);
        if (auto done = count.run({toValue(now), status, toValue(id)}); !done)
            return done;
    }
    const int isAboutThis = status >= kTrouble || status == kConflict ? 1 : 0;
    auto judge =
        m_database->prepare(u"UPDATE records SET stuck = same_failures >= ? AND failing_since <= ? AND "
                            u"(EXISTS (SELECT 1 FROM records o "
                            "WHERE o.state = 'delivered' AND o.changed_at > records.failing_since) OR (? AND "
                            "NOT EXISTS (SELECT 1 FROM records o WHERE o.state IN ('queued', 'sending') AND "
                            "o.id <> records.id))) WHERE id = ?"_s);
    return judge.run({kManyTimes, toValue(now.addMSecs(-kLongMs)), isAboutThis, toValue(id)});
}

Result<bool> RecordStore::settleNeedsAttention(const QUuid& id, const Settlement& settlement)
{
    if (settlement.reason == AttentionReason::None)
        return false;
    static const QString sql =
        u"UPDATE records SET state = 'needs_attention', reason = ?, last_error = ?, last_error_detail = ?, "
        "request_id = ?, next_try_at = NULL, hold_until = NULL, sending_since = NULL, servers_version = ?, "
        "server_offset_ms = coalesce(?, server_offset_ms), stuck = 0, changed_at = ? WHERE id = ? AND (state "
        "= "
        "'sending' OR "
        "(state = 'queued' AND attempts > 0 AND ((? = 'conflict' AND outcome_unknown = 1) OR ? = "
        "'session_gone')))"_s;
    const QString reason = toWord(settlement.reason);
    auto update = m_database->prepare(sql);
    if (auto done = update.run({reason, settlement.error, settlement.detail, settlement.requestId,
                                toValue(settlement.serversVersion), toValue(settlement.serverOffsetMs),
                                toValue(m_clock.now()), toValue(id), reason, reason});
        !done)
        return done.error();
    return update.changes() == 1;
}

Result<bool> RecordStore::settleNeverSent(const QUuid& id)
{
    static const QString sql =
        u"UPDATE records SET state = 'queued', attempts = attempts - 1, sending_since = NULL, changed_at = ? "
        "WHERE id = ? AND state = 'sending'"_s;
    auto update = m_database->prepare(sql);
    if (auto done = update.run({toValue(m_clock.now()), toValue(id)}); !done)
        return done.error();
    return update.changes() == 1;
}

Outcome RecordStore::keepServersVersion(const QUuid& id, const QByteArray& sessionJson)
{
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun();
    auto keep = m_database->prepare(u"UPDATE records SET servers_version = ?, changed_at = ? WHERE id = ? "
                                    u"AND state = 'needs_attention' AND "
                                    "reason = 'conflict'"_s);
    const QDateTime now = m_clock.now();
    if (auto done = keep.run({sessionJson, toValue(now), toValue(id)}); !done)
        return done;
    if (keep.changes() != 1)
        return cannotSettle({id.toString(QUuid::WithoutBraces)});
    if (auto done =
            m_history.append(id, now, u"servers_version"_s, {{u"session"_s, QString::fromUtf8(sessionJson)}});
        !done)
        return done;
    return transaction.commit();
}

Outcome RecordStore::makeAllDue()
{
    auto hurry = m_database->prepare(
        u"UPDATE records SET next_try_at = NULL WHERE state = 'queued' AND next_try_at IS NOT NULL"_s);
    return hurry.run();
}

Result<QList<QUuid>> RecordStore::conflictsToLookUp()
{
    auto find = m_database->prepare(
        u"SELECT session_id FROM records WHERE state = 'needs_attention' AND reason = 'conflict' AND "
        "servers_version IS NULL"_s);
    if (auto done = find.run(); !done)
        return done.error();
    QList<QUuid> sessions;
    while (find.next())
        sessions.append(find.uuid(0));
    if (auto ended = find.end(); !ended)
        return ended.error();
    return sessions;
}

QDateTime RecordStore::nextDueAt()
{
    auto find = m_database->prepare(u"SELECT min(due_at) FROM records WHERE state = 'queued'"_s);
    if (auto done = find.run(); !done) {
        qWarning("store: %s", qUtf8Printable(done.error().detail));
        return {};
    }
    return find.next() ? find.time(0) : QDateTime();
}

} // namespace lectern
