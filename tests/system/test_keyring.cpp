#include "cli_runner.h"
#include "support/server_process.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QTest>

using namespace lectern::test;
using namespace Qt::StringLiterals;

/// Signing in for real: runs inside a key store of its own (tests/auth/with_keyring.sh).
class TestKeyring : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aPasswordSignInLastsOverRuns();
    void aSignOutTellsTheServerIfItCan();
    void aTokenSignInLastsOverRuns();
    void noSecretIsOnTheDisk();
    void withoutAKeyStoreSignInSaysWhatToDo();

private:
    ServerProcess m_server;
};

void TestKeyring::initTestCase()
{
    QVERIFY(m_server.start());
}

void TestKeyring::aPasswordSignInLastsOverRuns()
{
    CliRunner cli;
    cli.setServer(m_server.root());
    const QStringList signIn{u"sign-in"_s, u"--email"_s, u"instructor@demo.example"_s, u"--password-stdin"_s};
    QCOMPARE(cli.run(signIn, "wrong\n").exitCode, 3);
    const auto run = cli.run(signIn, "demo-password\n");
    QVERIFY2(run.exitCode == 0, run.err);
    cli.setServer({});
    QVERIFY(cli.runJson({u"status"_s}).json()[u"status"_s][u"signed_in"_s].toBool());
    for (int i = 0; i < 3; ++i) // each run renews the sign-in
        QCOMPARE(cli.run({u"sessions"_s}).exitCode, 0);
    const QString open = cli.runJson({u"sessions"_s, u"--status"_s, u"in_progress"_s})
                             .json()[u"sessions"_s][0][u"id"_s]
                             .toString();
    const auto completed = cli.runJson({u"complete"_s, open, u"--score"_s, u"85"_s});
    QCOMPARE(completed.json()[u"record"_s][u"state"_s].toString(), u"delivered"_s);
    QCOMPARE(cli.run({u"sign-out"_s}).exitCode, 0);
    QCOMPARE(cli.run({u"sessions"_s}).exitCode, 3);
}

void TestKeyring::aSignOutTellsTheServerIfItCan()
{
    ServerProcess server;
    QVERIFY(server.start());
    const QStringList signIn{u"sign-in"_s, u"--email"_s, u"instructor@demo.example"_s, u"--password-stdin"_s};
    for (const bool isThere : {true, false}) {
        CliRunner cli;
        cli.setServer(server.root());
        const auto run = cli.run(signIn, "demo-password\n");
        QVERIFY2(run.exitCode == 0, run.err);
        cli.setServer({});
        if (!isThere)
            server.stop();
        const auto out = cli.runJson({u"sign-out"_s});
        QCOMPARE(out.exitCode, 0);
        QCOMPARE(out.json()[u"status"_s][u"server_told"_s].toBool(), isThere);
        QVERIFY(!cli.runJson({u"status"_s}).json()[u"status"_s][u"signed_in"_s].toBool());
    }
}

void TestKeyring::aTokenSignInLastsOverRuns()
{
    CliRunner cli;
    cli.setServer(m_server.root());
    const QString token = demoToken(m_server.root());
    const auto run = cli.run({u"sign-in"_s, u"--token-stdin"_s}, token.toUtf8());
    QVERIFY2(run.exitCode == 0, run.err);
    QCOMPARE(cli.run({u"sessions"_s}).exitCode, 0);
    QCOMPARE(cli.run({u"sign-in"_s, u"--token-stdin"_s}, "made-up").exitCode, 3);
}

void TestKeyring::noSecretIsOnTheDisk()
{
    CliRunner cli;
    cli.setServer(m_server.root());
    const QString token = demoToken(m_server.root());
    QCOMPARE(cli.run({u"sign-in"_s, u"--token-stdin"_s}, token.toUtf8()).exitCode, 0);
    QCOMPARE(cli.run({u"sign-in"_s, u"--email"_s, u"instructor@demo.example"_s, u"--password-stdin"_s},
                     "demo-password")
                 .exitCode,
             0);
    QCOMPARE(cli.run({u"sessions"_s}).exitCode, 0);
    QDirIterator files(cli.profile(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    int looked = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY2(!content.contains(token.toUtf8()), qPrintable(file.fileName()));
        QVERIFY2(!content.contains("demo-password"), qPrintable(file.fileName()));
        const auto others = QFile::permissions(file.fileName()) &
                            (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther);
        QVERIFY2(!others, qPrintable(file.fileName()));
        ++looked;
    }
    QVERIFY(looked >= 3);
}

void TestKeyring::withoutAKeyStoreSignInSaysWhatToDo()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    CliRunner cli;
    cli.setServer(m_server.root());
    const auto run = cli.run(
        {u"sign-in"_s, u"--email"_s, u"instructor@demo.example"_s, u"--password-stdin"_s}, "demo-password\n");
    QCOMPARE(run.exitCode, 3);
    QVERIFY2(run.err.contains("LECTERN_TOKEN"), run.err);
}

QTEST_GUILESS_MAIN(TestKeyring)
#include "test_keyring.moc"
