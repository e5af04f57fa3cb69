#include "fault_case.h"
#include "support/await.h"

#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;
using State = ConnectionStatus::State;

namespace {

constexpr qint64 kHourMs = 3'600'000;

} // namespace

/// Programs that end in the middle, on both sides, and computers whose clock is wrong.
class TestFaultRecovery : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(startServer(m_server)); }
    void aConsoleClosedBeforeTheAnswerComesBackToIt_data();
    void aConsoleClosedBeforeTheAnswerComesBackToIt();
    void aServerThatFallsOverAgainAndAgainGetsEverythingOnce();
    void aWrongClockConfusesNobody_data();
    void aWrongClockConfusesNobody();
    void aWrongClockAtTheStartConfusesNobody_data() { aWrongClockConfusesNobody_data(); }
    void aWrongClockAtTheStartConfusesNobody();
    void aWrongClockWaitsAsLongAsItIsAsked_data() { aWrongClockConfusesNobody_data(); }
    void aWrongClockWaitsAsLongAsItIsAsked();

private:
    ServerProcess m_server;
};

void TestFaultRecovery::aConsoleClosedBeforeTheAnswerComesBackToIt_data()
{
    QTest::addColumn<bool>("done");
    QTest::addColumn<bool>("serverKnowsKeys");
    for (const bool done : {true, false}) {
        for (const bool keys : {true, false})
            QTest::addRow("%s, %s", done ? "done" : "not done", keys ? "keys" : "no keys") << done << keys;
    }
}

void TestFaultRecovery::aConsoleClosedBeforeTheAnswerComesBackToIt()
{
    QFETCH(const bool, done);
    QFETCH(const bool, serverKnowsKeys);
    ConsoleOptions options;
    options.withPassword = true;
    FaultConsole console(m_server, options);
    QVERIFY(console.signIn());
    if (!serverKnowsKeys)
        console.proxy().forgetIdempotencyKeys();
    console.proxy().setFault(FaultProxy::isCompletion,
                             fault::silence(done ? Fault::Server::Asked : Fault::Server::NotAsked));
    const Record record = console.record(console.takeSession(), 85.5);
    QTRY_COMPARE(console.proxy().completionsSeen(record.sessionId), 1);
    if (done)
        QTRY_COMPARE(serverRow(m_server, record.sessionId).statements, 1);
    console.proxy().clear();

    QVERIFY(console.reopen());
    QCOMPARE(console.disagreement(record, done ? kUnknownButDone : kUnknown), QString());
    console.workspace().restore();
    QVERIFY(console.pushToDelivery(record));
    QCOMPARE(console.disagreement(record, kDelivered), QString());
    QCOMPARE(console.now(record).confirmedByComparison, done && !serverKnowsKeys);
}

void TestFaultRecovery::aServerThatFallsOverAgainAndAgainGetsEverythingOnce()
{
    constexpr int kRecords = 30;
    constexpr int kFalls = 4;
    FaultConsole console(m_server);
    QVERIFY(console.signIn());
    console.proxy().setFault(FaultProxy::isCompletion, fault::delay(20));
    QList<Record> records;
    for (int i = 0; i < kRecords; ++i)
        records.append(console.record(console.takeSession(), 50 + i));
    const auto delivered = [&] {
        return std::count_if(records.cbegin(), records.cend(), [&](const Record& record) {
            return console.now(record).state == RecordState::Delivered;
        });
    };
    for (int fall = 1; fall <= kFalls; ++fall) {
        QVERIFY(console.push([&] { return delivered() >= fall * 5; }));
        m_server.kill();
        QVERIFY(m_server.start({}));
    }
    QVERIFY(console.push([&] { return delivered() == kRecords; }, 60'000));
    for (const Record& record : std::as_const(records))
        QCOMPARE(console.disagreement(record, kDelivered), QString());
}

void TestFaultRecovery::aWrongClockConfusesNobody_data()
{
    QTest::addColumn<qint64>("aheadMs");
    QTest::newRow("two hours ahead") << 2 * kHourMs;
    QTest::newRow("two hours behind") << -2 * kHourMs;
    QTest::newRow("half a minute ahead") << qint64(30'000);
    QTest::newRow("a year behind") << -365 * 24 * kHourMs;
}

/// An outcome is verified by the server's clock, whatever ours says.
void TestFaultRecovery::aWrongClockConfusesNobody()
{
    QFETCH(const qint64, aheadMs);
    ConsoleOptions options;
    options.clockAheadMs = aheadMs;
    FaultConsole console(m_server, options);
    QVERIFY(console.signIn());
    console.proxy().forgetIdempotencyKeys();
    console.proxy().setFault(FaultProxy::isCompletion, fault::lostAnswer(), 1);
    const Record record = console.record(console.takeSession(), 85.5);
    QVERIFY(console.pushToDelivery(record));
    QVERIFY(console.now(record).confirmedByComparison);
    QCOMPARE(console.disagreement(record, kDelivered), QString());
}

/// The first answer of all that could tell the time is the one that is lost.
void TestFaultRecovery::aWrongClockAtTheStartConfusesNobody()
{
    QFETCH(const qint64, aheadMs);
    ConsoleOptions options;
    options.clockAheadMs = aheadMs;
    options.withPassword = true;
    FaultConsole console(m_server, options);
    QVERIFY(console.signIn());
    console.proxy().forgetIdempotencyKeys();
    console.proxy().setDoor(FaultProxy::Door::Refusing);
    const Record record = console.record(console.takeSession(), 85.5);
    QVERIFY(console.awaitJudged(record));
    QVERIFY(console.reopen());
    console.proxy().setFault(FaultProxy::isCompletion, fault::lostAnswer(), 1);
    console.proxy().setDoor(FaultProxy::Door::Open);
    console.workspace().restore();
    QVERIFY(console.push([&] {
        return console.now(record).state != RecordState::Queued &&
               console.now(record).state != RecordState::Sending;
    }));
    QCOMPARE(console.disagreement(record, kDelivered), QString());
    QVERIFY(console.now(record).confirmedByComparison);
}

void TestFaultRecovery::aWrongClockWaitsAsLongAsItIsAsked()
{
    QFETCH(const qint64, aheadMs);
    ConsoleOptions options;
    options.clockAheadMs = aheadMs;
    FaultConsole console(m_server, options);
    QVERIFY(console.signIn());
    const QDateTime then = QDateTime::currentDateTimeUtc().addSecs(2);
    const QByteArray until = QLocale::c().toString(then, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
    const QByteArray date =
        QLocale::c().toString(then.addSecs(-2), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
    console.proxy().setFault(
        FaultProxy::isCompletion,
        fault::answered(ScriptedServer::http(429, {}, {"Retry-After: " + until, "Date: " + date})), 1);
    const Record record = console.record(console.takeSession(), 85.5);
    QVERIFY(console.pushToDelivery(record));
    QVERIFY(console.wordsIn(State::Waiting));
    const auto requests = console.proxy().requests();
    QList<qint64> times;
    for (const FaultProxy::Request& request : requests) {
        if (FaultProxy::isCompletion(request))
            times.append(request.atMs);
    }
    QCOMPARE(times.size(), 2);
    const qint64 waited = times.last() - times.first();
    QVERIFY2(waited >= 900 && waited < 15'000, qPrintable(QString::number(waited)));
    QCOMPARE(console.disagreement(record, kDelivered), QString());
}

QTEST_GUILESS_MAIN(TestFaultRecovery)
#include "test_fault_recovery.moc"
