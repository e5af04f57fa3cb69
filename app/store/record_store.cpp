#include "store/record_store.h"

#include "store/database.h"
#include "store/log_check.h"
#include "store/migrations.h"
#include "store/private_files.h"
#include "store/record_check.h"
#include "store/record_schema.h"
#include "store/salvage.h"
#include "store/transaction.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonObject>

#include <utility>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kDaysBetweenChecks = 7;

QString lastCheckKey()
{
    return u"integrity_checked_at"_s;
}

QString recordsPath(const QString& folder)
{
    return folder + "/records.sqlite"_L1;
}

/// Made when a check found damage; the next open looks closely.
QString suspicionPath(const QString& folder)
{
    return recordsPath(folder) + ".suspect"_L1;
}

/// SQLite removes its log when the last user closes the file. One that is left holds what was not yet moved.
bool wasLeftOpen(const QString& path)
{
    return QFileInfo(path + "-wal"_L1).size() > 0;
}

/// How closely to look at the file before anything is written. A clean exit is trusted until the next check.
std::optional<Database::Thoroughness> careNeeded(const QString& folder)
{
    if (QFile::exists(suspicionPath(folder)))
        return Database::Thoroughness::Full;
    if (wasLeftOpen(recordsPath(folder)))
        return Database::Thoroughness::Quick;
    return std::nullopt;
}

} // namespace

RecordStore::RecordStore(QString folder, const Clock& clock, std::unique_ptr<Database> database,
                         OpenReport report)
    : m_folder(std::move(folder))
    , m_clock(clock)
    , m_database(std::move(database))
    , m_history(*m_database)
    , m_openReport(std::move(report))
{
}

RecordStore::~RecordStore() = default;

Result<std::unique_ptr<RecordStore>> RecordStore::open(const QString& accountFolder, const Clock& clock)
{
    if (auto made = makePrivateFolder(accountFolder); !made)
        return made.error();
    const QString path = recordsPath(accountFolder);
    if (auto finished = finishSalvage(path, clock.now()); !finished)
        return finished.error();

    OpenReport report;
    report.uncleanExit = wasLeftOpen(path);
    auto store = openOnce(accountFolder, clock, report);
    if (!store && store.error().reason == FailureReason::Damaged) {
        auto salvaged = salvage(path, clock.now());
        if (!salvaged)
            return salvaged.error();
        salvaged->uncleanExit = report.uncleanExit;
        store = openOnce(accountFolder, clock, *salvaged);
    }
    if (store)
        QFile::remove(suspicionPath(accountFolder));
    return store;
}

Result<std::unique_ptr<RecordStore>> RecordStore::openOnce(const QString& folder, const Clock& clock,
                                                           const OpenReport& report)
{
    const auto care = careNeeded(folder);
    if (auto whole = checkLog(recordsPath(folder)); !whole) { // before anything can write
        const Outcome known = refuseNewer(recordsPath(folder), recordSchema().version());
        return known ? whole.error() : known.error();
    }
    auto database = openMigrated(recordsPath(folder), Durability::Precious, recordSchema());
    if (!database)
        return database.error();
    if (care) {
        if (auto sound = (*database)->check(*care); !sound)
            return sound.error();
        if (auto sound = checkRecords(**database); !sound)
            return sound.error();
    }
    std::unique_ptr<RecordStore> store(new RecordStore(folder, clock, std::move(database).value(), report));
    if (auto queued = store->queueInterrupted(); !queued)
        return queued.error();
    if (auto ended = store->endWaitsOfAnotherClock(); !ended)
        return ended.error();
    return store;
}

Outcome RecordStore::queueInterrupted()
{
    QList<QUuid> interrupted;
    {
        auto find = m_database->prepare(u"SELECT id FROM records WHERE state = 'sending' ORDER BY number"_s);
        if (auto done = find.run(); !done)
            return done;
        while (find.next())
            interrupted.append(find.uuid(0));
        if (auto ended = find.end(); !ended)
            return ended;
    }
    if (interrupted.isEmpty())
        return Done{};

    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun();
    const QDateTime now = m_clock.now();
    auto queue = m_database->prepare(u"UPDATE records SET state = 'queued', outcome_unknown = 1, "
                                     u"first_unknown_at = coalesce(first_unknown_at, "
                                     "sending_since_server, sending_since, recorded_at), sending_since = "
                                     "NULL, changed_at = ? WHERE id = ? AND "
                                     "state = 'sending'"_s);
    for (const QUuid& id : std::as_const(interrupted)) {
        if (auto done = queue.run({toValue(now), toValue(id)}); !done)
            return done;
        if (auto done = m_history.append(id, now, u"outcome_unknown"_s, {{u"cause"_s, u"interrupted"_s}});
            !done)
            return done;
    }
    auto committed = transaction.commit();
    if (committed)
        m_openReport.becameUnknown = static_cast<int>(interrupted.size());
    return committed;
}

Result<QList<HistoryRow>> RecordStore::history(const QUuid& recordId)
{
    return m_history.rowsOf(recordId);
}

Result<QList<HistoryRow>> RecordStore::historyAfter(qint64 rowNumber, int limit)
{
    return m_history.rowsAfter(rowNumber, limit);
}

Result<HistoryCheck> RecordStore::verifyHistory()
{
    return m_history.verify();
}

Result<QString> RecordStore::headHash()
{
    return m_history.headHash();
}

bool RecordStore::integrityCheckDue()
{
    const QDateTime last = QDateTime::fromString(setting(lastCheckKey()), Qt::ISODate);
    const QDateTime now = m_clock.now();
    return !last.isValid() || last > now || last.daysTo(now) >= kDaysBetweenChecks;
}

Outcome RecordStore::checkIntegrity()
{
    return noteChecked(checkThoroughly(*m_database));
}

Outcome RecordStore::noteChecked(const Outcome& found)
{
    if (found)
        return setSetting(lastCheckKey(), m_clock.now().toString(Qt::ISODate));
    if (found.error().reason != FailureReason::Damaged)
        return found;
    QFile mark(suspicionPath(m_folder));
    if (!mark.open(QIODevice::WriteOnly))
        return Failure{FailureReason::Storage, found.error().message, mark.errorString()};
    return Failure{
        FailureReason::Damaged,
        QCoreApplication::translate("Store", "The file with the results on this computer is damaged. Close "
                                             "Lectern and start it again: it brings what can be read into a "
                                             "new file and keeps the damaged one."),
        found.error().detail};
}

} // namespace lectern
