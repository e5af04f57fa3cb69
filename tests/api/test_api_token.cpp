#include "api/api_client.h"
#include "api/classify.h"
#include "api/token_source.h"
#include "support/await.h"
#include "support/scripted_server.h"

#include <QMutex>
#include <QTest>
#include <QThread>
#include <QTimer>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

const QUuid kSession("0d5e7f0a-3c38-4a0e-9d2e-0b6f5f1f7a11");
const QUuid kKey("7c0c2a52-8f0f-4b0c-a0ec-6a3f4a4f8e01");
const QByteArray kBody = "{\"score\":85}";
const QByteArray kUnauthorized = "{\"error\":{\"code\":\"UNAUTHORIZED\",\"message\":\"m\",\"details\":[]}}";

/// Answers refresh() when told to.
class ManualTokens final : public TokenSource
{
public:
    [[nodiscard]] QString accessToken() const override
    {
        const QMutexLocker lock(&m_mutex);
        return m_token;
    }
    void refresh(const QString&) override
    {
        const QMutexLocker lock(&m_mutex);
        ++m_asked;
    }

    void set(const QString& token)
    {
        const QMutexLocker lock(&m_mutex);
        m_token = token;
    }
    [[nodiscard]] int asked() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_asked;
    }
    void renewTo(const QString& token)
    {
        set(token);
        emit refreshed();
    }
    void refuse(FailureReason reason) { emit refreshFailed({reason, u"no"_s, {}}); }

private:
    mutable QMutex m_mutex;
    QString m_token = u"old"_s;
    int m_asked = 0;
};

/// Accepts the token "new" only.
ScriptedServer::Reply acceptNew(const ScriptedServer::Request& request)
{
    if (request.header("Authorization") == "Bearer new")
        return {ScriptedServer::http(200, "{\"sessions\":[]}")};
    return {ScriptedServer::http(401, kUnauthorized)};
}

struct Console
{
    explicit Console(const QString& root, const HttpOptions& options = {})
        : http(options)
        , client(*ServerAddress::parse(root), tokens, http)
    {
    }

    ManualTokens tokens;
    HttpClient http;
    ApiClient client;
};

} // namespace

class TestApiToken : public QObject
{
    Q_OBJECT

private slots:
    void a401IsRenewedAndReplayedOnce()
    {
        ScriptedServer server(acceptNew);
        Console console(server.root());
        ApiCall* call = console.client.complete(kSession, kBody, kKey);
        std::optional<Answer> answer;
        connect(call, &ApiCall::finished, this, [&](const Answer& given) { answer = given; });
        QVERIFY(awaitThat([&] { return console.tokens.asked() == 1; }));
        QVERIFY(!answer);
        console.tokens.renewTo(u"new"_s);
        QVERIFY(awaitThat([&] { return answer.has_value(); }));
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->tries, 2);
        const auto requests = server.requests();
        QCOMPARE(requests.size(), 2);
        QCOMPARE(requests[1].body, kBody);
        QCOMPARE(requests[0].body, kBody);
        QCOMPARE(requests[1].header("Idempotency-Key"), requests[0].header("Idempotency-Key"));
    }

    void aSecond401IsTheAnswer()
    {
        ScriptedServer server(acceptNew);
        Console console(server.root());
        ApiCall* call = console.client.listSessions();
        std::optional<Answer> answer;
        connect(call, &ApiCall::finished, this, [&](const Answer& given) { answer = given; });
        QVERIFY(awaitThat([&] { return console.tokens.asked() == 1; }));
        console.tokens.renewTo(u"also bad"_s);
        QVERIFY(awaitThat([&] { return answer.has_value(); }));
        QCOMPARE(answer->status, 401);
        QCOMPARE(server.count(), 2);
        QCOMPARE(console.tokens.asked(), 1);
        QCOMPARE(judgeList(*answer, {}).verdict, ListVerdict::SignInNeeded);
    }

    void aRefusedRenewalMeansSignIn()
    {
        ScriptedServer server(acceptNew);
        Console console(server.root());
        const Answer answer = answerWhenRefused(console, FailureReason::SignInNeeded);
        QCOMPARE(answer.status, 401);
        QCOMPARE(server.count(), 1);
        QCOMPARE(judgeCompletion(answer, kSession, false, {}).verdict, Verdict::SignInNeeded);
    }

    void aRenewalWithoutANetworkMeansLater()
    {
        ScriptedServer server(acceptNew);
        Console console(server.root());
        const Answer answer = answerWhenRefused(console, FailureReason::Unreachable);
        QCOMPARE(judgeCompletion(answer, kSession, false, {}).verdict, Verdict::Later);
    }

    void aRenewalThatNeverEndsEndsInTime()
    {
        ScriptedServer server(acceptNew);
        HttpOptions options;
        options.deadlineMs = 300;
        Console console(server.root(), options);
        const auto answer = await(console.client.complete(kSession, kBody, kKey));
        QVERIFY(answer);
        QCOMPARE(answer->status, 401);
        QCOMPARE(judgeCompletion(*answer, kSession, false, {}).verdict, Verdict::Later);
    }

    void aTokenRenewedMeanwhileIsUsedAtOnce()
    {
        ManualTokens* tokens = nullptr;
        ScriptedServer server([&](const ScriptedServer::Request& request) {
            if (request.header("Authorization") == "Bearer old")
                tokens->set(u"new"_s); // somebody else was faster
            return acceptNew(request);
        });
        Console console(server.root());
        tokens = &console.tokens;
        const auto answer = await(console.client.listSessions());
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QCOMPARE(console.tokens.asked(), 0);
    }

    void withoutATokenNothingIsSentUntilThereIsOne()
    {
        ScriptedServer server(acceptNew);
        Console console(server.root());
        console.tokens.set({});
        ApiCall* call = console.client.complete(kSession, kBody, kKey);
        std::optional<Answer> answer;
        connect(call, &ApiCall::finished, this, [&](const Answer& given) { answer = given; });
        QVERIFY(awaitThat([&] { return console.tokens.asked() == 1; }));
        QCOMPARE(server.connections(), 0);
        console.tokens.renewTo(u"new"_s);
        QVERIFY(awaitThat([&] { return answer.has_value(); }));
        QCOMPARE(answer->status, 200);
        QCOMPARE(server.count(), 1);
    }

    void withoutATokenAndWithoutARenewalSignInIsNeeded()
    {
        ScriptedServer server(acceptNew);
        Console console(server.root());
        console.tokens.set({});
        const Answer answer = answerWhenRefused(console, FailureReason::SignInNeeded);
        QVERIFY(!answer.requestStarted);
        QCOMPARE(server.connections(), 0);
        QCOMPARE(judgeCompletion(answer, kSession, false, {}).verdict, Verdict::SignInNeeded);
    }

    void aPastedTokenThatEndedNeedsASignIn()
    {
        ScriptedServer server(acceptNew);
        FixedToken token(u"pasted"_s);
        HttpClient http;
        ApiClient client(*ServerAddress::parse(server.root()), token, http);
        const auto answer = await(client.complete(kSession, kBody, kKey));
        QVERIFY(answer);
        QCOMPARE(judgeCompletion(*answer, kSession, false, {}).verdict, Verdict::SignInNeeded);
        QCOMPARE(server.count(), 1);
    }

    void abortWhileRenewingEndsTheCall()
    {
        ScriptedServer server(acceptNew);
        Console console(server.root());
        ApiCall* call = console.client.complete(kSession, kBody, kKey);
        int finished = 0;
        connect(call, &ApiCall::finished, this, [&] { ++finished; });
        QVERIFY(awaitThat([&] { return console.tokens.asked() == 1; }));
        call->abort();
        QVERIFY(awaitThat([&] { return finished == 1; }));
        console.tokens.renewTo(u"new"_s);
        QVERIFY(!awaitThat([&] { return server.count() > 1; }, 100));
        QCOMPARE(finished, 1);
    }

    void theSourceMayLiveInAnotherThread()
    {
        ScriptedServer server(acceptNew);
        ManualTokens tokens; // lives here
        int finishedStatus = 0;
        QThread worker;
        QObject inWorker;
        inWorker.moveToThread(&worker);
        worker.start();
        HttpClient* http = nullptr;
        QMetaObject::invokeMethod(&inWorker, [&] {
            http = new HttpClient({}, nullptr);
            auto* client = new ApiClient(*ServerAddress::parse(server.root()), tokens, *http, http);
            ApiCall* call = client->listSessions();
            connect(call, &ApiCall::finished, &inWorker,
                    [&](const Answer& answer) { finishedStatus = answer.status; });
        });
        QVERIFY(awaitThat([&] { return tokens.asked() == 1; }));
        tokens.renewTo(u"new"_s);
        QMetaObject::invokeMethod(
            &inWorker, [] {}, Qt::BlockingQueuedConnection);
        QVERIFY(awaitThat([&] { return server.count() == 2; }));
        bool done = false;
        QVERIFY(awaitThat([&] {
            QMetaObject::invokeMethod(
                &inWorker, [&] { done = finishedStatus == 200; }, Qt::BlockingQueuedConnection);
            return done;
        }));
        QMetaObject::invokeMethod(
            &inWorker, [&] { delete http; }, Qt::BlockingQueuedConnection);
        worker.quit();
        QVERIFY(worker.wait(5'000));
    }

private:
    Answer answerWhenRefused(Console& console, FailureReason reason)
    {
        ApiCall* call = console.client.complete(kSession, kBody, kKey);
        std::optional<Answer> answer;
        connect(call, &ApiCall::finished, this, [&](const Answer& given) { answer = given; });
        awaitThat([&] { return console.tokens.asked() == 1; });
        console.tokens.refuse(reason);
        awaitThat([&] { return answer.has_value(); });
        return answer.value_or(Answer{});
    }
};

QTEST_GUILESS_MAIN(TestApiToken)
#include "test_api_token.moc"
