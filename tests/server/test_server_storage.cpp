#include "server/group_writer.h"
#include "server/sqlite_storage.h"
#include "server_fixture.h"
#include "support/small_disk.h"

#include <QElapsedTimer>
#include <QTest>

#include <future>

using namespace lectern;
using namespace lectern::server;
using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

Account accountOf(const QString& email)
{
    Account account;
    account.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    account.email = email;
    account.passwordHash = u"*"_s;
    return account;
}

/// Leaves a database as @p version left it, which is older than the third.
void takeThirdVersionAway(const ServerFixture& fixture, int version)
{
    for (const QString& statement :
         {u"DROP TABLE written_to_try"_s, u"DROP TABLE session_keys"_s, u"PRAGMA application_id = 0"_s,
          u"PRAGMA user_version = %1"_s.arg(version)})
        fixture.sql(statement);
}

} // namespace

class TestServerStorage : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"a.sqlite"_s);
        QVERIFY(SqliteStorage::prepare(m_path).ok());
    }
    void cleanup() { m_folder.reset(); }

    void oneFailureDoesNotUndoTheOthers();
    void failedCommitAnswersNobody();
    void stopWritesWhatWasPosted();
    void newerDatabaseIsNotTouched();
    void databaseOfTheFirstVersionIsBroughtUp();
    void databaseOfTheSecondVersionIsBroughtUp();
    void filesThatAreGoneTakeNothing_data();
    void filesThatAreGoneTakeNothing();
    void readyMeansThatItCanWrite();
    void readinessIsAnsweredWithinFiveSeconds();
    void fullDiskIsNotReady();
    void readinessWritesSeldom();
    void demoIsReadyQuickly();
    void demoTimesAreRelativeToNow();

private:
    StorageFactory factory()
    {
        return [path = m_path] {
            return SqliteStorage::open(path);
        };
    }
    QStringList emails()
    {
        auto storage = SqliteStorage::open(m_path);
        const auto accounts = (*storage)->accounts();
        QStringList list;
        for (const Account& account : *accounts)
            list.append(account.email);
        return list;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestServerStorage::oneFailureDoesNotUndoTheOthers()
{
    GroupWriter writer;
    QVERIFY(writer.start(factory()).ok());
    std::promise<void> gate;
    std::shared_future<void> opened(gate.get_future());
    const auto now = QDateTime::currentDateTimeUtc();
    // The first holds the writer, so that the other three share one transaction.
    std::vector<std::future<bool>> stored;
    const auto post = [&](GroupWriter::Work work) {
        auto promise = std::make_shared<std::promise<bool>>();
        stored.push_back(promise->get_future());
        writer.post(std::move(work), [promise](bool ok) { promise->set_value(ok); });
    };
    post([opened](Storage&) -> Outcome {
        opened.wait();
        return Done{};
    });
    for (const QString& email : {u"a"_s, u"fails"_s, u"b"_s}) {
        post([email, now](Storage& storage) -> Outcome {
            const auto added = storage.addAccount(accountOf(email), now);
            if (!added)
                return added.error();
            return email == u"fails"_s ? Outcome(Failure{FailureReason::Storage, {}, {}}) : Outcome(Done{});
        });
    }
    gate.set_value();
    QVERIFY(stored.at(0).get());
    QVERIFY(stored.at(1).get());
    QVERIFY(!stored.at(2).get());
    QVERIFY(stored.at(3).get());
    writer.stop();
    QCOMPARE(emails(), (QStringList{u"a"_s, u"b"_s}));
}

void TestServerStorage::failedCommitAnswersNobody()
{
    GroupWriter writer;
    QVERIFY(writer.start(factory()).ok());
    std::promise<bool> lost;
    // The work ends the transaction under the writer's feet, as a full disk would.
    writer.post(
        [](Storage& storage) -> Outcome {
            (void)storage.addAccount(accountOf(u"a"_s), QDateTime::currentDateTimeUtc());
            storage.rollback();
            return Done{};
        },
        [&lost](bool ok) { lost.set_value(ok); });
    QVERIFY(!lost.get_future().get());
    std::promise<bool> next;
    writer.post(
        [](Storage& storage) -> Outcome {
            const auto added = storage.addAccount(accountOf(u"b"_s), QDateTime::currentDateTimeUtc());
            return added ? Outcome(Done{}) : Outcome(added.error());
        },
        [&next](bool ok) { next.set_value(ok); });
    QVERIFY(next.get_future().get());
    writer.stop();
    QCOMPARE(emails(), (QStringList{u"b"_s}));
}

void TestServerStorage::stopWritesWhatWasPosted()
{
    GroupWriter writer;
    QVERIFY(writer.start(factory()).ok());
    std::atomic<int> stored = 0;
    constexpr int kMany = 300;
    for (int i = 0; i < kMany; ++i) {
        writer.post(
            [i](Storage& storage) -> Outcome {
                const auto added =
                    storage.addAccount(accountOf(QString::number(i)), QDateTime::currentDateTimeUtc());
                return added ? Outcome(Done{}) : Outcome(added.error());
            },
            [&stored](bool ok) { stored += ok ? 1 : 0; });
    }
    writer.stop();
    QCOMPARE(stored.load(), kMany);
    QCOMPARE(emails().size(), kMany);
}

void TestServerStorage::newerDatabaseIsNotTouched()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    fixture.stop();
    fixture.sql(u"PRAGMA user_version = 99"_s);
    QVERIFY(!fixture.start());
    QCOMPARE(fixture.failure().reason, FailureReason::NewerVersion);
    const QList<QVariantList> version = fixture.sql(u"PRAGMA user_version"_s);
    QCOMPARE(version.first().first().toInt(), 99);
}

void TestServerStorage::databaseOfTheFirstVersionIsBroughtUp()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    const QByteArray refresh = fixture.signIn().value(u"refresh_token"_s).toString().toLatin1();
    fixture.stop();
    // What the second version has more is taken away again.
    for (const QString& statement : {u"ALTER TABLE refresh_tokens DROP COLUMN arrived"_s,
                                     u"ALTER TABLE tenants DROP COLUMN token_time"_s})
        fixture.sql(statement);
    takeThirdVersionAway(fixture, 1);
    fixture.clock().jumpTo(fixture.clock().now().addDays(91)); // and that very start sees a wrong clock
    QVERIFY(fixture.start());
    QCOMPARE(fixture.probe()
                 .post("/auth/v1/token?grant_type=refresh_token", "{\"refresh_token\":\"" + refresh + "\"}")
                 .status,
             200);
}

// It said only by its tables whose it was.
void TestServerStorage::databaseOfTheSecondVersionIsBroughtUp()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    fixture.stop();
    takeThirdVersionAway(fixture, 2);
    QVERIFY(fixture.start());
    const QByteArray token = fixture.accessToken();
    const QByteArray wanted =
        "{\"package_id\":\"" + fixture.sessions(token).first()[u"package_id"_s].toString().toLatin1() +
        "\",\"activity_id\":\"" + QUuid::createUuid().toByteArray(QUuid::WithoutBraces) + "\"}";
    for (const int status : {201, 200})
        QCOMPARE(fixture.probe(token).post("/api/vr-sessions", wanted, {{"Idempotency-Key", "a"}}).status,
                 status);
    QCOMPARE(fixture.probe().get("/readyz").status, 200);
    QCOMPARE(fixture.sql(u"PRAGMA application_id"_s).first().first().toInt(), 0x4c656374);
}

void TestServerStorage::filesThatAreGoneTakeNothing_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<bool>("replaced");
    QTest::newRow("database removed") << QString() << false;
    QTest::newRow("database replaced") << QString() << true;
    QTest::newRow("log removed") << u"-wal"_s << false;
    QTest::newRow("log replaced") << u"-wal"_s << true;
    QTest::newRow("index of the log removed") << u"-shm"_s << false;
}

// What is written into a file that nobody finds again was not stored.
void TestServerStorage::filesThatAreGoneTakeNothing()
{
    QFETCH(QString, suffix);
    QFETCH(bool, replaced);
    ServerFixture fixture;
    QVERIFY(fixture.start());
    const QByteArray token = fixture.accessToken();
    const QByteArray path = "/api/vr-sessions/" + fixture.openSession(token) + "/complete";
    QCOMPARE(fixture.probe().get("/readyz").status, 200);

    const QString file = fixture.config.databasePath + suffix;
    const QString aside = file + u".aside"_s;
    QVERIFY(QFile::rename(file, aside));
    if (replaced)
        QVERIFY(QFile::copy(aside, file));
    QCOMPARE(fixture.probe(token).post(path, R"({"score":85})").status, 500);
    QCOMPARE(fixture.probe().get("/readyz").status, 503);
    QCOMPARE(fixture.probe().get("/healthz").status, 200);
    QVERIFY(fixture.accessToken().isEmpty());

    // The very file is back, as after a backup program's detour: nothing of it was missed.
    QFile::remove(file);
    QVERIFY(QFile::rename(aside, file));
    QCOMPARE(fixture.probe().get("/readyz").status, 200);
    QCOMPARE(fixture.probe(token).post(path, R"({"score":85})").status, 200);
}

// Another program that holds the lock is waited for, but not for ever.
void TestServerStorage::readyMeansThatItCanWrite()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    auto other = SqliteStorage::open(fixture.config.databasePath);
    QVERIFY((*other)->begin(Storage::Access::Write).ok());
    QCOMPARE(fixture.probe().get("/readyz").status, 503);
    QCOMPARE(fixture.probe().get("/healthz").status, 200);
    (*other)->rollback();
    QCOMPARE(fixture.probe().get("/readyz").status, 200);
}

// Whatever waits for the lock besides, and since when.
void TestServerStorage::readinessIsAnsweredWithinFiveSeconds()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    const QByteArray token = fixture.accessToken();
    const QByteArray path = "/api/vr-sessions/" + fixture.openSession(token) + "/complete";
    auto other = SqliteStorage::open(fixture.config.databasePath);
    QVERIFY((*other)->begin(Storage::Access::Write).ok());
    const auto ready = [&fixture] {
        QElapsedTimer timer;
        timer.start();
        const int status = fixture.probe().get("/readyz").status;
        return std::pair(status, timer.elapsed());
    };
    auto completing = std::async(std::launch::async,
                                 [&] { return fixture.probe(token).post(path, R"({"score":85})").status; });
    const auto passTime = [&] { // so that what was asked before waits for the lock already
        for (int n = 0; n < 20; ++n)
            QCOMPARE(fixture.probe(token).get("/api/users/me").status, 200);
    };
    passTime();
    auto asking = std::async(std::launch::async, ready);
    passTime();
    const auto later = ready();
    for (const auto& [status, ms] : {asking.get(), later}) {
        QCOMPARE(status, 503);
        QVERIFY2(ms < 5'000, qPrintable(QString::number(ms)));
    }
    (*other)->rollback();
    QVERIFY(completing.get() != 0);
}

void TestServerStorage::fullDiskIsNotReady()
{
    SmallDisk disk;
    if (!disk.isMounted())
        QSKIP("only root can mount a small disk");
    ServerFixture fixture;
    fixture.config.databasePath = disk.path() + u"/server.sqlite"_s;
    QVERIFY2(fixture.start(), qPrintable(fixture.failure().message));
    const QByteArray token = fixture.accessToken();
    const auto complete = [&] {
        return fixture.probe(token)
            .post("/api/vr-sessions/" + fixture.openSession(token) + "/complete", R"({"score":85})")
            .status;
    };
    const auto ready = [&fixture] {
        return fixture.probe().get("/readyz").status;
    };
    QCOMPARE(ready(), 200);
    QVERIFY(disk.fill());
    QTRY_COMPARE_WITH_TIMEOUT(ready(), 503, 15'000); // also when nobody else tries to write
    QCOMPARE(complete(), 500);
    QCOMPARE(ready(), 503);
    QCOMPARE(fixture.probe().get("/healthz").status, 200);
    QVERIFY(disk.makeRoom());
    QCOMPARE(ready(), 200);
    QCOMPARE(complete(), 200);

    QVERIFY(disk.fill());
    QCOMPARE(complete(), 500);
    QCOMPARE(ready(), 503); // at once after something was lost
    fixture.stop();
    QVERIFY(!fixture.start());
    QVERIFY2(fixture.failure().message.contains(u"cannot be written"), qPrintable(fixture.failure().message));
    QVERIFY(disk.makeRoom());
    QVERIFY(fixture.start());
}

// A monitor that asks often does not wear the disk.
void TestServerStorage::readinessWritesSeldom()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    const auto written = [&fixture] {
        return fixture.sql(u"SELECT bytes FROM written_to_try"_s).first().first().toByteArray();
    };
    QElapsedTimer timer;
    QSet<QByteArray> seen;
    timer.start();
    constexpr int kMany = 100;
    for (int n = 0; n < kMany; ++n) {
        QCOMPARE(fixture.probe().get("/readyz").status, 200);
        seen.insert(written());
    }
    QVERIFY2(seen.size() <= 1 + timer.elapsed() / 5'000, qPrintable(QString::number(seen.size())));
}

void TestServerStorage::demoIsReadyQuickly()
{
    ServerFixture fixture;
    QElapsedTimer timer;
    timer.start();
    QVERIFY(fixture.start());
    QVERIFY2(timer.elapsed() < 3'000, qPrintable(QString::number(timer.elapsed())));
}

void TestServerStorage::demoTimesAreRelativeToNow()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    const QString newest =
        fixture.sessions(fixture.accessToken()).first().toObject()[u"created_at"_s].toString();
    QCOMPARE(newest, u"2026-11-23T10:25:00Z"_s);
    const auto late = fixture.sql(u"SELECT count(*) FROM vr_sessions WHERE completed_at > ?"_s,
                                  {fixture.clock().now().toMSecsSinceEpoch()});
    QCOMPARE(late.first().first().toInt(), 0);
}

QTEST_GUILESS_MAIN(TestServerStorage)
#include "test_server_storage.moc"
