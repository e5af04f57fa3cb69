// A rescue file's content as JSON, and back.
#include "domain/iso_time.h"
#include "domain/person_text.h"
#include "store/outbox_file.h"
#include "store/record_check.h"
#include "store/sealed.h"
#include "store/strict_json.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <limits>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestWord = 64;
constexpr qsizetype kLongestLine = 4096;
constexpr qsizetype kMostNames = 1000;
constexpr qsizetype kLongestDraft = 1024 * 1024;
constexpr int kMostAttempts = 1'000'000'000; // there is room to count on
constexpr int kMostOffsetSeconds = 18 * 60 * 60;
constexpr qint64 kMostMs = 1LL << 52;

QString format()
{
    return u"lectern-outbox"_s;
}

QString idText(const QUuid& id)
{
    return id.toString(QUuid::WithoutBraces);
}

QJsonValue timeOrNull(const QDateTime& time)
{
    return time.isValid() ? QJsonValue(time.toMSecsSinceEpoch()) : QJsonValue(QJsonValue::Null);
}

template <typename Value>
QJsonValue orNull(const std::optional<Value>& value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

/// The first row and the newest ones; the server's words of the newest answer only. The whole history stays
/// where it is.
QList<PastRow> shortened(QList<PastRow> history)
{
    if (history.size() > OutboxFile::kMostRows)
        history.remove(1, history.size() - OutboxFile::kMostRows);
    QJsonObject* newest = nullptr;
    for (PastRow& row : history) {
        if (!row.payload.contains("answer"_L1))
            continue;
        if (newest)
            newest->insert(u"answer"_s, QString());
        newest = &row.payload;
    }
    return history;
}

QJsonObject toJson(const TravellingRecord& travelling)
{
    const Record& record = travelling.record;
    const Completion& completion = record.completion;
    QJsonArray history;
    for (const PastRow& row : shortened(travelling.history))
        history.append(QJsonObject{
            {u"at"_s, row.at}, {u"kind"_s, row.kind}, {u"payload"_s, row.payload}, {u"hash"_s, row.hash}});
    const QJsonValue none(QJsonValue::Null);
    return {
        {u"id"_s, idText(record.id)},
        {u"session_id"_s, idText(record.sessionId)},
        {u"state"_s, toWord(record.state)},
        {u"reason"_s, toWord(record.reason)},
        {u"score"_s, completion.score ? QJsonValue(completion.score->raw()) : none},
        {u"time_spent_minutes"_s, completion.timeSpent ? QJsonValue(completion.timeSpent->minutes()) : none},
        {u"notes"_s, completion.notes ? QJsonValue(completion.notes->text()) : none},
        {u"body"_s, QString::fromLatin1(record.body.toBase64())},
        {u"recorded_at"_s, record.recordedAt.toMSecsSinceEpoch()},
        {u"utc_offset_seconds"_s, record.utcOffsetSeconds},
        {u"monotonic_ms"_s, travelling.monotonicMs},
        {u"attempts"_s, record.attempts},
        {u"outcome_unknown"_s, record.outcomeUnknown},
        {u"first_unknown_at"_s, timeOrNull(record.firstUnknownAt)},
        {u"last_error"_s, record.lastError.left(kLongestLine)},
        {u"last_error_detail"_s, record.lastErrorDetail.left(kLongestLine)},
        {u"request_id"_s, record.requestId.left(kLongestLine)},
        {u"servers_version"_s, record.serversVersion.size() <= OutboxFile::kMostBodyBytes
                                   ? QString::fromLatin1(record.serversVersion.toBase64())
                                   : QString()},
        {u"server_offset_ms"_s, orNull(record.serverOffsetMs)},
        {u"changed_at"_s, timeOrNull(record.changedAt)},
        {u"history"_s, history}};
}

QList<PastRow> historyOf(const QJsonArray& rows, const QString& place, QString& problem)
{
    QList<PastRow> history;
    for (const QJsonValue& value : rows) {
        StrictObject in(value, u"%1.history[%2]"_s.arg(place).arg(history.size()), problem);
        PastRow row;
        row.at = in.text("at"_L1, kLongestWord);
        row.kind = in.text("kind"_L1, kLongestWord);
        row.payload = in.object("payload"_L1);
        row.hash = in.text("hash"_L1, kLongestWord);
        in.require(fromIsoTime(row.at).isValid(), "at"_L1);
        if (!problem.isEmpty())
            return {};
        history.append(row);
    }
    return history;
}

Completion completionOf(StrictObject& in)
{
    Completion completion;
    if (const auto score = in.number("score"_L1)) {
        completion.score = Score::of(*score);
        in.require(completion.score.has_value(), "score"_L1);
    }
    if (const auto minutes = in.number("time_spent_minutes"_L1)) {
        completion.timeSpent = TimeSpent::ofMinutes(*minutes);
        in.require(completion.timeSpent.has_value(), "time_spent_minutes"_L1);
    }
    if (const auto notes = in.textOrNull("notes"_L1, OutboxFile::kMostBodyBytes)) {
        completion.notes = Notes::recorded(*notes);
        in.require(!notes->isEmpty(), "notes"_L1);
    }
    return completion;
}

void readState(StrictObject& in, Record& record)
{
    const auto state = recordStateFromWord(in.text("state"_L1, kLongestWord));
    const auto reason = attentionReasonFromWord(in.text("reason"_L1, kLongestWord));
    in.require(state == RecordState::Queued || state == RecordState::NeedsAttention, "state"_L1);
    in.require(reason && (state == RecordState::NeedsAttention) == (*reason != AttentionReason::None),
               "reason"_L1);
    record.state = state.value_or(RecordState::Queued);
    record.reason = reason.value_or(AttentionReason::None);
}

TravellingRecord recordOf(const QJsonValue& value, const QString& place, QString& problem)
{
    StrictObject in(value, place, problem);
    TravellingRecord travelling;
    Record& record = travelling.record;
    record.id = in.id("id"_L1);
    record.sessionId = in.id("session_id"_L1);
    readState(in, record);
    record.completion = completionOf(in);
    record.body = in.base64("body"_L1, OutboxFile::kMostBodyBytes);
    in.require(isBodyOfOurs(record.body), "body"_L1);
    takeCompletionOfBody(record); // what a file shows must be what it sends, also if it was made up
    record.recordedAt = in.time("recorded_at"_L1);
    record.utcOffsetSeconds =
        int(in.integer("utc_offset_seconds"_L1, -kMostOffsetSeconds, kMostOffsetSeconds));
    travelling.monotonicMs = in.integer("monotonic_ms"_L1, -kMostMs, kMostMs);
    record.attempts = int(in.integer("attempts"_L1, 0, kMostAttempts));
    record.outcomeUnknown = in.flag("outcome_unknown"_L1);
    record.firstUnknownAt = in.timeOrNull("first_unknown_at"_L1);
    record.lastError = in.text("last_error"_L1, kLongestLine);
    record.lastErrorDetail = in.text("last_error_detail"_L1, kLongestLine);
    record.requestId = in.text("request_id"_L1, kLongestLine);
    record.serversVersion = in.base64("servers_version"_L1, OutboxFile::kMostBodyBytes);
    record.serverOffsetMs = in.integerOrNull("server_offset_ms"_L1, -kMostMs, kMostMs);
    record.changedAt = in.timeOrNull("changed_at"_L1);
    travelling.history = historyOf(in.array("history"_L1, OutboxFile::kMostRows), place, problem);
    return travelling;
}

void readRecords(const QJsonArray& array, OutboxFile& file, QString& problem)
{
    QSet<QUuid> ids;
    for (const QJsonValue& value : array) {
        const QString place = u"records[%1]"_s.arg(file.records.size());
        TravellingRecord one = recordOf(value, place, problem);
        if (problem.isEmpty() && ids.contains(one.record.id))
            problem = place + u".id twice"_s;
        if (!problem.isEmpty())
            return;
        ids.insert(one.record.id);
        file.records.append(std::move(one));
    }
}

DraftNumber numberIn(StrictObject& in, QLatin1String value, QLatin1String text)
{
    DraftNumber number{in.number(value), in.text(text, kLongestDraft)};
    in.require(!number.value || number.text.isEmpty(), text);
    return number;
}

void readDrafts(const QJsonArray& array, OutboxFile& file, QString& problem)
{
    for (const QJsonValue& value : array) {
        StrictObject in(value, u"drafts[%1]"_s.arg(file.drafts.size()), problem);
        Draft draft;
        draft.sessionId = in.id("session_id"_L1);
        draft.values.score = numberIn(in, "score"_L1, "score_text"_L1);
        draft.values.timeSpentMinutes = numberIn(in, "time_spent_minutes"_L1, "time_spent_text"_L1);
        draft.values.notes = in.text("notes"_L1, kLongestDraft);
        draft.savedAt = in.time("saved_at"_L1);
        in.require(!draft.values.isEmpty(), "notes"_L1);
        if (!problem.isEmpty())
            return;
        file.drafts.append(draft);
    }
}

void readNames(const QJsonArray& array, OutboxFile& file, QString& problem)
{
    for (const QJsonValue& value : array) {
        StrictObject in(value, u"account.names[%1]"_s.arg(file.names.size()), problem);
        const auto kind = identityNameKindFromWord(in.text("kind"_L1, kLongestWord));
        in.require(kind.has_value(), "kind"_L1);
        const IdentityName name{kind.value_or(IdentityName::Kind::TokenHash),
                                in.text("value"_L1, kLongestLine), in.text("issuer"_L1, kLongestLine)};
        in.require(!name.value.isEmpty(), "value"_L1);
        if (!problem.isEmpty())
            return;
        file.names.append(name);
    }
}

void readLabels(const QJsonArray& array, OutboxFile& file, QString& problem)
{
    for (const QJsonValue& value : array) {
        StrictObject in(value, u"labels[%1]"_s.arg(file.labels.size()), problem);
        const QUuid session = in.id("session_id"_L1);
        const QString text = strippedText(in.text("text"_L1, kMaxLabelLength), TextLines::One).text;
        if (!problem.isEmpty())
            return;
        file.labels.insert(session, text);
    }
}

Failure damaged(const QString& detail)
{
    return {
        FailureReason::Damaged,
        QCoreApplication::translate("Store", "The file is damaged or incomplete. Nothing was taken over."),
        detail};
}

Failure newer(qint64 version)
{
    return {FailureReason::NewerVersion,
            QCoreApplication::translate("Store", "A newer version of Lectern wrote this file. Update Lectern "
                                                 "on this computer, then try again."),
            u"content version %1"_s.arg(version)};
}

} // namespace

QByteArray toJson(const OutboxFile& file)
{
    QJsonArray records;
    for (const TravellingRecord& record : file.records)
        records.append(toJson(record));
    QJsonArray drafts;
    for (const Draft& draft : file.drafts)
        drafts.append(
            QJsonObject{{u"session_id"_s, idText(draft.sessionId)},
                        {u"score"_s, orNull(draft.values.score.value)},
                        {u"score_text"_s, draft.values.score.text.left(kLongestDraft)},
                        {u"time_spent_minutes"_s, orNull(draft.values.timeSpentMinutes.value)},
                        {u"time_spent_text"_s, draft.values.timeSpentMinutes.text.left(kLongestDraft)},
                        {u"notes"_s, draft.values.notes.left(kLongestDraft)},
                        {u"saved_at"_s, draft.savedAt.toMSecsSinceEpoch()}});
    QJsonArray labels;
    for (auto label = file.labels.cbegin(); label != file.labels.cend(); ++label)
        labels.append(QJsonObject{{u"session_id"_s, idText(label.key())},
                                  {u"text"_s, label.value().left(kMaxLabelLength)}});
    QJsonArray names;
    for (const IdentityName& name : file.names)
        names.append(QJsonObject{
            {u"kind"_s, toWord(name.kind)}, {u"value"_s, name.value}, {u"issuer"_s, name.issuer}});
    const QJsonObject account{
        {u"server"_s, file.serverRoot}, {u"names"_s, names}, {u"person"_s, file.person.left(kLongestLine)}};
    const QJsonObject all{{u"format"_s, format()},
                          {u"version"_s, OutboxFile::kVersion},
                          {u"exported_at"_s, file.exportedAt.toMSecsSinceEpoch()},
                          {u"account"_s, account},
                          {u"records"_s, records},
                          {u"drafts"_s, drafts},
                          {u"labels"_s, labels}};
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

Result<OutboxFile> outboxFileFromJson(const QByteArray& json)
{
    if (json.size() > kMostSealed)
        return damaged(u"%1 bytes"_s.arg(json.size()));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return damaged(u"no JSON object: %1 at %2"_s.arg(error.errorString()).arg(error.offset));

    QString problem;
    StrictObject in(document.object(), u"file"_s, problem);
    in.require(in.text("format"_L1, kLongestWord) == format(), "format"_L1);
    const qint64 version = in.integer("version"_L1, 1, std::numeric_limits<int>::max());
    if (problem.isEmpty() && version > OutboxFile::kVersion)
        return newer(version);

    OutboxFile file;
    file.exportedAt = in.time("exported_at"_L1);
    StrictObject account(in.object("account"_L1), u"file.account"_s, problem);
    file.serverRoot = account.text("server"_L1, kLongestLine);
    readNames(account.array("names"_L1, kMostNames), file, problem);
    file.person = account.text("person"_L1, kLongestLine);
    account.require(!file.serverRoot.isEmpty(), "server"_L1);
    account.require(!file.names.isEmpty(), "names"_L1);
    if (problem.isEmpty())
        readRecords(in.array("records"_L1, OutboxFile::kMostRecords), file, problem);
    if (problem.isEmpty())
        readDrafts(in.array("drafts"_L1, OutboxFile::kMostRecords), file, problem);
    if (problem.isEmpty())
        readLabels(in.array("labels"_L1, OutboxFile::kMostRecords), file, problem);
    if (!problem.isEmpty())
        return damaged(problem);
    return file;
}

} // namespace lectern
