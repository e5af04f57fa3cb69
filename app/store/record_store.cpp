#include "store/record_store.h"

#include "store/database.h"
#include "store/header_check.h"
#include "store/log_check.h"
#include "store/migrations.h"
#include "store/private_files.h"
#include "store/record_check.h"
#include "store/record_files.h"
#include "store/record_schema.h"
#include "store/salvage.h"
#include "store/transaction.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
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

/// How closely to look at the file before anything is written. A clean exit is trusted until the next check.
std::optional<Database::Thoroughness> careNeeded(const RecordFiles& files)
{
    if (files.areSuspect())
        return Database::Thoroughness::Full;
    if (files.wereLeftOpen())
        return Database::Thoroughness::Quick;
    return std::nullopt;
}

/// Before anything can write.
Outcome checkUnopened(const QString& path)
{
    const Outcome header = checkHeader(path);
    return header ? checkLog(path) : header;
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
    const RecordFiles files(accountFolder);
    if (auto finished = finishSalvage(files.path(), clock.now()); !finished)
        return finished.error();
    if (auto kept = files.keepFromLookingNew(); !kept)
        return kept.error();

    OpenReport report;
    report.uncleanExit = files.wereLeftOpen();
    auto store = openOnce(accountFolder, clock, report);
    if (!store && store.error().reason == FailureReason::Damaged) {
        auto salvaged = salvage(files.path(), clock.now());
        if (!salvaged)
            return salvaged.error();
        salvaged->uncleanExit = report.uncleanExit;
        store = openOnce(accountFolder, clock, *salvaged);
    }
    if (store) {
        files.setTrusted();
        files.markMade();
    }
    return store;
}

Result<std::unique_ptr<RecordStore>> RecordStore::openOnce(const QString& folder, const Clock& clock,
                                                           const OpenReport& report)
{
    const RecordFiles files(folder);
    const auto care = careNeeded(files);
    if (auto whole = checkUnopened(files.path()); !whole) {
        const Outcome known = refuseNewer(files.path(), recordSchema().version());
        return known ? whole.error() : known.error();
    }
    const auto ifEmpty = files.wereMade() ? IfEmpty::IsDamaged : IfEmpty::IsNew;
    auto database = openMigrated(files.path(), Durability::Precious, recordSchema(), ifEmpty);
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

Result<std::optional<RepairReport>> RecordStore::unseenRepair()
{
    // Rows of no record: the index of records serves.
    auto read = m_database->prepare(u"SELECT t.payload FROM history h LEFT JOIN history_texts t ON t.number "
                                    u"= h.number WHERE h.record_id = '' "
                                    "AND h.kind = 'salvaged' AND h.number > (SELECT coalesce(max(number), 0) "
                                    "FROM history WHERE record_id = '' "
                                    "AND kind = 'repair_seen') ORDER BY h.number"_s);
    if (auto done = read.run(); !done)
        return done.error();
    std::optional<RepairReport> report;
    while (read.next()) {
        const QJsonObject found = QJsonDocument::fromJson(read.text(0).toUtf8()).object();
        if (!report)
            report.emplace();
        const int rebuilt = found["rebuilt"_L1].toInt();
        report->records += found["records"_L1].toInt() + rebuilt;
        report->rebuilt += rebuilt;
        report->drafts += found["drafts"_L1].toInt();
        report->labels += found["labels"_L1].toInt();
        report->somethingLost = report->somethingLost || found["something_lost"_L1].toBool(true);
    }
    if (auto ended = read.end(); !ended)
        return ended.error();
    if (report)
        report->setAside = RecordFiles(m_folder).newestSetAside();
    return report;
}

Outcome RecordStore::markRepairSeen()
{
    const auto unseen = unseenRepair();
    if (!unseen)
        return unseen.error();
    if (!*unseen)
        return Done{};
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return transaction.begun();
    if (auto done = m_history.append({}, m_clock.now(), u"repair_seen"_s, {}); !done)
        return done;
    return transaction.commit();
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
    if (auto marked = RecordFiles(m_folder).setSuspect(); !marked)
        return Failure{FailureReason::Storage, found.error().message, marked.error().detail};
    return Failure{
        FailureReason::Damaged,
        QCoreApplication::translate("Store", "The file with the results on this computer is damaged. Close "
                                             "Lectern and start it again: it brings what can be read into a "
                                             "new file and keeps the damaged one."),
        found.error().detail};
}

} // namespace lectern
