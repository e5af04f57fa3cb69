#include "cli_runner.h"
#include "support/server_process.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QProcess>
#include <QTcpServer>
#include <QTest>
#include <QUuid>

#include <algorithm>
#include <sys/stat.h>

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
    void whatIsNoFileOfNotesIsRefused_data();
    void whatIsNoFileOfNotesIsRefused();
    void argumentsAreUtf8();
    void outputThatCannotBeWrittenIsAnError_data();
    void outputThatCannotBeWrittenIsAnError();
    void whatSteersATerminalIsNotPrinted();
    void localCommandsAskNoServer_data();
    void localCommandsAskNoServer();
    void aStatusIsKnownOrRefused();
    void aFolderOfOtherThingsIsNoProfile();
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
    QVERIFY(m_cli.signIn(token));
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
    row("exponent", {u"complete"_s, id, u"--score"_s, u"1e2"_s}, {u"score.number"_s});
    row("percent", {u"complete"_s, id, u"--score"_s, u"85 %"_s}, {u"Did you mean 85?"_s});
    row("three decimals", {u"complete"_s, id, u"--score"_s, u"69.999"_s}, {u"score.decimals"_s});
    row("hours", {u"complete"_s, id, u"--minutes"_s, u"1:30"_s}, {u"Did you mean 90?"_s});
    row("control in the notes", {u"complete"_s, id, u"--notes"_s, u"a\u001b[31mb"_s}, {u"notes.control"_s});
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
    file.write("\xef\xbb\xbf"
               "With a mark\r\n");
    file.close();
    const auto marked = m_cli.runJson({u"complete"_s, QUuid::createUuid().toString(QUuid::WithoutBraces),
                                       u"--notes-file"_s, file.fileName(), u"--queue-only"_s});
    QVERIFY2(marked.exitCode == 0, marked.err);
    QCOMPARE(marked.json()[u"record"_s][u"notes"_s].toString(), u"With a mark\n"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\xff\xfe broken");
    file.close();
    QCOMPARE(m_cli.run({u"complete"_s, m_session, u"--notes-file"_s, file.fileName()}).exitCode, 2);
}

void TestCliInput::whatIsNoFileOfNotesIsRefused_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("words");
    const QString pipe = m_cli.profile() + u"/pipe"_s;
    QVERIFY(::mkfifo(pipe.toLocal8Bit().constData(), 0600) == 0 || QFile::exists(pipe));
    QFile big(m_cli.profile() + u"/big.txt"_s);
    QVERIFY(big.open(QIODevice::WriteOnly));
    QVERIFY(big.resize(64LL * 1024 * 1024 * 1024)); // takes no room
    QTest::newRow("pipe") << pipe << QByteArray("no regular file");
    QTest::newRow("endless device") << u"/dev/zero"_s << QByteArray("no regular file");
    QTest::newRow("folder") << m_cli.profile() << QByteArray("no regular file");
    QTest::newRow("huge") << big.fileName() << QByteArray("too long");
    QTest::newRow("missing") << m_cli.profile() + u"/none"_s << QByteArray("There is no file");
}

void TestCliInput::whatIsNoFileOfNotesIsRefused()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, words);
    const auto run = m_cli.run({u"complete"_s, m_session, u"--notes-file"_s, path, u"--queue-only"_s});
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.contains(words), run.err);
}

void TestCliInput::argumentsAreUtf8()
{
    for (const QString& bad : {u"--notes=$'a\\xffb'"_s, u"--notes-file=$'/tmp/\\xe9'"_s}) {
        QProcess shell;
        shell.setProcessEnvironment(m_cli.environment());
        shell.start(u"bash"_s,
                    QStringList{u"-c"_s, u"exec \"$@\" "_s + bad, u"bash"_s, CliRunner::program()} +
                        m_cli.arguments({u"complete"_s, m_session, u"--queue-only"_s}));
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 2);
        QVERIFY(shell.readAllStandardError().contains("is not UTF-8 text"));
    }
}

void TestCliInput::outputThatCannotBeWrittenIsAnError_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("help") << QStringList{u"--help"_s};
    QTest::newRow("version") << QStringList{u"--version"_s};
    QTest::newRow("status") << QStringList{u"status"_s};
    QTest::newRow("setting") << QStringList{u"setting"_s};
    QTest::newRow("list of records") << QStringList{u"outbox"_s};
    QTest::newRow("history") << QStringList{u"history"_s};
    QTest::newRow("saved") << QStringList{u"complete"_s, QUuid::createUuid().toString(QUuid::WithoutBraces),
                                          u"--queue-only"_s};
}

void TestCliInput::outputThatCannotBeWrittenIsAnError()
{
    QFETCH(QStringList, arguments);
    const qsizetype before = m_cli.runJson({u"outbox"_s}).json()[u"records"_s].toArray().size();
    for (const QString& where : {u">/dev/full"_s, u">&-"_s}) {
        QStringList words = arguments;
        if (words.first() == u"complete"_s)
            words[1] = QUuid::createUuid().toString(QUuid::WithoutBraces);
        QProcess shell;
        shell.setProcessEnvironment(m_cli.environment());
        shell.start(u"sh"_s, QStringList{u"-c"_s, u"exec \"$@\" "_s + where, u"sh"_s, CliRunner::program()} +
                                 m_cli.arguments(words));
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 1);
        const QByteArray said = shell.readAllStandardError();
        QVERIFY2(said.contains("cannot be written"), said);
    }
    const qsizetype after = m_cli.runJson({u"outbox"_s}).json()[u"records"_s].toArray().size();
    QCOMPARE(after, arguments.first() == u"complete"_s ? before + 2 : before);
}

void TestCliInput::whatSteersATerminalIsNotPrinted()
{
    QVERIFY(m_cli.run({u"sessions"_s}).exitCode == 0);
    const QString label = u"a\u202Eb\u2066c"_s;
    const auto told = m_cli.run({u"session"_s, u"label"_s, m_session, label});
    QCOMPARE(told.exitCode, 0);
    QVERIFY2(!told.out.contains("\xe2\x80\xae"), told.out);
    const auto listed = m_cli.run({u"sessions"_s, u"--offline"_s});
    QVERIFY(listed.out.contains("a\xef\xbf\xbd"
                                "b"));
    QVERIFY(!listed.out.contains("\xe2\x80\xae"));
    const auto exact = m_cli.runJson({u"sessions"_s, u"--offline"_s});
    QVERIFY(exact.out.contains("a\\u202eb\\u2066c"));
    const QJsonArray sessions = exact.json()[u"sessions"_s].toArray();
    QVERIFY(std::any_of(sessions.begin(), sessions.end(), [&label](const QJsonValue& session) {
        return session[u"label"_s].toString() == label;
    }));
    const auto refused = m_cli.run({u"\u001b[31mcommand"_s});
    QVERIFY(!refused.err.contains('\x1b'));
}

void TestCliInput::localCommandsAskNoServer_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    for (const QStringList& arguments :
         {QStringList{u"status"_s}, QStringList{u"receipt"_s, id}, QStringList{u"history"_s},
          QStringList{u"outbox"_s}, QStringList{u"outbox"_s, u"retry"_s, id}, QStringList{u"setting"_s},
          QStringList{u"sessions"_s, u"--offline"_s}, QStringList{u"packages"_s, u"--offline"_s},
          QStringList{u"complete"_s, id, u"--queue-only"_s},
          QStringList{u"session"_s, u"label"_s, id, u"x"_s}})
        QTest::newRow(qPrintable(arguments.join(u' ').left(20))) << arguments;
}

void TestCliInput::localCommandsAskNoServer()
{
    QFETCH(QStringList, arguments);
    QTcpServer ear;
    QVERIFY(ear.listen(QHostAddress::LocalHost));
    CliRunner cli;
    cli.setServer(u"http://127.0.0.1:%1"_s.arg(ear.serverPort()));
    cli.setToken(u"a-token-that-was-never-used"_s);
    const auto run = cli.run(arguments);
    QCOMPARE(run.exitCode, arguments.first() == u"status"_s ? 0 : 3);
    QVERIFY2(!ear.waitForNewConnection(0), "the server was asked");
}

void TestCliInput::aStatusIsKnownOrRefused()
{
    const auto exact = m_cli.runJson({u"sessions"_s, u"--status"_s, u"completed"_s});
    QVERIFY(!exact.json()[u"sessions"_s].toArray().isEmpty());
    const auto spelt = m_cli.runJson({u"sessions"_s, u"--status"_s, u"Completed"_s});
    QCOMPARE(spelt.json()[u"sessions"_s], exact.json()[u"sessions"_s]);
    const auto unknown = m_cli.run({u"sessions"_s, u"--status"_s, u"finished"_s});
    QCOMPARE(unknown.exitCode, 2);
    QVERIFY2(unknown.err.contains("in_progress"), unknown.err);
}

void TestCliInput::aFolderOfOtherThingsIsNoProfile()
{
    const QTemporaryDir folder;
    const QString place = folder.filePath(u"place"_s);
    QVERIFY(QDir().mkpath(place));
    QVERIFY(::chmod(place.toLocal8Bit().constData(), 0755) == 0);
    QFile other(place + u"/letter.txt"_s);
    QVERIFY(other.open(QIODevice::WriteOnly));
    const auto run = [](const QString& profile) {
        QProcess cli;
        cli.start(CliRunner::program(), {u"--profile"_s, profile, u"status"_s});
        return cli.waitForFinished() ? cli.exitCode() : -1;
    };
    QCOMPARE(run(place), 2);
    QVERIFY(QFile::link(place, folder.filePath(u"link"_s)));
    QCOMPARE(run(folder.filePath(u"link"_s)), 2);
    QCOMPARE(QDir(place).entryList(QDir::Files), QStringList{u"letter.txt"_s});
    QVERIFY(other.remove());
    QCOMPARE(run(place), 0);
    QVERIFY(QFileInfo(place).permission(QFileDevice::ReadOther));
    QVERIFY(!QFileInfo(place + u"/profile.sqlite"_s).permission(QFileDevice::ReadOther));
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
