#include "workspace/receipt.h"

#include "domain/iso_time.h"
#include "store/account_registry.h"
#include "store/record_store.h"
#include "wire/json_read.h"
#include "wire/session_json.h"
#include "workspace/delivery_words.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

constexpr int kMaxTravels = 16; ///< how often a record can have come from another file, each with its history

/// A row of this history, or of one that came along with the record.
struct Event
{
    QDateTime at;
    QString kind;
    QJsonObject payload;
};

void appendEvent(QList<Event>& events, const Event& event, int depth)
{
    if (depth < kMaxTravels) {
        const QJsonArray before = event.payload.value("history"_L1).toArray();
        for (const QJsonValue& one : before) {
            appendEvent(events,
                        {fromIsoTime(one["at"_L1].toString()), one["kind"_L1].toString(),
                         one["payload"_L1].toObject()},
                        depth + 1);
        }
    }
    events.append(event);
}

QList<Event> eventsOf(const QList<HistoryRow>& rows)
{
    QList<Event> events;
    for (const HistoryRow& row : rows) {
        const QJsonObject payload = QJsonDocument::fromJson(row.payload.toUtf8()).object();
        appendEvent(events, {fromIsoTime(row.at), row.kind, payload}, 0);
    }
    return events;
}

QString wordsOf(const QString& kind)
{
    HistoryRow row;
    row.kind = kind;
    return historyWords(row);
}

void describe(ReceiptStep& step, const Event& event)
{
    step.kind = event.kind;
    step.words = wordsOf(event.kind);
    step.error = event.payload.value("error"_L1).toString();
    step.detail = event.payload.value("detail"_L1).toString();
    step.requestId = event.payload.value("request_id"_L1).toString();
    step.status = event.payload.value("status"_L1).toInt();
}

/// What follows a "sending" is what came of it.
QList<ReceiptStep> stepsOf(const QList<Event>& events)
{
    QList<ReceiptStep> steps;
    int tries = 0;
    bool underWay = false;
    for (const Event& event : events) {
        if (underWay && event.kind == "released"_L1) { // it never left: no try
            steps.removeLast();
            --tries;
            underWay = false;
            continue;
        }
        if (underWay) {
            steps.last().endedAt = event.at;
            describe(steps.last(), event);
            underWay = false;
            continue;
        }
        ReceiptStep step;
        step.at = event.at;
        describe(step, event);
        underWay = event.kind == "sending"_L1;
        if (underWay)
            step.tryNumber = ++tries;
        steps.append(step);
    }
    return steps;
}

void readEvents(Receipt& receipt, const QList<Event>& events)
{
    for (const Event& event : events) {
        const QJsonObject& payload = event.payload;
        if (event.kind == "recorded"_L1)
            receipt.supersedes = wire::uuidFromText(payload.value("corrects"_L1).toString());
        if (const int status = payload.value("status"_L1).toInt(); status != 0) {
            receipt.httpStatus = status;
            receipt.requestId = payload.value("request_id"_L1).toString();
            receipt.answer = payload.value("answer"_L1).toString();
        }
        if (event.kind == "delivered"_L1)
            receipt.receivedByServersClock = payload.contains("delivered_at"_L1);
    }
}

/// As the server named it in an answer about this session.
QString trainingOf(const Receipt& receipt)
{
    for (const QByteArray& told : {receipt.answer.toUtf8(), receipt.record.serversVersion}) {
        if (const auto session = wire::sessionFromBody(told);
            session && session->id == receipt.record.sessionId)
            return (session->package.title + u' ' + session->package.version).trimmed();
    }
    return {};
}

QString sha256Of(const QByteArray& bytes)
{
    if (bytes.isEmpty())
        return {};
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace

Result<Receipt> makeReceipt(RecordStore& store, const Account& account, const QUuid& recordId,
                            const QString& training)
{
    auto record = store.record(recordId);
    if (!record)
        return record.error();
    auto rows = store.history(recordId);
    if (!rows)
        return rows.error();
    auto head = store.headHash();
    if (!head)
        return head.error();

    Receipt receipt;
    receipt.record = *record;
    receipt.label = store.label(record->sessionId);
    receipt.accountId = account.id;
    receipt.accountName = account.displayName;
    receipt.accountEmail = account.email;
    receipt.serverRoot = account.root;
    receipt.bodySha256 = sha256Of(record->body);
    receipt.receivedAt = record->deliveredAt;
    receipt.clockOffsetMs = record->serverOffsetMs;
    receipt.chainHead = *head;
    if (!rows->isEmpty()) {
        receipt.lastRowNumber = rows->last().number;
        receipt.lastRowHash = rows->last().hash;
    }
    const QList<Event> events = eventsOf(*rows);
    receipt.steps = stepsOf(events);
    readEvents(receipt, events);
    if (receipt.requestId.isEmpty())
        receipt.requestId = record->requestId;
    receipt.training = training.isEmpty() ? trainingOf(receipt) : training;
    return receipt;
}

} // namespace lectern
