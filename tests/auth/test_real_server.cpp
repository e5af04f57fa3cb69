#include "api/api_client.h"
#include "api/classify.h"
#include "auth/identity.h"
#include "auth/memory_secret_store.h"
#include "auth/password_sign_in.h"
#include "auth/session_tokens.h"
#include "support/await.h"
#include "support/fake_clock.h"
#include "support/server_process.h"
#include "wire/package_json.h"
#include "wire/session_json.h"

#include <QTest>

#include <algorithm>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

/// The calls of the console against the server that it is made for.
class TestRealServer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (ServerProcess::program().isEmpty())
            QSKIP("lectern-server is not part of this build");
        QVERIFY(m_server.start());
        m_console = std::make_unique<Console>(m_server.root());
        auto* job = new PasswordSignIn(m_console->http, m_console->address, u"instructor@demo.example"_s,
                                       u"demo-password"_s, &m_console->http);
        const auto tokens =
            awaitResult<Result<wire::TokenAnswer>>(job, &PasswordSignIn::finished, [job] { job->start(); });
        QVERIFY(tokens && tokens->ok());
        m_console->tokens.adopt(**tokens);
    }

    void cleanupTestCase()
    {
        m_console.reset();
        if (m_server.isRunning())
            QVERIFY(m_server.stop());
    }

    void theServerKnowsWhoItIs()
    {
        auto* job = new IdentityProbe(m_console->client, m_console->tokens, &m_console->client);
        const auto found = awaitResult<Result<Identity, IdentityFailure>>(job, &IdentityProbe::finished,
                                                                          [job] { job->start(); });
        QVERIFY(found && found->ok());
        QCOMPARE((*found)->names.first().kind, IdentityName::Kind::UsersMe);
        QCOMPARE((*found)->user.email, u"instructor@demo.example"_s);
    }

    void listsComeOnceAndAreNotSentAgain()
    {
        const auto first = await(m_console->client.listSessions());
        QVERIFY(first && judgeList(*first, first->receivedAt).verdict == ListVerdict::Ok);
        QVERIFY(!first->etag.isEmpty());
        QVERIFY(first->serverDate.isValid());
        QVERIFY(!first->requestId.isEmpty());
        const auto sessions = wire::sessionListFromBody(first->body);
        QVERIFY(sessions.ok());
        QVERIFY(sessions->sessions.size() >= 40);
        QCOMPARE(sessions->unreadable, 0);
        const auto second = await(m_console->client.listSessions({}, first->etag));
        QVERIFY(second);
        QCOMPARE(judgeList(*second, second->receivedAt).verdict, ListVerdict::NotModified);

        const auto packages = await(m_console->client.listPackages());
        QVERIFY(packages);
        QVERIFY(!wire::packageListFromBody(packages->body)->packages.isEmpty());
    }

    void aCompletionIsDeliveredOnceHoweverOftenItIsSent()
    {
        const QUuid session = openSession();
        const QUuid key = QUuid::createUuid();
        const QByteArray body = "{\"score\":92,\"time_spent_minutes\":45,\"notes\":\"Group B, seat 4\"}";
        for (int i = 0; i < 2; ++i) { // the second is the resend of a lost answer
            const Judgement judgement = complete(session, body, key);
            QCOMPARE(judgement.verdict, Verdict::Delivered);
            QCOMPARE(judgement.session.score->raw, 92.0);
        }
        QCOMPARE(complete(session, "{\"score\":1}", key).verdict, Verdict::Rejected);
        QCOMPARE(complete(session, body, QUuid::createUuid()).verdict, Verdict::Conflict);
    }

    void refusalsAreUnderstood()
    {
        const Judgement bad = complete(openSession(), "{\"score\":101,\"notes\":5}", QUuid::createUuid());
        QCOMPARE(bad.verdict, Verdict::Rejected);
        QCOMPARE(bad.error.details.size(), 2);
        QVERIFY(bad.words.startsWith(u"Not accepted: "_s));
        QCOMPARE(complete(QUuid::createUuid(), "{}", QUuid::createUuid()).verdict, Verdict::SessionGone);
    }

    void aSessionIsMadeForAPackage()
    {
        const auto packages = await(m_console->client.listPackages());
        QVERIFY(packages);
        const QUuid package = wire::packageListFromBody(packages->body)->packages.first().id;
        const auto made = await(m_console->client.createSession({package, {}, {}}));
        QVERIFY(made);
        QCOMPARE(judgeList(*made, made->receivedAt).verdict, ListVerdict::Ok);
        QCOMPARE(wire::sessionFromBody(made->body)->packageId, package);
        const auto none = await(m_console->client.createSession({QUuid::createUuid(), {}, {}}));
        QVERIFY(none);
        QCOMPARE(judgeList(*none, none->receivedAt).verdict, ListVerdict::Refused);
        QCOMPARE(toFailure(judgeList(*none, none->receivedAt)).reason, FailureReason::NotFound);
    }

    void aTokenMadeUpNeedsASignIn()
    {
        FixedToken token(u"made-up"_s);
        ApiClient stranger(m_console->address, token, m_console->http);
        const auto answer = await(stranger.listSessions());
        QVERIFY(answer);
        QCOMPARE(judgeList(*answer, answer->receivedAt).verdict, ListVerdict::SignInNeeded);
    }

    void aStoppedServerIsLaterAndThenDelivered()
    {
        const QUuid session = openSession();
        const QUuid key = QUuid::createUuid();
        QVERIFY(m_server.stop());
        QCOMPARE(complete(session, "{}", key).verdict, Verdict::Later);
        QVERIFY(m_server.start());
        QCOMPARE(complete(session, "{}", key).verdict, Verdict::Delivered);
    }

private:
    struct Console
    {
        explicit Console(const QString& root)
            : address(*ServerAddress::parse(root))
            , tokens(http, address, secrets, clock, SessionTokens::secretKey(u"account-1"_s))
            , client(address, tokens, http)
        {
        }

        FakeClock clock;
        MemorySecretStore secrets;
        HttpClient http;
        ServerAddress address;
        SessionTokens tokens;
        ApiClient client;
    };

    Judgement complete(const QUuid& session, const QByteArray& body, const QUuid& key)
    {
        const auto answer = await(m_console->client.complete(session, body, key));
        return answer ? judgeCompletion(*answer, session, false, answer->receivedAt) : Judgement{};
    }

    /// Null if there is none left.
    QUuid openSession()
    {
        const auto answer = await(m_console->client.listSessions());
        const auto list = wire::sessionListFromBody(answer.value_or(Answer{}).body);
        if (!list.ok())
            return {};
        const auto found = std::find_if(list->sessions.begin(), list->sessions.end(),
                                        [](const Session& session) { return session.isOpen(); });
        return found == list->sessions.end() ? QUuid() : found->id;
    }

    ServerProcess m_server;
    std::unique_ptr<Console> m_console;
};

QTEST_GUILESS_MAIN(TestRealServer)
#include "test_real_server.moc"
