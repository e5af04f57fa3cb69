#include "auth/jwt.h"
#include "auth/token_request.h"
#include "support/fake_clock.h"
#include "support/fake_secret_store.h"
#include "support/scripted_server.h"
#include "support/server_process.h"
#include "wire/json_read.h"
#include "workspace/account_desk.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace lectern;
using namespace Qt::StringLiterals;
using test::ScriptedServer;

/// Who is signed in, on a real server and on one that tells little.
class TestAccountDesk : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aSignInIsKeptAndResumed();
    void aCancelledSignInNeverEnds();
    void cancellingWhatJustEndedTakesItBack();
    void signingOutKeepsTheRecords();
    void signingOutTellsTheServer();
    void signingOutOfAServerThatKnowsNoSignOut();
    void signingOutWithAPastedTokenTellsNobody();
    void signingOutOfflineWaitsForNothing();
    void aWrongPasswordIsSaidInWords();
    void withoutAKeychainNothingIsSent();
    void aKnownTokenWorksOffline();
    void aNewOpaqueTokenNeedsTheServer();
    void twoPeopleHaveTwoAccounts();
    void aProvisionalAccountIsMergedWhenTheServerTells();
    void aTokenOfSomebodyElseSendsNothing();
    void whoSignsInIsAskedOnce();

private:
    void newDesk();
    SignInRequest password(const QString& email = u"instructor@demo.example"_s) const;
    bool openWith(const SignInRequest& request);
    bool waitForEnd();
    void goOnline();
    Record record(double score);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::FakeSecretStore> m_secrets;
    std::unique_ptr<AccountDesk> m_desk;
    SystemClock m_clock;
    std::unique_ptr<test::ServerProcess> m_server;
    std::optional<Failure> m_failure;
    bool m_opened = false;
};

void TestAccountDesk::init()
{
    m_opened = false;
    m_failure.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_secrets = std::make_unique<test::FakeSecretStore>();
    m_server = std::make_unique<test::ServerProcess>();
    newDesk();
}

void TestAccountDesk::cleanup()
{
    m_desk.reset();
    m_server.reset();
}

void TestAccountDesk::newDesk()
{
    m_desk.reset();
    WorkspaceOptions options;
    options.automatic = false;
    m_desk = std::make_unique<AccountDesk>(Profile(m_folder->path()), *m_secrets, m_clock, options);
    connect(m_desk.get(), &AccountDesk::opened, this, [this] { m_opened = true; });
    connect(m_desk.get(), &AccountDesk::failed, this,
            [this](const Failure& failure) { m_failure = failure; });
    QVERIFY(m_desk->open());
}

SignInRequest TestAccountDesk::password(const QString& email) const
{
    SignInRequest request;
    request.server = m_server->root();
    request.email = email;
    request.password = u"demo-password"_s;
    return request;
}

bool TestAccountDesk::waitForEnd()
{
    return QTest::qWaitFor([this] { return m_opened || m_failure; }, 10'000);
}

bool TestAccountDesk::openWith(const SignInRequest& request)
{
    m_opened = false;
    m_failure.reset();
    m_desk->signIn(request);
    return waitForEnd() && m_opened;
}

void TestAccountDesk::goOnline()
{
    m_desk->workspace()->refresh();
    QTRY_COMPARE(int(m_desk->workspace()->status().state), int(ConnectionStatus::State::Online));
}

Record TestAccountDesk::record(double score)
{
    const auto completion = validate(CompletionValues{score, {}, {}});
    return m_desk->workspace()->record(QUuid::createUuid(), *completion).value();
}

void TestAccountDesk::aSignInIsKeptAndResumed()
{
    QVERIFY(m_server->start());
    QSignalSpy kept(m_desk.get(), &AccountDesk::signInKept);
    QVERIFY(openWith(password()));
    QTRY_COMPARE(kept.size(), 1);
    QCOMPARE(m_desk->info().displayName, u"Demo instructor"_s);
    QVERIFY(m_desk->workspace()->isIdentityConfirmed());
    QCOMPARE(m_secrets->values.size(), 1);

    newDesk();
    const auto account = m_desk->resumable();
    QVERIFY(account);
    m_desk->resume(*account);
    QVERIFY(m_desk->workspace());
    QVERIFY(!m_desk->workspace()->isIdentityConfirmed());
    m_desk->workspace()->restore();
    QTRY_VERIFY(m_desk->workspace()->isIdentityConfirmed());
}

void TestAccountDesk::aCancelledSignInNeverEnds()
{
    QVERIFY(m_server->start());
    m_opened = false;
    m_failure.reset();
    m_desk->signIn(password());
    m_desk->cancelSignIn();
    SignInRequest wrong = password();
    wrong.server = u"not an address"_s;
    m_desk->signIn(wrong); // its answer is on the way already
    m_desk->cancelSignIn();
    // What comes later shows that nothing of the cancelled ones is left.
    QVERIFY(openWith(password()));
    QVERIFY(!m_failure);
}

void TestAccountDesk::cancellingWhatJustEndedTakesItBack()
{
    QVERIFY(m_server->start());
    QVERIFY(openWith(password()));
    m_desk->cancelSignIn(); // nobody has seen it opened yet
    QVERIFY(!m_desk->workspace());
    QVERIFY(!m_desk->resumable());

    QVERIFY(openWith(password()));
    QVERIFY(openWith(password())); // signed in again, while it was open
    m_desk->cancelSignIn();
    QVERIFY(m_desk->workspace());
}

void TestAccountDesk::signingOutKeepsTheRecords()
{
    QVERIFY(m_server->start());
    QVERIFY(openWith(password()));
    const Record saved = record(85);
    QSignalSpy done(m_desk.get(), &AccountDesk::signedOut);
    m_desk->signOut();
    QTRY_COMPARE(done.size(), 1);
    QVERIFY(!m_desk->workspace());
    QVERIFY(m_secrets->values.isEmpty());
    QVERIFY(!m_desk->resumable());
    QVERIFY(openWith(password()));
    QCOMPARE(m_desk->workspace()->store().record(saved.id)->state, RecordState::Queued);
}

void TestAccountDesk::signingOutTellsTheServer()
{
    QVERIFY(m_server->start());
    QVERIFY(openWith(password()));
    goOnline();
    // Somebody has a copy of the tokens.
    const QString access = m_desk->workspace()->tokens().accessToken();
    const QString refresh = QString::fromUtf8(m_secrets->values.begin().value());
    m_desk->signOut();
    QVERIFY(!m_desk->workspace());

    HttpClient http;
    const auto address = *ServerAddress::parse(m_server->root());
    const auto statusOf = [this](ApiCall* call) {
        QSignalSpy finished(call, &ApiCall::finished);
        return finished.wait(10'000) ? finished.first().first().value<Answer>().status : 0;
    };
    const auto me = [&] {
        CallPlan plan;
        plan.url = address.api(u"users/me"_s);
        plan.setHeader("Authorization", "Bearer " + access.toUtf8());
        return statusOf(http.send(plan, nullptr, this));
    };
    QTRY_COMPARE(me(), 401);
    QCOMPARE(statusOf(askForTokens(http, address, u"refresh_token"_s, {{u"refresh_token"_s, refresh}}, this)),
             400);
}

void TestAccountDesk::signingOutOfAServerThatKnowsNoSignOut()
{
    std::atomic<int> told = 0;
    ScriptedServer server([&told](const ScriptedServer::Request& request) {
        if (request.target.contains("auth/v1/token"))
            return ScriptedServer::Reply{ScriptedServer::http(
                200, R"({"access_token":"a","refresh_token":"r","expires_in":3600,"token_type":"bearer"})")};
        if (request.target == "/auth/v1/logout?scope=local" && request.method == "POST" &&
            request.header("Authorization") == "Bearer a") {
            ++told;
            return ScriptedServer::Reply{ScriptedServer::http(404, "")};
        }
        if (request.target.contains("users/me"))
            return ScriptedServer::Reply{ScriptedServer::http(200, R"({"user":{"id":"u-1"}})")};
        return ScriptedServer::Reply{ScriptedServer::http(200, R"({"sessions":[],"packages":[]})")};
    });
    SignInRequest request = password();
    request.server = server.root();
    QVERIFY(openWith(request));
    goOnline();
    std::optional<Outcome> removed;
    connect(m_desk.get(), &AccountDesk::signedOut, this,
            [&removed](const Outcome& outcome) { removed = outcome; });
    m_desk->signOut();
    QTRY_VERIFY(removed);
    QVERIFY(removed->ok());
    QTRY_COMPARE(told.load(), 1);
}

void TestAccountDesk::signingOutWithAPastedTokenTellsNobody()
{
    std::atomic<int> posts = 0;
    ScriptedServer server([&posts](const ScriptedServer::Request& request) {
        if (request.method == "POST")
            ++posts;
        if (request.target.contains("users/me"))
            return ScriptedServer::Reply{ScriptedServer::http(200, R"({"user":{"id":"u-1"}})")};
        return ScriptedServer::Reply{ScriptedServer::http(200, R"({"sessions":[],"packages":[]})")};
    });
    SignInRequest request;
    request.method = SignInMethod::Token;
    request.server = server.root();
    request.token = u"a-token"_s;
    QVERIFY(openWith(request));
    goOnline();
    QSignalSpy done(m_desk.get(), &AccountDesk::signedOut);
    m_desk->signOut();
    QTRY_COMPARE(done.size(), 1);
    // Whatever went out before this question would have come before it.
    HttpClient http;
    QSignalSpy answered(http.post(QUrl(server.root() + u"/last"_s), {}, this), &ApiCall::finished);
    QVERIFY(answered.wait(10'000));
    QCOMPARE(posts.load(), 1);
}

void TestAccountDesk::signingOutOfflineWaitsForNothing()
{
    QVERIFY(m_server->start());
    QVERIFY(openWith(password()));
    QVERIFY(m_server->stop());
    std::optional<Outcome> removed;
    connect(m_desk.get(), &AccountDesk::signedOut, this,
            [&removed](const Outcome& outcome) { removed = outcome; });
    m_desk->signOut();
    QTRY_VERIFY(removed);
    QVERIFY(removed->ok());
    QVERIFY(m_secrets->values.isEmpty());
}

void TestAccountDesk::aWrongPasswordIsSaidInWords()
{
    QVERIFY(m_server->start());
    SignInRequest request = password();
    request.password = u"wrong"_s;
    QVERIFY(!openWith(request));
    QCOMPARE(int(m_failure->reason), int(FailureReason::WrongCredentials));
    QVERIFY(!m_failure->message.isEmpty());
    QVERIFY(!m_desk->workspace());
}

void TestAccountDesk::withoutAKeychainNothingIsSent()
{
    ScriptedServer server([](const ScriptedServer::Request&) { return ScriptedServer::Reply{}; });
    m_secrets->locked = true;
    SignInRequest request = password();
    request.server = server.root();
    QVERIFY(!openWith(request));
    QCOMPARE(int(m_failure->reason), int(FailureReason::SecretStoreMissing));
    QCOMPARE(server.count(), 0);

    QVERIFY(m_server->start());
    request = password();
    request.staySignedIn = false;
    QVERIFY(openWith(request));
    QVERIFY(m_desk->info().sessionOnly);
    QVERIFY(m_secrets->values.isEmpty());
}

void TestAccountDesk::aKnownTokenWorksOffline()
{
    QVERIFY(m_server->start());
    QVERIFY(openWith(password()));
    const QString token = m_desk->workspace()->tokens().accessToken();
    const QUuid account = m_desk->info().id;
    const QString root = m_server->root();
    QVERIFY(m_server->stop());

    newDesk();
    m_opened = false;
    m_desk->useToken(root, token);
    QVERIFY(waitForEnd() && m_opened);
    QCOMPARE(m_desk->info().id, account);
    QCOMPARE(record(85).state, RecordState::Queued);
}

void TestAccountDesk::aNewOpaqueTokenNeedsTheServer()
{
    QVERIFY(m_server->start());
    const QString root = m_server->root();
    QVERIFY(m_server->stop());
    m_desk->useToken(root, u"never-seen"_s);
    QVERIFY(waitForEnd());
    QVERIFY(!m_opened);
    QCOMPARE(int(m_failure->reason), int(FailureReason::Unreachable));
    QVERIFY(m_desk->registry().list()->isEmpty());
}

void TestAccountDesk::twoPeopleHaveTwoAccounts()
{
    QVERIFY(m_server->start());
    QVERIFY(openWith(password()));
    const QUuid first = m_desk->info().id;
    const Record saved = record(85);
    QVERIFY(openWith(password(u"second@demo.example"_s)));
    QVERIFY(m_desk->info().id != first);
    QVERIFY(!m_desk->workspace()->store().record(saved.id));
    QVERIFY(openWith(password()));
    QCOMPARE(m_desk->info().id, first);
    QVERIFY(m_desk->workspace()->store().record(saved.id).ok());
}

void TestAccountDesk::aProvisionalAccountIsMergedWhenTheServerTells()
{
    std::atomic<bool> tells = false;
    ScriptedServer server([&tells](const ScriptedServer::Request& request) {
        if (request.target.contains("users/me") && tells)
            return ScriptedServer::Reply{
                ScriptedServer::http(200, R"({"user":{"id":"u-1","full_name":"Demo"}})")};
        if (request.target.contains("users/me"))
            return ScriptedServer::Reply{ScriptedServer::http(405, "")};
        return ScriptedServer::Reply{ScriptedServer::http(200, R"({"sessions":[]})")};
    });
    SignInRequest request;
    request.method = SignInMethod::Token;
    request.server = server.root();

    // The person is known by another token already.
    tells = true;
    request.token = u"first-token"_s;
    QVERIFY(openWith(request));
    const QUuid real = m_desk->info().id;
    const Record old = record(60);

    // A second token comes while the server doesn't tell whose it is.
    tells = false;
    request.token = u"second-token"_s;
    QVERIFY(openWith(request));
    const QUuid provisional = m_desk->info().id;
    QVERIFY(provisional != real);
    const Record fresh = record(85);

    // Now it tells.
    tells = true;
    QVERIFY(openWith(request));
    QCOMPARE(m_desk->info().id, real);
    QVERIFY(m_desk->workspace()->store().record(old.id).ok());
    QCOMPARE(m_desk->workspace()->store().record(fresh.id)->state, RecordState::Queued);
    QCOMPARE(m_desk->workspace()->store().record(fresh.id)->body, fresh.body);
}

void TestAccountDesk::aTokenOfSomebodyElseSendsNothing()
{
    std::atomic<int> posts = 0;
    std::atomic<bool> somebodyElse = false;
    ScriptedServer server([&](const ScriptedServer::Request& request) {
        if (request.method == "POST")
            ++posts;
        if (request.target.contains("users/me"))
            return ScriptedServer::Reply{ScriptedServer::http(
                200, somebodyElse ? R"({"user":{"id":"u-2"}})" : R"({"user":{"id":"u-1"}})")};
        return ScriptedServer::Reply{ScriptedServer::http(200, R"({"sessions":[]})")};
    });
    SignInRequest request;
    request.method = SignInMethod::Token;
    request.server = server.root();
    request.token = u"a-token"_s;
    QVERIFY(openWith(request));
    const Record saved = record(85);

    newDesk();
    somebodyElse = true;
    m_desk->resume(*m_desk->resumable());
    Workspace* workspace = m_desk->workspace();
    workspace->restore();
    QTRY_COMPARE(int(workspace->connection().state()), int(Connection::State::SignInNeeded));
    QVERIFY(!workspace->isIdentityConfirmed());
    QVERIFY(workspace->sendNow());
    QCOMPARE(workspace->store().record(saved.id)->state, RecordState::Queued);
    QCOMPARE(workspace->store().record(saved.id)->attempts, 0);
    QCOMPARE(posts, 0);
}

void TestAccountDesk::whoSignsInIsAskedOnce()
{
    std::atomic<int> questions = 0;
    ScriptedServer server([&questions](const ScriptedServer::Request& request) {
        if (request.target.contains("users/me")) {
            ++questions;
            return ScriptedServer::Reply{ScriptedServer::http(200, R"({"user":{"id":"u-1"}})")};
        }
        return ScriptedServer::Reply{ScriptedServer::http(200, R"({"sessions":[]})")};
    });
    SignInRequest request;
    request.method = SignInMethod::Token;
    request.server = server.root();
    request.token = u"a-token"_s;
    QVERIFY(openWith(request));
    QVERIFY(m_desk->workspace()->isIdentityConfirmed());
    QSignalSpy listed(&m_desk->workspace()->directory(), &SessionDirectory::refreshEnded);
    m_desk->workspace()->refresh();
    QTRY_COMPARE(listed.size(), 1); // a question asked meanwhile would have come before
    QCOMPARE(questions, 1);
}

QTEST_GUILESS_MAIN(TestAccountDesk)
#include "test_account_desk.moc"
