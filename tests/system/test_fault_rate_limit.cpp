#include "fault_answers.h"
#include "fault_case.h"
#include "support/await.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QTest>

#include <atomic>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;
using State = ConnectionStatus::State;

namespace {

QByteArray tooMany(const QList<QByteArray>& headers)
{
    return answers::error(429, "RATE_LIMITED", headers);
}

QByteArray httpDate(const QDateTime& time)
{
    return QLocale::c().toString(time.toUTC(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

/// Two seconds from the moment of the answer, on a server whose clock is wrong.
QByteArray byDate(int status, qint64 clockSeconds)
{
    const QDateTime there = QDateTime::currentDateTimeUtc().addSecs(clockSeconds);
    return answers::error(status, "RATE_LIMITED",
                          {"Date: " + httpDate(there), "Retry-After: " + httpDate(there.addSecs(2))});
}

} // namespace

/// Servers that ask to wait: the whole connection does, whoever presses what.
class TestFaultRateLimit : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(startServer(m_server)); }
    void aServerThatAsksToWaitIsLeftAlone_data();
    void aServerThatAsksToWaitIsLeftAlone();
    void aStormOfRefusalsIsWeathered();
    void aWaitBindsTheNextProgram();
    void theListMayAskToWaitToo();

private:
    ServerProcess m_server;
};

void TestFaultRateLimit::aServerThatAsksToWaitIsLeftAlone_data()
{
    QTest::addColumn<FaultCase>("given");
    const auto row = [](const char* name, Fault::Rewrite rewrite, bool unknown = false) {
        Fault fault = fault::rewritten(std::move(rewrite));
        fault.server = Fault::Server::NotAsked;
        QTest::newRow(name) << FaultCase{fault, unknown ? kUnknown : kNothingHappened, State::Waiting,
                                         unknown ? words::kError : words::kWait};
    };
    row("429, seconds", [](const QByteArray&) { return tooMany({"Retry-After: 1"}); });
    row("429, a date", [](const QByteArray&) { return byDate(429, 0); });
    row("429, a date of a clock that is a day ahead", [](const QByteArray&) { return byDate(429, 86'400); });
    row("429, a reset in seconds", [](const QByteArray&) {
        return tooMany({"X-RateLimit-Limit: 100", "X-RateLimit-Remaining: 0", "X-RateLimit-Reset: 1"});
    });
    row("429, a reset as a time", [](const QByteArray&) {
        const qint64 then = QDateTime::currentSecsSinceEpoch() + 2;
        return tooMany({"X-RateLimit-Limit: 100", "X-RateLimit-Remaining: 0",
                        "X-RateLimit-Reset: " + QByteArray::number(then)});
    });
    row("429, a page", [](const QByteArray&) { return answers::page(429, {"Retry-After: 1"}); });
    row(
        "503, seconds", [](const QByteArray&) { return answers::error(503, "BUSY", {"Retry-After: 1"}); },
        true);
    row(
        "503, a date", [](const QByteArray&) { return byDate(503, 0); }, true);
}

void TestFaultRateLimit::aServerThatAsksToWaitIsLeftAlone()
{
    QFETCH(const FaultCase, given);
    FaultConsole console(m_server);
    QVERIFY(console.signIn());
    QCOMPARE(played(console, given), QString());
}

/// For five seconds each answer is a refusal that asks for two: while somebody presses "Send now" without a
/// pause, nobody knocks in the second half of any of them.
void TestFaultRateLimit::aStormOfRefusalsIsWeathered()
{
    constexpr int kRecords = 16;
    constexpr qint64 kStormMs = 5'000;
    constexpr qint64 kUnderWayMs = 900; // what was on its way when the refusal came
    constexpr qint64 kWaitMs = 1'900;
    std::atomic<qint64> since = 0;
    FaultConsole console(m_server);
    QVERIFY(console.signIn());
    console.proxy().setScript([&since](const FaultProxy::Request& head) {
        if (!FaultProxy::isCompletion(head))
            return fault::none();
        qint64 notYet = 0;
        since.compare_exchange_strong(notYet, head.atMs);
        const bool storm = head.atMs < since + kStormMs;
        return storm ? fault::answered(tooMany({"Retry-After: 2"})) : fault::none();
    });
    QList<Record> records;
    for (int i = 0; i < kRecords; ++i)
        records.append(console.record(console.takeSession(), 50 + i));
    QVERIFY(console.push([&] { return console.status().unsent() == 0; }, 60'000));
    console.proxy().clear();
    for (const Record& record : std::as_const(records)) {
        QCOMPARE(console.disagreement(record, kDelivered), QString());
        QVERIFY(!console.now(record).outcomeUnknown);
    }

    QList<qint64> completions;
    for (const FaultProxy::Request& request : console.proxy().requests()) {
        if (FaultProxy::isCompletion(request))
            completions.append(request.atMs);
    }
    QVERIFY(completions.size() > kRecords);
    for (const qint64 at : std::as_const(completions)) {
        if (at >= since + kStormMs)
            continue;
        const auto knocked = std::count_if(completions.cbegin(), completions.cend(), [at](qint64 other) {
            return other > at + kUnderWayMs && other < at + kWaitMs;
        });
        QCOMPARE(knocked, 0);
    }
}

void TestFaultRateLimit::aWaitBindsTheNextProgram()
{
    ConsoleOptions options;
    options.withPassword = true;
    FaultConsole console(m_server, options);
    QVERIFY(console.signIn());
    console.proxy().setFault(FaultProxy::isCompletion,
                             fault::answered(tooMany({}))); // it does not say how long
    const Record record = console.record(console.takeSession(), 85.5);
    QTRY_COMPARE_WITH_TIMEOUT(console.status().state, State::Waiting, 20'000);
    QVERIFY(console.awaitJudged(record));
    const QDateTime until = console.status().waitUntil;
    QVERIFY(until > QDateTime::currentDateTimeUtc().addSecs(10));
    QVERIFY(until < QDateTime::currentDateTimeUtc().addSecs(60));
    const int seen = console.proxy().completionsSeen(record.sessionId);

    console.proxy().clear();
    QVERIFY(console.reopen());
    QCOMPARE(console.status().state, State::Waiting);
    console.workspace().restore();
    awaitThat([&] { return console.proxy().count(FaultProxy::isTokenCall) > 1; });
    (void)console.workspace().sendNow();
    console.workspace().retryConnection();
    QVERIFY(!awaitThat([&] { return console.proxy().completionsSeen(record.sessionId) > seen; }, 500));
    QCOMPARE(console.disagreement(record, kNothingHappened), QString());

    QVERIFY(console.desk().registry().setRateLimit(console.workspace().account().root, {}));
    QVERIFY(console.reopen());
    console.workspace().restore();
    QVERIFY(console.pushToDelivery(record));
    QCOMPARE(console.disagreement(record, kDelivered), QString());
}

void TestFaultRateLimit::theListMayAskToWaitToo()
{
    FaultConsole console(m_server);
    QVERIFY(console.signIn());
    console.proxy().setFault(FaultProxy::isSessionList, fault::answered(tooMany({"Retry-After: 2"})), 1);
    console.workspace().refresh();
    QTRY_COMPARE_WITH_TIMEOUT(console.status().state, State::Waiting, 20'000);
    const QDateTime until = console.status().waitUntil;
    const Record record = console.record(console.takeSession(), 85.5);
    QVERIFY(console.pushToDelivery(record));
    QVERIFY(QDateTime::currentDateTimeUtc() >= until.addMSecs(-50));
    QCOMPARE(console.proxy().completionsSeen(record.sessionId), 1);
    QCOMPARE(console.disagreement(record, kDelivered), QString());
}

QTEST_GUILESS_MAIN(TestFaultRateLimit)
#include "test_fault_rate_limit.moc"
