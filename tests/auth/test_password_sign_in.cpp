#include "auth/password_sign_in.h"

#include "support/await.h"
#include "support/scripted_server.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

using Tokens = Result<wire::TokenAnswer>;

const QByteArray kTokens =
    "{\"access_token\":\"a1\",\"token_type\":\"bearer\",\"expires_in\":3600,"
    "\"refresh_token\":\"r1\",\"user\":{\"id\":\"u1\",\"email\":\"instructor@demo.example\"}}";

std::optional<Tokens> signIn(const QString& root, const QString& email = u"instructor@demo.example"_s,
                             const QString& password = u"demo-password"_s)
{
    HttpClient http;
    auto* job = new PasswordSignIn(http, *ServerAddress::parse(root), email, password, &http);
    return awaitResult<Tokens>(job, &PasswordSignIn::finished, [job] { job->start(); });
}

} // namespace

class TestPasswordSignIn : public QObject
{
    Q_OBJECT

private slots:
    void theTokensComeBack()
    {
        ScriptedServer server(
            [](const auto&) { return ScriptedServer::Reply{ScriptedServer::http(200, kTokens)}; });
        const auto result =
            signIn(server.root() + "/api"_L1, u" instructor@demo.example "_s, u" pass word "_s);
        QVERIFY(result && result->ok());
        QCOMPARE((*result)->accessToken, u"a1"_s);
        QCOMPARE((*result)->refreshToken, u"r1"_s);
        const auto request = server.requests().first();
        QCOMPARE(request.method, QByteArray("POST"));
        QCOMPARE(request.target, QByteArray("/auth/v1/token?grant_type=password"));
        QVERIFY(request.header("Authorization").isEmpty());
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        QCOMPARE(body.value(u"email"_s).toString(), u"instructor@demo.example"_s);
        QCOMPARE(body.value(u"password"_s).toString(), u" pass word "_s);
        QCOMPARE(body.size(), 2);
    }

    void refusalsHaveReasonAndWords_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("reason");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, int status, const QByteArray& body, FailureReason reason,
                            const QString& words) {
            QTest::newRow(name) << status << body << static_cast<int>(reason) << words;
        };
        const QString wrong = u"don’t match"_s;
        const QString page = u"a page of its own"_s;
        row("wrong password", 400, "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid login\"}",
            FailureReason::WrongCredentials, wrong);
        row("wrong password, without a description", 400, "{\"error\":\"invalid_grant\"}",
            FailureReason::WrongCredentials, wrong);
        row("wrong password, newer shape", 400,
            "{\"code\":400,\"error_code\":\"invalid_credentials\",\"msg\":\"Invalid login credentials\"}",
            FailureReason::WrongCredentials, wrong);
        row("throttled", 429, "{\"error\":{\"code\":\"RATE_LIMITED\",\"message\":\"m\",\"details\":[]}}",
            FailureReason::Unreachable, u"asks to wait until"_s);
        row("down", 503, "", FailureReason::Unreachable, u"can’t answer at the moment"_s);
        row("no such sign-in", 404, "{\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"m\",\"details\":[]}}",
            FailureReason::ServerAnswer, u"Use an access token"_s);
        row("no such sign-in, empty", 405, "", FailureReason::ServerAnswer, u"Use an access token"_s);
        row("a page", 200, "<html>Welcome</html>", FailureReason::ServerAnswer, page);
        row("a page as a 404", 404, "<html>Welcome</html>", FailureReason::ServerAnswer, page);
        row("redirect", 302, "", FailureReason::ServerAnswer, page);
        row("no token in it", 200, "{}", FailureReason::ServerAnswer, u"holds no access token"_s);
        row("empty", 200, "", FailureReason::ServerAnswer, u"Something else"_s);
        row("other 400", 400, "{\"error\":\"unsupported_grant_type\",\"error_description\":\"x\"}",
            FailureReason::ServerAnswer, u"Something else"_s);
    }

    void refusalsHaveReasonAndWords()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, reason);
        QFETCH(QString, words);
        ScriptedServer server(
            [&](const auto&) { return ScriptedServer::Reply{ScriptedServer::http(status, body)}; });
        const auto result = signIn(server.root());
        QVERIFY(result && !result->ok());
        QCOMPARE(static_cast<int>(result->error().reason), reason);
        QVERIFY2(result->error().message.contains(words), qPrintable(result->error().message));
        QVERIFY(!result->error().detail.contains("demo-password"_L1));
        QCOMPARE(server.count("POST"), 1);
    }

    void noConnectionIsUnreachable()
    {
        const auto result = signIn(u"http://127.0.0.1:%1"_s.arg(unusedPort()));
        QVERIFY(result && !result->ok());
        QCOMPARE(result->error().reason, FailureReason::Unreachable);
        QCOMPARE(result->error().message, u"No connection to the server"_s);
    }

    void emptyFieldsAskNobody()
    {
        ScriptedServer server(
            [](const auto&) { return ScriptedServer::Reply{ScriptedServer::http(200, kTokens)}; });
        for (const auto& [email, password] :
             {std::pair(u" "_s, u"x"_s), std::pair(u"a@demo.example"_s, QString())}) {
            const auto result = signIn(server.root(), email, password);
            QVERIFY(result && !result->ok());
            QCOMPARE(result->error().reason, FailureReason::InvalidInput);
        }
        QCOMPARE(server.connections(), 0);
    }

    void cancelIsSilent()
    {
        ScriptedServer server([](const auto&) {
            return ScriptedServer::Reply{ScriptedServer::http(200, kTokens), ScriptedServer::Then::Close,
                                         200};
        });
        HttpClient http;
        QPointer<PasswordSignIn> job = new PasswordSignIn(http, *ServerAddress::parse(server.root()),
                                                          u"a@demo.example"_s, u"x"_s, &http);
        int finished = 0;
        connect(job, &PasswordSignIn::finished, this, [&] { ++finished; });
        job->start();
        QVERIFY(awaitThat([&] { return server.count() == 1; }));
        job->cancel();
        QVERIFY(awaitThat([&] { return job.isNull(); }));
        QVERIFY(!awaitThat([&] { return finished > 0; }, 300));
    }
};

QTEST_GUILESS_MAIN(TestPasswordSignIn)
#include "test_password_sign_in.moc"
