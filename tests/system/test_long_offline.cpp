#include "both_sides.h"
#include "cli_runner.h"
#include "core_runner.h"
#include "store/record_store.h"
#include "support/fake_clock.h"
#include "support/server_process.h"
#include "wire/completion_json.h"

#include <QElapsedTimer>
#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

/// Thirty days without a server, 5,000 records and some drafts later the server is back.
class TestLongOffline : public QObject
{
    Q_OBJECT

private slots:
    void everythingOfAMonthIsDeliveredOnce();

private:
    static void recordAMonth(RecordStore& store, FakeClock& clock, const QStringList& sessions);
};

namespace {

constexpr int kRecords = 5000;
constexpr int kDrafts = 200;
constexpr qint64 kMonthMs = qint64(30) * 24 * 3600 * 1000;
constexpr int kLongestStartMs = 3000;

DraftValues draftValues(int number)
{
    return {{double(number % 100), {}}, {12.0, {}}, u"Draft %1"_s.arg(number)};
}

} // namespace

void TestLongOffline::recordAMonth(RecordStore& store, FakeClock& clock, const QStringList& sessions)
{
    constexpr int kSteps = 401; // of a quarter point from 0 to 100
    for (int n = 0; n < kRecords; ++n) {
        NewRecord made;
        made.sessionId = QUuid::fromString(sessions.at(n));
        made.completion =
            validate(CompletionValues{(n % kSteps) / 4.0, 20, u"Record %1 of a month"_s.arg(n)}).value();
        made.body = wire::toBody(made.completion);
        QVERIFY(store.add(made));
        clock.advance(kMonthMs / kRecords);
    }
    for (int n = 0; n < kDrafts; ++n)
        QVERIFY(store.saveDraft({{}, QUuid::fromString(sessions.at(kRecords + n)), draftValues(n), {}}));
}

void TestLongOffline::everythingOfAMonthIsDeliveredOnce()
{
    if (QFileInfo(u"/dev/shm"_s).isWritable())
        qputenv("TMPDIR", "/dev/shm"); // 5,000 records take their time on a slow disk
    const QStringList options{u"--demo"_s, u"--demo-sessions"_s, u"9000"_s};
    ServerProcess server;
    QVERIFY(server.start(options));
    CliRunner cli;
    const QString token = demoToken(server.root());
    cli.setServer(server.root());
    cli.setToken(token);
    QCOMPARE(cli.run({u"sessions"_s}).exitCode, 0);
    const QStringList open = openSessions(server.root(), token);
    QVERIFY2(open.size() >= kRecords + kDrafts, qPrintable(QString::number(open.size())));
    QVERIFY(server.stop());

    const QString folder = onlyAccountFolder(cli.profile());
    {
        FakeClock clock(QDateTime::currentDateTimeUtc().addMSecs(-kMonthMs));
        const auto store = RecordStore::open(folder, clock);
        QVERIFY(store);
        recordAMonth(**store, clock, open);
    }
    CoreRunner core(cli.profile(), server.root(), token);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(core.start({u"--until-empty"_s}));
    QVERIFY(!core.waitFor(u"open"_s).isNull());
    const qint64 startMs = timer.elapsed();
    QVERIFY2(startMs < kLongestStartMs, qPrintable(QString::number(startMs)));
    timer.start();
    QVERIFY(server.start(options));
    QVERIFY(core.waitForEnd(120'000));
    qInfo("opened in %lld ms, all delivered %lld ms after the server came", startMs, timer.elapsed());

    const Reckoning reckoning = reckon(cli.profile(), server.databaseFile(), {});
    QVERIFY2(
        reckoning.wrong.isEmpty(),
        qUtf8Printable(reckoning.wrong.first(std::min<qsizetype>(20, reckoning.wrong.size())).join(u'\n')));
    QCOMPARE(reckoning.records, kRecords);
    const SystemClock clock;
    const auto store = RecordStore::open(folder, clock);
    QVERIFY(store);
    QCOMPARE((*store)->drafts()->size(), kDrafts);
    for (int n = 0; n < kDrafts; ++n) {
        const auto draft = (*store)->draft(QUuid::fromString(open.at(kRecords + n)));
        QVERIFY(draft);
        QCOMPARE(draft->values, draftValues(n));
    }
}

QTEST_GUILESS_MAIN(TestLongOffline)
#include "test_long_offline.moc"
