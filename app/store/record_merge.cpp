// Bringing the records of one account into another that turned out to be the same person's.
#include "store/database.h"
#include "store/private_files.h"
#include "store/record_files.h"
#include "store/record_intake.h"
#include "store/record_store.h"
#include "store/transaction.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

Result<QJsonObject> payloadOf(RecordStore& source, const Record& record, const QString& sourceName)
{
    auto rows = source.history(record.id);
    if (!rows)
        return rows.error();
    QJsonArray before;
    for (const HistoryRow& row : std::as_const(*rows)) {
        before.append(QJsonObject{{u"at"_s, row.at},
                                  {u"kind"_s, row.kind},
                                  {u"payload"_s, QJsonDocument::fromJson(row.payload.toUtf8()).object()},
                                  {u"hash"_s, row.hash}});
    }
    return QJsonObject{{u"session_id"_s, record.sessionId.toString(QUuid::WithoutBraces)},
                       {u"body"_s, QString::fromUtf8(record.body)},
                       {u"recorded_at"_s, record.recordedAt.toMSecsSinceEpoch()},
                       {u"utc_offset_seconds"_s, record.utcOffsetSeconds},
                       {u"from"_s, sourceName},
                       {u"was"_s, toWord(record.state)},
                       {u"history"_s, before}};
}

RecordIntake::Words mergeWords()
{
    return {u"merged"_s, u"draft_merged"_s,
            QCoreApplication::translate("Store", "This session has another result of yours, recorded before "
                                                 "you were known to the server.")};
}

Outcome takeRecords(RecordIntake& intake, RecordStore& source, const QHash<QUuid, qint64>& times,
                    const QString& sourceName)
{
    const auto incoming = source.records();
    if (!incoming)
        return incoming.error();
    for (const Record& one : *incoming) {
        auto fresh = intake.isNew(one.id);
        if (!fresh)
            return fresh.error();
        if (!*fresh)
            continue;
        auto payload = payloadOf(source, one, sourceName);
        if (!payload)
            return payload.error();
        if (auto done = intake.take(one, times.value(one.id), *payload); !done)
            return done;
    }
    return Done{};
}

Outcome setFileAside(const QString& path, const QDateTime& now)
{
    const QFileInfo info(path);
    const QString aside = unusedPath(u"%1/%2.merged-%3.%4"_s.arg(
        info.path(), info.completeBaseName(), now.toString(u"yyyyMMdd-HHmmss-zzz"_s), info.suffix()));
    if (!QFile::rename(path, aside)) {
        return Failure{
            FailureReason::Storage,
            QCoreApplication::translate("Store", "All results were taken over, but the old file could not be "
                                                 "renamed."),
            path};
    }
    return Done{};
}

} // namespace

Result<MergeReport> RecordStore::mergeFrom(const QString& otherAccountFolder)
{
    const RecordFiles otherFiles(otherAccountFolder);
    if (!QFile::exists(otherFiles.path()))
        return MergeReport{};
    auto source = open(otherAccountFolder, m_clock);
    if (!source)
        return source.error();
    RecordStore& other = **source;
    auto times = rows::monotonicTimes(*other.m_database);
    if (!times)
        return times.error();
    auto incomingDrafts = other.drafts();
    if (!incomingDrafts)
        return incomingDrafts.error();
    auto incomingLabels = other.labels();
    if (!incomingLabels)
        return incomingLabels.error();

    if (auto kept = m_database->copyTo(unusedPath(m_folder + u"/records.before-merge.sqlite"_s)); !kept)
        return kept.error();
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    RecordIntake intake(*m_database, m_history, *this, mergeWords(), m_clock.now());
    if (auto done = takeRecords(intake, other, *times, QFileInfo(otherAccountFolder).fileName()); !done)
        return done.error();
    if (auto done = intake.takeBeside(*incomingDrafts, *incomingLabels); !done)
        return done.error();
    if (auto done = transaction.commit(); !done)
        return done.error();

    const MergeReport report{intake.report().records, intake.report().conflicts, intake.report().drafts,
                             intake.report().labels};
    source->reset(); // closes the file: all of it is in one place again
    otherFiles.forgetMade();
    if (auto done = setFileAside(otherFiles.path(), m_clock.now()); !done)
        return done.error();
    return report;
}

} // namespace lectern
