#include "auth/session_tokens.h"

#include "api/api_client.h"
#include "support/await.h"
#include "support/fake_clock.h"
#include "support/fake_secret_store.h"
#include "support/scripted_server.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

const QString kSecretKey = SessionTokens::secretKey(u"account-1"_s);

wire::TokenAnswer tokens(const QString& access, const QString& refresh, qint64 expiresIn = 3600)
{
    wire::TokenAnswer answer;
    answer.accessToken = access;
    answer.refreshToken = refresh;
    answer.expiresInSeconds = expiresIn;
    return answer;
}

QByteArray body(const QByteArray& access, const QByteArray& refresh, int expiresIn = 3600)
{
    return "{\"access_token\":\"" + access + "\",\"refresh_token\":\"" + refresh +
           "\",\"expires_in\":" + QByteArray::number(expiresIn) + "}";
}

/// Gives a2/r2 for r1, a3/r3 for r2, and so on; refuses everything else.
ScriptedServer::Reply rotate(const ScriptedServer::Request& request, const QByteArray& expected)
{
    const QByteArray given =
        QJsonDocument::fromJson(request.body).object().value(u"refresh_token"_s).toString().toLatin1();
    if (given != expected)
        return {ScriptedServer::http(400, "{\"error\":\"invalid_grant\",\"error_description\":\"x\"}")};
    const QByteArray next = QByteArray::number(expected.mid(1).toInt() + 1);
    return {ScriptedServer::http(200, body("a" + next, "r" + next))};
}

struct Fixture
{
    explicit Fixture(const QString& root)
        : address(*ServerAddress::parse(root))
        , source(http, address, secrets, clock, kSecretKey)
        , refreshed(&source, &TokenSource::refreshed)
        , failed(&source, &TokenSource::refreshFailed)
    {
    }

    [[nodiscard]] FailureReason lastReason() const
    {
        return failed.isEmpty() ? FailureReason::Internal : failed.last().first().value<Failure>().reason;
    }

    FakeClock clock;
    FakeSecretStore secrets;
    HttpClient http;
    ServerAddress address;
    SessionTokens source;
    QSignalSpy refreshed;
    QSignalSpy failed;
};

} // namespace

class TestSessionTokens : public QObject
{
    Q_OBJECT

private slots:
    void signingInKeepsTheRefreshTokenOnly()
    {
        Fixture f(u"http://127.0.0.1:9"_s);
        std::optional<bool> kept;
        f.source.adopt(tokens(u"a1"_s, u"r1"_s), [&](const Outcome& outcome) { kept = outcome.ok(); });
        QCOMPARE(f.source.accessToken(), u"a1"_s);
        QVERIFY(f.source.canRefresh());
        QCOMPARE(f.source.expiresAt(), f.clock.now().addSecs(3600));
        QCOMPARE(f.refreshed.size(), 1);
        QVERIFY(awaitThat([&] { return kept.has_value(); }));
        QVERIFY(*kept);
        QCOMPARE(f.secrets.values, (QHash<QString, QByteArray>{{kSecretKey, "r1"}}));
    }

    void aRenewalRotatesWhatIsKept()
    {
        ScriptedServer server([](const auto& request) { return rotate(request, "r1"); });
        Fixture f(server.root());
        f.source.adopt(tokens(u"a1"_s, u"r1"_s));
        f.refreshed.clear();
        f.source.refresh(u"a1"_s);
        QVERIFY(awaitThat([&] { return f.refreshed.size() == 1; }));
        QCOMPARE(f.source.accessToken(), u"a2"_s);
        QVERIFY(awaitThat([&] { return f.secrets.values.value(kSecretKey) == "r2"; }));
        // The entry was replaced, never first removed.
        QVERIFY(!f.secrets.log.join(u'\n').contains("remove"_L1));
        QCOMPARE(server.requests().first().target, QByteArray("/auth/v1/token?grant_type=refresh_token"));
    }

    void manyWhoAskShareOneRenewal()
    {
        ScriptedServer server([](const auto& request) {
            auto reply = rotate(request, "r1");
            reply.delayMs = 100;
            return reply;
        });
        Fixture f(server.root());
        f.source.adopt(tokens(u"a1"_s, u"r1"_s));
        f.refreshed.clear();
        for (int i = 0; i < 5; ++i)
            f.source.refresh(u"a1"_s);
        QVERIFY(awaitThat([&] { return f.refreshed.size() == 1; }));
        f.source.refresh(u"a1"_s); // too late: a1 was replaced already
        QVERIFY(awaitThat([&] { return f.refreshed.size() == 2; }));
        QCOMPARE(server.count("POST"), 1);
    }

    void twoCallsThatWereRefusedCauseOneRenewal()
    {
        ScriptedServer server([](const ScriptedServer::Request& request) {
            if (request.target.startsWith("/auth/"))
                return rotate(request, "r1");
            const bool good = request.header("Authorization") == "Bearer a2";
            ScriptedServer::Reply reply{ScriptedServer::http(good ? 200 : 401, "{}")};
            reply.delayMs = 50;
            return reply;
        });
        Fixture f(server.root());
        f.source.adopt(tokens(u"a1"_s, u"r1"_s));
        ApiClient client(f.address, f.source, f.http);
        QList<int> statuses;
        for (int i = 0; i < 4; ++i) {
            connect(client.listPackages(), &ApiCall::finished, this,
                    [&](const Answer& answer) { statuses << answer.status; });
        }
        QVERIFY(awaitThat([&] { return statuses.size() == 4; }));
        QCOMPARE(statuses, QList<int>({200, 200, 200, 200}));
        QCOMPARE(server.count("POST"), 1);
        QCOMPARE(server.count("GET"), 8);
    }

    void aRefusedRefreshTokenEndsTheSignIn()
    {
        ScriptedServer server([](const auto& request) { return rotate(request, "none"); });
        Fixture f(server.root());
        f.source.adopt(tokens(u"a1"_s, u"r1"_s));
        f.source.refresh();
        QVERIFY(awaitThat([&] { return f.failed.size() == 1; }));
        QCOMPARE(f.lastReason(), FailureReason::SignInNeeded);
        QVERIFY(f.source.accessToken().isEmpty());
        QVERIFY(!f.source.canRefresh());
        QVERIFY(awaitThat([&] { return f.secrets.values.isEmpty(); }));
    }

    void troubleOfTheServerEndsNothing_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("reason");
        const auto row = [](const char* name, const QByteArray& bytes, FailureReason reason) {
            QTest::newRow(name) << bytes << static_cast<int>(reason);
        };
        row("500", ScriptedServer::http(500, ""), FailureReason::Unreachable);
        row("cut", ScriptedServer::http(200, body("a2", "r2")).chopped(3), FailureReason::Unreachable);
        row("a page", ScriptedServer::http(200, "<html>"), FailureReason::ServerAnswer);
        row("a proxy's 401", ScriptedServer::http(401, "<html>"), FailureReason::ServerAnswer);
        row("400 without a code", ScriptedServer::http(400, ""), FailureReason::ServerAnswer);
        row("302", ScriptedServer::http(302, ""), FailureReason::ServerAnswer);
        row("nothing", "", FailureReason::Unreachable);
    }

    void troubleOfTheServerEndsNothing()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, reason);
        ScriptedServer server([&](const auto&) {
            return ScriptedServer::Reply{bytes, ScriptedServer::Then::Close};
        });
        Fixture f(server.root());
        f.source.adopt(tokens(u"a1"_s, u"r1"_s));
        f.source.refresh();
        QVERIFY(awaitThat([&] { return f.failed.size() == 1; }));
        QCOMPARE(static_cast<int>(f.lastReason()), reason);
        QCOMPARE(f.source.accessToken(), u"a1"_s);
        QVERIFY(f.source.canRefresh());
        QCOMPARE(f.secrets.values.value(kSecretKey), QByteArray("r1"));
        QCOMPARE(server.count("POST"), 1);
    }

    void aServerThatAsksToWaitIsNotAskedAgain()
    {
        ScriptedServer server([](const auto&) {
            return ScriptedServer::Reply{ScriptedServer::http(429, "{}", {"Retry-After: 60"})};
        });
        Fixture f(server.root());
        HttpOptions options;
        options.clock = &f.clock;
        HttpClient http(options);
        SessionTokens source(http, f.address, f.secrets, f.clock, kSecretKey);
        QSignalSpy failed(&source, &TokenSource::refreshFailed);
        source.adopt(tokens(u"a1"_s, u"r1"_s));
        source.refresh();
        QVERIFY(awaitThat([&] { return failed.size() == 1; }));
        source.refresh();
        QVERIFY(awaitThat([&] { return failed.size() == 2; }));
        QCOMPARE(failed.last().first().value<Failure>().reason, FailureReason::Unreachable);
        QCOMPARE(server.count("POST"), 1);
        f.clock.advance(61'000);
        source.refresh();
        QVERIFY(awaitThat([&] { return failed.size() == 3; }));
        QCOMPARE(server.count("POST"), 2);
    }

    void aRenewedTokenIsUsedWhenItsSuccessorIsKept()
    {
        std::atomic<int> next{1};
        ScriptedServer server(
            [&](const auto& request) { return rotate(request, "r" + QByteArray::number(next++)); });
        Fixture f(server.root());
        f.source.adopt(tokens(u"a1"_s, u"r1"_s));
        QVERIFY(awaitThat([&] { return f.secrets.values.contains(kSecretKey); }));
        f.refreshed.clear();
        f.secrets.hold();
        f.source.refresh();
        QVERIFY(awaitThat([&] { return server.count("POST") == 1; }));
        // The answer is here; until it is kept, the next one who asks waits for it, too.
        f.source.refresh();
        QVERIFY(!awaitThat([&] { return server.count("POST") > 1 || !f.refreshed.isEmpty(); }, 100));
        QCOMPARE(f.source.accessToken(), u"a1"_s);
        f.secrets.release();
        QVERIFY(awaitThat([&] { return f.refreshed.size() == 1; }));
        QCOMPARE(f.source.accessToken(), u"a2"_s);
        QCOMPARE(f.secrets.values.value(kSecretKey), QByteArray("r2"));
        f.source.refresh();
        QVERIFY(awaitThat([&] { return f.refreshed.size() == 2; }));
        QCOMPARE(f.source.accessToken(), u"a3"_s);
    }

    void aSignInThatCannotBeKeptIsRenewedAllTheSame()
    {
        ScriptedServer server([](const auto& request) { return rotate(request, "r1"); });
        Fixture f(server.root());
        f.source.adopt(tokens(u"a1"_s, u"r1"_s));
        QVERIFY(awaitThat([&] { return f.secrets.values.contains(kSecretKey); }));
        f.refreshed.clear();
        f.secrets.locked = true;
        f.source.refresh();
        QVERIFY(awaitThat([&] { return f.refreshed.size() == 1; }));
        QCOMPARE(f.source.accessToken(), u"a2"_s);
    }

    void aKeychainThatLocksLeavesTheSignInForThisRun()
    {
        ScriptedServer server([](const auto& request) { return rotate(request, "r1"); });
        Fixture f(server.root());
        f.source.adopt(tokens(u"a1"_s, u"r1"_s));
        f.secrets.locked = true;
        QSignalSpy notKept(&f.source, &SessionTokens::secretNotKept);
        f.source.refresh();
        QVERIFY(awaitThat([&] { return notKept.size() == 1; }));
        QCOMPARE(f.source.accessToken(), u"a2"_s);
        QCOMPARE(notKept.first().first().value<Failure>().reason, FailureReason::SecretStoreMissing);
        // What is kept would end the whole family of tokens if it were used: it is asked to go.
        QCOMPARE(f.secrets.log.last(), "remove "_L1 + kSecretKey);
    }

    void aRestartContinues()
    {
        ScriptedServer server([](const auto& request) { return rotate(request, "r7"); });
        Fixture f(server.root());
        f.secrets.values.insert(kSecretKey, "r7");
        f.source.restore();
        QVERIFY(awaitThat([&] { return f.refreshed.size() == 1; }));
        QCOMPARE(f.source.accessToken(), u"a8"_s);
        QVERIFY(awaitThat([&] { return f.secrets.values.value(kSecretKey) == "r8"; }));
    }

    void aRestartWithNothingKeptNeedsASignIn()
    {
        Fixture f(u"http://127.0.0.1:9"_s);
        f.source.restore();
        QVERIFY(awaitThat([&] { return f.failed.size() == 1; }));
        QCOMPARE(f.lastReason(), FailureReason::SignInNeeded);
    }

    void aRestartWithoutAKeychainSaysSoAndTriesAgain()
    {
        ScriptedServer server([](const auto& request) { return rotate(request, "r7"); });
        Fixture f(server.root());
        f.secrets.values.insert(kSecretKey, "r7");
        f.secrets.locked = true;
        f.source.restore();
        QVERIFY(awaitThat([&] { return f.failed.size() == 1; }));
        QCOMPARE(f.lastReason(), FailureReason::SecretStoreMissing);
        f.secrets.locked = false;
        f.source.refresh();
        QVERIFY(awaitThat([&] { return f.refreshed.size() == 1; }));
        QCOMPARE(f.source.accessToken(), u"a8"_s);
    }

    void aRestartWithoutANetworkTriesAgain()
    {
        Fixture f(u"http://127.0.0.1:%1"_s.arg(unusedPort()));
        f.secrets.values.insert(kSecretKey, "r7");
        f.source.restore();
        QVERIFY(awaitThat([&] { return f.failed.size() == 1; }));
        QCOMPARE(f.lastReason(), FailureReason::Unreachable);
        QVERIFY(f.source.canRefresh());
        ScriptedServer server([](const auto& request) { return rotate(request, "r7"); });
        f.source.setAddress(*ServerAddress::parse(server.root()));
        f.source.refresh();
        QVERIFY(awaitThat([&] { return f.refreshed.size() == 1; }));
    }

    void aTokenIsRenewedBeforeItEnds()
    {
        ScriptedServer server([](const auto& request) { return rotate(request, "r1"); });
        Fixture f(server.root());
        f.source.adopt(tokens(u"a1"_s, u"r1"_s, 1));
        f.refreshed.clear();
        QVERIFY(awaitThat([&] { return f.refreshed.size() == 1; }));
        QCOMPARE(f.source.accessToken(), u"a2"_s);
    }

    void pastedTokensAreNotKept()
    {
        Fixture f(u"http://127.0.0.1:9"_s);
        f.source.usePasted(u"pasted"_s);
        QCOMPARE(f.source.accessToken(), u"pasted"_s);
        QVERIFY(!f.source.canRefresh());
        f.source.refresh(u"pasted"_s);
        QVERIFY(awaitThat([&] { return f.failed.size() == 1; }));
        QCOMPARE(f.lastReason(), FailureReason::SignInNeeded);
        QVERIFY(f.secrets.log.isEmpty());
    }

    void signingOutForgetsAndDropsAnAnswerUnderWay()
    {
        ScriptedServer server([](const auto& request) {
            auto reply = rotate(request, "r1");
            reply.delayMs = 150;
            return reply;
        });
        Fixture f(server.root());
        f.source.adopt(tokens(u"a1"_s, u"r1"_s));
        f.refreshed.clear();
        f.source.refresh();
        QVERIFY(awaitThat([&] { return server.count("POST") == 1; }));
        f.source.forget();
        QCOMPARE(f.failed.size(), 1);
        QCOMPARE(f.lastReason(), FailureReason::SignInNeeded);
        QVERIFY(!awaitThat([&] { return !f.refreshed.isEmpty(); }, 400));
        QVERIFY(f.source.accessToken().isEmpty());
        QVERIFY(f.secrets.values.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSessionTokens)
#include "test_session_tokens.moc"
