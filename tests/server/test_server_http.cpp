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
    void headSaysWhatGetWould();
    void refusedHeadHasNoBody_data();
    void refusedHeadHasNoBody();
    void everyAnswerIsDatedAndNumbered();
    void largeBodiesAreRefused();
    void largeHeadersAreRefused();
    void malformedRequestsAreRefused_data();
    void malformedRequestsAreRefused();
    void bodyIsNeverASecondRequest_data();
    void bodyIsNeverASecondRequest();
    void trailersAreNoHeader();
    void linesOfAListAreOneList();
    void targetsAreCutRight_data();
    void targetsAreCutRight();
    void emptyLinesBeforeARequestAreSkipped();
    void foldedLinesAreOneLine();
    void oldClientsAreAnswered();
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
    /// One server for all rows of the tests that leave nothing behind in it.
    void share()
    {
        if (!m_shared) {
            start();
            m_shared = std::move(m_fixture);
        }
    }

    std::unique_ptr<ServerFixture> m_fixture; ///< of one test
    std::unique_ptr<ServerFixture> m_shared;
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
    QCOMPARE(list.header("Allow"), QByteArray("GET, HEAD, POST"));
    QCOMPARE(m_fixture->probe().get("/api/vr-sessions/1/complete").header("Allow"), QByteArray("POST"));
    QCOMPARE(m_fixture->probe().post("/healthz", "{}").header("Allow"), QByteArray("GET, HEAD"));
}

void TestServerHttp::headSaysWhatGetWould()
{
    start();
    const QByteArray token = m_fixture->accessToken();
    HttpProbe probe = m_fixture->probe(token); // one connection: nothing of a body is left in between
    for (const char* path : {"/healthz", "/readyz", "/api/users/me", "/api/vr-sessions", "/api/vr-packages",
                             "/api/activities/1/progress", "/nothing"}) {
        const ProbeAnswer head = probe.send("HEAD", path);
        const ProbeAnswer get = probe.get(path);
        QCOMPARE(head.status, get.status);
        for (const char* name : {"Content-Length", "Content-Type", "ETag", "Cache-Control"})
            QCOMPARE(head.header(name), get.header(name));
    }
    QCOMPARE(probe.send("HEAD", "/auth/v1/token").status, 405);
    QCOMPARE(probe.get("/healthz").status, 200);
}

void TestServerHttp::refusedHeadHasNoBody_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const auto row = [](const char* name, const QByteArray& rest, int status) {
        QTest::newRow(name) << "HEAD /healthz HTTP/1.1\r\n" + rest + "\r\n" << status;
    };
    row("two hosts", "Host: a\r\nHost: b\r\n", 400);
    row("no host", "", 400);
    row("unknown transfer coding", "Host: a\r\nTransfer-Encoding: gzip\r\n", 501);
    row("unknown expectation", "Host: a\r\nExpect: wonders\r\n", 417);
    row("encoded content", "Host: a\r\nContent-Encoding: gzip\r\n", 415);
    row("line that is no header", "Host: a\r\nnonsense\r\n", 400);
    row("long header", "Host: a\r\nX: " + QByteArray(20'000, 'x') + "\r\n", 431);
    row("long body", "Host: a\r\nContent-Length: 1000000\r\n", 413);
    QTest::newRow("target that is no path") << QByteArray("HEAD healthz HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
    QTest::newRow("line that is no request")
        << QByteArray("HEAD /healthz HTTP/one\r\nHost: a\r\n\r\n") << 400;
    QTest::newRow("long target") << "HEAD /" + QByteArray(20'000, 'x') + " HTTP/1.1\r\n\r\n" << 431;
}

void TestServerHttp::refusedHeadHasNoBody()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    start();
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, m_fixture->port());
    QVERIFY(socket.waitForConnected(10'000));
    socket.write(request);
    QVERIFY(socket.waitForDisconnected(10'000) || socket.state() == QAbstractSocket::UnconnectedState);
    const QByteArray answer = socket.readAll();
    QVERIFY2(answer.startsWith("HTTP/1.1 " + QByteArray::number(status)), answer.constData());
    QCOMPARE(answer.indexOf("\r\n\r\n"), answer.size() - 4);
    QVERIFY(!answer.contains("Content-Length: 0")); // that of the body that GET would get
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
    const auto get = [](const char* name, const QByteArray& lines) {
        QTest::newRow(name) << "GET /healthz HTTP/1.1\r\n" + lines + "\r\n";
    };
    get("no host", "");
    get("two hosts", "Host: a\r\nHost: a\r\n");
    get("two hosts in one line", "Host: a, b\r\n");
    get("host with a path", "Host: a/b\r\n");
    get("host with a user", "Host: a@b\r\n");
    get("host with a space", "Host: a b\r\n");
    get("two authorizations", "Host: a\r\nAuthorization: Bearer x\r\nAuthorization: Bearer x\r\n");
    get("two keys", "Host: a\r\nIdempotency-Key: 1\r\nidempotency-key: 2\r\n");
    get("two content types", "Host: a\r\nContent-Type: application/json\r\nContent-Type: text/plain\r\n");
    get("equal lengths", "Host: a\r\nContent-Length: 0\r\nContent-Length: 0\r\n");
    get("lengths in one line", "Host: a\r\nContent-Length: 0, 0\r\n");
    get("length with a sign", "Host: a\r\nContent-Length: +0\r\n");
    get("negative length", "Host: a\r\nContent-Length: -1\r\n");
    get("length in hex", "Host: a\r\nContent-Length: 0x0\r\n");
    get("length without digits", "Host: a\r\nContent-Length:\r\n");
    get("length of 70 bits", "Host: a\r\nContent-Length: 1180591620717411303424\r\n");
    get("space before the colon", "Host: a\r\nX-A : b\r\n");
    get("space before the first name", " Host: a\r\n");
    get("bare line feed", "Host: a\nX-A: b\r\n");
    get("bare carriage return", "Host: a\rX-A: b\r\n");
    get("carriage return in a value", "Host: a\r\nX-A: b\rc\r\n");
    get("zero byte in a value", QByteArray("Host: a\r\nX-A: b\0c\r\n", 19));
    get("zero byte in a name", QByteArray("Host: a\r\nX\0A: b\r\n", 18));
    get("control character", "Host: a\r\nX-A: b\x01\r\n");
    get("empty name", "Host: a\r\n: b\r\n");
    QTest::newRow("line feeds only") << QByteArray("GET /healthz HTTP/1.1\nHost: a\n\n");
    QTest::newRow("two spaces") << QByteArray("GET  /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
    QTest::newRow("space in the target") << QByteArray("GET /a b HTTP/1.1\r\nHost: a\r\n\r\n");
    QTest::newRow("HTTP/0.9") << QByteArray("GET /healthz\r\n\r\n");
    QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    QTest::newRow("chunks in HTTP/1.0")
        << QByteArray("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    QTest::newRow("chunk of a negative size")
        << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n");
    QTest::newRow("chunk of 68 bits") << QByteArray(
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n10000000000000000\r\n");
    QTest::newRow("chunk without its end") << QByteArray(
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n");
    QTest::newRow("length among the trailers") << QByteArray(
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nContent-Length: 5\r\n\r\n");
    QTest::newRow("chunk") << QByteArray(
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
}

void TestServerHttp::malformedRequestsAreRefused()
{
    QFETCH(QByteArray, bytes);
    share();
    HttpProbe probe = m_shared->probe();
    QVERIFY(probe.write(bytes));
    const ProbeAnswer answer = probe.readAnswer();
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.code(), u"BAD_REQUEST"_s);
    QVERIFY(probe.waitForClose(5'000));
}

void TestServerHttp::bodyIsNeverASecondRequest_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("lines"); // that say where the body ends
    QTest::addColumn<int>("status");
    const auto row = [](const char* name, const QByteArray& lines, int status, const char* version = "1.1") {
        QTest::newRow(name) << QByteArray(version) << lines << status;
    };
    row("coding of another name", "Transfer-Encoding: gzip\r\n", 501);
    row("identity", "Transfer-Encoding: identity\r\n", 501);
    row("no coding", "Transfer-Encoding:\r\n", 501);
    row("nearly chunked", "Transfer-Encoding: xchunked\r\n", 501);
    row("chunked with a parameter", "Transfer-Encoding: chunked;q=1\r\n", 501);
    row("chunked in quotes", "Transfer-Encoding: \"chunked\"\r\n", 501);
    row("chunked first", "Transfer-Encoding: chunked, identity\r\n", 501);
    row("chunked last", "Transfer-Encoding: gzip, chunked\r\n", 501);
    row("chunked twice", "Transfer-Encoding: chunked, chunked\r\n", 501);
    row("two lines", "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n", 400);
    row("two lines, chunked first", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", 400);
    row("folded", "Transfer-Encoding:\r\n xchunked\r\n", 501);
    row("with a length", "Content-Length: 0\r\nTransfer-Encoding: identity\r\n", 400);
    row("with a length behind it", "Transfer-Encoding: identity\r\nContent-Length: 0\r\n", 400);
    row("in HTTP/1.0", "Transfer-Encoding: identity\r\nConnection: keep-alive\r\n", 400, "1.0");
}

void TestServerHttp::bodyIsNeverASecondRequest()
{
    QFETCH(QByteArray, version);
    QFETCH(QByteArray, lines);
    QFETCH(int, status);
    share();
    const QByteArray token = m_shared->accessToken();
    const QByteArray id = m_shared->openSession(token);
    const QByteArray start = "POST /api/vr-sessions/" + id + "/complete HTTP/" + version +
                             "\r\nHost: a\r\nAuthorization: Bearer " + token + "\r\n";
    HttpProbe probe = m_shared->probe();
    QVERIFY(probe.write(start + lines + "\r\n" + start + "Content-Length: 12\r\n\r\n{\"score\":77}"));
    const ProbeAnswer answer = probe.readAnswer();
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.code(), status == 501 ? u"NOT_IMPLEMENTED"_s : u"BAD_REQUEST"_s);
    QCOMPARE(answer.header("Connection"), QByteArray("close"));
    QCOMPARE(probe.readAnswer().status, 0);
    QVERIFY(probe.waitForClose(5'000));
    QCOMPARE(m_shared->openSession(token), id); // neither the request nor its body completed it
}

void TestServerHttp::trailersAreNoHeader()
{
    start();
    const QByteArray token = m_fixture->accessToken();
    const QByteArray path =
        "POST /api/vr-sessions/" + m_fixture->openSession(token) + "/complete HTTP/1.1\r\n";
    const QByteArray chunks = "Host: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n";
    HttpProbe probe = m_fixture->probe();
    QVERIFY(probe.write(path + chunks + "Authorization: Bearer " + token + "\r\n\r\n"));
    QCOMPARE(probe.readAnswer().status, 401);
    // Nor do they end the connection, or make it 415.
    QVERIFY(probe.write(
        path + "Authorization: Bearer " + token + "\r\n" + chunks +
        "Connection: close\r\nContent-Type: text/plain\r\nIdempotency-Key: 1\r\nHost: b\r\n\r\n"));
    const ProbeAnswer completed = probe.readAnswer();
    QCOMPARE(completed.status, 200);
    QVERIFY(completed.header("Connection").isEmpty());
    QVERIFY(m_fixture->sql(u"SELECT 1 FROM vr_sessions WHERE idempotency_key IS NOT NULL"_s).isEmpty());
    QCOMPARE(probe.get("/healthz").status, 200);
}

void TestServerHttp::linesOfAListAreOneList()
{
    start();
    HttpProbe probe = m_fixture->probe(m_fixture->accessToken());
    const QByteArray tag = probe.get("/api/vr-sessions").header("ETag");
    QCOMPARE(probe.get("/api/vr-sessions", {{"If-None-Match", "\"x\""}, {"If-None-Match", tag}}).status, 304);
    QCOMPARE(probe.get("/api/vr-sessions", {{"Accept-Encoding", "br"}, {"Accept-Encoding", "gzip"}})
                 .header("Content-Encoding"),
             QByteArray("gzip"));
    const ProbeAnswer last = probe.get("/healthz", {{"Connection", "keep-alive"}, {"Connection", "close"}});
    QCOMPARE(last.header("Connection"), QByteArray("close"));
    QVERIFY(probe.waitForClose(5'000));
}

void TestServerHttp::targetsAreCutRight_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    const auto row = [](const QByteArray& target, int status) {
        QTest::newRow(target.constData()) << target << status;
    };
    row("/healthz", 200);
    row("/healthz?", 200);
    row("/healthz?next=http://other.example/readyz", 200);
    row("http://127.0.0.1/healthz", 200);
    row("HTTPS://lectern.invalid:8443/healthz?a=/b", 200);
    row("http://127.0.0.1", 404);
    row("http://127.0.0.1?/healthz", 404); // the path is "/"
    row("//other.example/healthz", 404);
    row("/api/vr-sessions/..%2f..%2f..%2fhealthz", 404);
    row("/healthz#part", 400);
    row("?/healthz", 400);
    row("healthz", 400);
    row("other?http://a/healthz", 400);
    row("ftp://127.0.0.1/healthz", 400);
    row("http:///healthz", 400);
    row("http://user@127.0.0.1/healthz", 400);
    row("127.0.0.1:80", 400);
    row("*", 400);
}

void TestServerHttp::targetsAreCutRight()
{
    QFETCH(QByteArray, target);
    QFETCH(int, status);
    share();
    QCOMPARE(m_shared->probe().get(target).status, status);
}

void TestServerHttp::emptyLinesBeforeARequestAreSkipped()
{
    start();
    HttpProbe probe = m_fixture->probe();
    QVERIFY(probe.write("\r\n\r\nGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n\r\n\r"));
    QCOMPARE(probe.readAnswer().status, 200);
    QVERIFY(probe.write("\nGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"));
    QCOMPARE(probe.readAnswer().status, 200);
    QVERIFY(probe.write(QByteArray("\r\n").repeated(1'000) + "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"));
    QCOMPARE(probe.readAnswer().status, 400);
}

void TestServerHttp::foldedLinesAreOneLine()
{
    start();
    const QByteArray token = m_fixture->accessToken();
    HttpProbe probe = m_fixture->probe();
    QVERIFY(probe.write("GET /api/users/me HTTP/1.1\r\nHost: a\r\nX-Old: a\r\n Authorization: Bearer " +
                        token + "\r\n\r\n"));
    QCOMPARE(probe.readAnswer().status, 401);
    QVERIFY(probe.write("GET /api/users/me HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer\r\n\t" + token +
                        "\r\n\r\n"));
    QCOMPARE(probe.readAnswer().status, 200);
}

void TestServerHttp::oldClientsAreAnswered()
{
    start();
    HttpProbe probe = m_fixture->probe();
    QVERIFY(probe.write("GET /healthz HTTP/1.0\r\n\r\n")); // none of them sends Host
    QCOMPARE(probe.readAnswer().status, 200);
    QVERIFY(probe.waitForClose(5'000));
    // What they expect is not for them (RFC 9110, 10.1.1): no 100 comes before the answer.
    HttpProbe waiting = m_fixture->probe();
    QVERIFY(
        waiting.write("POST /auth/v1/token HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n{}"));
    QCOMPARE(waiting.readAnswer().status, 400);
    HttpProbe odd = m_fixture->probe();
    QCOMPARE(odd.get("/healthz", {{"Expect", "miracles"}}).status, 417);
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
    m_fixture->config.demo = false;
    QVERIFY(m_fixture->start());
}

QTEST_GUILESS_MAIN(TestServerHttp)
#include "test_server_http.moc"
