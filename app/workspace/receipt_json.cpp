// The stable form of a receipt for programs.
#include "domain/iso_time.h"
#include "wire/json_read.h"
#include "workspace/receipt.h"

#include <QJsonArray>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

QJsonValue orNull(const std::optional<QUuid>& id)
{
    return id ? QJsonValue(wire::toText(*id)) : QJsonValue(QJsonValue::Null);
}

QJsonValue orNull(int number)
{
    return number != 0 ? QJsonValue(number) : QJsonValue(QJsonValue::Null);
}

QJsonValue passed(const Receipt& receipt)
{
    const auto& score = receipt.record.completion.score;
    return score ? QJsonValue(score->passed()) : QJsonValue(QJsonValue::Null);
}

QJsonObject sentJson(const Receipt& receipt)
{
    const Completion& completion = receipt.record.completion;
    const QJsonValue none(QJsonValue::Null);
    return {
        {u"score"_s, completion.score ? QJsonValue(completion.score->raw()) : none},
        {u"time_spent_minutes"_s, completion.timeSpent ? QJsonValue(completion.timeSpent->minutes()) : none},
        {u"notes"_s, completion.notes ? QJsonValue(completion.notes->text()) : none},
        {u"body"_s, wire::orNull(QString::fromUtf8(receipt.record.body))},
        {u"body_sha256"_s, wire::orNull(receipt.bodySha256)}};
}

QJsonObject stepJson(const ReceiptStep& step)
{
    return {{u"at"_s, wire::orNull(step.at)},
            {u"ended_at"_s, wire::orNull(step.endedAt)},
            {u"try"_s, orNull(step.tryNumber)},
            {u"kind"_s, step.kind},
            {u"words"_s, step.words},
            {u"error"_s, wire::orNull(step.error)},
            {u"detail"_s, wire::orNull(step.detail)},
            {u"request_id"_s, wire::orNull(step.requestId)},
            {u"http_status"_s, orNull(step.status)}};
}

QString localTime(const Record& record)
{
    const QDateTime local = record.recordedAt.toOffsetFromUtc(record.utcOffsetSeconds);
    return local.toString(local.time().msec() == 0 ? Qt::ISODate : Qt::ISODateWithMs);
}

} // namespace

QJsonObject receiptJson(const Receipt& receipt)
{
    const Record& record = receipt.record;
    QJsonArray steps;
    for (const ReceiptStep& step : receipt.steps)
        steps.append(stepJson(step));
    return {{u"record_id"_s, wire::toText(record.id)},
            {u"session_id"_s, wire::toText(record.sessionId)},
            {u"training"_s, wire::orNull(receipt.training)},
            {u"label"_s, wire::orNull(receipt.label)},
            {u"passed"_s, passed(receipt)},
            {u"account"_s, QJsonObject{{u"id"_s, wire::toText(receipt.accountId)},
                                       {u"name"_s, wire::orNull(receipt.accountName)},
                                       {u"email"_s, wire::orNull(receipt.accountEmail)},
                                       {u"server"_s, receipt.serverRoot}}},
            {u"state"_s, toWord(record.state)},
            {u"reason"_s, wire::orNull(toWord(record.reason))},
            {u"sent"_s, sentJson(receipt)},
            {u"recorded_at"_s, wire::orNull(record.recordedAt)},
            {u"recorded_at_local"_s, localTime(record)},
            {u"clock_offset_ms"_s, wire::orNull(receipt.clockOffsetMs)},
            {u"steps"_s, steps},
            {u"request_id"_s, wire::orNull(receipt.requestId)},
            {u"http_status"_s, orNull(receipt.httpStatus)},
            {u"answer"_s, wire::orNull(receipt.answer)},
            {u"received_at"_s, wire::orNull(receipt.receivedAt)},
            {u"received_by_servers_clock"_s, receipt.receivedByServersClock},
            {u"confirmed_by_comparison"_s, record.confirmedByComparison},
            {u"notes_unproved"_s, receipt.notesUnproved()},
            {u"servers_version"_s, wire::orNull(QString::fromUtf8(record.serversVersion))},
            {u"supersedes"_s, orNull(receipt.supersedes)},
            {u"superseded_by"_s, orNull(record.supersededBy)},
            {u"last_row"_s, QJsonObject{{u"number"_s, receipt.lastRowNumber},
                                        {u"hash"_s, wire::orNull(receipt.lastRowHash)}}},
            {u"chain_head"_s, receipt.chainHead}};
}

} // namespace lectern
