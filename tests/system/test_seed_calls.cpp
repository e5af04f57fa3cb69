#include "cli_runner.h"
#include "support/server_process.h"

#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace lectern::test;
using namespace Qt::StringLiterals;

/// The vendor's own example calls, word for word, by a shell and curl.
class TestSeedCalls : public QObject
{
    Q_OBJECT

private slots:
    void theyWorkWordForWord_data();
    void theyWorkWordForWord();
};

void TestSeedCalls::theyWorkWordForWord_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("mode");
    QTest::newRow("empty") << u"{}"_s << u"self_report"_s;
    QTest::newRow("score")
        << uR"({"score": 92, "time_spent_minutes": 45, "notes": "Completed all modules with excellent performance"})"_s
        << u"score_entry"_s;
}

void TestSeedCalls::theyWorkWordForWord()
{
    QFETCH(QString, body);
    QFETCH(QString, mode);
    QVERIFY2(!QStandardPaths::findExecutable(u"curl"_s).isEmpty(), "apt install curl");
    ServerProcess server;
    QVERIFY(server.start());
    const QString token = demoToken(server.root());

    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"BASE"_s, server.root());
    environment.insert(u"ID"_s, openSessions(server.root(), token).value(0));
    environment.insert(u"TOKEN"_s, token);
    shell.setProcessEnvironment(environment);
    shell.start(
        u"sh"_s,
        {u"-c"_s,
         uR"(curl -sS -X POST "$BASE/api/vr-sessions/$ID/complete" -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" -d ')"_s +
             body + u'\''});
    QVERIFY(shell.waitForFinished(20'000));
    QCOMPARE(shell.exitCode(), 0);
    const QJsonObject answer = QJsonDocument::fromJson(shell.readAllStandardOutput()).object();
    QCOMPARE(answer[u"session"_s][u"status"_s].toString(), u"completed"_s);
    QCOMPARE(answer[u"session"_s][u"completion_mode"_s].toString(), mode);
    QVERIFY(!answer[u"message"_s].toString().isEmpty());
}

QTEST_GUILESS_MAIN(TestSeedCalls)
#include "test_seed_calls.moc"
