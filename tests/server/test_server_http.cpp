#include "server_fixture.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The HTTP layer: bounds, refusals, connections.
class TestServerHttp : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_fixture = std::make_unique<ServerFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void healthNeedsNoToken();
    void unknownPathsAreNotFound();
    void wrongMethodsNameTheRightOnes();
    void headHasNoBody();
    void everyAnswerIsDatedAndNumbered();
    void largeBodiesAreRefused();
    void largeHeadersAreRefused();
    void malformedRequestsAreRefused_data();
    void malformedRequestsAreRefused();
    void connectionIsKept();
    void requestsInOneGoAreAnsweredInOrder();
    void bodyInChunksIsRead();
    void expectContinueIsAnswered();
    void silentClientIsDropped();
    void slowHeaderIsDropped();
    void slowBodyIsDropped();
    void oneAddressHasSoManyConnections();
    void stopIsQuickWithIdleConnections();
    void portThatIsTakenIsAnError();
    void publicAddressNeedsEncryption();

private:
    void start() { QVERIFY2(m_fixture->start(), qPrintable(m_fixture->failure().message)); }

    std::unique_ptr<ServerFixture> m_fixture;
};

void TestServerHttp::healthNeedsNoToken()
{
    start();
    QCOMPARE(m_fixture->probe().get("/healthz").body, QByteArray(R"({"status":"ok"})"));
    QCOMPARE(m_fixture->probe().get("/readyz").body, QByteArray(R"({"status":"ready"})"));
    m_fixture->sql(u"ALTER TABLE tenants RENAME TO gone"_s);
    const ProbeAnswer answer = m_fixture->probe().get("/readyz");
    QCOMPARE(answer.status, 503);
    QCOMPARE(answer.code(), u"DB_ERROR"_s);
    QCOMPARE(m_fixture->probe().get("/healthz").status, 200);
}

void TestServerHttp::unknownPathsAreNotFound()
{
    start();
    for (const char* path : {"/", "/api", "/api/vr-sessions/", "/vr-sessions", "/api/vr-sessions//complete",
                             "/api/vr-sessions/1/complete/x", "/API/vr-sessions", "/api/../healthz"}) {
        const ProbeAnswer answer = m_fixture->probe().get(path);
        QCOMPARE(answer.status, 404);
        QCOMPARE(answer.code(), u"NOT_FOUND"_s);
    }
}

void TestServerHttp::wrongMethodsNameTheRightOnes()
{
    start();
    const ProbeAnswer list = m_fixture->probe().send("DELETE", "/api/vr-sessions");
    QCOMPARE(list.status, 405);
    QCOMPARE(list.code(), u"METHOD_NOT_ALLOWED"_s);
    QCOMPARE(list.header("Allow"), QByteArray("GET, POST"));
    QCOMPARE(m_fixture->probe().get("/api/vr-sessions/1/complete").header("Allow"), QByteArray("POST"));
    QCOMPARE(m_fixture->probe().post("/healthz", "{}").header("Allow"), QByteArray("GET"));
}

void TestServerHttp::headHasNoBody()
{
    start();
    HttpProbe probe = m_fixture->probe();
    QCOMPARE(probe.send("HEAD", "/healthz").status, 405);
    QCOMPARE(probe.get("/healthz").status, 200); // nothing of a body was left in between
}

void TestServerHttp::everyAnswerIsDatedAndNumbered()
{
    start();
    const ProbeAnswer first = m_fixture->probe().get("/healthz");
    const ProbeAnswer second = m_fixture->probe().get("/nothing");
    QCOMPARE(first.header("Date"), QByteArray("Mon, 23 Nov 2026 10:30:00 GMT"));
    QCOMPARE(second.header("Date"), first.header("Date"));
    QVERIFY(!first.header("X-Request-Id").isEmpty());
    QVERIFY(first.header("X-Request-Id") != second.header("X-Request-Id"));
    QCOMPARE(first.header("Content-Type"), QByteArray("application/json"));
    QCOMPARE(second.header("Content-Type"), QByteArray("application/json"));
}

void TestServerHttp::largeBodiesAreRefused()
{
    start();
    const QByteArray token = m_fixture->accessToken();
    const ProbeAnswer answer =
        m_fixture->probe(token).post("/api/vr-packages", QByteArray(64 * 1024 + 1, ' '));
    QCOMPARE(answer.status, 413);
    QCOMPARE(answer.code(), u"PAYLOAD_TOO_LARGE"_s);
    QCOMPARE(answer.header("Connection"), QByteArray("close"));
    QCOMPARE(m_fixture->probe(token).post("/api/vr-packages", QByteArray(64 * 1024, ' ')).status, 400);

    HttpProbe chunked = m_fixture->probe();
    QVERIFY(chunked.write(
        "POST /api/vr-packages HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n11000\r\n" +
        QByteArray(0x11000, ' ') + "\r\n0\r\n\r\n"));
    QCOMPARE(chunked.readAnswer().status, 413);
}

void TestServerHttp::largeHeadersAreRefused()
{
    start();
    const ProbeAnswer answer = m_fixture->probe().get("/healthz", {{"X-Large", QByteArray(20'000, 'a')}});
    QCOMPARE(answer.status, 431);
    QCOMPARE(answer.code(), u"HEADER_TOO_LARGE"_s);
}

void TestServerHttp::malformedRequestsAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no HTTP") << QByteArray("HELLO THERE\r\n\r\n");
    QTest::newRow("version") << QByteArray("GET / HTTP/3.7\r\n\r\n");
    QTest::newRow("header") << QByteArray("GET / HTTP/1.1\r\nno colon\r\n\r\n");
    QTest::newRow("two lengths") << QByteArray(
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab");
    QTest::newRow("length and chunks") << QByteArray(
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    QTest::newRow("chunk") << QByteArray(
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
}

void TestServerHttp::malformedRequestsAreRefused()
{
    QFETCH(QByteArray, bytes);
    start();
    HttpProbe probe = m_fixture->probe();
    QVERIFY(probe.write(bytes));
    const ProbeAnswer answer = probe.readAnswer();
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.code(), u"BAD_REQUEST"_s);
    QVERIFY(probe.waitForClose(5'000));
}

void TestServerHttp::connectionIsKept()
{
    m_fixture->config.limits.connectionsPerAddress = 1;
    start();
    HttpProbe probe = m_fixture->probe();
    for (int i = 0; i < 5; ++i)
        QCOMPARE(probe.get("/healthz").status, 200); // a second connection would be closed
    QCOMPARE(probe.get("/healthz", {{"Connection", "close"}}).header("Connection"), QByteArray("close"));
    QVERIFY(probe.waitForClose(5'000));
}

void TestServerHttp::requestsInOneGoAreAnsweredInOrder()
{
    start();
    HttpProbe probe = m_fixture->probe();
    QVERIFY(probe.write("GET /readyz HTTP/1.1\r\nHost: a\r\n\r\nGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"));
    QCOMPARE(probe.readAnswer().body, QByteArray(R"({"status":"ready"})"));
    QCOMPARE(probe.readAnswer().body, QByteArray(R"({"status":"ok"})"));
}

void TestServerHttp::bodyInChunksIsRead()
{
    start();
    const QByteArray token = m_fixture->accessToken();
    HttpProbe probe = m_fixture->probe();
    QVERIFY(
        probe.write("POST /api/vr-sessions/" + m_fixture->openSession(token) +
                    "/complete HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nAuthorization: Bearer " +
                    token + "\r\n\r\n5\r\n{\"sco\r\n7\r\nre\":80}\r\n0\r\n\r\n"));
    QCOMPARE(probe.readAnswer().status, 200);
}

void TestServerHttp::expectContinueIsAnswered()
{
    start();
    HttpProbe probe = m_fixture->probe();
    QVERIFY(probe.write(
        "POST /auth/v1/token HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"));
    QCOMPARE(probe.readAnswer(true).status, 100);
    QVERIFY(probe.write("{}"));
    QCOMPARE(probe.readAnswer().status, 400);
}

void TestServerHttp::silentClientIsDropped()
{
    m_fixture->config.limits.header = 200ms;
    m_fixture->config.limits.idle = 200ms;
    start();
    HttpProbe silent = m_fixture->probe();
    QVERIFY(silent.write({}));
    QVERIFY(silent.waitForClose(10'000));
    HttpProbe idle = m_fixture->probe();
    QCOMPARE(idle.get("/healthz").status, 200);
    QVERIFY(idle.waitForClose(10'000));
}

void TestServerHttp::slowHeaderIsDropped()
{
    m_fixture->config.limits.header = 400ms;
    start();
    // A byte now and then does not buy more time: the deadline is for the whole header.
    HttpProbe probe = m_fixture->probe();
    QVERIFY(probe.write("GET /healthz HTTP/1.1\r\nX: "));
    QElapsedTimer timer;
    timer.start();
    while (!probe.waitForClose(50) && timer.elapsed() < 10'000)
        (void)probe.write("a");
    QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
}

void TestServerHttp::slowBodyIsDropped()
{
    m_fixture->config.limits.body = 300ms;
    start();
    HttpProbe probe = m_fixture->probe();
    QVERIFY(probe.write("POST /auth/v1/token HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{"));
    QVERIFY(probe.waitForClose(10'000));
}

void TestServerHttp::oneAddressHasSoManyConnections()
{
    m_fixture->config.limits.connectionsPerAddress = 3;
    start();
    {
        HttpProbe first = m_fixture->probe();
        HttpProbe second = m_fixture->probe();
        HttpProbe third = m_fixture->probe();
        QCOMPARE(first.get("/healthz").status, 200);
        QCOMPARE(second.get("/healthz").status, 200);
        QCOMPARE(third.get("/healthz").status, 200);
        HttpProbe fourth = m_fixture->probe();
        QCOMPARE(fourth.get("/healthz").status, 0);
    }
    QTRY_COMPARE(m_fixture->probe().get("/healthz").status, 200);
}

void TestServerHttp::stopIsQuickWithIdleConnections()
{
    start();
    HttpProbe probe = m_fixture->probe();
    QCOMPARE(probe.get("/healthz").status, 200);
    QElapsedTimer timer;
    timer.start();
    m_fixture->stop();
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(probe.waitForClose(5'000));
}

void TestServerHttp::portThatIsTakenIsAnError()
{
    start();
    ServerFixture second;
    second.config.port = m_fixture->port();
    QVERIFY(!second.start());
    QCOMPARE(second.failure().reason, FailureReason::InUse);
}

void TestServerHttp::publicAddressNeedsEncryption()
{
    m_fixture->config.host = u"0.0.0.0"_s;
    QVERIFY(!m_fixture->start());
    QCOMPARE(m_fixture->failure().reason, FailureReason::InvalidInput);
    QVERIFY(!QFile::exists(m_fixture->config.databasePath));
    m_fixture->config.behindProxy = true;
    QVERIFY(m_fixture->start());
}

QTEST_GUILESS_MAIN(TestServerHttp)
#include "test_server_http.moc"
