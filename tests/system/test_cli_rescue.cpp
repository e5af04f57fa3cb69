#include "cli_runner.h"
#include "store/database.h"
#include "support/await.h"
#include "support/server_process.h"

#include <QDir>
#include <QJsonArray>
#include <QProcess>
#include <QTest>

using namespace lectern::test;
using namespace Qt::StringLiterals;

/// A computer dies with unsent results on it: another one delivers them, and nothing is delivered twice or
/// called a conflict, whatever the first one still does.
class TestCliRescue : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void anotherComputerDeliversADeadOnesQueue_data() { servers(); }
    void anotherComputerDeliversADeadOnesQueue();
    void bothMaySend_data();
    void bothMaySend();
    void importingTwiceIsImportingOnce();
    void aSessionWithAnotherResultNeedsAttention();
    void thePassphraseMayStandInTheEnvironment();
    void whatIsWrongIsSaidAndChangesNothing_data();
    void whatIsWrongIsSaidAndChangesNothing();
    void filesThatAreNotThereAreSaidToBe();
    void aFileIsNeverOverwritten();
    void anotherPersonsFileIsRefused();

private:
    static constexpr int kRecords = 5;

    static void servers();
    void serve(bool keysIgnored);
    std::unique_ptr<CliRunner> computer(const QString& email = u"instructor@demo.example"_s);
    void recordOffline(const CliRunner& on, int count = kRecords);
    [[nodiscard]] QString file() const { return m_folder->filePath(u"class.lectern"_s); }
    [[nodiscard]] CliRunner::Run rescue(const CliRunner& on, const QString& command) const;
    [[nodiscard]] QStringList states(const CliRunner& on) const;
    void expectEachDeliveredOnce(const QList<const CliRunner*>& computers) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ServerProcess> m_server;
    QStringList m_options;
    QStringList m_open;
};

void TestCliRescue::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<ServerProcess>();
}

void TestCliRescue::servers()
{
    QTest::addColumn<bool>("keysIgnored");
    QTest::newRow("a server that knows idempotency keys") << false;
    QTest::newRow("a server that does not") << true;
}

void TestCliRescue::serve(bool keysIgnored)
{
    m_options = keysIgnored ? QStringList{u"--ignore-idempotency-keys"_s} : QStringList{};
    QVERIFY(m_server->start(m_options + QStringList{u"--demo"_s}));
    m_open = openSessions(m_server->root(), demoToken(m_server->root())).mid(0, kRecords);
    QCOMPARE(m_open.size(), kRecords);
}

/// Signed in once, so that it works without the server.
std::unique_ptr<CliRunner> TestCliRescue::computer(const QString& email)
{
    auto made = std::make_unique<CliRunner>();
    made->setServer(m_server->root());
    made->setToken(demoToken(m_server->root(), email));
    if (made->run({u"sessions"_s}).exitCode != 0)
        qFatal("no sessions");
    return made;
}

void TestCliRescue::recordOffline(const CliRunner& on, int count)
{
    QVERIFY(m_server->stop());
    for (int i = 0; i < count; ++i) {
        const auto run = on.run({u"complete"_s, m_open[i], u"--score"_s, QString::number(60.5 + i),
                                 u"--minutes"_s, u"30"_s, u"--notes"_s, u"Platz %1: geprüft 😀"_s.arg(i)});
        QVERIFY2(run.exitCode == 0, run.err);
    }
}

CliRunner::Run TestCliRescue::rescue(const CliRunner& on, const QString& command) const
{
    return on.run({u"--json"_s, u"outbox"_s, command, file(), u"--passphrase-stdin"_s}, "correct horse\n");
}

QStringList TestCliRescue::states(const CliRunner& on) const
{
    QStringList states;
    const QJsonArray records = on.runJson({u"outbox"_s}).json()[u"records"_s].toArray();
    for (const QJsonValue& record : records)
        states.append(record[u"state"_s].toString());
    return states;
}

void TestCliRescue::expectEachDeliveredOnce(const QList<const CliRunner*>& computers) const
{
    for (const CliRunner* one : computers)
        QCOMPARE(states(*one), QStringList(kRecords, u"delivered"_s));
    auto database = lectern::Database::open(m_server->databaseFile(), lectern::Durability::Disposable,
                                            lectern::Access::ReadOnly);
    QVERIFY(database);
    for (const QString& session : m_open) {
        auto read = (*database)->prepare(u"SELECT count(*) FROM xapi_outbox WHERE session_id = ?"_s);
        QVERIFY(read.run({session}) && read.next());
        QCOMPARE(read.smallInteger(0), 1);
    }
}

void TestCliRescue::anotherComputerDeliversADeadOnesQueue()
{
    QFETCH(bool, keysIgnored);
    serve(keysIgnored);
    auto dying = computer();
    const auto other = computer();
    recordOffline(*dying);
    QCOMPARE(dying->run({u"session"_s, u"label"_s, m_open[0], u"Group B, seat 4"_s}).exitCode, 0);
    const QJsonArray before = dying->runJson({u"outbox"_s}).json()[u"records"_s].toArray();
    const auto exported = rescue(*dying, u"export"_s);
    QVERIFY2(exported.exitCode == 0, exported.err);
    QCOMPARE(exported.json()[u"export"_s][u"records"_s].toInt(), kRecords);
    QCOMPARE(exported.json()[u"export"_s][u"labels"_s].toInt(), 1);
    QVERIFY(QDir(dying->profile()).removeRecursively());
    dying.reset();

    const auto imported = rescue(*other, u"import"_s);
    QVERIFY2(imported.exitCode == 0, imported.err);
    QCOMPARE(imported.json()[u"import"_s][u"records"_s].toInt(), kRecords);
    const QJsonArray after = other->runJson({u"outbox"_s}).json()[u"records"_s].toArray();
    QCOMPARE(after.size(), before.size());
    for (int i = 0; i < kRecords; ++i) {
        for (const char* same : {"id", "session_id", "score", "time_spent_minutes", "notes", "recorded_at"})
            QCOMPARE(after[i][QLatin1String(same)], before[i][QLatin1String(same)]);
    }
    QVERIFY(m_server->start(m_options));
    const auto synced = other->runJson({u"sync"_s, u"--timeout"_s, u"60"_s});
    QVERIFY2(synced.exitCode == 0, synced.err + synced.out);
    QCOMPARE(synced.json()[u"sync"_s][u"delivered"_s].toInt(), kRecords);
    expectEachDeliveredOnce({other.get()});
    const QString id = after[0][u"id"_s].toString();
    const auto receipt = other->runJson({u"receipt"_s, id});
    QStringList kinds;
    const QJsonArray steps = receipt.json()[u"receipt"_s][u"steps"_s].toArray();
    for (const QJsonValue& step : steps)
        kinds.append(step[u"kind"_s].toString());
    QVERIFY2(kinds.contains(u"recorded"_s) && kinds.contains(u"exported"_s) && kinds.contains(u"imported"_s),
             qUtf8Printable(kinds.join(u' ')));
    QCOMPARE(kinds.last(), u"delivered"_s);
    QCOMPARE(other->run({u"history"_s, u"--verify"_s}).exitCode, 0);
}

void TestCliRescue::bothMaySend_data()
{
    QTest::addColumn<bool>("keysIgnored");
    QTest::addColumn<QString>("first");
    for (const bool keysIgnored : {false, true}) {
        for (const char* first : {"the old one", "the new one", "both at once"})
            QTest::addRow("%s first, keys %s", first, keysIgnored ? "ignored" : "known")
                << keysIgnored << QString::fromLatin1(first);
    }
}

void TestCliRescue::bothMaySend()
{
    QFETCH(bool, keysIgnored);
    QFETCH(QString, first);
    serve(keysIgnored);
    const auto oldOne = computer();
    const auto newOne = computer();
    recordOffline(*oldOne);
    QCOMPARE(rescue(*oldOne, u"export"_s).exitCode, 0);
    QCOMPARE(rescue(*newOne, u"import"_s).exitCode, 0);
    QVERIFY(m_server->start(m_options));

    const QStringList sync{u"sync"_s, u"--timeout"_s, u"60"_s};
    if (first == u"both at once") {
        QProcess other;
        other.setProcessEnvironment(newOne->environment());
        other.start(CliRunner::program(), newOne->arguments(sync));
        const auto run = oldOne->run(sync);
        QVERIFY2(run.exitCode == 0, run.err + run.out);
        QVERIFY(awaitThat(
            [&other] { return other.state() == QProcess::NotRunning || other.waitForFinished(10); }));
        QCOMPARE(other.exitCode(), 0);
    } else {
        const bool oldFirst = first == u"the old one";
        for (const CliRunner* one :
             {oldFirst ? oldOne.get() : newOne.get(), oldFirst ? newOne.get() : oldOne.get()}) {
            const auto run = one->run(sync);
            QVERIFY2(run.exitCode == 0, run.err + run.out);
        }
    }
    expectEachDeliveredOnce({oldOne.get(), newOne.get()});
}

void TestCliRescue::importingTwiceIsImportingOnce()
{
    serve(false);
    const auto dying = computer();
    const auto other = computer();
    recordOffline(*dying);
    QCOMPARE(rescue(*dying, u"export"_s).exitCode, 0);
    QCOMPARE(rescue(*other, u"import"_s).exitCode, 0);
    QVERIFY(m_server->start(m_options));
    QCOMPARE(other->run({u"sync"_s}).exitCode, 0);
    const auto again = rescue(*other, u"import"_s);
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(again.json()[u"import"_s][u"records"_s].toInt(-1), 0);
    QCOMPARE(again.json()[u"import"_s][u"left_alone"_s].toInt(), kRecords);
    expectEachDeliveredOnce({other.get()});
}

void TestCliRescue::aSessionWithAnotherResultNeedsAttention()
{
    serve(false);
    const auto dying = computer();
    const auto other = computer();
    recordOffline(*dying);
    QCOMPARE(other->run({u"complete"_s, m_open[2], u"--score"_s, u"90"_s}).exitCode, 0);
    QCOMPARE(rescue(*dying, u"export"_s).exitCode, 0);
    const auto imported = rescue(*other, u"import"_s);
    QCOMPARE(imported.exitCode, 4);
    QCOMPARE(imported.json()[u"import"_s][u"conflicts"_s].toInt(), 1);
    QCOMPARE(states(*other).count(u"needs_attention"_s), 1);
    QCOMPARE(states(*other).count(u"queued"_s), kRecords);
}

void TestCliRescue::thePassphraseMayStandInTheEnvironment()
{
    serve(false);
    qputenv("LECTERN_PASSPHRASE", "correct horse");
    const auto dying = computer();
    qunsetenv("LECTERN_PASSPHRASE");
    recordOffline(*dying, 1);
    const auto exported = dying->run({u"outbox"_s, u"export"_s, file()});
    QVERIFY2(exported.exitCode == 0, exported.err);
    QVERIFY2(exported.out.contains("1 records"), exported.out);
    QFile sealed(file());
    QVERIFY(sealed.open(QIODevice::ReadOnly));
    const QByteArray bytes = sealed.readAll();
    QVERIFY(!bytes.contains("Platz"));
    QVERIFY(!bytes.contains(m_open[0].toUtf8()));
}

void TestCliRescue::whatIsWrongIsSaidAndChangesNothing_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<int>("change"); // bytes more or, below zero, less; 1000: a bit flipped in the middle
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("wrong passphrase")
        << QByteArray("battery staple\n") << 0 << 2 << QByteArray("The passphrase is wrong");
    QTest::newRow("short passphrase") << QByteArray("horse\n") << 0 << 2 << QByteArray("at least 8");
    QTest::newRow("no passphrase") << QByteArray() << 0 << 2 << QByteArray("LECTERN_PASSPHRASE");
    QTest::newRow("cut off") << QByteArray("correct horse\n") << -20 << 1
                             << QByteArray("damaged or incomplete");
    QTest::newRow("longer") << QByteArray("correct horse\n") << 1 << 1 << QByteArray("damaged or incomplete");
    QTest::newRow("changed") << QByteArray("correct horse\n") << 1000 << 1
                             << QByteArray("damaged or incomplete");
    QTest::newRow("empty") << QByteArray("correct horse\n") << -1'000'000 << 1
                           << QByteArray("no file with results");
}

void TestCliRescue::whatIsWrongIsSaidAndChangesNothing()
{
    QFETCH(QByteArray, input);
    QFETCH(int, change);
    QFETCH(int, exitCode);
    QFETCH(QByteArray, words);
    serve(false);
    const auto dying = computer();
    const auto other = computer();
    recordOffline(*dying, 1);
    QCOMPARE(rescue(*dying, u"export"_s).exitCode, 0);
    QFile sealed(file());
    QVERIFY(sealed.open(QIODevice::ReadWrite));
    if (change == 1000) {
        QVERIFY(sealed.seek(sealed.size() / 2));
        const char was = sealed.peek(1).at(0);
        QVERIFY(sealed.putChar(char(was ^ 4)));
    } else {
        QVERIFY(sealed.resize(std::max<qint64>(0, sealed.size() + change)));
    }
    sealed.close();
    const auto run = other->run({u"outbox"_s, u"import"_s, file(), u"--passphrase-stdin"_s}, input);
    QCOMPARE(run.exitCode, exitCode);
    QVERIFY2(run.err.contains(words), run.err);
    QVERIFY(run.out.isEmpty());
    QVERIFY(states(*other).isEmpty());
    QCOMPARE(other->runJson({u"history"_s}).json()[u"rows"_s].toArray().size(), 0);
}

void TestCliRescue::filesThatAreNotThereAreSaidToBe()
{
    serve(false);
    const auto on = computer();
    const auto missing = rescue(*on, u"import"_s);
    QCOMPARE(missing.exitCode, 1);
    QVERIFY2(missing.err.contains("There is no file") && missing.err.contains("class.lectern"), missing.err);
    const auto tried = [&on](const QString& path) {
        return on->run({u"outbox"_s, u"export"_s, path, u"--passphrase-stdin"_s}, "correct horse\n");
    };
    const auto nowhere = tried(m_folder->filePath(u"no/such/folder/class.lectern"_s));
    QCOMPARE(nowhere.exitCode, 1);
    QVERIFY2(nowhere.err.contains("cannot be written"), nowhere.err);
#ifdef Q_OS_LINUX
    const auto readOnly = tried(u"/proc/class.lectern"_s); // nobody may write there, root neither
    QCOMPARE(readOnly.exitCode, 1);
    QVERIFY2(readOnly.err.contains("cannot be written"), readOnly.err);
#endif
    QCOMPARE(tried(m_folder->path()).exitCode, 2); // a folder is there already
}

void TestCliRescue::aFileIsNeverOverwritten()
{
    serve(false);
    const auto dying = computer();
    recordOffline(*dying, 1);
    QCOMPARE(rescue(*dying, u"export"_s).exitCode, 0);
    QFile sealed(file());
    QVERIFY(sealed.open(QIODevice::ReadOnly));
    const QByteArray before = sealed.readAll();
    sealed.close();
    const auto again = rescue(*dying, u"export"_s);
    QCOMPARE(again.exitCode, 2);
    QVERIFY2(again.err.contains("already"), again.err);
    QVERIFY(sealed.open(QIODevice::ReadOnly));
    QCOMPARE(sealed.readAll(), before);
}

void TestCliRescue::anotherPersonsFileIsRefused()
{
    serve(false);
    const auto dying = computer();
    const auto stranger = computer(u"second@demo.example"_s);
    recordOffline(*dying, 1);
    QCOMPARE(rescue(*dying, u"export"_s).exitCode, 0);
    const auto refused = rescue(*stranger, u"import"_s);
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("somebody else's"), refused.err);
    QVERIFY(states(*stranger).isEmpty());
}

QTEST_GUILESS_MAIN(TestCliRescue)
#include "test_cli_rescue.moc"
