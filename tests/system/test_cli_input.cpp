#include "cli_runner.h"
#include "support/server_process.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>
#include <QUuid>

using namespace lectern::test;
using namespace Qt::StringLiterals;

/// Bad input: exit 2, every bad field by its name, nothing saved.
class TestCliInput : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void badInputIsNamedAndSavesNothing_data();
    void badInputIsNamedAndSavesNothing();
    void theProgramExplainsItself();
    void nobodySignedInIsThree();
    void filesOfNotesAreRead();
    void fieldNamesAreNotTranslated();
    void settingsAreKept();

private:
    ServerProcess m_server;
    CliRunner m_cli;
    QString m_session;
};

void TestCliInput::initTestCase()
{
    QVERIFY(m_server.start());
    const QString token = demoToken(m_server.root());
    m_cli.setServer(m_server.root());
    m_cli.setToken(token);
    m_session = openSessions(m_server.root(), token).value(0);
    QVERIFY(!m_session.isEmpty());
}

void TestCliInput::badInputIsNamedAndSavesNothing_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("named");
    const auto row = [](const char* name, const QStringList& arguments, const QStringList& named) {
        QTest::newRow(name) << arguments << named;
    };
    const QString id = u"SESSION"_s; // replaced by a real one
    row("score above", {u"complete"_s, id, u"--score"_s, u"100.1"_s}, {u"score"_s});
    row("score below", {u"complete"_s, id, u"--score=-1"_s}, {u"score"_s});
    row("score with a comma", {u"complete"_s, id, u"--score"_s, u"85,5"_s}, {u"score"_s});
    row("score no number", {u"complete"_s, id, u"--score"_s, u"nan"_s}, {u"score"_s});
    row("empty score", {u"complete"_s, id, u"--score"_s, u""_s}, {u"score"_s});
    row("time above", {u"complete"_s, id, u"--minutes"_s, u"10081"_s}, {u"time_spent_minutes"_s});
    row("notes too long", {u"complete"_s, id, u"--notes"_s, QString(1001, u'n')}, {u"notes"_s});
    row("all at once",
        {u"complete"_s, u"7"_s, u"--score"_s, u"x"_s, u"--minutes"_s, u"-1"_s, u"--notes"_s,
         QString(1001, u'n')},
        {u"session"_s, u"score"_s, u"time_spent_minutes"_s, u"notes"_s});
    row("missing file", {u"complete"_s, id, u"--notes-file"_s, u"no/such/file"_s}, {u"notes"_s});
    row("no session", {u"complete"_s}, {u"complete"_s});
    row("two sessions", {u"complete"_s, id, id}, {u"complete"_s});
    row("unknown option", {u"complete"_s, id, u"--points"_s, u"5"_s}, {u"--points"_s});
    row("option without its value", {u"complete"_s, id, u"--score"_s}, {u"--score"_s});
    row("unknown command", {u"finish"_s}, {u"finish"_s});
    row("no command", {}, {u"command"_s});
    row("package no id", {u"sessions"_s, u"--package"_s, u"7"_s}, {u"package"_s});
    row("time-out of nothing", {u"sync"_s, u"--timeout"_s, u"0"_s}, {u"timeout"_s});
    row("record no id", {u"outbox"_s, u"retry"_s, u"x"_s}, {u"record"_s});
    row("recall no id", {u"outbox"_s, u"recall"_s, u"x"_s}, {u"record"_s});
    row("keep-server no id", {u"outbox"_s, u"keep-server"_s, u"x"_s}, {u"record"_s});
    row("unknown setting", {u"setting"_s, u"colour"_s}, {u"colour"_s, u"recorded_suffix"_s});
    row("switch no switch", {u"setting"_s, u"recorded_suffix"_s, u"1"_s},
        {u"recorded_suffix"_s, u"on or off"_s});
    row("too many at a time", {u"setting"_s, u"parallel_http1"_s, u"7"_s}, {u"parallel_http1"_s, u"6"_s});
    row("none at a time", {u"setting"_s, u"parallel_http2"_s, u"0"_s}, {u"parallel_http2"_s, u"32"_s});
    row("no number at a time", {u"setting"_s, u"parallel_http2"_s, u"4.5"_s}, {u"parallel_http2"_s});
    row("export to nowhere", {u"outbox"_s, u"export"_s}, {u"outbox export"_s});
    row("export without a passphrase", {u"outbox"_s, u"export"_s, u"f"_s}, {u"passphrase"_s});
    row("import without a passphrase", {u"outbox"_s, u"import"_s, u"f"_s, u"--passphrase-stdin"_s},
        {u"passphrase"_s});
    row("receipt no id", {u"receipt"_s, u"x"_s}, {u"record"_s});
    row("receipt of nothing", {u"receipt"_s}, {u"receipt"_s});
    row("history no id", {u"history"_s, u"7"_s}, {u"record"_s});
    row("history of two", {u"history"_s, id, id}, {u"0 to 1"_s});
    row("verify one record", {u"history"_s, u"--verify"_s, id}, {u"verify"_s});
}

void TestCliInput::badInputIsNamedAndSavesNothing()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, named);
    arguments.replaceInStrings(u"SESSION"_s, m_session);
    const auto run = m_cli.run(arguments);
    QCOMPARE(run.exitCode, 2);
    QVERIFY(run.out.isEmpty());
    for (const QString& name : named)
        QVERIFY2(run.err.contains(name.toUtf8()), run.err);
    QVERIFY(m_cli.runJson({u"outbox"_s}).json()[u"records"_s].toArray().isEmpty());
}

void TestCliInput::theProgramExplainsItself()
{
    const auto help = CliRunner().run({u"--help"_s});
    QCOMPARE(help.exitCode, 0);
    for (const char* word : {"sign-in", "complete", "outbox", "sync", "LECTERN_TOKEN", "--queue-only"})
        QVERIFY2(help.out.contains(word), word);
    QVERIFY(CliRunner().run({u"--version"_s}).out.startsWith("lectern-cli "));
}

void TestCliInput::nobodySignedInIsThree()
{
    const CliRunner fresh;
    for (const QStringList& arguments : {QStringList{u"sessions"_s}, QStringList{u"complete"_s, m_session},
                                         QStringList{u"outbox"_s}, QStringList{u"sync"_s}}) {
        const auto run = fresh.run(arguments);
        QCOMPARE(run.exitCode, 3);
        QVERIFY2(run.err.contains("LECTERN_TOKEN"), run.err);
    }
    const auto status = fresh.runJson({u"status"_s});
    QCOMPARE(status.json()[u"status"_s][u"signed_in"_s].toBool(true), false);
}

void TestCliInput::filesOfNotesAreRead()
{
    QFile file(m_cli.profile() + u"/notes.txt"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Zeile eins\nZeile zwei – gut 😀");
    file.close();
    const auto run =
        m_cli.runJson({u"complete"_s, m_session, u"--notes-file"_s, file.fileName(), u"--queue-only"_s});
    QVERIFY2(run.exitCode == 0, run.err);
    QCOMPARE(run.json()[u"record"_s][u"notes"_s].toString(), u"Zeile eins\nZeile zwei – gut 😀"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\xff\xfe broken");
    file.close();
    QCOMPARE(m_cli.run({u"complete"_s, m_session, u"--notes-file"_s, file.fileName()}).exitCode, 2);
}

void TestCliInput::fieldNamesAreNotTranslated()
{
    qputenv("LANG", "de_DE.UTF-8");
    CliRunner german;
    qunsetenv("LANG");
    const auto run = german.run({u"complete"_s, m_session, u"--minutes"_s, u"99999"_s});
    QCOMPARE(run.exitCode, 2);
    QVERIFY(run.err.contains("time_spent_minutes"));
}

void TestCliInput::settingsAreKept()
{
    const QJsonObject usual = m_cli.runJson({u"setting"_s}).json()[u"settings"_s].toObject();
    QCOMPARE(
        usual,
        QJsonObject({{u"recorded_suffix"_s, false}, {u"parallel_http1"_s, 6}, {u"parallel_http2"_s, 32}}));
    QCOMPARE(m_cli.run({u"setting"_s, u"recorded_suffix"_s, u"on"_s}).exitCode, 0);
    QCOMPARE(m_cli.run({u"setting"_s, u"parallel_http2"_s, u"4"_s}).exitCode, 0);
    QCOMPARE(m_cli.run({u"setting"_s, u"recorded_suffix"_s}).out, "on\n");
    QCOMPARE(
        m_cli.runJson({u"setting"_s, u"parallel_http2"_s}).json()[u"settings"_s][u"parallel_http2"_s].toInt(),
        4);
    const auto run = m_cli.runJson({u"complete"_s, QUuid::createUuid().toString(QUuid::WithoutBraces),
                                    u"--notes"_s, u"Went well"_s, u"--queue-only"_s});
    const QString notes = run.json()[u"record"_s][u"notes"_s].toString();
    QVERIFY2(notes.startsWith(u"Went well [recorded 20"_s), qUtf8Printable(notes));
    QCOMPARE(m_cli.run({u"setting"_s, u"recorded_suffix"_s, u"off"_s}).out, "off\n");
}

QTEST_GUILESS_MAIN(TestCliInput)
#include "test_cli_input.moc"
