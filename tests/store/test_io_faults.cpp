#include "store/migrations.h"
#include "store/outbox_file.h"
#include "store/record_schema.h"
#include "store/store_dump.h"
#include "store/store_fixture.h"
#include "support/fault_vfs.h"

#include <QDir>
#include <QTest>

#include <sqlite3.h>

#include <functional>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

/// The records and sessions that the operations work on.
struct Scene
{
    Record queued;
    Record other; ///< queued too
    Record rejected;
    Record conflicting;
    QUuid drafted = QUuid::createUuid();
    QUuid free = QUuid::createUuid(); ///< a session of which nothing is known
    QList<QUuid> known;
    OutboxFile travelling; ///< with a record of another computer
};

using Step = std::function<Outcome(RecordStore& store, const Scene& scene)>;

template <typename T>
Outcome outcomeOf(const Result<T>& result)
{
    return result ? Outcome(Done{}) : Outcome(result.error());
}

struct Operation
{
    const char* name;
    Step ready; ///< done before, without faults; may be null
    Step act;
};

Outcome claimQueued(RecordStore& store, const Scene& scene)
{
    return outcomeOf(store.claim(scene.queued.id));
}

Step settleWith(const Settlement& settlement)
{
    return [settlement](RecordStore& store, const Scene& scene) {
        return store.settle(scene.queued.id, settlement);
    };
}

QList<Operation> sendingOperations()
{
    const QDateTime later = FakeClock().now().addSecs(60);
    return {
        {"claim", {}, claimQueued},
        {"claimDue",
         {},
         [later](RecordStore& s, const Scene&) {
             return outcomeOf(s.claimDue(later, 10));
         }},
        {"settle delivered", claimQueued, settleWith(deliveredNow())},
        {"settle later", claimQueued, settleWith(laterAt(later))},
        {"settle unknown", claimQueued, settleWith(unknownAt(later))},
        {"settle rejected", claimQueued, settleWith(needsAttention(AttentionReason::Rejected))},
        {"settle many", [later](RecordStore& s, const Scene&) { return outcomeOf(s.claimDue(later, 10)); },
         [later](RecordStore& s, const Scene& scene) {
             return s.settle(
                 QList<SettledRecord>{{scene.queued.id, deliveredNow()}, {scene.other.id, unknownAt(later)}});
         }},
        {"retry",
         {},
         [](RecordStore& s, const Scene& scene) {
             return s.retry(scene.rejected.id);
         }},
        {"discard",
         {},
         [](RecordStore& s, const Scene& scene) {
             return s.discard(scene.rejected.id);
         }},
        {"keep the server's",
         {},
         [](RecordStore& s, const Scene& scene) {
             return s.resolveKeepServers(scene.conflicting.id);
         }},
    };
}

QList<Operation> recordingOperations()
{
    return {
        {"add",
         {},
         [](RecordStore& s, const Scene& scene) {
             return outcomeOf(s.add(newRecord(scene.free, 61, u"Naïve"_s)));
         }},
        {"add in place of a draft",
         {},
         [](RecordStore& s, const Scene& scene) {
             return outcomeOf(s.add(newRecord(scene.drafted, 62)));
         }},
        {"recall",
         {},
         [](RecordStore& s, const Scene& scene) {
             return outcomeOf(s.recall(scene.queued.id, QLocale::c()));
         }},
        {"correct",
         {},
         [](RecordStore& s, const Scene& scene) {
             return outcomeOf(s.correct(scene.rejected.id, newRecord(scene.rejected.sessionId, 63)));
         }},
        {"saveDraft",
         {},
         [](RecordStore& s, const Scene& scene) {
             return s.saveDraft({scene.free, {u"5"_s, u"6"_s, u"seven"_s}, {}});
         }},
        {"saveDraft over another",
         {},
         [](RecordStore& s, const Scene& scene) {
             return s.saveDraft({scene.drafted, {u"5"_s, u"6"_s, u"seven"_s}, {}});
         }},
        {"removeDraft",
         {},
         [](RecordStore& s, const Scene& scene) {
             return s.removeDraft(scene.drafted);
         }},
        {"setLabel",
         {},
         [](RecordStore& s, const Scene& scene) {
             return s.setLabel(scene.free, u"Seat 4"_s);
         }},
        {"setSetting",
         {},
         [](RecordStore& s, const Scene&) {
             return s.setSetting(u"a"_s, u"b"_s);
         }},
    };
}

QList<Operation> travellingOperations()
{
    return {
        {"markExported",
         {},
         [](RecordStore& s, const Scene& scene) {
             return s.markExported({scene.queued.id, scene.other.id}, u"class.lectern"_s);
         }},
        {"importRecords",
         {},
         [](RecordStore& s, const Scene& scene) {
             return outcomeOf(s.importRecords(scene.travelling));
         }},
        {"keepServersVersion",
         {},
         [](RecordStore& s, const Scene& scene) {
             return s.keepServersVersion(scene.conflicting.id, R"({"session":{}})");
         }},
    };
}

struct Fault
{
    const char* name;
    FaultPlan plan;
    FailureReason reason;
};

QList<Fault> faults()
{
    const auto plan = [](unsigned kinds, int code, bool forGood = false, bool torn = false) {
        return FaultPlan{kinds, 1, forGood, code, torn};
    };
    return {
        {"no space once", plan(FaultPlan::Write, SQLITE_FULL), FailureReason::DiskFull},
        {"no space any more", plan(FaultPlan::Write, SQLITE_FULL, true, true), FailureReason::DiskFull},
        {"a torn write", plan(FaultPlan::Write, SQLITE_IOERR_WRITE, false, true), FailureReason::Storage},
        {"a failed sync", plan(FaultPlan::Sync, SQLITE_IOERR_FSYNC), FailureReason::Storage},
        {"no sync any more", plan(FaultPlan::Sync, SQLITE_IOERR_FSYNC, true), FailureReason::Storage},
        {"a failed read", plan(FaultPlan::Read, SQLITE_IOERR_READ), FailureReason::Storage},
        {"no read any more", plan(FaultPlan::Read, SQLITE_IOERR_READ, true), FailureReason::Storage},
        {"a dead disk",
         plan(FaultPlan::Read | FaultPlan::Write | FaultPlan::Sync | FaultPlan::Truncate | FaultPlan::Open |
                  FaultPlan::Delete | FaultPlan::Map,
              SQLITE_IOERR, true),
         FailureReason::Storage},
    };
}

constexpr int kMostAccesses = 3000;

/// The short form leaves out some of the later accesses.
int stepAfter(int access)
{
    constexpr int kEachUpTo = 3;
    constexpr int kStep = 4;
    static const bool all = qEnvironmentVariableIsSet("LECTERN_SOAK");
    return all || access < kEachUpTo ? 1 : kStep;
}

} // namespace

/// Whatever access of SQLite to its files fails: the call says so, and the file is afterwards as it was
/// before or as it should be after, never in between. LECTERN_SOAK=1: really whatever access, else some of
/// the later ones are left out.
class IoFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        useMemoryForTemporaryFolders();
        QVERIFY(FaultVfs::install());
        m_base = std::make_unique<StoreFixture>();
        m_scene.queued = m_base->addOne(81);
        m_scene.other = m_base->addOne(82);
        m_scene.rejected = m_base->addSending();
        QVERIFY(m_base->store().settle(m_scene.rejected.id, needsAttention(AttentionReason::Rejected)));
        m_scene.conflicting = m_base->addSending();
        QVERIFY(m_base->store().settle(m_scene.conflicting.id, needsAttention(AttentionReason::Conflict)));
        QVERIFY(m_base->store().saveDraft({m_scene.drafted, {u"1"_s, u"2"_s, u"three"_s}, {}}));
        StoreFixture elsewhere;
        const Record travelling = elsewhere.addOne(83);
        m_scene.travelling = elsewhere.store().unsentForFile().value();
        m_scene.known = {m_scene.queued.id, m_scene.other.id, m_scene.rejected.id, m_scene.conflicting.id,
                         travelling.id};
        m_base->close();
    }

    void nothingIsEverHalfDone_data()
    {
        QTest::addColumn<int>("operation");
        QTest::addColumn<int>("fault");
        for (int o = 0; o < m_operations.size(); ++o) {
            for (int f = 0; f < m_faults.size(); ++f)
                QTest::addRow("%s: %s", m_operations.at(o).name, m_faults.at(f).name) << o << f;
        }
    }

    void nothingIsEverHalfDone()
    {
        QFETCH(int, operation);
        QFETCH(int, fault);
        const Operation& tried = m_operations.at(operation);
        static QHash<int, std::pair<QStringList, QStringList>> states;
        if (!states.contains(operation))
            states.insert(operation, {stateAfter(tried, false), stateAfter(tried, true)});
        const auto& [before, after] = states[operation];
        QVERIFY(before != after);
        FaultPlan plan = m_faults.at(fault).plan;
        for (plan.nth = 1; plan.nth < kMostAccesses; plan.nth += stepAfter(plan.nth)) {
            const auto reached = tryOnce(tried, plan, m_faults.at(fault).reason, before, after);
            if (QTest::currentTestFailed())
                qInfo("at access %d", plan.nth);
            if (QTest::currentTestFailed() || !reached)
                break;
        }
        const bool always = plan.kinds & (FaultPlan::Write | FaultPlan::Sync);
        QVERIFY2(plan.nth > 1 || !always, "no access has failed: this has shown nothing");
        QVERIFY(plan.nth < kMostAccesses);
    }

    void anOpenThatFailsChangesNothing_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("fault");
        const QStringList kinds{u"a clean file"_s, u"after a crash"_s, u"an empty folder"_s,
                                u"a file of the first version"_s};
        for (int k = 0; k < kinds.size(); ++k) {
            for (int f = 0; f < m_faults.size(); ++f)
                QTest::addRow("%s: %s", qPrintable(kinds.at(k)), m_faults.at(f).name) << k << f;
        }
    }

    void anOpenThatFailsChangesNothing()
    {
        QFETCH(int, kind);
        QFETCH(int, fault);
        const auto source = folderOf(kind);
        QVERIFY(source);
        const QStringList expected = stateOf(copyOf(source->path())->path());
        FaultPlan plan = m_faults.at(fault).plan;
        for (plan.nth = 1; plan.nth < kMostAccesses; plan.nth += stepAfter(plan.nth)) {
            const auto folder = copyOf(source->path());
            FaultVfs::arm(plan);
            auto opened = RecordStore::open(folder->path(), m_clock);
            const FailureReason reason = opened ? FailureReason::Internal : opened.error().reason;
            const QString detail = opened ? QString() : opened.error().detail;
            if (opened)
                opened->reset(); // closing meets the fault too
            const int failed = FaultVfs::disarm();
            if (failed == 0)
                break;
            const QByteArray where = u"access %1: %2"_s.arg(plan.nth).arg(detail).toUtf8();
            if (!detail.isNull())
                QVERIFY2(reason == m_faults.at(fault).reason, where.constData());
            QVERIFY2(QDir(folder->path()).entryList({u"*damaged*"_s}).isEmpty(), where.constData());
            QVERIFY2(stateOf(folder->path()) == expected, where.constData());
        }
        const bool writes = kind == 1 || kind == 2 || (kind == 3 && recordSchema().version() > 1);
        QVERIFY(plan.nth > 1 || (!writes && !(plan.kinds & FaultPlan::Read)));
        QVERIFY(plan.nth < kMostAccesses);
    }

private:
    [[nodiscard]] std::unique_ptr<RecordStore> openIn(const QString& folder) const
    {
        auto opened = RecordStore::open(folder, m_clock);
        return opened ? std::move(opened).value() : nullptr;
    }
    [[nodiscard]] QStringList stateOf(const QString& folder) const
    {
        const auto store = openIn(folder);
        return store ? dump(*store, m_scene.known) : QStringList{u"cannot be opened"_s};
    }
    [[nodiscard]] QStringList stateAfter(const Operation& operation, bool done) const
    {
        const auto folder = copyOf(m_base->folder());
        {
            const auto store = openIn(folder->path());
            if ((operation.ready && !operation.ready(*store, m_scene)) ||
                (done && !operation.act(*store, m_scene)))
                return {u"unreadable"_s};
        }
        return stateOf(folder->path());
    }
    /// Whether the fault was met.
    bool tryOnce(const Operation& operation, const FaultPlan& plan, FailureReason reason,
                 const QStringList& before, const QStringList& after) const
    {
        bool reached = false;
        for (const bool goesOn : {false, true}) {
            const auto folder = copyOf(m_base->folder());
            auto store = openIn(folder->path());
            if (operation.ready && !operation.ready(*store, m_scene))
                return false;
            FaultVfs::arm(plan);
            const Outcome outcome = operation.act(*store, m_scene);
            if (!goesOn)
                store.reset(); // while the disk is still bad
            reached = FaultVfs::disarm() > 0 || reached;
            checkOutcome(outcome, reason);
            if (goesOn && !outcome) { // the disk is well again: so is the store
                const Outcome again = operation.act(*store, m_scene);
                if (!again)
                    qWarning("%s", qUtf8Printable(again.error().detail));
                [&] {
                    QVERIFY(again);
                }();
            }
            store.reset();
            checkState(stateOf(folder->path()), before, after, outcome.ok() || goesOn);
        }
        return reached;
    }
    static void checkOutcome(const Outcome& outcome, FailureReason reason)
    {
        if (outcome)
            return;
        QVERIFY2(outcome.error().reason == reason, qUtf8Printable(outcome.error().detail));
        QVERIFY(!outcome.error().message.isEmpty());
    }
    static void checkState(const QStringList& found, const QStringList& before, const QStringList& after,
                           bool done)
    {
        if (found == after || (!done && found == before))
            return;
        qInfo().noquote() << "found:\n" << found.join(u'\n') << "\nnot:\n" << after.join(u'\n');
        QFAIL("neither as before nor as after");
    }
    /// A folder to open: 0 clean, 1 left by a crash, 2 empty, 3 of an older version.
    [[nodiscard]] std::unique_ptr<QTemporaryDir> folderOf(int kind) const
    {
        if (kind == 0)
            return copyOf(m_base->folder());
        if (kind == 2)
            return std::make_unique<QTemporaryDir>();
        if (kind == 3) {
            auto folder = std::make_unique<QTemporaryDir>();
            const Schema first{recordSchema().steps.mid(0, 1)};
            const QString path = folder->filePath(u"records.sqlite"_s);
            if (!openMigrated(path, Durability::Precious, first))
                return nullptr;
            const QString put = u"INSERT INTO labels (session_id, text) VALUES ('%1', 'x')"_s;
            return changeIn(path, put.arg(m_scene.free.toString(QUuid::WithoutBraces))).isEmpty()
                       ? std::move(folder)
                       : nullptr;
        }
        const auto living = copyOf(m_base->folder());
        const auto store = openIn(living->path());
        (void)claimQueued(*store, m_scene);
        return copyOf(living->path());
    }

    FakeClock m_clock;
    Scene m_scene;
    std::unique_ptr<StoreFixture> m_base;
    const QList<Operation> m_operations =
        recordingOperations() + sendingOperations() + travellingOperations();
    const QList<Fault> m_faults = faults();
};

QTEST_GUILESS_MAIN(IoFaultsTest)
#include "test_io_faults.moc"
