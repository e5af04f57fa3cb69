#include "fault_answers.h"
#include "fault_case.h"
#include "support/await.h"

#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;
using Door = FaultProxy::Door;
using State = ConnectionStatus::State;
using Then = Fault::Then;
using Server = Fault::Server;

/// The way to the server breaks, at each place where it can: between the real core and the real server.
class TestFaultTransport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aBrokenWayDelaysAndLosesNothing_data();
    void aBrokenWayDelaysAndLosesNothing();
    void aServerNobodyHasHeardOfIsOffline();
    void slowAnswersAreWaitedFor();
    void aLongWayHoldsUpNobodyElse();
    void anOutcomeThatCannotBeLookedUpWaits_data();
    void anOutcomeThatCannotBeLookedUpWaits();
    void manyLostAnswersAreSortedOut_data();
    void manyLostAnswersAreSortedOut();

private:
    ServerProcess m_server;
};

void TestFaultTransport::initTestCase()
{
    QVERIFY(startServer(m_server));
}

void TestFaultTransport::aBrokenWayDelaysAndLosesNothing_data()
{
    QTest::addColumn<FaultCase>("given");
    const auto row = [](const char* name, const FaultCase& given) {
        QTest::newRow(name) << given;
    };
    const auto atDoor = [&row](const char* name, Door door, const Standing& standing, const QString& words) {
        row(name, {fault::none(), standing, State::Offline, words, door});
    };
    atDoor("refused", Door::Refusing, kNothingHappened, words::kNoConnection);
    atDoor("black hole", Door::Dead, kNothingHappened, words::kNotInTime);
    atDoor("accepted and reset", Door::Resetting, kEitherWay, {});

    const auto lost = [&row](const char* name, const Fault& fault, const Standing& standing) {
        row(name, {fault, standing, State::Offline, words::kNoAnswer});
    };
    lost("reset before the body", fault::resetBeforeTheBody(), kUnknown);
    lost("reset in the body", fault::resetInTheBody(7), kUnknown);
    lost("reset before the answer", fault::resetBeforeTheAnswer(), kUnknown);
    lost("closed before the answer", fault::answered({}, Then::Close), kUnknown);
    lost("not a word, not asked", fault::silence(Server::NotAsked), kUnknown);
    lost("not a word, asked", fault::silence(Server::Asked), kUnknownButDone);
    lost("reset instead of the answer", fault::lostAnswer(Then::Reset), kUnknownButDone);
    lost("closed instead of the answer", fault::lostAnswer(Then::Close), kUnknownButDone);
    lost("garbage instead of HTTP",
         fault::rewritten([](const QByteArray&) { return "\x16\x03\x01\x02 no HTTP\r\n\r\n"; }, Then::Close),
         kUnknownButDone);

    // The status has come, the rest has not.
    const auto cut = [&row](const char* name, const Fault& fault) {
        row(name, {fault, kUnknownButDone, std::nullopt, words::kNoAnswer});
    };
    cut("reset in the head", fault::cutAnswer(40, Then::Reset));
    cut("reset in the answer", fault::cutAnswer(300, Then::Reset));
    cut("closed in the answer", fault::cutAnswer(300, Then::Close));
    cut("stuck in the answer", fault::cutAnswer(300, Then::Silence));
    cut("drops of an answer", fault::slowAnswer(500)); // never silent, never done

    Fault everything = fault::lostAnswer(Then::Close);
    row("nothing comes back at all",
        {everything, kUnknownButDone, State::Offline, words::kNoAnswer, Door::Open, FaultProxy::isAny});
}

void TestFaultTransport::aBrokenWayDelaysAndLosesNothing()
{
    QFETCH(const FaultCase, given);
    ConsoleOptions options;
    options.http = shortDeadlines();
    FaultConsole console(m_server, options);
    QVERIFY(console.signIn());
    QCOMPARE(played(console, given), QString());
}

void TestFaultTransport::aServerNobodyHasHeardOfIsOffline()
{
    ConsoleOptions options;
    options.withPassword = true;
    FaultConsole console(m_server, options);
    QVERIFY(console.signIn());
    const QUuid account = console.workspace().account().id;
    const QString root = console.proxy().root();
    const QUuid session = console.takeSession();
    const QString token = console.workspace().tokens().accessToken();

    QVERIFY(console.desk().registry().setAddress(account, u"https://lectern.invalid"_s));
    QVERIFY(console.reopen(u"https://lectern.invalid"_s));
    console.workspace().startWithToken(token, true);
    const Record record = console.record(session, 85.5);
    QVERIFY(console.awaitJudged(record));
    QCOMPARE(console.disagreement(record, kNothingHappened), QString());
    QVERIFY2(console.now(record).lastError.contains(u"name was not found"_s),
             qUtf8Printable(console.now(record).lastError));
    QCOMPARE(console.status().state, State::Offline);
    QVERIFY(console.status().words.contains(u"name was not found"_s));

    QVERIFY(console.desk().registry().setAddress(account, root));
    QVERIFY(console.reopen());
    console.workspace().restore();
    QVERIFY(console.pushToDelivery(record));
    QCOMPARE(console.disagreement(record, kDelivered), QString());
    QCOMPARE(console.proxy().completionsSeen(session), 1);
}

void TestFaultTransport::slowAnswersAreWaitedFor()
{
    FaultConsole console(m_server);
    QVERIFY(console.signIn());
    console.proxy().setFault(FaultProxy::isCompletion, fault::slowAnswer(1));
    const Record record = console.record(console.takeSession(), 85.5);
    QTRY_COMPARE_WITH_TIMEOUT(console.now(record).state, RecordState::Delivered, 20'000);
    QCOMPARE(console.now(record).attempts, 1);
    QCOMPARE(console.now(record).outcomeUnknown, false);
    QCOMPARE(console.disagreement(record, kDelivered), QString());
}

void TestFaultTransport::aLongWayHoldsUpNobodyElse()
{
    constexpr int kWayMs = 400;
    constexpr int kRecords = 6;
    FaultConsole console(m_server);
    QVERIFY(console.signIn());
    console.proxy().setFault(FaultProxy::isCompletion, fault::delay(kWayMs));
    QElapsedTimer timer;
    timer.start();
    QList<Record> records;
    for (int i = 0; i < kRecords; ++i)
        records.append(console.record(console.takeSession(), 50 + i));
    for (const Record& record : std::as_const(records)) {
        QTRY_COMPARE_WITH_TIMEOUT(console.now(record).state, RecordState::Delivered, 20'000);
        QCOMPARE(console.now(record).attempts, 1);
    }
    QVERIFY(timer.elapsed() >= 2 * kWayMs);
    QVERIFY2(timer.elapsed() < kRecords * 2 * kWayMs, "one after the other");
}

void TestFaultTransport::anOutcomeThatCannotBeLookedUpWaits_data()
{
    QTest::addColumn<Fault>("ofTheList");
    QTest::newRow("reset") << fault::lostAnswer();
    QTest::newRow("cut") << fault::cutAnswer(600);
    QTest::newRow("a page") << fault::answered(answers::page(200));
    QTest::newRow("500") << fault::answered(answers::error(500, "DB_ERROR"));
    QTest::newRow("no list in it") << fault::answered(ScriptedServer::http(200, "{\"sessions\":7}"));
    QTest::newRow("404") << fault::answered(answers::page(404));
}

/// The answer was lost, the server refuses a second completion, and its list does not come.
void TestFaultTransport::anOutcomeThatCannotBeLookedUpWaits()
{
    QFETCH(const Fault, ofTheList);
    FaultConsole console(m_server);
    QVERIFY(console.signIn());
    console.proxy().forgetIdempotencyKeys();
    console.proxy().setScript(
        [ofTheList, turn = std::make_shared<std::atomic<int>>(0)](const FaultProxy::Request& head) {
            if (FaultProxy::isSessionList(head))
                return ofTheList;
            return FaultProxy::isCompletion(head) && turn->fetch_add(1) == 0 ? fault::lostAnswer()
                                                                             : fault::none();
        });
    const Record record = console.record(console.takeSession(), 85.5);
    QVERIFY(console.push([&] { return console.proxy().completionsSeen(record.sessionId) >= 3; }));
    QCOMPARE(console.disagreement(record, kUnknownButDone), QString());
    console.proxy().clear();
    QVERIFY(console.pushToDelivery(record));
    QVERIFY(console.now(record).confirmedByComparison);
    QCOMPARE(console.disagreement(record, kDelivered), QString());
}

void TestFaultTransport::manyLostAnswersAreSortedOut_data()
{
    QTest::addColumn<bool>("serverKnowsKeys");
    QTest::newRow("a server that knows the key") << true;
    QTest::newRow("a server that has never heard of keys") << false;
}

/// Half of all answers are lost, some before and some after the server has done its work.
void TestFaultTransport::manyLostAnswersAreSortedOut()
{
    QFETCH(const bool, serverKnowsKeys);
    constexpr int kRecords = 40;
    FaultConsole console(m_server);
    QVERIFY(console.signIn());
    if (!serverKnowsKeys)
        console.proxy().forgetIdempotencyKeys();
    console.proxy().setScript(
        [turn = std::make_shared<std::atomic<int>>(0)](const FaultProxy::Request& head) {
            if (!FaultProxy::isCompletion(head))
                return fault::none();
            switch (turn->fetch_add(1) % 4) {
            case 0:
                return fault::lostAnswer(Then::Reset);
            case 1:
                return fault::resetBeforeTheBody();
            default:
                return fault::none();
            }
        });
    QList<Record> records;
    for (int i = 0; i < kRecords; ++i)
        records.append(console.record(console.takeSession(), 50 + i));
    const auto arrived = [&](const Record& record) {
        return console.now(record).state == RecordState::Delivered;
    };
    QVERIFY(console.push([&] { return std::all_of(records.cbegin(), records.cend(), arrived); }, 60'000));
    for (const Record& record : std::as_const(records))
        QCOMPARE(console.disagreement(record, kDelivered), QString());
}

QTEST_GUILESS_MAIN(TestFaultTransport)
#include "test_fault_transport.moc"
