#include "both_sides.h"
#include "cli_runner.h"
#include "core_runner.h"
#include "support/await.h"
#include "support/lossy_relay.h"
#include "support/server_process.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <memory>

using namespace lectern::test;
using namespace Qt::StringLiterals;

/// A computer that sleeps and a server that dies while records are on their way: all are delivered, once.
class TestInterruptions : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void anAnswerThatCameWhileItSleptIsNotLost_data() { keysOrNot(); }
    void anAnswerThatCameWhileItSleptIsNotLost();
    void anAnswerThatWasLostWhileItSleptIsNotSentTwice_data() { keysOrNot(); }
    void anAnswerThatWasLostWhileItSleptIsNotSentTwice();
    void sleepingAgainAndAgainSendsNothingTwice_data() { keysOrNot(); }
    void sleepingAgainAndAgainSendsNothingTwice();
    void aServerThatIsKilledInTheMiddleGetsEachOnce_data() { keysOrNot(); }
    void aServerThatIsKilledInTheMiddleGetsEachOnce();

private:
    static void keysOrNot();
    void begin(int tasks);
    void sleepWhileAnswersAreUnderWay();
    void compareBothSides();
    [[nodiscard]] int completions() const;

    QRandomGenerator m_random;
    QStringList m_serverOptions;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<LossyRelay> m_relay;
    std::unique_ptr<CliRunner> m_cli;
    std::unique_ptr<CoreRunner> m_core;
};

namespace {

constexpr int kDeadlineMs = 400;
constexpr int kTasks = 40;

QStringList shortDeadline()
{
    return {u"--until-empty"_s, u"--deadline"_s, QString::number(kDeadlineMs)};
}

/// Real time has to pass: nobody can tell a stopped process that it has.
void letPass(int ms)
{
    QElapsedTimer timer;
    timer.start();
    QVERIFY(awaitThat([&] { return timer.elapsed() >= ms; }, ms + 10'000));
}

} // namespace

void TestInterruptions::initTestCase()
{
    const quint32 seed = qEnvironmentVariableIsSet("LECTERN_SEED")
                             ? qEnvironmentVariable("LECTERN_SEED").toUInt()
                             : QRandomGenerator::global()->generate();
    qInfo("seed %u (LECTERN_SEED repeats it)", seed);
    m_random.seed(seed);
}

void TestInterruptions::keysOrNot()
{
    QTest::addColumn<bool>("keysIgnored");
    QTest::newRow("a server that knows idempotency keys") << false;
    QTest::newRow("a server that ignores them") << true;
}

void TestInterruptions::init()
{
    QFETCH(bool, keysIgnored);
    m_serverOptions = {u"--demo"_s, u"--demo-sessions"_s, u"600"_s};
    if (keysIgnored)
        m_serverOptions << u"--ignore-idempotency-keys"_s;
    m_server = std::make_unique<ServerProcess>();
    QVERIFY(m_server->start(m_serverOptions));
    m_relay = std::make_unique<LossyRelay>(m_server->root());
    m_cli = std::make_unique<CliRunner>();
}

void TestInterruptions::cleanup()
{
    m_core.reset();
    m_cli.reset();
    m_relay.reset();
    m_server.reset();
}

/// A core that has so much to record and to send, through the relay.
void TestInterruptions::begin(int tasks)
{
    const QString token = demoToken(m_server->root());
    m_cli->setServer(m_relay->root());
    m_cli->setToken(token);
    QCOMPARE(m_cli->run({u"sessions"_s}).exitCode, 0);
    const QStringList open = openSessions(m_server->root(), token);
    QVERIFY(open.size() >= tasks);
    m_core = std::make_unique<CoreRunner>(m_cli->profile(), m_relay->root(), token);
    m_core->setTasks(open.first(tasks), 40);
}

int TestInterruptions::completions() const
{
    return int(ServerBook::read(m_server->databaseFile()).completions.size());
}

void TestInterruptions::compareBothSides()
{
    const Reckoning reckoning = reckon(m_cli->profile(), m_server->databaseFile(), m_core->saved());
    QVERIFY2(reckoning.wrong.isEmpty(), qUtf8Printable(reckoning.wrong.join(u'\n')));
    QCOMPARE(reckoning.records, int(m_core->saved().size()));
    qInfo("%d records, %d with an unknown outcome, %d confirmed by comparison", reckoning.records,
          reckoning.unknown, reckoning.compared);
}

/// Stopped in the middle of sending, for longer than its deadlines; the answers are in the relay.
void TestInterruptions::sleepWhileAnswersAreUnderWay()
{
    begin(kTasks);
    QVERIFY(m_core->start(shortDeadline()));
    QVERIFY(!m_core->waitFor(u"delivered"_s).isNull());
    m_relay->holdAnswers(true);
    const int before = m_relay->heldAnswers();
    QVERIFY(awaitThat([&] { return m_relay->heldAnswers() > before; }));
    m_core->suspend();
    letPass(3 * kDeadlineMs);
}

void TestInterruptions::anAnswerThatCameWhileItSleptIsNotLost()
{
    sleepWhileAnswersAreUnderWay();
    m_relay->holdAnswers(false);
    m_core->resume();
    QVERIFY(m_core->waitForEnd());
    QCOMPARE(int(m_core->saved().size()), kTasks);
    compareBothSides();
}

void TestInterruptions::anAnswerThatWasLostWhileItSleptIsNotSentTwice()
{
    sleepWhileAnswersAreUnderWay();
    m_relay->loseHeldAnswers();
    QVERIFY(m_relay->lostAnswers() > 0);
    m_core->resume();
    QVERIFY(m_core->waitForEnd());
    QCOMPARE(int(m_core->saved().size()), kTasks);
    compareBothSides();
}

void TestInterruptions::sleepingAgainAndAgainSendsNothingTwice()
{
    constexpr int kMany = 120;
    constexpr int kNaps = 6;
    begin(kMany);
    QVERIFY(m_core->start(shortDeadline() + QStringList{u"--pause"_s, u"8"_s}));
    QVERIFY(!m_core->waitFor(u"saved"_s).isNull());
    for (int nap = 0; nap < kNaps; ++nap) {
        m_core->readFor(int(m_random.bounded(60U)));
        m_core->suspend();
        letPass(int(m_random.bounded(2U * kDeadlineMs)));
        m_core->resume();
    }
    QVERIFY(m_core->waitForEnd());
    QCOMPARE(int(m_core->saved().size()), kMany);
    compareBothSides();
}

void TestInterruptions::aServerThatIsKilledInTheMiddleGetsEachOnce()
{
    constexpr int kMany = 200;
    begin(kMany);
    QVERIFY(m_core->start({u"--until-empty"_s, u"--pause"_s, u"1"_s}));
    for (const int enough : {10, 60, 110}) {
        QVERIFY(awaitThat([&] { return completions() >= enough; }, 30'000));
        m_server->kill();
        QVERIFY(completions() < kMany); // in the middle
        QVERIFY(m_server->start(m_serverOptions));
    }
    QVERIFY(m_core->waitForEnd());
    QCOMPARE(int(m_core->saved().size()), kMany);
    compareBothSides();
}

QTEST_GUILESS_MAIN(TestInterruptions)
#include "test_interruptions.moc"
