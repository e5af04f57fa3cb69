#include "auth/jwt.h"
#include "auth/token_request.h"
#include "support/fake_clock.h"
#include "support/fake_secret_store.h"
#include "support/scripted_server.h"
#include "support/server_process.h"
#include "wire/json_read.h"
#include "workspace/account_desk.h"

#include <QRandomGenerator>
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
    void aFreshTokenOfAKnownPersonSavesOfflineAndOpensNothing();
    void aTokenThatHasEndedIsRefusedAtOnce();
    void usersMeThatAppearsLaterMakesNoStranger();
    void whereTheServerDoesNotTellAPersonIsAskedOnce();
    void aSecondUsersMeIsAContradiction();
    void aListOfSomebodyElseIsNotBelieved();
    void theAccountIsCalledByItsNewName();

private:
    void newDesk();
    /// A server that says only what it is told to say.
    struct Told
    {
        QByteArray user; ///< of users/me; empty: there is none
        QByteArray sessions = R"({"sessions":[]})";
    };
    static ScriptedServer::Script script(const std::shared_ptr<Told>& told);
    static QString jwt(const QByteArray& subject, const QDateTime& expires);
    static SignInRequest token(const QString& root, const QString& text);
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
    const auto statusOf = [](ApiCall* call) {
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
    QCOMPARE(int(m_failure->reason), int(FailureReason::SignInNeeded));
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

    // A second token comes while the server doesn't tell whose it is, and a person says: somebody else.
    tells = false;
    request.token = u"second-token"_s;
    QSignalSpy asked(m_desk.get(), &AccountDesk::personAsked);
    m_opened = false;
    m_desk->signIn(request);
    QTRY_COMPARE(asked.size(), 1);
    m_desk->answerPerson({});
    QVERIFY(m_opened);
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

ScriptedServer::Script TestAccountDesk::script(const std::shared_ptr<Told>& told)
{
    return [told](const ScriptedServer::Request& request) {
        if (!request.target.contains("users/me"))
            return ScriptedServer::Reply{ScriptedServer::http(200, told->sessions)};
        return ScriptedServer::Reply{told->user.isEmpty() ? ScriptedServer::http(405, "")
                                                          : ScriptedServer::http(200, told->user)};
    };
}

/// Nobody has signed it: anybody can make one.
QString TestAccountDesk::jwt(const QByteArray& subject, const QDateTime& expires)
{
    const auto encode = [](const QByteArray& json) {
        return json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    const QByteArray claims = R"({"iss":"https://issuer.example","sub":")" + subject + R"(","exp":)" +
                              QByteArray::number(expires.toSecsSinceEpoch()) + R"(,"n":)" +
                              QByteArray::number(QRandomGenerator::global()->generate()) + '}';
    return QString::fromLatin1(encode(R"({"alg":"none"})") + '.' + encode(claims) + '.');
}

SignInRequest TestAccountDesk::token(const QString& root, const QString& text)
{
    SignInRequest request;
    request.method = SignInMethod::Token;
    request.server = root;
    request.token = text;
    return request;
}

void TestAccountDesk::aFreshTokenOfAKnownPersonSavesOfflineAndOpensNothing()
{
    const QDateTime later = QDateTime::currentDateTimeUtc().addSecs(600);
    const auto told = std::make_shared<Told>();
    auto server = std::make_unique<ScriptedServer>(script(told));
    const QString root = server->root();
    QVERIFY(openWith(token(root, jwt("user_2x", later))));
    const QUuid account = m_desk->info().id;
    const QUuid session = QUuid::createUuid();
    QVERIFY(m_desk->workspace()->saveDraft(session, {{7.0, {}}, {}, {}}));
    server.reset();

    newDesk();
    QSignalSpy unconfirmed(m_desk.get(), &AccountDesk::openedUnconfirmed);
    m_opened = false;
    m_desk->useToken(root, jwt("user_2x", later));
    QTRY_COMPARE(unconfirmed.size(), 1);
    QVERIFY(!m_opened && !m_failure);
    Workspace* workspace = m_desk->workspace();
    QCOMPARE(workspace->account().id, account);
    const auto saved = workspace->recordUnconfirmed(session, *validate(CompletionValues{85, {}, {}}));
    QVERIFY(saved);
    QCOMPARE(saved->state, RecordState::NeedsAttention);
    QCOMPARE(saved->reason, AttentionReason::Unconfirmed);
    QVERIFY(workspace->store().draft(session)); // it touches nothing else

    // Of somebody whom this computer does not know, nothing is saved at all.
    newDesk();
    m_desk->useToken(root, jwt("user_3y", later));
    QVERIFY(waitForEnd() && m_failure);
    QCOMPARE(m_failure->reason, FailureReason::SignInNeeded);
}

void TestAccountDesk::aTokenThatHasEndedIsRefusedAtOnce()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto told = std::make_shared<Told>();
    auto server = std::make_unique<ScriptedServer>(script(told));
    const QString root = server->root();
    const QString shortLived = jwt("user_2x", now.addSecs(-5)); // this server takes it all the same
    QVERIFY(openWith(token(root, shortLived)));
    const int calls = server->count();
    newDesk();
    m_desk->useToken(root, jwt("user_2x", now.addSecs(-5)));
    QVERIFY(m_failure);
    QCOMPARE(m_failure->reason, FailureReason::SignInNeeded);
    QCOMPARE(server->count(), calls);
    // By the server's clock it has not.
    m_failure.reset();
    QVERIFY(m_desk->registry().setClockOffset(root, -60'000));
    m_opened = false;
    m_desk->useToken(root, jwt("user_2x", now.addSecs(-5)));
    QVERIFY(waitForEnd() && m_opened);
    // The very token that was confirmed here works though it has ended, offline too.
    server.reset();
    newDesk();
    m_opened = false;
    m_desk->useToken(root, shortLived);
    QVERIFY(m_opened);
}

void TestAccountDesk::usersMeThatAppearsLaterMakesNoStranger()
{
    const auto told = std::make_shared<Told>();
    told->sessions = R"({"sessions":[{"id":"0d5e7f0a-3c38-4a0e-9d2e-0b6f5f1f7a12","user_id":"owner-1"}]})";
    ScriptedServer server(script(told));
    QVERIFY(openWith(token(server.root(), u"a-token"_s)));
    const QUuid account = m_desk->info().id;
    const Record saved = record(85);

    newDesk();
    told->user = R"({"profile":{"id":"me-1","full_name":"Demo"}})";
    m_desk->resume(*m_desk->resumable());
    m_desk->workspace()->restore();
    QTRY_VERIFY(m_desk->workspace()->isIdentityConfirmed());
    QCOMPARE(m_desk->workspace()->account().id, account);
    QVERIFY(m_desk->workspace()->account().names.contains({IdentityName::Kind::UsersMe, u"me-1"_s, {}}));

    // Another token, of which only users/me tells whose it is.
    told->sessions = R"({"sessions":[]})";
    QVERIFY(openWith(token(server.root(), u"another-token"_s)));
    QCOMPARE(m_desk->info().id, account);
    QVERIFY(m_desk->workspace()->store().record(saved.id).ok());
}

void TestAccountDesk::whereTheServerDoesNotTellAPersonIsAskedOnce()
{
    const auto told = std::make_shared<Told>();
    ScriptedServer server(script(told));
    QSignalSpy asked(m_desk.get(), &AccountDesk::personAsked);
    QVERIFY(openWith(token(server.root(), u"first"_s))); // nobody else is known here: no question
    const QUuid first = m_desk->info().id;
    QVERIFY(asked.isEmpty());

    m_desk->signIn(token(server.root(), u"second"_s));
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().value<QList<AccountInfo>>().first().id, first);
    m_opened = false;
    m_desk->answerPerson(first);
    QVERIFY(m_opened);
    QCOMPARE(m_desk->info().id, first);

    newDesk(); // the answer was kept
    QSignalSpy again(m_desk.get(), &AccountDesk::personAsked);
    QVERIFY(openWith(token(server.root(), u"second"_s)));
    QVERIFY(again.isEmpty());
    QCOMPARE(m_desk->info().id, first);

    SignInRequest named = token(server.root(), u"third"_s);
    named.person = SignInRequest::kNewPerson;
    QVERIFY(openWith(named));
    QVERIFY(m_desk->info().id != first);
}

void TestAccountDesk::aSecondUsersMeIsAContradiction()
{
    const auto told = std::make_shared<Told>();
    told->user = R"({"user":{"id":"me-1"}})";
    ScriptedServer server(script(told));
    QVERIFY(openWith(token(server.root(), u"a-token"_s)));
    told->user = R"({"user":{"id":"me-2"}})";
    QVERIFY(!openWith(token(server.root(), u"a-token"_s))); // the very same one
    QCOMPARE(m_failure->reason, FailureReason::NotAllowed);
    QCOMPARE(m_desk->registry().list()->size(), 1);
}

void TestAccountDesk::aListOfSomebodyElseIsNotBelieved()
{
    const auto told = std::make_shared<Told>();
    told->user = R"({"user":{"id":"me-1"}})";
    told->sessions = R"({"sessions":[{"id":"0d5e7f0a-3c38-4a0e-9d2e-0b6f5f1f7a12","user_id":"owner-1"}]})";
    ScriptedServer server(script(told));
    QVERIFY(openWith(token(server.root(), u"a-token"_s)));
    Workspace* workspace = m_desk->workspace();
    const auto refresh = [workspace] {
        QSignalSpy ended(&workspace->directory(), &SessionDirectory::refreshEnded);
        workspace->refresh();
        return QTest::qWaitFor([&ended] { return ended.size() == 1; }, 10'000);
    };
    QVERIFY(refresh());
    QVERIFY(workspace->account().names.contains({IdentityName::Kind::ListOwner, u"owner-1"_s, {}}));
    QCOMPARE(workspace->directory().listing()->rows.size(), 1);

    told->sessions = R"({"sessions":[{"id":"0d5e7f0a-3c38-4a0e-9d2e-0b6f5f1f7a13","user_id":"owner-2"}]})";
    QVERIFY(refresh());
    QCOMPARE(workspace->connection().state(), Connection::State::SignInNeeded);
    QVERIFY(workspace->connection().words().contains(u"somebody else"_s));
    const auto listing = workspace->directory().listing();
    QCOMPARE(listing->rows.size(), 1);
    QCOMPARE(listing->rows.at(0).session->userId, u"owner-1"_s);
}

void TestAccountDesk::theAccountIsCalledByItsNewName()
{
    const auto told = std::make_shared<Told>();
    ScriptedServer server(script(told));
    QVERIFY(openWith(token(server.root(), u"a-token"_s)));
    const QString before = m_desk->info().displayName;

    newDesk();
    QSignalSpy changed(m_desk.get(), &AccountDesk::infoChanged);
    told->user = R"({"user":{"id":"me-1","full_name":"Demo Instructor"}})";
    m_desk->resume(*m_desk->resumable());
    QCOMPARE(m_desk->info().displayName, before);
    m_desk->workspace()->restore();
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(m_desk->info().displayName, u"Demo Instructor"_s);
}

QTEST_GUILESS_MAIN(TestAccountDesk)
#include "test_account_desk.moc"
