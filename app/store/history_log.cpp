#include "store/history_log.h"

#include "domain/iso_time.h"
#include "store/database.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

constexpr int kDigestLength = 64; // SHA-256 in hex

QString noHash()
{
    return QString(kDigestLength, u'0');
}

HistoryRow rowOf(const Statement& read)
{
    HistoryRow row;
    row.number = read.integer(0);
    row.recordId = read.uuid(1);
    row.at = read.text(2);
    row.kind = read.text(3);
    row.payloadDigest = read.text(4);
    row.previousHash = read.text(5);
    row.hash = read.text(6);
    row.payload = read.text(7);
    return row;
}

QString idText(const QUuid& id)
{
    return id.isNull() ? QString() : id.toString(QUuid::WithoutBraces);
}

Result<QList<HistoryRow>> allOf(Statement& read)
{
    QList<HistoryRow> rows;
    while (read.next())
        rows.append(rowOf(read));
    if (auto ended = read.end(); !ended)
        return ended.error();
    return rows;
}

bool fits(const HistoryRow& row, qint64 number, const QString& previousHash)
{
    return row.number == number && row.previousHash == previousHash && row.hash == HistoryLog::hashOf(row) &&
           (row.payload.isEmpty() || row.payloadDigest == HistoryLog::digestOf(row.payload));
}

} // namespace

QString HistoryLog::digestOf(const QString& payload)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(payload.toUtf8(), QCryptographicHash::Sha256).toHex());
}

QString HistoryLog::hashOf(const HistoryRow& row)
{
    QByteArray fields;
    fields.reserve(320);
    for (const QString& field : {row.previousHash, QString::number(row.number), idText(row.recordId), row.at,
                                 row.kind, row.payloadDigest}) {
        const QByteArray bytes = field.toUtf8();
        fields += QByteArray::number(bytes.size());
        fields += ':';
        fields += bytes;
    }
    return QString::fromLatin1(QCryptographicHash::hash(fields, QCryptographicHash::Sha256).toHex());
}

Outcome HistoryLog::append(const QUuid& recordId, const QDateTime& at, const QString& kind,
                           const QJsonObject& payload)
{
    auto before = head();
    if (!before)
        return before.error();
    HistoryRow row;
    row.number = before->number + 1;
    row.recordId = recordId;
    row.at = toIsoTime(at);
    row.kind = kind;
    row.payload = QString::fromUtf8(QJsonDocument(payload).toJson(QJsonDocument::Compact));
    row.payloadDigest = digestOf(row.payload);
    row.previousHash = before->hash;
    row.hash = hashOf(row);

    auto insert = m_database.prepare(
        u"INSERT INTO history (number, record_id, at, kind, payload_digest, previous_hash, "
        "hash) VALUES (?, ?, ?, ?, ?, ?, ?)"_s);
    if (auto done = insert.run(
            {row.number, idText(recordId), row.at, row.kind, row.payloadDigest, row.previousHash, row.hash});
        !done)
        return done;
    auto keep = m_database.prepare(u"INSERT INTO history_texts (number, payload) VALUES (?, ?)"_s);
    if (auto done = keep.run({row.number, row.payload}); !done)
        return done;
    m_head = Head{row.number, row.hash};
    m_rollbacks = m_database.rollbacks();
    return Done{};
}

Result<QList<HistoryRow>> HistoryLog::rowsOf(const QUuid& recordId)
{
    auto read = m_database.prepare(
        u"SELECT h.number, h.record_id, h.at, h.kind, h.payload_digest, h.previous_hash, h.hash, t.payload "
        "FROM history h LEFT JOIN history_texts t ON t.number = h.number WHERE h.record_id = ? ORDER BY h.number"_s);
    if (auto done = read.run({idText(recordId)}); !done)
        return done.error();
    return allOf(read);
}

Result<QList<HistoryRow>> HistoryLog::rowsAfter(qint64 number, int limit)
{
    auto read = m_database.prepare(
        u"SELECT h.number, h.record_id, h.at, h.kind, h.payload_digest, h.previous_hash, h.hash, t.payload "
        "FROM history h LEFT JOIN history_texts t ON t.number = h.number WHERE h.number > ? ORDER BY "
        "h.number "
        "LIMIT ?"_s);
    if (auto done = read.run({number, limit}); !done)
        return done.error();
    return allOf(read);
}

Result<HistoryCheck> HistoryLog::verify()
{
    auto read = m_database.prepare(
        u"SELECT h.number, h.record_id, h.at, h.kind, h.payload_digest, h.previous_hash, h.hash, t.payload "
        "FROM history h LEFT JOIN history_texts t ON t.number = h.number ORDER BY h.number"_s);
    if (auto done = read.run(); !done)
        return done.error();
    HistoryCheck check;
    check.headHash = noHash();
    while (read.next()) {
        const HistoryRow row = rowOf(read);
        ++check.rows;
        if (!fits(row, check.rows, check.headHash)) {
            check.ok = false;
            check.firstBadRow = row.number;
            return check;
        }
        check.headHash = row.hash;
    }
    if (auto ended = read.end(); !ended)
        return ended.error();
    return check;
}

Result<HistoryLog::Head> HistoryLog::head()
{
    if (m_head && m_rollbacks == m_database.rollbacks())
        return *m_head;
    return readHead();
}

Result<HistoryLog::Head> HistoryLog::readHead()
{
    // After a salvage there may be a text whose row is lost: its number stays taken, and the gap shows.
    auto read = m_database.prepare(u"SELECT max(coalesce((SELECT max(number) FROM history), 0), "
                                   u"coalesce((SELECT max(number) FROM history_texts), "
                                   "0)), (SELECT hash FROM history ORDER BY number DESC LIMIT 1)"_s);
    if (auto done = read.run(); !done)
        return done.error();
    if (!read.next()) {
        if (auto ended = read.end(); !ended)
            return ended.error();
    }
    return Head{read.integer(0), read.isNull(1) ? noHash() : read.text(1)};
}

Result<QString> HistoryLog::headHash()
{
    auto newest = head();
    if (!newest)
        return newest.error();
    return newest->hash;
}

} // namespace lectern
