#include "both_sides.h"
#include "cli_runner.h"
#include "core_runner.h"
#include "support/lossy_relay.h"
#include "support/server_process.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace lectern::test;
using namespace Qt::StringLiterals;

/// kill -9 at any moment of recording and sending, again and again, on a line that loses answers: nothing
/// that was said to be saved is lost, nothing is completed twice, and no record is left in a wrong state.
/// LECTERN_KILLS: how many kills in all (40); LECTERN_SEED repeats a run.
class TestKillStorm : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void nothingIsLostOrDoubled_data();
    void nothingIsLostOrDoubled();

private:
    void storm(CoreRunner& core, int kills);

    QRandomGenerator m_random;
    int m_kills = 40;
};

namespace {

constexpr int kKillsPerProfile = 50;
constexpr int kTasksPerRun = 12;
constexpr int kOfAHundredLost = 15;

} // namespace

void TestKillStorm::initTestCase()
{
    const quint32 seed = qEnvironmentVariableIsSet("LECTERN_SEED")
                             ? qEnvironmentVariable("LECTERN_SEED").toUInt()
                             : QRandomGenerator::global()->generate();
    if (qEnvironmentVariableIsSet("LECTERN_KILLS"))
        m_kills = std::max(2, qEnvironmentVariableIntValue("LECTERN_KILLS"));
    qInfo("seed %u (LECTERN_SEED repeats it), %d kills (LECTERN_KILLS)", seed, m_kills);
    m_random.seed(seed);
}

void TestKillStorm::nothingIsLostOrDoubled_data()
{
    QTest::addColumn<bool>("keysIgnored");
    QTest::newRow("a server that knows idempotency keys") << false;
    QTest::newRow("a server that ignores them") << true;
}

/// Kills while it opens, while it records and sends, and right after it has said "saved".
void TestKillStorm::storm(CoreRunner& core, int kills)
{
    for (int kill = 0; kill < kills; ++kill) {
        QVERIFY(core.start());
        const quint32 kind = m_random.bounded(4U);
        if (kind == 0) {
            core.readFor(int(m_random.bounded(80U)));
        } else {
            QVERIFY(!core.waitFor(u"open"_s).isNull());
            if (kind == 1)
                core.waitFor(u"saved"_s);
            else
                core.readFor(int(m_random.bounded(150U)));
        }
        core.kill();
    }
}

void TestKillStorm::nothingIsLostOrDoubled()
{
    QFETCH(bool, keysIgnored);
    int interrupted = 0;
    int records = 0;
    for (int left = m_kills / 2; left > 0; left -= kKillsPerProfile) {
        const int kills = std::min(left, kKillsPerProfile);
        QStringList options{u"--demo"_s, u"--demo-sessions"_s, QString::number(2 * kills * kTasksPerRun)};
        if (keysIgnored)
            options << u"--ignore-idempotency-keys"_s;
        ServerProcess server;
        QVERIFY(server.start(options));
        LossyRelay relay(server.root());
        CliRunner cli;
        const QString token = demoToken(server.root());
        cli.setServer(relay.root());
        cli.setToken(token);
        QCOMPARE(cli.run({u"sessions"_s}).exitCode, 0); // from here on the token is known offline

        CoreRunner core(cli.profile(), relay.root(), token);
        core.setTasks(openSessions(server.root(), token), 10);
        core.setTasksPerRun(kTasksPerRun);
        relay.setLoss(kOfAHundredLost, m_random.generate());
        storm(core, kills);

        relay.setLoss(0, 1);
        const auto synced = cli.runJson({u"sync"_s, u"--timeout"_s, u"60"_s});
        QVERIFY2(synced.exitCode == 0, synced.err + synced.out);
        const Reckoning reckoning = reckon(cli.profile(), server.databaseFile(), core.saved());
        QVERIFY2(reckoning.wrong.isEmpty(), qUtf8Printable(reckoning.wrong.join(u'\n')));
        qInfo("%d kills: %d records, %d tries cut off, %d lost answers, %d confirmed by comparison", kills,
              reckoning.records, reckoning.interrupted, relay.lostAnswers(), reckoning.compared);
        interrupted += reckoning.interrupted;
        records += reckoning.records;
    }
    QVERIFY(records >= m_kills / 2); // else this has shown nothing
    QVERIFY(interrupted > 0);
}

QTEST_GUILESS_MAIN(TestKillStorm)
#include "test_kill_storm.moc"
