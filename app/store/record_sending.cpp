// The way of a record to the server: claim, settle, due times.
#include "store/database.h"
#include "store/record_rows.h"
#include "store/record_store.h"
#include "store/transaction.h"

#include <QCoreApplication>
#include <QJsonObject>

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
    case Settlement::NeedsAttention:
        break;
    }
    return u"needs_attention"_s;
}

Failure cannotSettle(const QStringList& ids)
{
    return {FailureReason::NotAllowed,
            QCoreApplication::translate("Store", "This result is not being sent. Nothing was changed."),
            u"not to be settled: "_s + ids.join(u", "_s)};
}

} // namespace

Outcome RecordStore::markSending(const QUuid& id, const QDateTime& serverNow)
{
    const QDateTime now = m_clock.now();
    auto mark = m_database->prepare(
        u"UPDATE records SET state = 'sending', attempts = attempts + 1, sending_since = ?, "
        "sending_since_server = ?, changed_at = ? WHERE id = ? AND state = 'queued'"_s);
    if (auto done = mark.run({toValue(now), toValue(serverNow), toValue(now), toValue(id)}); !done)
        return done;
    if (mark.changes() != 1) {
        return Failure{FailureReason::NotAllowed,
                       QCoreApplication::translate("Store", "This result is not waiting to be sent."),
                       id.toString(QUuid::WithoutBraces)};
    }
    return m_history.append(id, now, u"sending"_s, {});
}

Result<Record> RecordStore::claimOne(const QUuid& id, const QDateTime& serverNow)
{
    if (auto found = record(id); !found)
        return found;
    if (auto done = markSending(id, serverNow); !done)
        return done.error();
    return record(id);
}

Result<Record> RecordStore::claim(const QUuid& id, const QDateTime& serverNow)
{
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    auto claimed = claimOne(id, serverNow);
    if (!claimed)
        return claimed;
    if (auto done = transaction.commit(); !done)
        return done.error();
    return claimed;
}

Result<QList<Record>> RecordStore::claimDue(const QDateTime& now, int limit, const QDateTime& serverNow)
{
    QList<QUuid> due;
    {
        auto find = m_database->prepare(
            u"SELECT id FROM records WHERE state = 'queued' AND due_at <= ? ORDER BY due_at, number LIMIT ?"_s);
        if (auto done = find.run({toValue(now), limit}); !done)
            return done.error();
        while (find.next())
            due.append(find.uuid(0));
        if (auto ended = find.end(); !ended)
            return ended.error();
    }
    QList<Record> claimed;
    if (due.isEmpty())
        return claimed;
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    for (const QUuid& id : std::as_const(due)) {
        auto one = claimOne(id, serverNow);
        if (!one)
            return one.error();
        claimed.append(std::move(one).value());
    }
    if (auto done = transaction.commit(); !done)
        return done.error();
    return claimed;
}

Outcome RecordStore::settle(const QUuid& id, const Settlement& settlement)
{
    if (auto found = record(id); !found)
        return found.error();
    return settle(QList<SettledRecord>{{id, settlement}});
}

Outcome RecordStore::settle(const QList<SettledRecord>& settled)
{
    if (settled.isEmpty())
        return Done{};
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun();
    QStringList leftOut;
    for (const SettledRecord& one : settled) {
        auto applied = applySettlement(one.id, one.settlement);
        if (!applied)
            return applied.error();
        if (!*applied)
            leftOut.append(one.id.toString(QUuid::WithoutBraces));
    }
    if (auto done = transaction.commit(); !done)
        return done;
    if (!leftOut.isEmpty())
        return cannotSettle(leftOut);
    return Done{};
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
    }
    if (!changed || !*changed)
        return changed;
    if (auto done = m_history.append(id, m_clock.now(), kindOf(settlement.kind), settledPayload(settlement));
        !done)
        return done.error();
    return true;
}

Result<bool> RecordStore::settleDelivered(const QUuid& id, const Settlement& settlement)
{
    const QDateTime now = m_clock.now();
    auto update = m_database->prepare(
        u"UPDATE records SET state = 'delivered', delivered_at = ?, confirmed_by_comparison = ?, last_error "
        u"= '', "
        "last_error_detail = '', request_id = ?, next_try_at = NULL, hold_until = NULL, sending_since = "
        "NULL, "
        "changed_at = ? WHERE id = ? AND (state = 'sending' OR (state = 'queued' AND outcome_unknown = 1 AND ?))"_s);
    const int confirmed = settlement.confirmedByComparison ? 1 : 0;
    const QDateTime at = settlement.deliveredAt.isValid() ? settlement.deliveredAt : now;
    if (auto done =
            update.run({toValue(at), confirmed, settlement.requestId, toValue(now), toValue(id), confirmed});
        !done)
        return done.error();
    return update.changes() == 1;
}

Result<bool> RecordStore::settleLater(const QUuid& id, const Settlement& settlement)
{
    const QDateTime now = m_clock.now();
    const int unknown = settlement.kind == Settlement::LaterUnknown ? 1 : 0;
    auto update = m_database->prepare(
        u"UPDATE records SET state = 'queued', next_try_at = ?, outcome_unknown = max(outcome_unknown, ?), "
        "first_unknown_at = CASE WHEN ? THEN coalesce(first_unknown_at, ?, sending_since_server, "
        "sending_since) ELSE "
        "first_unknown_at END, last_error = ?, last_error_detail = ?, request_id = ?, sending_since = NULL, "
        "changed_at = ? WHERE id = ? AND state = 'sending'"_s);
    if (auto done = update.run({toValue(settlement.nextTryAt), unknown, unknown,
                                toValue(settlement.unknownSince), settlement.error, settlement.detail,
                                settlement.requestId, toValue(now), toValue(id)});
        !done)
        return done.error();
    return update.changes() == 1;
}

Result<bool> RecordStore::settleNeedsAttention(const QUuid& id, const Settlement& settlement)
{
    if (settlement.reason == AttentionReason::None)
        return false;
    const QDateTime now = m_clock.now();
    const QString reason = toWord(settlement.reason);
    auto update = m_database->prepare(u"UPDATE records SET state = 'needs_attention', reason = ?, last_error "
                                      u"= ?, last_error_detail = ?, request_id = "
                                      "?, next_try_at = NULL, hold_until = NULL, sending_since = NULL, "
                                      "changed_at = ? WHERE id = ? AND (state = "
                                      "'sending' OR (state = 'queued' AND attempts > 0 AND ((? = 'conflict' "
                                      "AND outcome_unknown = 1) OR ? = "
                                      "'session_gone')))"_s);
    if (auto done = update.run({reason, settlement.error, settlement.detail, settlement.requestId,
                                toValue(now), toValue(id), reason, reason});
        !done)
        return done.error();
    return update.changes() == 1;
}

Outcome RecordStore::makeAllDue()
{
    auto hurry = m_database->prepare(
        u"UPDATE records SET next_try_at = NULL WHERE state = 'queued' AND next_try_at IS NOT NULL"_s);
    return hurry.run();
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
