#include "both_sides.h"
#include "cli_runner.h"
#include "core_runner.h"
#include "domain/clock.h"
#include "other_clock.h"
#include "store/record_store.h"
#include "support/fake_clock.h"
#include "support/lossy_relay.h"
#include "support/server_process.h"

#include <QTest>

#include <algorithm>
#include <memory>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

/// A computer whose clock is a day wrong, and a server whose clock is right: everything is delivered once, no
/// wait lasts a day, and both times are kept.
class TestClockSet : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void bothTimesAreKept_data() { aDay(); }
    void bothTimesAreKept();
    void aLostAnswerIsStillConfirmed_data() { aDay(); }
    void aLostAnswerIsStillConfirmed();
    void waitingForTheNextTryEndsWhenTheClockIsPutRight_data() { aDay(); }
    void waitingForTheNextTryEndsWhenTheClockIsPutRight();
    void theTimeForUndoEndsWhenTheClockIsPutRight_data() { aDay(); }
    void theTimeForUndoEndsWhenTheClockIsPutRight();

private:
    static void aDay();
    void compareBothSides(const QList<QUuid>& saved = {});
    [[nodiscard]] bool somethingWaitsUntilNear(const QDateTime& then) const;
    QString completeOne(int index);

    QString m_token;
    QStringList m_open;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<LossyRelay> m_relay;
    std::unique_ptr<CliRunner> m_cli;
};

namespace {

constexpr qint64 kNearSeconds = 5 * 60;

} // namespace

void TestClockSet::initTestCase()
{
    if (!clockCanBeSet(CliRunner::program()))
        QSKIP("faketime is not installed, or does not work with this build");
}

void TestClockSet::aDay()
{
    QTest::addColumn<QString>("shift");
    QTest::addColumn<int>("days");
    QTest::newRow("a day ahead") << u"+1d"_s << 1;
    QTest::newRow("a day behind") << u"-1d"_s << -1;
}

void TestClockSet::init()
{
    m_server = std::make_unique<ServerProcess>();
    QVERIFY(m_server->start({u"--demo"_s, u"--ignore-idempotency-keys"_s}));
    m_relay = std::make_unique<LossyRelay>(m_server->root());
    m_cli = std::make_unique<CliRunner>();
    m_token = demoToken(m_server->root());
    m_open = openSessions(m_server->root(), m_token);
    m_cli->setServer(m_relay->root());
    m_cli->setToken(m_token);
    QCOMPARE(m_cli->run({u"sessions"_s}).exitCode, 0);
}

void TestClockSet::cleanup()
{
    m_cli.reset();
    m_relay.reset();
    m_server.reset();
}

void TestClockSet::compareBothSides(const QList<QUuid>& saved)
{
    const Reckoning reckoning = reckon(m_cli->profile(), m_server->databaseFile(), saved);
    QVERIFY2(reckoning.wrong.isEmpty(), qUtf8Printable(reckoning.wrong.join(u'\n')));
    QVERIFY(reckoning.records > 0);
}

/// Whether a record's next try is to be around then.
bool TestClockSet::somethingWaitsUntilNear(const QDateTime& then) const
{
    const FakeClock clock(then); // as the clock was when it was written
    const auto store = RecordStore::open(onlyAccountFolder(m_cli->profile()), clock);
    const auto records = store ? (*store)->records() : Result<QList<Record>>(store.error());
    return records && std::any_of(records->cbegin(), records->cend(), [&then](const Record& record) {
               return record.nextTryAt.isValid() && std::abs(record.nextTryAt.secsTo(then)) < kNearSeconds;
           });
}

/// lectern-cli complete; the state that it says.
QString TestClockSet::completeOne(int index)
{
    const auto run = m_cli->runJson({u"complete"_s, m_open.at(index), u"--score"_s, u"85"_s});
    return run.exitCode == 0 ? run.json()[u"record"_s][u"state"_s].toString() : QString::fromUtf8(run.err);
}

void TestClockSet::bothTimesAreKept()
{
    QFETCH(QString, shift);
    QFETCH(int, days);
    m_cli->setClock(shift);
    QCOMPARE(completeOne(0), u"delivered"_s);
    compareBothSides();
    const SystemClock clock;
    const auto store = RecordStore::open(onlyAccountFolder(m_cli->profile()), clock);
    QVERIFY(store);
    const auto records = (*store)->records();
    QVERIFY(records);
    QCOMPARE(records->size(), 1);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const Record& record = records->first();
    QVERIFY(std::abs(record.recordedAt.secsTo(now.addDays(days))) < kNearSeconds); // as this computer saw it
    QVERIFY(std::abs(record.deliveredAt.secsTo(now)) < kNearSeconds);              // as the server saw it
}

void TestClockSet::aLostAnswerIsStillConfirmed()
{
    QFETCH(QString, shift);
    m_cli->setClock(shift);
    m_relay->setLoss(100, 7);
    for (int n = 0; n < 3; ++n)
        QCOMPARE(completeOne(n), u"queued"_s);
    m_relay->setLoss(0, 7);
    // The try that the server has done without our knowing: its answer is lost on the way.
    CoreRunner core(m_cli->profile(), m_relay->root(), m_token);
    core.setClock(shift);
    core.setTasks(m_open.mid(3, 20), 60);
    QVERIFY(core.start({u"--until-empty"_s, u"--pause"_s, u"20"_s}));
    QVERIFY(!core.waitFor(u"delivered"_s).isNull());
    m_relay->setLoss(60, 11);
    core.readFor(400);
    m_relay->setLoss(0, 11);
    QVERIFY(core.waitForEnd());
    QVERIFY(m_relay->lostAnswers() > 3);
    compareBothSides(core.saved());
}

void TestClockSet::waitingForTheNextTryEndsWhenTheClockIsPutRight()
{
    QFETCH(QString, shift);
    QFETCH(int, days);
    CoreRunner core(m_cli->profile(), m_relay->root(), m_token);
    core.setClock(shift);
    core.setTasks(m_open.first(12), 20);
    QVERIFY(core.start({u"--pause"_s, u"100"_s}));
    QVERIFY(!core.waitFor(u"delivered"_s).isNull());
    QVERIFY(m_server->stop());
    QTRY_VERIFY_WITH_TIMEOUT((core.readFor(50), core.tasksLeft() == 0), 20'000);
    core.kill();
    QVERIFY(somethingWaitsUntilNear(QDateTime::currentDateTimeUtc().addDays(days)));
    core.setClock({});
    QVERIFY(m_server->start({u"--demo"_s, u"--ignore-idempotency-keys"_s}));
    QVERIFY(core.start({u"--until-empty"_s}));
    QVERIFY(core.waitForEnd());
    QCOMPARE(core.saved().size(), 12);
    compareBothSides(core.saved());
}

void TestClockSet::theTimeForUndoEndsWhenTheClockIsPutRight()
{
    QFETCH(QString, shift);
    CoreRunner core(m_cli->profile(), m_relay->root(), m_token);
    core.setClock(shift);
    core.setTasks(m_open.first(3), 70);
    QVERIFY(core.start({u"--hold"_s, u"3"_s}));
    QTRY_VERIFY_WITH_TIMEOUT((core.readFor(20), core.saved().size() == 3), 20'000);
    core.kill();
    QCOMPARE(core.delivered(), 0);
    core.setClock({});
    QVERIFY(core.start({u"--until-empty"_s}));
    QVERIFY(core.waitForEnd());
    compareBothSides(core.saved());
}

QTEST_GUILESS_MAIN(TestClockSet)
#include "test_clock_set.moc"
