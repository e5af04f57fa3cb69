#include "fault_answers.h"
#include "fault_case.h"
#include "support/await.h"

#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;
using State = ConnectionStatus::State;
using Then = Fault::Then;

Q_DECLARE_METATYPE(ConnectionStatus::State)

/// Lists that do not come, or come damaged: what was known stays, it is said why, and what is recorded
/// meanwhile arrives.
class TestFaultLists : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(startServer(m_server)); }
    void aDamagedListReplacesNothing_data();
    void aDamagedListReplacesNothing();
    void aListWithoutEndIsNotKept();

private:
    static QByteArray brokenOff();

    ServerProcess m_server;
};

/// A packed list that ends in the middle of an id.
QByteArray TestFaultLists::brokenOff()
{
    const QByteArray packed = QByteArray::fromHex("1f8b0800000000000203aa562a4e2d2ececccf2b56b28aae"
                                                  "56ca4c51b2523248314d354f3348d4354e36b6d035493448"
                                                  "d5b54c314ad53548324b334d334c334f343454d2512a484c"
                                                  "ce4e4c4f8d07eb01000000ffff");
    const QByteArray answer = ScriptedServer::http(200, packed, {"Content-Encoding: gzip"});
    return answers::withLength(answer, 1'000);
}

void TestFaultLists::aDamagedListReplacesNothing_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<State>("state");
    using namespace answers;
    const auto json = [](const char* name, const QByteArray& body) {
        QTest::newRow(name) << fault::answered(ScriptedServer::http(200, body)) << State::Stopped;
    };
    json("an empty object", "{}");
    json("an array", "[]");
    json("no list", R"({"sessions":{}})");
    json("null", R"({"sessions":null})");
    json("half", R"({"sessions":[{"id")");
    json("not UTF-8", "{\"sessions\":[\"\xff\xfe\"");
    json("too deep", "{\"sessions\":" + QByteArray(100'000, '['));
    json("nothing", {});
    const auto other = [](const char* name, const Fault& fault, State state) {
        QTest::newRow(name) << fault << state;
    };
    other("a page", fault::answered(page(200)), State::Stopped);
    other("404", fault::answered(page(404)), State::Stopped);
    other("302", fault::answered(redirect(302, u"http://127.0.0.1:9/"_s)), State::Stopped);
    other("500", fault::answered(error(500, "DB_ERROR")), State::Offline);
    other("reset", fault::lostAnswer(Then::Reset), State::Offline);
    other("cut", fault::answered(brokenOff(), Then::Close), State::Offline);
    other("half, stuck", fault::cutAnswer(3'000, Then::Silence), State::Offline);
    other("gzip that is none",
          fault::answered(
              withHeader(ScriptedServer::http(200, R"({"sessions":[]})"), "Content-Encoding: gzip")),
          State::Offline);
}

void TestFaultLists::aDamagedListReplacesNothing()
{
    QFETCH(const Fault, fault);
    QFETCH(const State, state);
    ConsoleOptions options;
    options.http = shortDeadlines();
    FaultConsole console(m_server, options);
    QVERIFY(console.signIn());
    SessionDirectory& directory = console.workspace().directory();
    const int known = directory.listing()->counts.all;
    const QDateTime fetchedAt = directory.fetchedAt();
    QVERIFY(known >= 300);
    // The list has changed, so that the server sends all of it.
    QVERIFY(changeServer(m_server, u"UPDATE vr_sessions SET attempts = attempts + 1"_s));

    console.proxy().setFault(FaultProxy::isSessionList, fault);
    console.workspace().refresh();
    QTRY_VERIFY_WITH_TIMEOUT(console.wordsIn(state), 20'000);
    QVERIFY(!console.wordsIn(state)->isEmpty());
    QCOMPARE(directory.listing()->counts.all, known);
    QCOMPARE(directory.fetchedAt(), fetchedAt);
    const Record record = console.record(console.takeSession(), 85.5);
    QVERIFY(console.pushToDelivery(record)); // this way is not broken
    QCOMPARE(console.disagreement(record, kDelivered), QString());

    console.proxy().clear();
    console.workspace().refresh();
    QTRY_VERIFY_WITH_TIMEOUT(directory.fetchedAt() > fetchedAt, 20'000);
    QCOMPARE(directory.listing()->counts.all, known);
    QTRY_COMPARE(console.status().state, State::Online);
}

void TestFaultLists::aListWithoutEndIsNotKept()
{
    FaultConsole console(m_server);
    QVERIFY(console.signIn());
    const int known = console.workspace().directory().listing()->counts.all;
    Fault endless = fault::answered("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                                    "Content-Length: 1073741838\r\n\r\n{\"sessions\":[",
                                    Then::Close);
    endless.padding = qint64(1024) * 1024 * 1024;
    console.proxy().setFault(FaultProxy::isSessionList, endless, 1);
    console.workspace().refresh();
    QTRY_VERIFY_WITH_TIMEOUT(console.wordsIn(State::Stopped), 60'000);
    QVERIFY(console.wordsIn(State::Stopped)->contains(u"larger than Lectern accepts"_s));
    QCOMPARE(console.workspace().directory().listing()->counts.all, known);
    QTRY_COMPARE_WITH_TIMEOUT(console.status().state, State::Online, 20'000); // it asks again by itself
}

QTEST_GUILESS_MAIN(TestFaultLists)
#include "test_fault_lists.moc"
