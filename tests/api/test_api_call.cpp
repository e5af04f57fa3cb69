#include "api/api_client.h"
#include "api/classify.h"
#include "api/token_source.h"
#include "support/await.h"
#include "support/fake_clock.h"
#include "support/scripted_server.h"

#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

const QUuid kSession("0d5e7f0a-3c38-4a0e-9d2e-0b6f5f1f7a11");
const QUuid kPackage("5b0d7c52-1d55-4a8d-8f6e-40a3f8e6f6b1");
const QUuid kKey("7c0c2a52-8f0f-4b0c-a0ec-6a3f4a4f8e01");
const QByteArray kBody = "{\"score\":85,\"notes\":\"ä\"}";
const QByteArray kList = "{\"sessions\":[]}";
const QByteArray kPage = "<html><title>404</title></html>";

struct Console
{
    explicit Console(const QString& root, const HttpOptions& options = {})
        : http(options)
        , client(*ServerAddress::parse(root), tokens, http)
    {
    }

    HttpClient http;
    FixedToken tokens{u"token-of-the-test"_s};
    ApiClient client;
};

QByteArray unknownCode(const char* code)
{
    return QByteArray("{\"error\":{\"code\":\"") + code + "\",\"message\":\"m\",\"details\":[]}}";
}

} // namespace

/// What calls look like on the wire, and what they make of whole answers.
class TestApiCall : public QObject
{
    Q_OBJECT

private slots:
    void aCompletionIsThePlainDocumentedCall()
    {
        ScriptedServer server(
            [](const auto&) { return ScriptedServer::Reply{ScriptedServer::http(200, "{}")}; });
        Console console(server.root() + "/api/"_L1);
        QVERIFY(await(console.client.complete(kSession, kBody, kKey)));
        QCOMPARE(server.count(), 1);
        const auto request = server.requests().first();
        QCOMPARE(request.method, QByteArray("POST"));
        QCOMPARE(request.target,
                 QByteArray("/api/vr-sessions/0d5e7f0a-3c38-4a0e-9d2e-0b6f5f1f7a11/complete"));
        QCOMPARE(request.body, kBody);
        QCOMPARE(request.header("Authorization"), QByteArray("Bearer token-of-the-test"));
        QCOMPARE(request.header("Content-Type"), QByteArray("application/json"));
        QCOMPARE(request.header("Content-Length"), QByteArray::number(kBody.size()));
        QCOMPARE(request.header("Idempotency-Key"), QByteArray("7c0c2a52-8f0f-4b0c-a0ec-6a3f4a4f8e01"));
        QVERIFY(request.header("User-Agent").startsWith("Lectern/"));
        QVERIFY(request.header("Cookie").isEmpty());
        QVERIFY(request.header("Transfer-Encoding").isEmpty());
        QVERIFY(request.header("Upgrade").isEmpty());
    }

    void cookiesAreNeverSentBack()
    {
        ScriptedServer server([](const auto&) {
            return ScriptedServer::Reply{ScriptedServer::http(200, kList, {"Set-Cookie: a=b; Path=/"})};
        });
        Console console(server.root());
        QVERIFY(await(console.client.listSessions()));
        QVERIFY(await(console.client.listSessions()));
        for (const auto& request : server.requests())
            QVERIFY(request.header("Cookie").isEmpty());
    }

    void filtersAndTheEtagAreSent()
    {
        ScriptedServer server([](const auto& request) {
            return ScriptedServer::Reply{request.header("If-None-Match") == "\"v1\""
                                             ? QByteArray("HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n")
                                             : ScriptedServer::http(200, kList, {"ETag: \"v1\""})};
        });
        Console console(server.root());
        const auto first = await(console.client.listSessions({kPackage, kSession}));
        QVERIFY(first);
        QCOMPARE(first->etag, QByteArray("\"v1\""));
        QCOMPARE(server.requests().first().target,
                 QByteArray("/api/vr-sessions?package_id=5b0d7c52-1d55-4a8d-8f6e-40a3f8e6f6b1"
                            "&activity_id=0d5e7f0a-3c38-4a0e-9d2e-0b6f5f1f7a11"));
        const auto second = await(console.client.listSessions({}, first->etag));
        QVERIFY(second);
        QCOMPARE(second->status, 304);
        QCOMPARE(judgeList(*second, second->receivedAt).verdict, ListVerdict::NotModified);
    }

    void headersOfTheAnswerAreRead()
    {
        ScriptedServer server([](const auto&) {
            return ScriptedServer::Reply{ScriptedServer::http(
                429, "{}",
                {"Date: Mon, 23 Nov 2026 10:30:00 GMT", "X-Request-Id: req-17", "Retry-After: 90"})};
        });
        const FakeClock clock;
        HttpOptions options;
        options.clock = &clock;
        Console console(server.root(), options);
        const auto answer = await(console.client.complete(kSession, kBody, kKey));
        QVERIFY(answer);
        QCOMPARE(answer->status, 429);
        QCOMPARE(answer->serverDate, QDateTime({2026, 11, 23}, {10, 30}, Qt::UTC));
        QCOMPARE(answer->requestId, u"req-17"_s);
        QCOMPARE(answer->receivedAt, clock.now());
        QCOMPARE(answer->notBefore, clock.now().addSecs(90));
        QCOMPARE(judgeCompletion(*answer, kSession, false, clock.now()).verdict, Verdict::RateLimited);
    }

    void everyStatusIsAnAnswer_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {200, 201, 204, 301, 400, 401, 402, 403, 404, 405, 407, 408, 409, 410,
                                 413, 418, 422, 425, 429, 451, 499, 500, 501, 502, 503, 504, 511, 599})
            QTest::addRow("%d", status) << status;
    }

    void everyStatusIsAnAnswer()
    {
        QFETCH(int, status);
        const QByteArray body = status == 204 ? QByteArray() : unknownCode("WHATEVER");
        ScriptedServer server(
            [&](const auto&) { return ScriptedServer::Reply{ScriptedServer::http(status, body)}; });
        Console console(server.root());
        const auto answer = await(console.client.complete(kSession, kBody, kKey));
        QVERIFY(answer);
        QCOMPARE(answer->transport, Answer::Transport::Ok);
        QCOMPARE(answer->status, status);
        QCOMPARE(answer->body, body);
        QVERIFY(answer->complete);
        QCOMPARE(server.count("POST"), 1);
    }

    void challengesAreNotTakenUp_data()
    {
        QTest::addColumn<QByteArray>("challenge");
        QTest::newRow("basic") << QByteArray("WWW-Authenticate: Basic realm=\"x\"");
        QTest::newRow("bearer") << QByteArray("WWW-Authenticate: Bearer error=\"invalid_token\"");
        QTest::newRow("negotiate") << QByteArray("WWW-Authenticate: Negotiate");
    }

    void challengesAreNotTakenUp()
    {
        QFETCH(QByteArray, challenge);
        ScriptedServer server([&](const auto&) {
            return ScriptedServer::Reply{ScriptedServer::http(401, unknownCode("UNAUTHORIZED"), {challenge})};
        });
        Console console(server.root());
        const auto answer = await(console.client.complete(kSession, kBody, kKey));
        QVERIFY(answer);
        QCOMPARE(answer->status, 401);
        QCOMPARE(judgeCompletion(*answer, kSession, false, {}).verdict, Verdict::SignInNeeded);
        QCOMPARE(server.count(), 1);
    }

    void redirectsAreNeverFollowed_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308})
            QTest::addRow("%d", status) << status;
    }

    void redirectsAreNeverFollowed()
    {
        QFETCH(int, status);
        ScriptedServer elsewhere(
            [](const auto&) { return ScriptedServer::Reply{ScriptedServer::http(200, "{}")}; });
        ScriptedServer server([&](const auto&) {
            const QByteArray location = "Location: " + elsewhere.root().toLatin1() + "/steal";
            return ScriptedServer::Reply{ScriptedServer::http(status, "", {location})};
        });
        Console console(server.root());
        const auto posted = await(console.client.complete(kSession, kBody, kKey));
        QVERIFY(posted);
        QCOMPARE(posted->status, status);
        QCOMPARE(judgeCompletion(*posted, kSession, false, {}).verdict, Verdict::ConnectionStop);
        const auto listed = await(console.client.listSessions());
        QVERIFY(listed);
        QCOMPARE(judgeList(*listed, {}).verdict, ListVerdict::ConnectionStop);
        QCOMPARE(elsewhere.connections(), 0);
        QCOMPARE(server.count(), 2);
    }

    void theOtherBaseIsTriedOnceAndRemembered()
    {
        ScriptedServer server([](const auto& request) {
            const bool bare = request.target.startsWith("/vr-sessions");
            return ScriptedServer::Reply{bare ? ScriptedServer::http(200, kList)
                                              : ScriptedServer::http(404, kPage, {}, "text/html")};
        });
        Console console(server.root());
        QSignalSpy changed(&console.client, &ApiClient::apiBaseChanged);
        const auto answer = await(console.client.listSessions());
        QVERIFY(answer);
        QVERIFY(answer->isOk());
        QVERIFY(answer->usedOtherUrl);
        QCOMPARE(answer->tries, 2);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().toString(), server.root());
        QVERIFY(await(console.client.listSessions())->isOk());
        QCOMPARE(server.count(), 3);
        QCOMPARE(console.client.address().apiBase(), server.root());
    }

    void aServerWithoutEitherBaseStaysWhereItWas()
    {
        ScriptedServer server([](const auto&) {
            return ScriptedServer::Reply{ScriptedServer::http(404, kPage, {}, "text/html")};
        });
        Console console(server.root());
        QSignalSpy changed(&console.client, &ApiClient::apiBaseChanged);
        const auto answer = await(console.client.listSessions());
        QVERIFY(answer);
        QCOMPARE(answer->status, 404);
        QCOMPARE(changed.size(), 0);
        QCOMPARE(server.count(), 2);
        QCOMPARE(console.client.address().base(), ServerAddress::Base::RootApi);
    }

    void aKnownCodeDoesNotChangeTheBase()
    {
        ScriptedServer server([](const auto&) {
            return ScriptedServer::Reply{ScriptedServer::http(404, unknownCode("PROFILE_NOT_FOUND"))};
        });
        Console console(server.root());
        QVERIFY(await(console.client.listSessions()));
        QCOMPARE(server.count(), 1);
    }

    void aPostNeverTriesTheOtherBase()
    {
        ScriptedServer server(
            [](const auto&) { return ScriptedServer::Reply{ScriptedServer::http(404, kPage)}; });
        Console console(server.root());
        QVERIFY(await(console.client.complete(kSession, kBody, kKey)));
        QVERIFY(await(console.client.createSession({kPackage, {}, {}})));
        QCOMPARE(server.count("POST"), 2);
        QCOMPARE(server.count(), 2);
    }

    void aListIsUnpackedAndBounded()
    {
        // 5 MB of the same byte pack at more than 1000 : 1, far beyond Qt's own guard.
        const QByteArray list = "{\"sessions\":[]" + QByteArray(5 * 1024 * 1024, ' ') + "}";
        const QByteArray packed = gzip(list);
        QVERIFY(packed.size() < 20'000);
        ScriptedServer server([&](const auto& request) {
            return ScriptedServer::Reply{request.header("Accept-Encoding").contains("gzip")
                                             ? ScriptedServer::http(200, packed, {"Content-Encoding: gzip"})
                                             : ScriptedServer::http(200, list)};
        });
        Console console(server.root());
        const auto answer = await(console.client.listSessions());
        QVERIFY(answer);
        QCOMPARE(answer->transport, Answer::Transport::Ok);
        QCOMPARE(answer->body, list);
    }

    void aPackedListThatBreaksOffIsNotWhole()
    {
        QByteArray list = "{\"sessions\":["; // no other brace in it: it cannot look whole by chance
        for (int i = 0; i < 2000; ++i)
            list += QUuid::createUuid().toByteArray(QUuid::WithoutBraces).prepend('"') + "\",";
        const QByteArray whole =
            ScriptedServer::http(200, gzip(list.chopped(1) + "]}"), {"Content-Encoding: gzip"});
        for (const double part : {0.3, 0.5, 0.9}) {
            const QByteArray cut = whole.left(qsizetype(double(whole.size()) * part));
            ScriptedServer server([&](const auto&) {
                return ScriptedServer::Reply{cut, ScriptedServer::Then::Close};
            });
            Console console(server.root());
            const auto answer = await(console.client.listSessions());
            QVERIFY(answer);
            QVERIFY(!answer->complete);
            QCOMPARE(answer->transport, Answer::Transport::Reset);
            QCOMPARE(judgeList(*answer, {}).verdict, ListVerdict::Later);
        }
    }

    void everyAnswerTellsTheServersClock()
    {
        ScriptedServer server([](const auto& request) {
            const QByteArray date =
                request.method == "GET" ? "Date: Tue, 24 Nov 2026 10:00:00 GMT" : "X-No: date";
            return ScriptedServer::Reply{ScriptedServer::http(404, "{}", {date})};
        });
        Console console(server.root());
        QList<QDateTime> seen;
        connect(&console.http, &HttpClient::serverDateSeen, this,
                [&seen](const QDateTime& date) { seen << date; });
        QVERIFY(await(console.client.me()));
        QCOMPARE(seen, QList{QDateTime({2026, 11, 24}, {10, 0}, Qt::UTC)});
        QVERIFY(await(console.client.complete(kSession, kBody, kKey)));
        QCOMPARE(seen.size(), 1);
    }

    void detailsNeverHoldTheToken()
    {
        ScriptedServer server([](const auto& request) {
            return ScriptedServer::Reply{ScriptedServer::http(
                400, "{\"error\":\"you sent " + request.header("Authorization") + "\"}")};
        });
        Console console(server.root());
        const auto answer = await(console.client.complete(kSession, kBody, kKey));
        QVERIFY(answer);
        const auto judgement = judgeCompletion(*answer, kSession, false, {});
        QVERIFY(!judgement.detail.contains("token-of-the-test"_L1));
        QVERIFY(!judgement.words.contains("token-of-the-test"_L1));
        QVERIFY(!answer->transportDetail.contains("token-of-the-test"_L1));
    }

private:
    static QByteArray gzip(const QByteArray& data)
    {
        // qCompress gives four bytes of length and a zlib stream: header, deflate, Adler-32.
        const QByteArray zlib = qCompress(data, 9).mid(4);
        QByteArray result("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", 10);
        result += zlib.mid(2, zlib.size() - 6);
        quint32 crc = 0xffffffff;
        for (const char c : data) {
            crc ^= static_cast<uchar>(c);
            for (int bit = 0; bit < 8; ++bit)
                crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320U : 0);
        }
        for (const quint32 value : {~crc, static_cast<quint32>(data.size())}) {
            for (int shift = 0; shift < 32; shift += 8)
                result += static_cast<char>(value >> shift);
        }
        return result;
    }
};

QTEST_GUILESS_MAIN(TestApiCall)
#include "test_api_call.moc"
