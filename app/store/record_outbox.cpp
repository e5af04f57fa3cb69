// The way of a record into the outbox and back: add, recall, retry, discard, correct.
#include "store/database.h"
#include "store/record_rows.h"
#include "store/record_store.h"
#include "store/transaction.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("Store", text);
}

QString stateInWords(RecordState state)
{
    switch (state) {
    case RecordState::Sending:
        return words(QT_TRANSLATE_NOOP("Store", "being sent"));
    case RecordState::Delivered:
        return words(QT_TRANSLATE_NOOP("Store", "delivered"));
    case RecordState::NeedsAttention:
        return words(QT_TRANSLATE_NOOP("Store", "needs attention"));
    default:
        return words(QT_TRANSLATE_NOOP("Store", "waiting to be sent"));
    }
}

Failure refusedBecauseOf(const Record& first)
{
    return {FailureReason::NotAllowed,
            words(QT_TRANSLATE_NOOP(
                      "Store", "This session has a result already: record %1 (%2). Nothing was changed."))
                .arg(first.id.toString(QUuid::WithoutBraces), stateInWords(first.state)),
            first.id.toString(QUuid::WithoutBraces)};
}

QJsonObject recordedPayload(const Record& record, const std::optional<QUuid>& corrects)
{
    QJsonObject payload{{u"session_id"_s, record.sessionId.toString(QUuid::WithoutBraces)},
                        {u"body"_s, QString::fromUtf8(record.body)},
                        {u"recorded_at"_s, record.recordedAt.toMSecsSinceEpoch()},
                        {u"utc_offset_seconds"_s, record.utcOffsetSeconds}};
    if (corrects)
        payload.insert(u"corrects"_s, corrects->toString(QUuid::WithoutBraces));
    return payload;
}

Failure notAllowed(const QString& message, const Record& record)
{
    return {FailureReason::NotAllowed, message,
            u"%1 is %2"_s.arg(record.id.toString(QUuid::WithoutBraces), toWord(record.state))};
}

} // namespace

Record RecordStore::newlyQueued(const NewRecord& newRecord) const
{
    Record record;
    record.id = QUuid::createUuid();
    record.sessionId = newRecord.sessionId;
    record.completion = newRecord.completion;
    record.body = newRecord.body;
    record.recordedAt = QDateTime::fromMSecsSinceEpoch(m_clock.now().toMSecsSinceEpoch(), Qt::UTC);
    record.utcOffsetSeconds = m_clock.utcOffsetSeconds();
    record.holdUntil = newRecord.holdUntil;
    record.changedAt = record.recordedAt;
    return record;
}

Result<std::optional<Record>> RecordStore::blockingRecordOf(const QUuid& sessionId, const QUuid& except)
{
    QUuid blocking;
    {
        // The words of the states stand here as in the indexes, so that SQLite sees that these serve.
        auto find = m_database->prepare(
            u"SELECT id FROM records WHERE session_id = ? AND state IN ('queued', 'sending', 'delivered') "
            u"UNION ALL "
            "SELECT id FROM records INDEXED BY records_waiting WHERE session_id = ? AND state = "
            "'needs_attention' AND reason <> 'unconfirmed' AND id <> ?"_s);
        if (auto done = find.run({toValue(sessionId), toValue(sessionId), toValue(except)}); !done)
            return done.error();
        if (find.next())
            blocking = find.uuid(0);
        if (auto ended = find.end(); !ended)
            return ended.error();
    }
    if (blocking.isNull())
        return std::optional<Record>();
    auto found = record(blocking);
    return found ? Result<std::optional<Record>>(std::move(found).value()) : found.error();
}

Outcome RecordStore::insertNew(const Record& record, const std::optional<QUuid>& corrects)
{
    auto blocking = blockingRecordOf(record.sessionId, corrects.value_or(QUuid()));
    if (!blocking)
        return blocking.error();
    if (*blocking)
        return refusedBecauseOf(**blocking);
    if (auto done = rows::insert(*m_database, record, m_clock.monotonicMs()); !done)
        return done;
    if (auto done = removeDraftRow(record.sessionId); !done)
        return done;
    return m_history.append(record.id, record.recordedAt, u"recorded"_s, recordedPayload(record, corrects));
}

Result<Record> RecordStore::add(const NewRecord& newRecord)
{
    const Record record = newlyQueued(newRecord);
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    if (auto done = insertNew(record, std::nullopt); !done)
        return done.error();
    if (auto done = transaction.commit(); !done)
        return done.error();
    return record;
}

Result<Record> RecordStore::addUnconfirmed(const NewRecord& newRecord)
{
    Record record = newlyQueued(newRecord);
    record.holdUntil = {};
    record.state = RecordState::NeedsAttention;
    record.reason = AttentionReason::Unconfirmed;
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    if (auto done = rows::insert(*m_database, record, m_clock.monotonicMs()); !done)
        return done.error();
    if (auto done = m_history.append(record.id, record.recordedAt, u"recorded"_s,
                                     recordedPayload(record, std::nullopt));
        !done)
        return done.error();
    // A record that is rebuilt from the history must not come back as one to be sent.
    if (auto done = m_history.append(record.id, record.recordedAt, u"needs_attention"_s,
                                     {{u"reason"_s, toWord(record.reason)}});
        !done)
        return done.error();
    if (auto done = transaction.commit(); !done)
        return done.error();
    return record;
}

Result<Record> RecordStore::doubt(const QUuid& id)
{
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    const QDateTime now = m_clock.now();
    auto update =
        m_database->prepare(u"UPDATE records SET state = 'needs_attention', reason = 'unconfirmed', "
                            u"hold_until = NULL, next_try_at = NULL, changed_at = ? WHERE id = ? "
                            "AND state = 'queued' AND outcome_unknown = 0"_s);
    if (auto done = update.run({toValue(now), toValue(id)}); !done)
        return done.error();
    const bool wasQueued = update.changes() == 1;
    auto doubted = record(id);
    if (!doubted)
        return doubted;
    if (!wasQueued)
        return notAllowed(words(QT_TRANSLATE_NOOP("Store", "Only what waits to be sent can be held back.")),
                          *doubted);
    if (auto done = m_history.append(id, now, u"needs_attention"_s, {{u"reason"_s, toWord(doubted->reason)}});
        !done)
        return done.error();
    if (auto done = transaction.commit(); !done)
        return done.error();
    return doubted;
}

Result<Record> RecordStore::correct(const QUuid& id, const NewRecord& newRecord)
{
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    auto old = record(id);
    if (!old)
        return old;
    if (old->state != RecordState::NeedsAttention || old->reason != AttentionReason::Rejected ||
        old->sessionId != newRecord.sessionId) {
        return notAllowed(
            words(QT_TRANSLATE_NOOP(
                "Store", "Only a result that the server refused can be corrected. Nothing was changed.")),
            *old);
    }
    const Record corrected = newlyQueued(newRecord);
    auto supersede = m_database->prepare(u"UPDATE records SET state = 'superseded', reason = '', "
                                         u"superseded_by = ?, changed_at = ? WHERE id = ? AND "
                                         "state = 'needs_attention' AND reason = 'rejected'"_s);
    if (auto done = supersede.run({toValue(corrected.id), toValue(corrected.recordedAt), toValue(id)}); !done)
        return done.error();
    if (auto done = m_history.append(id, corrected.recordedAt, u"superseded"_s,
                                     {{u"by"_s, corrected.id.toString(QUuid::WithoutBraces)}});
        !done)
        return done.error();
    if (auto done = insertNew(corrected, id); !done)
        return done.error();
    if (auto done = transaction.commit(); !done)
        return done.error();
    return corrected;
}

Result<Draft> RecordStore::recall(const QUuid& id)
{
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    auto queued = record(id);
    if (!queued)
        return queued.error();
    const QDateTime now = m_clock.now();
    auto takeBack = m_database->prepare(
        u"UPDATE records SET state = 'draft', changed_at = ? WHERE id = ? AND state = 'queued' AND outcome_unknown = 0"_s);
    if (auto done = takeBack.run({toValue(now), toValue(id)}); !done)
        return done.error();
    if (takeBack.changes() != 1) {
        return notAllowed(
            words(QT_TRANSLATE_NOOP(
                "Store", "This result cannot be taken back: it may have reached the server already.")),
            *queued);
    }
    const auto other = findDraft(queued->sessionId);
    if (!other)
        return other.error();
    if (*other) {
        return notAllowed(
            words(QT_TRANSLATE_NOOP("Store", "This session has another draft by now. Clear that first, "
                                             "then take the result back.")),
            *queued);
    }
    const Draft recalled{QUuid::createUuid(), queued->sessionId, toDraftValues(queued->completion), now};
    if (auto done = writeDraft(recalled); !done)
        return done.error();
    if (auto done = m_history.append(id, now, u"recalled"_s, {}); !done)
        return done.error();
    if (auto done = transaction.commit(); !done)
        return done.error();
    return recalled;
}

Outcome RecordStore::retry(const QUuid& id)
{
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun();
    auto found = record(id);
    if (!found)
        return found.error();
    const QDateTime now = m_clock.now();
    if (found->state == RecordState::Queued) {
        auto hurry = m_database->prepare(
            u"UPDATE records SET next_try_at = NULL, hold_until = NULL, stuck = 0, "
            "same_failures = 0, failing_status = 0, changed_at = ? WHERE id = ? AND state = "
            "'queued'"_s);
        if (auto done = hurry.run({toValue(now), toValue(id)}); !done)
            return done;
        return transaction.commit();
    }
    if (found->state != RecordState::NeedsAttention)
        return notAllowed(words(QT_TRANSLATE_NOOP("Store", "There is nothing to try again for this result.")),
                          *found);
    auto blocking = blockingRecordOf(found->sessionId, id);
    if (!blocking)
        return blocking.error();
    if (*blocking)
        return refusedBecauseOf(**blocking);
    auto queue = m_database->prepare(u"UPDATE records SET state = 'queued', reason = '', next_try_at = NULL, "
                                     u"hold_until = NULL, changed_at = ? "
                                     "WHERE id = ? AND state = 'needs_attention'"_s);
    if (auto done = queue.run({toValue(now), toValue(id)}); !done)
        return done;
    if (auto done = m_history.append(id, now, u"retried"_s, {{u"after"_s, toWord(found->reason)}}); !done)
        return done;
    return transaction.commit();
}

Outcome RecordStore::discard(const QUuid& id)
{
    return putAside(id, false);
}

Outcome RecordStore::resolveKeepServers(const QUuid& id)
{
    return putAside(id, true);
}

Outcome RecordStore::putAside(const QUuid& id, bool onlyConflict)
{
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun();
    auto found = record(id);
    if (!found)
        return found.error();
    const QDateTime now = m_clock.now();
    auto discarding = m_database->prepare(
        onlyConflict
            ? u"UPDATE records SET state = 'discarded', reason = '', changed_at = ? WHERE id = ? AND state = "
              "'needs_attention' AND reason = 'conflict'"_s
            : u"UPDATE records SET state = 'discarded', reason = '', changed_at = ? WHERE id = ? AND (state "
              u"= "
              "'needs_attention' OR (state = 'queued' AND outcome_unknown = 0))"_s);
    if (auto done = discarding.run({toValue(now), toValue(id)}); !done)
        return done;
    if (discarding.changes() != 1) {
        return notAllowed(
            onlyConflict
                ? words(QT_TRANSLATE_NOOP("Store", "This result is in no conflict. Nothing was changed."))
                : words(QT_TRANSLATE_NOOP("Store", "This result cannot be discarded: it has reached the "
                                                   "server, or it may have.")),
            *found);
    }
    if (auto done =
            m_history.append(id, now, onlyConflict ? u"kept_servers"_s : u"discarded"_s,
                             {{u"was"_s, toWord(found->state)}, {u"reason"_s, toWord(found->reason)}});
        !done)
        return done;
    return transaction.commit();
}

} // namespace lectern
