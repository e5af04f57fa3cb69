#include "store/record_intake.h"

#include "store/database.h"
#include "store/record_rows.h"
#include "store/record_store.h"

#include <QJsonDocument>

#include <utility>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

QJsonValue toJson(const DraftNumber& number)
{
    return number.value ? QJsonValue(*number.value) : QJsonValue(number.text);
}

/// Of a statement that selected one truth value; a row that cannot be read is no answer.
Result<bool> answerOf(Statement& read)
{
    const bool isSo = read.next() && read.flag(0);
    if (auto ended = read.end(); !ended)
        return ended.error();
    return isSo;
}

} // namespace

Result<QHash<QUuid, qint64>> rows::monotonicTimes(Database& database)
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

RecordIntake::RecordIntake(Database& database, HistoryLog& history, RecordStore& store, Words words,
                           QDateTime now)
    : m_database(database)
    , m_history(history)
    , m_store(store)
    , m_words(std::move(words))
    , m_now(std::move(now))
{
}

Result<bool> RecordIntake::isNew(const QUuid& recordId)
{
    auto find = m_database.prepare(u"SELECT EXISTS (SELECT 1 FROM records WHERE id = ?)"_s);
    if (auto done = find.run({toValue(recordId)}); !done)
        return done.error();
    const auto known = answerOf(find);
    return known ? Result<bool>(!*known) : known;
}

Result<bool> RecordIntake::hasLive(const QUuid& sessionId)
{
    RecordFilter live;
    live.states = {RecordState::Queued, RecordState::Sending, RecordState::Delivered};
    live.sessionId = sessionId;
    live.limit = 1;
    const auto found = m_store.records(live);
    return found ? Result<bool>(!found->isEmpty()) : found.error();
}

Outcome RecordIntake::take(Record record, qint64 monotonicMs, const QJsonObject& payload)
{
    const auto live = hasLive(record.sessionId);
    if (!live)
        return live.error();
    if (isLive(record.state) && *live) {
        record.state = RecordState::NeedsAttention;
        record.reason = AttentionReason::Conflict;
        record.lastError = m_words.clash;
        ++m_report.conflicts;
    }
    record.changedAt = m_now;
    if (auto done = rows::insert(m_database, record, monotonicMs); !done)
        return done;
    ++m_report.records;
    if (auto done = m_history.append(record.id, m_now, m_words.recordKind, payload); !done)
        return done;
    if (record.reason != AttentionReason::Unconfirmed)
        return Done{};
    // One that is rebuilt from the history is queued, unless the history says otherwise.
    return m_history.append(record.id, m_now, u"needs_attention"_s, {{u"reason"_s, toWord(record.reason)}});
}

Outcome RecordIntake::keepInHistory(const Draft& draft)
{
    const QJsonObject payload{{u"session_id"_s, draft.sessionId.toString(QUuid::WithoutBraces)},
                              {u"score"_s, toJson(draft.values.score)},
                              {u"time_spent_minutes"_s, toJson(draft.values.timeSpentMinutes)},
                              {u"notes"_s, draft.values.notes},
                              {u"saved_at"_s, draft.savedAt.toMSecsSinceEpoch()}};
    const QByteArray text = QJsonDocument(payload).toJson(QJsonDocument::Compact);
    auto find = m_database.prepare(
        u"SELECT EXISTS (SELECT 1 FROM history WHERE record_id = '' AND kind = ? AND payload_digest = ?)"_s);
    if (auto done = find.run({m_words.draftKind, HistoryLog::digestOf(QString::fromUtf8(text))}); !done)
        return done;
    const auto known = answerOf(find);
    if (!known)
        return known.error();
    return *known ? Outcome(Done{}) : m_history.append({}, m_now, m_words.draftKind, payload);
}

Outcome RecordIntake::takeDraft(const Draft& incoming)
{
    const auto found = m_store.findDraft(incoming.sessionId);
    if (!found)
        return found.error();
    const std::optional<Draft>& ours = *found;
    if (ours && ours->values == incoming.values)
        return Done{};
    const bool theirsIsNewer = !ours || ours->savedAt < incoming.savedAt;
    if (ours) {
        if (auto done = keepInHistory(theirsIsNewer ? *ours : incoming); !done)
            return done;
    }
    if (!theirsIsNewer)
        return Done{};
    ++m_report.drafts;
    Draft taken = incoming;
    taken.id = {}; // ours keeps its own
    return m_store.saveDraft(taken);
}

Outcome RecordIntake::takeBeside(const QList<Draft>& drafts, const QHash<QUuid, QString>& labels)
{
    for (const Draft& one : drafts) {
        if (auto done = takeDraft(one); !done)
            return done;
    }
    return takeLabels(labels);
}

Outcome RecordIntake::takeLabels(const QHash<QUuid, QString>& labels)
{
    const auto ours = m_store.labels();
    if (!ours)
        return ours.error();
    for (auto label = labels.cbegin(); label != labels.cend(); ++label) {
        if (ours->contains(label.key()))
            continue;
        if (auto done = m_store.setLabel(label.key(), label.value()); !done)
            return done;
        ++m_report.labels;
    }
    return Done{};
}

} // namespace lectern
