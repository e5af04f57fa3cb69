#include "server/accounts.h"
#include "server/sqlite_storage.h"
#include "server/tokens.h"
#include "server_fixture.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <thread>
#include <vector>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

constexpr char kPasswordGrant[] = "/auth/v1/token?grant_type=password";
constexpr char kRefreshGrant[] = "/auth/v1/token?grant_type=refresh_token";

QByteArray credentials(const QString& email, const QString& password)
{
    return QJsonDocument(QJsonObject{{u"email"_s, email}, {u"password"_s, password}}).toJson();
}

QByteArray text(const ProbeAnswer& answer, const QString& name)
{
    return answer.json().value(name).toString().toLatin1();
}

} // namespace

class TestServerSignIn : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_fixture = std::make_unique<ServerFixture>();
        QVERIFY2(m_fixture->start(), qPrintable(m_fixture->failure().message));
    }
    void cleanup() { m_fixture.reset(); }

    void answerHasTheShapeOfGoTrue();
    void emailIgnoresCaseAndSpace();
    void unknownUserAndWrongPasswordLookAlike();
    void badRequestsSayWhatIsMissing();
    void accessTokenExpires();
    void tokensAreStoredAsHashesOnly();
    void refreshRotates();
    void lostAnswerMayBeAskedForAgain();
    void reuseAfterTheChildWasUsedRevokesTheFamily();
    void revokedChildRevokesTheFamily();
    void familiesAreIndependent();
    void tokensSurviveARestart();
    void replayAfterTheAccessTokenWasUsedRevokesTheFamily();
    void jumpOfTheClockEndsNoSignIn();
    void jumpBackMakesNoTokenLiveLonger();
    void unusedSignInsEnd();
    void newPasswordEndsWhatTheOldOneBegan();
    void signOutHasTheScopesOfGoTrue();
    void signOutNeedsAToken();
    void fiveFailuresPauseThePair();
    void nobodyKeepsAKnownAddressOut();
    void failuresOfOthersBehindTheAddressDoNotCount();
    void aWholeClassSignsInAtOnce();
    void addressesOfOneClientCountTogether();
    void manyAtOnceFindNoGap();
    void successForgivesTheAccount();
    void disabledAccountIsOutAtOnce();
    void withoutProfileEveryCallSaysSo();

private:
    ProbeAnswer post(const QByteArray& target, const QByteArray& body)
    {
        return m_fixture->probe().post(target, body);
    }
    ProbeAnswer refresh(const QByteArray& token)
    {
        return post(kRefreshGrant, "{\"refresh_token\":\"" + token + "\"}");
    }
    int me(const QByteArray& accessToken)
    {
        return m_fixture->probe(accessToken).get("/api/users/me").status;
    }
    ProbeAnswer wrong(const QString& email = u"instructor@demo.example"_s)
    {
        return post(kPasswordGrant, credentials(email, u"wrong-password"_s));
    }

    /// From here on each try can come from another address.
    void behindProxy()
    {
        m_fixture->stop();
        m_fixture->config.behindProxy = true;
        m_fixture->config.proxyIsPublic = false;
        QVERIFY(m_fixture->start());
    }
    ProbeAnswer tryFrom(const QByteArray& address, const QString& email,
                        const QString& password = u"demo-password"_s)
    {
        return m_fixture->probe().post(kPasswordGrant, credentials(email, password),
                                       {{"X-Forwarded-For", "9.9.9.9"}, {"X-Forwarded-For", address}});
    }
    int signOut(const QByteArray& accessToken, const QByteArray& query = {})
    {
        return m_fixture->probe(accessToken).post("/auth/v1/logout" + query, {}).status;
    }

    std::unique_ptr<ServerFixture> m_fixture;
};

void TestServerSignIn::answerHasTheShapeOfGoTrue()
{
    const ProbeAnswer answer =
        post(kPasswordGrant, credentials(u"instructor@demo.example"_s, u"demo-password"_s));
    QCOMPARE(answer.status, 200);
    const QJsonObject json = answer.json();
    QCOMPARE(json.value(u"token_type"_s).toString(), u"bearer"_s);
    QCOMPARE(json.value(u"expires_in"_s).toInt(), 3600);
    QVERIFY(json.value(u"access_token"_s).toString().size() >= 40);
    QVERIFY(json.value(u"refresh_token"_s).toString().size() >= 40);
    QCOMPARE(json.value(u"user"_s).toObject().value(u"email"_s).toString(), u"instructor@demo.example"_s);
    QCOMPARE(answer.header("Cache-Control"), QByteArray("no-store"));

    const QJsonObject user = m_fixture->probe(text(answer, u"access_token"_s))
                                 .get("/api/users/me")
                                 .json()
                                 .value(u"user"_s)
                                 .toObject();
    QCOMPARE(user.value(u"id"_s), json.value(u"user"_s).toObject().value(u"id"_s));
    QCOMPARE(user.value(u"full_name"_s).toString(), u"Demo instructor"_s);
    QCOMPARE(user.value(u"role"_s).toString(), u"instructor"_s);
    QVERIFY(!user.value(u"tenant_id"_s).toString().isEmpty());
}

void TestServerSignIn::emailIgnoresCaseAndSpace()
{
    QCOMPARE(post(kPasswordGrant, credentials(u" Instructor@Demo.Example "_s, u"demo-password"_s)).status,
             200);
}

void TestServerSignIn::unknownUserAndWrongPasswordLookAlike()
{
    m_fixture->stop();
    m_fixture->config.signIn.failures = 1000;
    QVERIFY(m_fixture->start());
    const ProbeAnswer bad = wrong();
    const ProbeAnswer unknown = wrong(u"nobody@demo.example"_s);
    QCOMPARE(bad.status, 400);
    QCOMPARE(text(bad, u"error"_s), QByteArray("invalid_grant"));
    QVERIFY(!text(bad, u"error_description"_s).isEmpty());
    QCOMPARE(unknown.status, bad.status);
    QCOMPARE(unknown.body, bad.body);

    // Both check one password: the fastest of several tries differ by much less than such a check takes.
    const auto fastest = [this](const QString& email) {
        qint64 best = std::numeric_limits<qint64>::max();
        for (int i = 0; i < 5; ++i) {
            QElapsedTimer timer;
            timer.start();
            wrong(email);
            best = std::min(best, timer.nsecsElapsed());
        }
        return double(best);
    };
    const double known = fastest(u"instructor@demo.example"_s);
    const double nobody = fastest(u"nobody@demo.example"_s);
    QVERIFY2(nobody > known / 2 && nobody < known * 2,
             qPrintable(u"%1 ms and %2 ms"_s.arg(known / 1e6).arg(nobody / 1e6)));
}

void TestServerSignIn::badRequestsSayWhatIsMissing()
{
    QCOMPARE(text(post("/auth/v1/token", "{}"), u"error"_s), QByteArray("unsupported_grant_type"));
    QCOMPARE(text(post("/auth/v1/token?grant_type=magic", "{}"), u"error"_s),
             QByteArray("unsupported_grant_type"));
    QCOMPARE(text(post(kPasswordGrant, "["), u"error"_s), QByteArray("invalid_request"));
    QCOMPARE(text(post(kPasswordGrant, R"({"email":"a@b.example"})"), u"error"_s),
             QByteArray("invalid_request"));
    QCOMPARE(text(post(kRefreshGrant, R"({"refresh_token":5})"), u"error"_s), QByteArray("invalid_request"));
    QCOMPARE(text(refresh("nonsense"), u"error"_s), QByteArray("invalid_grant"));
}

void TestServerSignIn::accessTokenExpires()
{
    const QByteArray token = m_fixture->accessToken();
    m_fixture->clock().advance(3'599'000);
    QCOMPARE(me(token), 200);
    m_fixture->clock().advance(2'000);
    QCOMPARE(me(token), 401);
    const ProbeAnswer answer = m_fixture->probe(token).get("/api/vr-sessions");
    QCOMPARE(answer.code(), u"UNAUTHORIZED"_s);
    QCOMPARE(answer.header("WWW-Authenticate"), QByteArray("Bearer"));
    QCOMPARE(m_fixture->probe().get("/api/vr-sessions").body, answer.body);
}

void TestServerSignIn::tokensAreStoredAsHashesOnly()
{
    const QByteArray token = m_fixture->accessToken();
    const auto rows = m_fixture->sql(u"SELECT hash FROM access_tokens"_s);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().first().toByteArray(), QCryptographicHash::hash(token, QCryptographicHash::Sha256));
    const auto users = m_fixture->sql(u"SELECT password_hash FROM users"_s);
    QVERIFY(users.first().first().toString().startsWith(u"$argon2id$"));
}

void TestServerSignIn::refreshRotates()
{
    const QByteArray first = m_fixture->signIn().value(u"refresh_token"_s).toString().toLatin1();
    const ProbeAnswer answer = refresh(first);
    QCOMPARE(answer.status, 200);
    QVERIFY(text(answer, u"refresh_token"_s) != first);
    QCOMPARE(answer.json().value(u"user"_s).toObject().value(u"email"_s).toString(),
             u"instructor@demo.example"_s);
    QCOMPARE(me(text(answer, u"access_token"_s)), 200);
    QCOMPARE(refresh(text(answer, u"refresh_token"_s)).status, 200);
}

void TestServerSignIn::lostAnswerMayBeAskedForAgain()
{
    const QByteArray first = m_fixture->signIn().value(u"refresh_token"_s).toString().toLatin1();
    const ProbeAnswer lost = refresh(first);
    const ProbeAnswer again = refresh(first);
    QCOMPARE(again.status, 200);
    QCOMPARE(me(text(lost, u"access_token"_s)), 401); // the lost child is revoked
    const ProbeAnswer third = refresh(first);
    QCOMPARE(third.status, 200);
    QCOMPARE(me(text(again, u"access_token"_s)), 401);
    QCOMPARE(me(text(third, u"access_token"_s)), 200);
    QCOMPARE(refresh(text(third, u"refresh_token"_s)).status, 200);
}

void TestServerSignIn::reuseAfterTheChildWasUsedRevokesTheFamily()
{
    const QByteArray first = m_fixture->signIn().value(u"refresh_token"_s).toString().toLatin1();
    const ProbeAnswer child = refresh(first);
    const ProbeAnswer grandchild = refresh(text(child, u"refresh_token"_s));
    QCOMPARE(grandchild.status, 200);
    const ProbeAnswer stolen = refresh(first);
    QCOMPARE(stolen.status, 400);
    QCOMPARE(text(stolen, u"error"_s), QByteArray("invalid_grant"));
    QCOMPARE(me(text(grandchild, u"access_token"_s)), 401);
    QCOMPARE(refresh(text(grandchild, u"refresh_token"_s)).status, 400);
}

// The answer that brought the child must have arrived: who comes with the parent once more is somebody else.
void TestServerSignIn::replayAfterTheAccessTokenWasUsedRevokesTheFamily()
{
    const QByteArray first = m_fixture->signIn().value(u"refresh_token"_s).toString().toLatin1();
    const ProbeAnswer child = refresh(first);
    QCOMPARE(me(text(child, u"access_token"_s)), 200);
    QCOMPARE(refresh(first).status, 400);
    QCOMPARE(me(text(child, u"access_token"_s)), 401);
    QCOMPARE(refresh(text(child, u"refresh_token"_s)).status, 400);

    // Also when that access token has ended and was forgotten meanwhile, and across a restart.
    const QByteArray other = m_fixture->signIn().value(u"refresh_token"_s).toString().toLatin1();
    QCOMPARE(me(text(refresh(other), u"access_token"_s)), 200);
    m_fixture->clock().advance(7'200'000);
    QVERIFY(!m_fixture->accessToken().isEmpty());
    m_fixture->stop();
    QVERIFY(m_fixture->start());
    QCOMPARE(refresh(other).status, 400);
}

void TestServerSignIn::jumpOfTheClockEndsNoSignIn()
{
    FakeClock& clock = m_fixture->clock();
    const QDateTime right = clock.now();
    const auto signedIn = [this] {
        return m_fixture->signIn().value(u"refresh_token"_s).toString().toLatin1();
    };
    for (const qint64 days : {91, -91, 4000}) {
        const QByteArray before = signedIn();
        clock.jumpTo(right.addDays(days));
        const QByteArray during = signedIn(); // a sign-in is also when old ones are cleared away
        const ProbeAnswer refreshed = refresh(before);
        QCOMPARE(refreshed.status, 200);
        m_fixture->stop();
        QVERIFY(m_fixture->start()); // the jump may be seen at a start, too
        QCOMPARE(refresh(text(refreshed, u"refresh_token"_s)).status, 200);
        clock.jumpTo(right);
        QVERIFY(!signedIn().isEmpty());
        QCOMPARE(refresh(during).status, 200);
    }
}

void TestServerSignIn::jumpBackMakesNoTokenLiveLonger()
{
    const QByteArray token = m_fixture->accessToken();
    m_fixture->clock().jumpTo(m_fixture->clock().now().addDays(-91));
    QCOMPARE(me(token), 200);
    m_fixture->clock().advance(3'601'000);
    QCOMPARE(me(token), 401);
}

void TestServerSignIn::unusedSignInsEnd()
{
    constexpr qint64 kDayMs = 86'400'000;
    const QByteArray unused = m_fixture->signIn().value(u"refresh_token"_s).toString().toLatin1();
    QByteArray used = m_fixture->signIn().value(u"refresh_token"_s).toString().toLatin1();
    for (int month = 0; month < 4; ++month) {
        m_fixture->clock().advance(30 * kDayMs);
        used = text(refresh(used), u"refresh_token"_s);
        QVERIFY(!used.isEmpty());
    }
    QCOMPARE(refresh(unused).status, 400);
}

void TestServerSignIn::newPasswordEndsWhatTheOldOneBegan()
{
    const QString email = u"second@demo.example"_s;
    const QJsonObject old = m_fixture->signIn(email);
    QVERIFY(server::setPassword(m_fixture->config.databasePath, u" Second@Demo.example"_s, u"another one"_s)
                .ok());
    QCOMPARE(me(old.value(u"access_token"_s).toString().toLatin1()), 401);
    QCOMPARE(refresh(old.value(u"refresh_token"_s).toString().toLatin1()).status, 400);
    QCOMPARE(post(kPasswordGrant, credentials(email, u"demo-password"_s)).status, 400);
    QCOMPARE(post(kPasswordGrant, credentials(email, u"another one"_s)).status, 200);

    // A sign-in under way whose password was checked just before gets nothing.
    auto storage = server::SqliteStorage::open(m_fixture->config.databasePath);
    const auto before = (*storage)->accountByEmail(email);
    QVERIFY(server::setPassword(m_fixture->config.databasePath, email, u"yet another"_s).ok());
    const server::TokenTerms terms{m_fixture->clock().now(), std::chrono::seconds(60)};
    QVERIFY((*storage)->begin(server::Storage::Access::Write).ok());
    const auto answer = server::issueTokens(**storage, **before, terms);
    (*storage)->rollback();
    QCOMPARE(answer->status, 400);
}

void TestServerSignIn::signOutHasTheScopesOfGoTrue()
{
    const auto signIns = [this] {
        QList<QJsonObject> three;
        for (int i = 0; i < 3; ++i)
            three.append(m_fixture->signIn());
        return three;
    };
    const auto lives = [this](const QJsonObject& tokens) {
        const int status = me(tokens.value(u"access_token"_s).toString().toLatin1());
        const int refreshed = refresh(tokens.value(u"refresh_token"_s).toString().toLatin1()).status;
        return status == 200 && refreshed == 200   ? u"lives"_s
               : status == 401 && refreshed == 400 ? u"ended"_s
                                                   : u"odd"_s;
    };
    const QList<std::pair<QByteArray, QStringList>> cases{
        {"?scope=local", {u"ended"_s, u"lives"_s, u"lives"_s}},
        {"?scope=others", {u"lives"_s, u"ended"_s, u"ended"_s}},
        {"?scope=global", {u"ended"_s, u"ended"_s, u"ended"_s}},
        {"", {u"ended"_s, u"ended"_s, u"ended"_s}},
    };
    const QJsonObject stranger = m_fixture->signIn(u"second@demo.example"_s);
    for (const auto& [query, expected] : cases) {
        const auto three = signIns();
        const ProbeAnswer answer =
            m_fixture->probe(three.first().value(u"access_token"_s).toString().toLatin1())
                .post("/auth/v1/logout" + query, {});
        QCOMPARE(answer.status, 204);
        QVERIFY(answer.body.isEmpty());
        QVERIFY(answer.header("Content-Length").isEmpty()); // RFC 9110
        QVERIFY(answer.header("Content-Type").isEmpty());
        QCOMPARE((QStringList{lives(three.at(0)), lives(three.at(1)), lives(three.at(2))}), expected);
    }
    QCOMPARE(me(stranger.value(u"access_token"_s).toString().toLatin1()), 200);
}

void TestServerSignIn::signOutNeedsAToken()
{
    QCOMPARE(signOut({}), 401);
    QCOMPARE(signOut("nonsense"), 401);
    const QByteArray token = m_fixture->accessToken();
    QCOMPARE(signOut(token, "?scope=everybody"), 400);
    QCOMPARE(me(token), 200);
    // Who has no profile can sign out all the same; once.
    m_fixture->sql(u"DELETE FROM profiles"_s);
    QCOMPARE(me(token), 404);
    QCOMPARE(signOut(token), 204);
    QCOMPARE(signOut(token), 401);
}

void TestServerSignIn::revokedChildRevokesTheFamily()
{
    const QByteArray first = m_fixture->signIn().value(u"refresh_token"_s).toString().toLatin1();
    const ProbeAnswer lost = refresh(first);
    const ProbeAnswer again = refresh(first);
    QCOMPARE(refresh(text(lost, u"refresh_token"_s)).status, 400);
    QCOMPARE(me(text(again, u"access_token"_s)), 401);
    QCOMPARE(refresh(text(again, u"refresh_token"_s)).status, 400);
}

void TestServerSignIn::familiesAreIndependent()
{
    const QJsonObject other = m_fixture->signIn();
    const QByteArray first = m_fixture->signIn().value(u"refresh_token"_s).toString().toLatin1();
    refresh(text(refresh(first), u"refresh_token"_s));
    QCOMPARE(refresh(first).status, 400);
    QCOMPARE(me(other.value(u"access_token"_s).toString().toLatin1()), 200);
    QCOMPARE(refresh(other.value(u"refresh_token"_s).toString().toLatin1()).status, 200);
}

void TestServerSignIn::tokensSurviveARestart()
{
    const QJsonObject tokens = m_fixture->signIn();
    m_fixture->stop();
    QVERIFY(m_fixture->start());
    QCOMPARE(me(tokens.value(u"access_token"_s).toString().toLatin1()), 200);
    QCOMPARE(refresh(tokens.value(u"refresh_token"_s).toString().toLatin1()).status, 200);
}

void TestServerSignIn::fiveFailuresPauseThePair()
{
    behindProxy();
    const QString email = u"second@demo.example"_s;
    for (int i = 0; i < 5; ++i)
        QCOMPARE(tryFrom("10.0.0.1", email, u"wrong-password"_s).status, 400);
    const ProbeAnswer refused = tryFrom("10.0.0.1", email);
    QCOMPARE(refused.status, 429);
    QCOMPARE(refused.code(), u"RATE_LIMITED"_s);
    QCOMPARE(refused.header("Retry-After"), QByteArray("60"));
    m_fixture->clock().advance(30'500);
    QCOMPARE(tryFrom("10.0.0.1", email).header("Retry-After"), QByteArray("30"));
    m_fixture->clock().advance(29'500);
    QCOMPARE(tryFrom("10.0.0.1", email, u"wrong-password"_s).status, 400); // one more try, then a pause again
    QCOMPARE(tryFrom("10.0.0.1", email).status, 429);
    m_fixture->clock().advance(60'000);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(tryFrom("10.0.0.1", email).status, 200);
}

// Whatever is tried from elsewhere, and however long.
void TestServerSignIn::nobodyKeepsAKnownAddressOut()
{
    behindProxy();
    const QString email = u"second@demo.example"_s;
    for (int i = 0; i < 12; ++i) {
        const QByteArray elsewhere = "10.0.0." + QByteArray::number(i % 4);
        QVERIFY(tryFrom(elsewhere, email, u"wrong-password"_s).status != 200);
    }
    QCOMPARE(tryFrom("10.0.1.1", email).status, 200);
    m_fixture->clock().advance(60'000);
    QCOMPARE(tryFrom("10.0.0.1", email, u"wrong-password"_s).status, 400);
    QCOMPARE(tryFrom("10.0.1.1", email).status, 200);
}

void TestServerSignIn::failuresOfOthersBehindTheAddressDoNotCount()
{
    for (int i = 0; i < 8; ++i)
        QCOMPARE(wrong(u"user%1@demo.example"_s.arg(i)).status, 400);
    QCOMPARE(post(kPasswordGrant, credentials(u"second@demo.example"_s, u"demo-password"_s)).status, 200);
}

void TestServerSignIn::aWholeClassSignsInAtOnce()
{
    constexpr int kThreads = 10;
    std::vector<int> statuses(kThreads);
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i) {
        threads.emplace_back([&, i] {
            const QString email = i % 2 == 0 ? u"instructor@demo.example"_s : u"second@demo.example"_s;
            statuses.at(size_t(i)) = post(kPasswordGrant, credentials(email, u"demo-password"_s)).status;
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(std::count(statuses.begin(), statuses.end(), 200), kThreads);
}

void TestServerSignIn::addressesOfOneClientCountTogether()
{
    behindProxy();
    const QString email = u"second@demo.example"_s;
    const QList<QByteArray> spellings{"2001:db8:1:2::1", "[2001:db8:1:2::2]:443", "2001:DB8:1:2:ffff::3",
                                      "\"[2001:db8:1:2::4]\"", "2001:db8:1:2::5%eth0"};
    for (const QByteArray& spelling : spellings)
        QCOMPARE(tryFrom(spelling, email, u"wrong-password"_s).status, 400);
    QCOMPARE(tryFrom("2001:db8:1:2::6", email).status, 429);
    QCOMPARE(tryFrom("2001:db8:1:3::6", email).status, 200);
}

void TestServerSignIn::manyAtOnceFindNoGap()
{
    constexpr int kThreads = 20;
    std::vector<int> statuses(kThreads);
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i)
        threads.emplace_back([&, i] { statuses.at(size_t(i)) = wrong().status; });
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(std::count(statuses.begin(), statuses.end(), 400), 5);
    QCOMPARE(std::count(statuses.begin(), statuses.end(), 429), kThreads - 5);
}

void TestServerSignIn::successForgivesTheAccount()
{
    for (int round = 0; round < 2; ++round) {
        m_fixture->clock().advance(1'000'000); // longer than failures are remembered for the address
        for (int i = 0; i < 4; ++i)
            QCOMPARE(wrong().status, 400);
        QVERIFY(!m_fixture->accessToken().isEmpty());
    }
}

void TestServerSignIn::disabledAccountIsOutAtOnce()
{
    const QJsonObject tokens = m_fixture->signIn(u"second@demo.example"_s);
    QVERIFY(server::disableAccount(m_fixture->config.databasePath, u"Second@demo.example"_s).ok());
    QCOMPARE(me(tokens.value(u"access_token"_s).toString().toLatin1()), 401);
    QCOMPARE(refresh(tokens.value(u"refresh_token"_s).toString().toLatin1()).status, 400);
    const ProbeAnswer answer =
        post(kPasswordGrant, credentials(u"second@demo.example"_s, u"demo-password"_s));
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.body, wrong().body);
}

void TestServerSignIn::withoutProfileEveryCallSaysSo()
{
    server::NewAccount account;
    account.email = u"new@demo.example"_s;
    account.password = u"demo-password"_s;
    account.role = u"instructor"_s;
    account.withProfile = false;
    QVERIFY(server::addAccount(m_fixture->config.databasePath, account).ok());
    HttpProbe probe = m_fixture->probe(m_fixture->accessToken(account.email));
    for (const char* path : {"/api/users/me", "/api/vr-sessions", "/api/vr-packages",
                             "/api/activities/1c0a4b8e-0000-4000-8000-000000000000/progress"}) {
        const ProbeAnswer answer = probe.get(path);
        QCOMPARE(answer.status, 404);
        QCOMPARE(answer.code(), u"PROFILE_NOT_FOUND"_s);
    }
    QCOMPARE(probe.post("/api/vr-sessions", "{}").code(), u"PROFILE_NOT_FOUND"_s);
    QCOMPARE(probe.post("/api/vr-packages", "{}").code(), u"PROFILE_NOT_FOUND"_s);
}

QTEST_GUILESS_MAIN(TestServerSignIn)
#include "test_server_sign_in.moc"
