#include "store/record_check.h"

#include "store/database.h"
#include "store/history_log.h"
#include "store/sql_failure.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace lectern {
using namespace Qt::StringLiterals;

Completion completionIn(const QByteArray& body)
{
    Completion completion;
    const QJsonObject fields = QJsonDocument::fromJson(body).object();
    if (const QJsonValue score = fields[QLatin1String(field::kScore)]; score.isDouble())
        completion.score = Score::of(score.toDouble());
    if (const QJsonValue minutes = fields[QLatin1String(field::kTimeSpent)]; minutes.isDouble())
        completion.timeSpent = TimeSpent::ofMinutes(minutes.toDouble());
    if (const QString notes = fields[QLatin1String(field::kNotes)].toString(); !notes.isEmpty())
        completion.notes = Notes::recorded(notes);
    return completion;
}

bool isBodyOfOurs(const QByteArray& body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const Completion shown = completionIn(body);
    const int values = (shown.score ? 1 : 0) + (shown.timeSpent ? 1 : 0) + (shown.notes ? 1 : 0);
    constexpr QByteArrayView kMark("\xEF\xBB\xBF"); // Qt drops one that begins a text
    const auto withoutMarks = [&kMark](QByteArray text) {
        return text.replace(kMark, "");
    };
    return document.isObject() && document.object().size() == values &&
           withoutMarks(document.toJson(QJsonDocument::Compact)) == withoutMarks(body); // no name twice
}

bool isSound(const QString& payload, const QString& digest)
{
    return !payload.isEmpty() && HistoryLog::digestOf(payload) == digest;
}

bool agrees(const Recorded& record, const QString& payload, const QString& digest)
{
    if (!isSound(payload, digest))
        return true;
    const QJsonObject said = QJsonDocument::fromJson(payload.toUtf8()).object();
    const Completion sent = completionIn(record.body);
    return said["body"_L1].toString().toUtf8() == record.body &&
           QUuid::fromString(said["session_id"_L1].toString()) == record.sessionId &&
           (!sent.score || (record.score && *record.score == sent.score->raw())) &&
           (!sent.timeSpent || (record.timeSpent && *record.timeSpent == sent.timeSpent->minutes()));
}

bool agreesWithItself(const Record& record)
{
    const Completion sent = completionIn(record.body);
    return sent.score == record.completion.score && sent.timeSpent == record.completion.timeSpent;
}

void takeCompletionOfBody(Record& record)
{
    record.completion = completionIn(record.body);
}

Failure notWhatWasRecorded(const QUuid& id)
{
    return damagedFile(u"record %1 is not what was recorded"_s.arg(id.toString(QUuid::WithoutBraces)));
}

namespace {

/// Nothing: @p goOn has ended it.
std::optional<Outcome> checkRecordsWhile(Database& database, const std::function<bool()>& goOn)
{
    // What was damaged before a salvage has been said by it: it is not found again and again.
    auto read = database.prepare(
        u"SELECT r.id, r.session_id, r.body, r.score, r.time_spent_minutes, h.payload_digest, t.payload, "
        u"coalesce(h.number, 0) > (SELECT coalesce(max(number), 0) FROM history WHERE kind = 'salvaged'), "
        u"h.number IS NULL AND NOT EXISTS (SELECT 1 FROM history WHERE kind = 'salvaged') FROM records r "
        u"LEFT JOIN history h ON h.record_id = r.id AND h.kind IN ('recorded', 'merged', 'imported') "
        u"LEFT JOIN history_texts t ON t.number = h.number"_s);
    if (auto done = read.run(); !done)
        return done;
    while (read.next()) {
        if (!goOn())
            return std::nullopt;
        const Recorded record{read.uuid(0), read.uuid(1), read.bytes(2), read.number(3), read.number(4)};
        const QString payload = read.text(6);
        const bool textIsSpoilt = read.flag(7) && !payload.isEmpty() && !isSound(payload, read.text(5));
        if (read.flag(8) || textIsSpoilt || !agrees(record, payload, read.text(5)))
            return notWhatWasRecorded(record.id);
    }
    return read.end();
}

} // namespace

Outcome checkRecords(Database& database)
{
    return *checkRecordsWhile(database, [] { return true; });
}

Outcome checkThoroughly(Database& database)
{
    auto sound = database.check(Database::Thoroughness::Full);
    return sound ? checkRecords(database) : sound;
}

std::optional<Outcome> checkThoroughlyWhile(Database& database, const std::function<bool()>& goOn)
{
    const auto tables = database.tables();
    if (!tables)
        return tables.error();
    for (const QString& table : *tables) {
        if (!goOn())
            return std::nullopt;
        if (auto sound = database.checkTable(table); !sound)
            return sound;
    }
    return checkRecordsWhile(database, goOn);
}

} // namespace lectern
