#include "store/store_dump.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace lectern::test {
namespace {

constexpr int kAllRows = 1'000'000;

QString time(const QDateTime& at)
{
    return at.isValid() ? at.toString(Qt::ISODateWithMs) : u"-"_s;
}

QString line(const Record& record)
{
    return QStringList{u"record"_s,
                       record.id.toString(QUuid::WithoutBraces),
                       record.sessionId.toString(QUuid::WithoutBraces),
                       toWord(record.state),
                       toWord(record.reason),
                       QString::fromUtf8(record.body),
                       record.completion.score ? QString::number(record.completion.score->raw()) : u"-"_s,
                       time(record.recordedAt),
                       time(record.holdUntil),
                       time(record.nextTryAt),
                       QString::number(record.attempts),
                       record.outcomeUnknown ? u"unknown"_s : u"known"_s,
                       time(record.firstUnknownAt),
                       time(record.deliveredAt),
                       record.confirmedByComparison ? u"compared"_s : u"answered"_s,
                       record.lastError,
                       record.lastErrorDetail,
                       record.requestId,
                       record.supersededBy ? record.supersededBy->toString(QUuid::WithoutBraces) : u"-"_s}
        .join(u" | "_s);
}

QString line(const HistoryRow& row)
{
    return QStringList{u"history"_s,
                       QString::number(row.number),
                       row.recordId.toString(QUuid::WithoutBraces),
                       row.at,
                       row.kind,
                       row.payload}
        .join(u" | "_s);
}

void makeNew(QStringList& lines, const QList<Record>& records, const QList<QUuid>& known)
{
    for (const Record& record : records) {
        if (!known.isEmpty() && !known.contains(record.id))
            lines.replaceInStrings(record.id.toString(QUuid::WithoutBraces), u"new"_s);
    }
}

} // namespace

RecordFilter everyRecord()
{
    RecordFilter filter;
    filter.states = {RecordState::Draft,     RecordState::Queued,         RecordState::Sending,
                     RecordState::Delivered, RecordState::NeedsAttention, RecordState::Discarded,
                     RecordState::Superseded};
    return filter;
}

QStringList dump(RecordStore& store, const QList<QUuid>& known)
{
    const auto records = store.records(everyRecord());
    const auto history = store.historyAfter(0, kAllRows);
    const auto drafts = store.drafts();
    const auto labels = store.labels();
    const auto check = store.verifyHistory();
    if (!records || !history || !drafts || !labels || !check)
        return {u"unreadable"_s};
    QStringList lines;
    for (const Record& record : *records)
        lines << line(record);
    for (const Draft& draft : *drafts) {
        const CompletionText text = toText(draft.values, QLocale::c());
        lines << u"draft | %1 | %2 | %3 | %4"_s.arg(draft.sessionId.toString(QUuid::WithoutBraces),
                                                    text.score, text.timeSpentMinutes, text.notes);
    }
    for (auto it = labels->cbegin(); it != labels->cend(); ++it)
        lines << u"label | %1 | %2"_s.arg(it.key().toString(QUuid::WithoutBraces), *it);
    makeNew(lines, *records, known);
    lines.sort();
    for (const HistoryRow& row : *history)
        lines << line(row);
    lines << u"setting | "_s + store.setting(u"a"_s);
    lines << (check->ok ? u"the history holds"_s : u"the history is broken"_s);
    makeNew(lines, *records, known);
    return lines;
}

std::unique_ptr<QTemporaryDir> copyOf(const QString& folder)
{
    auto copy = std::make_unique<QTemporaryDir>();
    const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files);
    for (const QFileInfo& file : files) {
        if (!file.fileName().endsWith("-shm"_L1) &&
            !QFile::copy(file.filePath(), copy->filePath(file.fileName())))
            return nullptr;
    }
    return copy;
}

void useMemoryForTemporaryFolders()
{
    if (QFileInfo(u"/dev/shm"_s).isWritable())
        qputenv("TMPDIR", "/dev/shm");
}

} // namespace lectern::test
