#include "auth/session_tokens.h"

#include "api/api_client.h"
#include "auth/password_sign_in.h"
#include "support/await.h"
#include "support/fake_clock.h"
#include "support/fake_secret_store.h"
#include "support/server_process.h"

#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

const QString kSecretKey = SessionTokens::secretKey(u"account-1"_s);

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

/// Renewal against the server whose tokens rotate.
class TestRealTokens : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (ServerProcess::program().isEmpty())
            QSKIP("lectern-server is not part of this build");
    }

    void theRealServerRotates()
    {
        ServerProcess server;
        QVERIFY(server.start());
        Fixture f(server.root());
        const auto first = signIn(f, u"demo-password"_s);
        QVERIFY(first && first->ok());
        f.source.adopt(**first);
        QVERIFY(awaitThat([&] { return f.secrets.values.contains(kSecretKey); }));
        for (int i = 0; i < 3; ++i) {
            f.refreshed.clear();
            const QByteArray before = f.secrets.values.value(kSecretKey);
            const QString access = f.source.accessToken();
            f.source.refresh(access);
            QVERIFY(awaitThat([&] { return f.refreshed.size() == 1; }));
            QVERIFY(f.source.accessToken() != access);
            QVERIFY(awaitThat([&] { return f.secrets.values.value(kSecretKey) != before; }));
        }
        // The token that is kept works in the next run, also after a restart of the server.
        QVERIFY(server.stop());
        QVERIFY(server.start());
        Fixture next(server.root());
        next.secrets.values = f.secrets.values;
        next.source.restore();
        QVERIFY(awaitThat([&] { return next.refreshed.size() == 1; }));
        ApiClient client(next.address, next.source, next.http);
        const auto me = await(client.me());
        QVERIFY(me);
        QCOMPARE(me->status, 200);
    }

    void theRealServerTakesTheParentAgainWhenAnAnswerWasLost()
    {
        ServerProcess server;
        QVERIFY(server.start());
        Fixture f(server.root());
        const auto first = signIn(f, u"demo-password"_s);
        QVERIFY(first && first->ok());
        const QByteArray parent = (*first)->refreshToken.toUtf8();
        for (int i = 0; i < 2; ++i) { // the first answer is lost: the next run starts with the parent again
            Fixture run(server.root());
            run.secrets.values.insert(kSecretKey, parent);
            run.source.restore();
            QVERIFY(awaitThat([&] { return run.refreshed.size() == 1; }));
        }
    }

    void theRealServerRefusesAWrongPassword()
    {
        ServerProcess server;
        QVERIFY(server.start());
        Fixture f(server.root());
        const auto result = signIn(f, u"wrong"_s);
        QVERIFY(result && !result->ok());
        QCOMPARE(result->error().reason, FailureReason::WrongCredentials);
        f.secrets.values.insert(kSecretKey, "made-up");
        f.source.restore();
        QVERIFY(awaitThat([&] { return f.failed.size() == 1; }));
        QCOMPARE(f.lastReason(), FailureReason::SignInNeeded);
    }

private:
    static std::optional<Result<wire::TokenAnswer>> signIn(Fixture& f, const QString& password)
    {
        auto* job = new PasswordSignIn(f.http, f.address, u"instructor@demo.example"_s, password, &f.http);
        return awaitResult<Result<wire::TokenAnswer>>(job, &PasswordSignIn::finished,
                                                      [job] { job->start(); });
    }
};

QTEST_GUILESS_MAIN(TestRealTokens)
#include "test_real_tokens.moc"
