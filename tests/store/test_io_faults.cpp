#include "store/io_fault_cases.h"
#include "store/migrations.h"
#include "store/record_schema.h"
#include "store/store_dump.h"
#include "store/store_fixture.h"

#include <QDir>
#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

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
        QVERIFY(m_base->store().saveDraft(typedDraft(m_scene.drafted, {u"1"_s, u"2"_s, u"three"_s})));
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
    const QList<DiskFault> m_faults = diskFaults();
};

QTEST_GUILESS_MAIN(IoFaultsTest)
#include "test_io_faults.moc"
