#include "auth/identity.h"

#include "api/token_source.h"
#include "auth/jwt.h"
#include "support/await.h"
#include "support/scripted_server.h"

#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;
using Kind = IdentityName::Kind;
using FailureKind = IdentityFailure::Kind;

Q_DECLARE_METATYPE(lectern::IdentityFailure::Kind)

namespace {

using Found = Result<Identity, IdentityFailure>;
using Reply = std::pair<int, QByteArray>;

const QByteArray kUser =
    "{\"user\":{\"id\":\"me-1\",\"email\":\"instructor@demo.example\",\"role\":\"instructor\"}}";
const QByteArray kSessions =
    "{\"sessions\":[{\"id\":\"0d5e7f0a-3c38-4a0e-9d2e-0b6f5f1f7a11\",\"user_id\":null},"
    "{\"id\":\"0d5e7f0a-3c38-4a0e-9d2e-0b6f5f1f7a12\",\"user_id\":\"owner-1\"}]}";
const QByteArray kEmpty = "{\"sessions\":[]}";
const QByteArray kPage = "<html>not found</html>";
const QString kOpaque = u"opaque-token"_s;

QByteArray error(const char* code)
{
    return QByteArray("{\"error\":{\"code\":\"") + code + "\",\"message\":\"m\",\"details\":[]}}";
}

QString jwt(const QByteArray& claims)
{
    const auto encode = [](const QByteArray& json) {
        return json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    return QString::fromLatin1(encode("{}") + '.' + encode(claims) + ".x");
}

ScriptedServer::Script script(const Reply& me, const Reply& sessions)
{
    return [me, sessions](const ScriptedServer::Request& request) {
        const Reply& reply = request.target.contains("/users/me") ? me : sessions;
        return ScriptedServer::Reply{ScriptedServer::http(reply.first, reply.second)};
    };
}

std::optional<Found> probe(const QString& root, const QString& token)
{
    HttpClient http;
    FixedToken tokens(token);
    ApiClient client(*ServerAddress::parse(root), tokens, http);
    auto* job = new IdentityProbe(client, tokens, &client);
    return awaitResult<Found>(job, &IdentityProbe::finished, [job] { job->start(); });
}

} // namespace

class TestIdentity : public QObject
{
    Q_OBJECT

private slots:
    void everyNameOfTheTokenIsTold_data()
    {
        QTest::addColumn<Reply>("me");
        QTest::addColumn<Reply>("sessions");
        QTest::addColumn<QString>("token");
        QTest::addColumn<IdentityNames>("names"); // besides the hash
        const QString withSubject = jwt(
            "{\"iss\":\"https://issuer.example\",\"sub\":\"jwt-1\",\"email\":\"instructor@demo.example\"}");
        const QString without = jwt("{\"aud\":\"x\"}");
        const IdentityName me{Kind::UsersMe, u"me-1"_s, {}};
        const IdentityName subject{Kind::TokenSubject, u"jwt-1"_s, u"https://issuer.example"_s};
        const IdentityName owner{Kind::ListOwner, u"owner-1"_s, {}};
        const Reply missing{404, kPage};
        const Reply sessions{200, kSessions};
        const auto row = [](const char* name, const Reply& user, const Reply& list, const QString& token,
                            const IdentityNames& names) {
            QTest::newRow(name) << user << list << token << names;
        };
        row("users/me", {200, kUser}, sessions, withSubject, {me, subject});
        row("users/me as a profile", {200, "{\"profile\":{\"id\":\"me-1\"}}"}, sessions, kOpaque, {me});
        row("users/me bare", {200, "{\"id\":\"me-1\",\"email\":\"a@demo.example\"}"}, sessions, kOpaque,
            {me});
        row("after a 404", missing, sessions, withSubject, {owner, subject});
        row("after a 404 of the API", {404, error("NOT_FOUND")}, sessions, withSubject, {owner, subject});
        row("after a 405", {405, ""}, sessions, withSubject, {owner, subject});
        row("after a gateway's 403", {403, "{\"message\":\"Missing Authentication Token\"}"}, sessions,
            withSubject, {owner, subject});
        row("after a body without a user", {200, "{\"ok\":true}"}, sessions, withSubject, {owner, subject});
        row("of an empty list", missing, {200, kEmpty}, withSubject, {subject});
        row("owner of the sessions", missing, sessions, kOpaque, {owner});
        row("owner, JWT without a subject", missing, sessions, without, {owner});
        row("several owners are none", missing,
            {200, "{\"sessions\":[{\"id\":\"0d5e7f0a-3c38-4a0e-9d2e-0b6f5f1f7a11\",\"user_id\":\"a\"},"
                  "{\"id\":\"0d5e7f0a-3c38-4a0e-9d2e-0b6f5f1f7a12\",\"user_id\":\"b\"}]}"},
            kOpaque, {});
        row("nothing but the hash", missing, {200, kEmpty}, kOpaque, {});
    }

    void everyNameOfTheTokenIsTold()
    {
        QFETCH(Reply, me);
        QFETCH(Reply, sessions);
        QFETCH(QString, token);
        QFETCH(IdentityNames, names);
        ScriptedServer server(script(me, sessions));
        const auto found = probe(server.root(), token);
        QVERIFY(found);
        QVERIFY(found->ok());
        IdentityNames told = (*found)->names;
        QVERIFY(told.removeOne({Kind::TokenHash, tokenHash(token), {}}));
        QCOMPARE(told, names);
        QCOMPARE((*found)->isKnown(), !names.isEmpty());
    }

    void failuresAreToldApart_data()
    {
        QTest::addColumn<Reply>("me");
        QTest::addColumn<Reply>("sessions");
        QTest::addColumn<QString>("token");
        QTest::addColumn<FailureKind>("kind");
        const QString withSubject = jwt("{\"sub\":\"jwt-1\"}");
        const Reply missing{404, kPage};
        const auto row = [](const char* name, const Reply& me, const Reply& list, const QString& token,
                            FailureKind kind) {
            QTest::newRow(name) << me << list << token << kind;
        };
        row("401", {401, error("UNAUTHORIZED")}, {200, kEmpty}, kOpaque, FailureKind::SignInNeeded);
        row("401 of the list only", missing, {401, error("UNAUTHORIZED")}, kOpaque,
            FailureKind::SignInNeeded);
        row("401 of the list, JWT", missing, {401, error("UNAUTHORIZED")}, withSubject,
            FailureKind::SignInNeeded);
        row("no profile", {404, error("PROFILE_NOT_FOUND")}, {200, kEmpty}, kOpaque,
            FailureKind::ProfileProblem);
        row("no profile, by the list", missing, {404, error("PROFILE_NOT_FOUND")}, withSubject,
            FailureKind::ProfileProblem);
        row("429", {429, error("RATE_LIMITED")}, {200, kEmpty}, kOpaque, FailureKind::RateLimited);
        row("500", {500, error("DB_ERROR")}, {200, kEmpty}, kOpaque, FailureKind::Unreachable);
        row("500 of the list, JWT", missing, {500, error("DB_ERROR")}, withSubject, FailureKind::Unreachable);
        row("500 of the list, opaque", missing, {500, error("DB_ERROR")}, kOpaque, FailureKind::Unreachable);
        row("a page", {200, kPage}, {200, kPage}, kOpaque, FailureKind::ConnectionStop);
        row("404 everywhere, opaque", missing, missing, kOpaque, FailureKind::ConnectionStop);
        row("a list that is none", missing, {200, "{\"items\":[]}"}, kOpaque, FailureKind::ConnectionStop);
        row("redirect", {302, ""}, {302, ""}, kOpaque, FailureKind::ConnectionStop);
    }

    void failuresAreToldApart()
    {
        QFETCH(Reply, me);
        QFETCH(Reply, sessions);
        QFETCH(QString, token);
        QFETCH(FailureKind, kind);
        ScriptedServer server(script(me, sessions));
        const auto found = probe(server.root(), token);
        QVERIFY(found);
        QVERIFY(!found->ok());
        QCOMPARE(found->error().kind, kind);
        QVERIFY(!found->error().failure.message.isEmpty());
        QCOMPARE(found->error().notBefore.isValid(), kind == FailureKind::RateLimited);
    }

    void noConnectionIsUnreachable()
    {
        const auto found = probe(u"http://127.0.0.1:%1"_s.arg(unusedPort()), kOpaque);
        QVERIFY(found && !found->ok());
        QCOMPARE(found->error().kind, FailureKind::Unreachable);
        QCOMPARE(found->error().failure.reason, FailureReason::Unreachable);
    }

    void usersMeIsFoundAtTheOtherBaseToo()
    {
        ScriptedServer server([](const ScriptedServer::Request& request) {
            if (request.target.startsWith("/api/"))
                return ScriptedServer::Reply{ScriptedServer::http(404, kPage)};
            return ScriptedServer::Reply{
                ScriptedServer::http(200, request.target.startsWith("/users/me") ? kUser : kSessions)};
        });
        const auto found = probe(server.root(), kOpaque);
        QVERIFY(found && found->ok());
        QCOMPARE((*found)->names.first(), (IdentityName{Kind::UsersMe, u"me-1"_s, {}}));
    }

    void whatATokenSaysOfItself()
    {
        const QString token = jwt("{\"sub\":\"jwt-1\",\"iss\":\"https://issuer.example\"}");
        QCOMPARE(namesOfToken(token),
                 (IdentityNames{{Kind::TokenHash, tokenHash(token), {}},
                                {Kind::TokenSubject, u"jwt-1"_s, u"https://issuer.example"_s}}));
        QCOMPARE(namesOfToken(kOpaque), (IdentityNames{{Kind::TokenHash, tokenHash(kOpaque), {}}}));
    }
};

QTEST_GUILESS_MAIN(TestIdentity)
#include "test_identity.moc"
