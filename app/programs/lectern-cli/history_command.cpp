#include "history_command.h"

#include "domain/printable.h"
#include "output.h"
#include "wire/json_read.h"
#include "workspace/delivery_words.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lectern::cli {
namespace {

constexpr int kPage = 1000;

QJsonObject toJson(const HistoryRow& row)
{
    const QJsonObject payload = QJsonDocument::fromJson(row.payload.toUtf8()).object();
    return {{u"number"_s, row.number},
            {u"record_id"_s, wire::orNull(row.recordId)},
            {u"at"_s, row.at},
            {u"kind"_s, row.kind},
            {u"payload"_s, row.payload.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(payload)},
            {u"payload_digest"_s, row.payloadDigest},
            {u"previous_hash"_s, row.previousHash},
            {u"hash"_s, row.hash}};
}

QString toLine(const HistoryRow& row)
{
    constexpr int kNumberWidth = 7;
    constexpr int kTimeWidth = 24;
    const QString record = row.recordId.isNull() ? u"-"_s.leftJustified(36) : wire::toText(row.recordId);
    const QJsonObject payload = QJsonDocument::fromJson(row.payload.toUtf8()).object();
    const QString error = payload.value(u"error"_s).toString();
    const QString line = u"%1  %2  %3  %4"_s.arg(QString::number(row.number).rightJustified(kNumberWidth),
                                                 row.at.leftJustified(kTimeWidth), record, historyWords(row));
    return printableLine(error.isEmpty() ? line : line + u": "_s + error);
}

} // namespace

bool HistoryCommand::check()
{
    if (options().arguments.isEmpty())
        return true;
    if (!options().has(u"verify"_s))
        return readRecordId(m_record);
    complain(u"verify: The rows of all records hang together. Leave the id out."_s);
    end(ExitCode::InvalidInput);
    return false;
}

void HistoryCommand::onOpened(Workspace& workspace)
{
    if (options().has(u"verify"_s)) {
        verify(workspace.store());
        return;
    }
    if (const auto listed = list(workspace.store()); !listed) {
        endWith(listed.error());
        return;
    }
    end(ExitCode::Ok);
}

void HistoryCommand::verify(RecordStore& store)
{
    const auto check = store.verifyHistory();
    if (!check) {
        endWith(check.error());
        return;
    }
    if (options().json) {
        const QJsonValue none(QJsonValue::Null);
        say(QJsonObject{{u"history"_s,
                         QJsonObject{{u"ok"_s, check->ok},
                                     {u"rows"_s, check->rows},
                                     {u"first_bad_row"_s, check->ok ? none : QJsonValue(check->firstBadRow)},
                                     {u"head_hash"_s, check->headHash}}}});
    } else if (check->ok) {
        say(u"%1 rows, all of them fit. The last one's hash: %2"_s.arg(check->rows).arg(check->headHash));
    }
    if (!check->ok)
        complain(u"Row %1 does not fit: it was damaged or changed. The rows before it fit."_s.arg(
            check->firstBadRow));
    end(unlessLost(check->ok ? ExitCode::Ok : ExitCode::Other));
}

Outcome HistoryCommand::list(RecordStore& store)
{
    if (!m_record.isNull()) {
        if (const auto known = store.record(m_record); !known)
            return known.error();
    }
    if (options().json) {
        if (auto put = cli::write("{\n    \"rows\": [\n"); !put)
            return put;
    }
    if (auto written = writeAll(store); !written)
        return written;
    return options().json ? cli::write(m_first ? "    ]\n}\n" : "\n    ]\n}\n") : Outcome(Done{});
}

Outcome HistoryCommand::writeAll(RecordStore& store)
{
    if (!m_record.isNull()) {
        const auto rows = store.history(m_record);
        return rows ? write(*rows) : Outcome(rows.error());
    }
    qint64 last = 0;
    for (;;) {
        const auto rows = store.historyAfter(last, kPage);
        if (!rows)
            return rows.error();
        if (rows->isEmpty())
            return Done{};
        if (auto written = write(*rows); !written)
            return written;
        last = rows->last().number;
    }
}

Outcome HistoryCommand::write(const QList<HistoryRow>& rows)
{
    QByteArray text;
    for (const HistoryRow& row : rows) {
        if (options().json) {
            text += m_first ? "        " : ",\n        ";
            text += escaped(QJsonDocument(toJson(row)).toJson(QJsonDocument::Compact));
        } else {
            text += toLine(row).toUtf8() + '\n';
        }
        m_first = false;
    }
    return cli::write(text);
}

} // namespace lectern::cli
