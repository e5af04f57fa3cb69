#include "cli_runner.h"
#include "support/server_process.h"

#include <QJsonArray>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <csignal>

using namespace lectern::test;
using namespace Qt::StringLiterals;

/// kill -9 loses nothing that was said to be saved, and nothing is completed twice.
class TestKill : public QObject
{
    Q_OBJECT

private slots:
    void whatWasSaidToBeSavedIsThere();
    void whatTheWindowsCoreHasSavedIsThere();
    void killedAtAnyMomentNothingIsLostOrDoubled();

private:
    static void killHard(QProcess& process);
};

void TestKill::killHard(QProcess& process)
{
    if (process.state() == QProcess::Running)
        ::kill(pid_t(process.processId()), SIGKILL);
    process.waitForFinished();
}

void TestKill::whatWasSaidToBeSavedIsThere()
{
    ServerProcess server;
    QVERIFY(server.start());
    CliRunner cli;
    const QString token = demoToken(server.root());
    cli.setServer(server.root());
    cli.setToken(token);
    const QStringList open = openSessions(server.root(), token);
    QCOMPARE(cli.run({u"sessions"_s}).exitCode, 0);

    QProcess process;
    process.setProcessEnvironment(cli.environment());
    process.start(CliRunner::program(), cli.arguments({u"--json"_s, u"complete"_s, open[0], u"--score"_s,
                                                       u"85"_s, u"--queue-only"_s}));
    QByteArray said;
    while (!said.contains("queued") && process.waitForReadyRead(10'000))
        said += process.readAllStandardOutput();
    killHard(process); // right after it was said
    QVERIFY(said.contains("queued"));
    const QJsonArray records = cli.runJson({u"outbox"_s}).json()[u"records"_s].toArray();
    QCOMPARE(records.size(), 1);
    QCOMPARE(records[0][u"state"_s].toString(), u"queued"_s);
    QCOMPARE(records[0][u"score"_s].toDouble(), 85.0);
}

void TestKill::whatTheWindowsCoreHasSavedIsThere()
{
    ServerProcess server;
    QVERIFY(server.start());
    CliRunner cli;
    const QString token = demoToken(server.root());
    cli.setServer(server.root());
    cli.setToken(token);
    QCOMPARE(cli.run({u"sessions"_s}).exitCode, 0); // the token is known from now on
    const QStringList open = openSessions(server.root(), token);
    for (int round = 0; round < 3; ++round) {
        QProcess console;
        console.start(QStringLiteral(LECTERN_CONSOLE_CHILD),
                      {cli.profile(), server.root(), open[round], u"85"_s});
        QByteArray said;
        while (!said.contains("saved") && console.waitForReadyRead(10'000))
            said += console.readAllStandardOutput();
        killHard(console); // right after it was said
        QVERIFY(said.contains("saved"));
        const QJsonArray records = cli.runJson({u"outbox"_s}).json()[u"records"_s].toArray();
        QCOMPARE(records.size(), round + 1);
        QVERIFY(openSessions(server.root(), token).contains(open[round])); // it had not left
    }
}

void TestKill::killedAtAnyMomentNothingIsLostOrDoubled()
{
    constexpr int kRounds = 20;
    const quint32 seed = qEnvironmentVariableIsSet("LECTERN_SEED")
                             ? qEnvironmentVariable("LECTERN_SEED").toUInt()
                             : QRandomGenerator::global()->generate();
    qInfo("seed %u (LECTERN_SEED repeats it)", seed);
    QRandomGenerator random(seed);

    ServerProcess server;
    QVERIFY(server.start());
    CliRunner cli;
    const QString token = demoToken(server.root());
    cli.setServer(server.root());
    cli.setToken(token);
    const QStringList open = openSessions(server.root(), token);
    QVERIFY(open.size() >= kRounds);
    QCOMPARE(cli.run({u"sessions"_s}).exitCode, 0);

    for (int round = 0; round < kRounds; ++round) {
        QProcess process;
        process.setProcessEnvironment(cli.environment());
        process.start(CliRunner::program(),
                      cli.arguments({u"complete"_s, open[round], u"--score"_s, u"85"_s}));
        QVERIFY(process.waitForStarted());
        process.waitForFinished(int(random.bounded(120)));
        killHard(process);
    }
    const auto synced = cli.runJson({u"sync"_s, u"--timeout"_s, u"60"_s});
    QVERIFY2(synced.exitCode == 0, synced.err);

    // What the computer has saved and what the server has completed is the same, once each.
    QStringList delivered;
    const QJsonArray records = cli.runJson({u"outbox"_s}).json()[u"records"_s].toArray();
    for (const QJsonValue& record : records) {
        QCOMPARE(record[u"state"_s].toString(), u"delivered"_s);
        QVERIFY(!delivered.contains(record[u"session_id"_s].toString()));
        delivered.append(record[u"session_id"_s].toString());
    }
    const QStringList stillOpen = openSessions(server.root(), token);
    QCOMPARE(stillOpen.size() + delivered.size(), open.size());
    for (const QString& session : std::as_const(delivered))
        QVERIFY(!stillOpen.contains(session));
}

QTEST_GUILESS_MAIN(TestKill)
#include "test_kill.moc"
