#include "api/http_client.h"
#include "api/token_source.h"
#include "support/scripted_server.h"
#include "sync/session_refresher.h"
#include "wire/json_read.h"
#include "wire/session_json.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;
using test::ScriptedServer;

class TestSessionRefresher : public QObject
{
    Q_OBJECT

private slots:
    void aListIsKeptAndTold();
    void anUnchangedListIsNotSentAgain();
    void aFailedRefreshKeepsWhatIsKnown_data();
    void aFailedRefreshKeepsWhatIsKnown();
    void aLookUpIsAnsweredByALaterFetch();
    void aLookUpIsAnsweredByTheListEvenIfTheCacheCannotKeepIt();
    void aServerWithoutACatalogueStillShowsItsSessions();

private:
    void build(const ScriptedServer::Script& script);

    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<SessionCache> m_cache;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<FixedToken> m_token;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<SessionRefresher> m_refresher;
};

namespace {

const QUuid kSession = QUuid::fromString(u"0b0e7a4e-6f0f-4f4f-8c55-3b7f36b2a001"_s);

QByteArray listBody(int count = 1)
{
    QJsonArray sessions;
    for (int i = 0; i < count; ++i) {
        Session session;
        session.id = i == 0 ? kSession : QUuid::createUuid();
        session.status = SessionStatus::InProgress;
        sessions.append(wire::toJson(session));
    }
    return QJsonDocument(QJsonObject{{u"sessions"_s, sessions}}).toJson();
}

ScriptedServer::Reply usual(const ScriptedServer::Request& request)
{
    if (request.target.contains("vr-packages"))
        return {ScriptedServer::http(200, R"({"packages":[]})")};
    if (request.header("If-None-Match") == "\"v1\"")
        return {ScriptedServer::http(304, {})};
    return {ScriptedServer::http(200, listBody(), {"ETag: \"v1\""})};
}

} // namespace

void TestSessionRefresher::build(const ScriptedServer::Script& script)
{
    m_refresher.reset();
    m_client.reset();
    m_token.reset();
    m_http.reset();
    m_cache.reset();
    m_server = std::make_unique<ScriptedServer>(script);
    m_cache = SessionCache::open(m_folder.path()).value();
    m_http = std::make_unique<HttpClient>();
    m_token = std::make_unique<FixedToken>(u"token"_s);
    m_client = std::make_unique<ApiClient>(ServerAddress::parse(m_server->root()).value(), *m_token, *m_http);
    m_refresher = std::make_unique<SessionRefresher>(*m_cache, *m_client, m_clock);
}

void TestSessionRefresher::aListIsKeptAndTold()
{
    build(usual);
    QSignalSpy told(m_refresher.get(), &SessionRefresher::sessionsRefreshed);
    QSignalSpy ended(m_refresher.get(), &SessionRefresher::refreshEnded);
    m_refresher->refresh();
    m_refresher->refresh(); // shared
    QVERIFY(ended.wait());
    QCOMPARE(ended.first().first().toBool(), true);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().first().value<SessionsPtr>()->size(), 1);
    QCOMPARE(m_cache->sessions()->size(), 1);
    QCOMPARE(m_server->count("GET"), 2); // sessions and packages
}

void TestSessionRefresher::anUnchangedListIsNotSentAgain()
{
    build(usual);
    QSignalSpy told(m_refresher.get(), &SessionRefresher::sessionsRefreshed);
    QSignalSpy ended(m_refresher.get(), &SessionRefresher::refreshEnded);
    m_refresher->refresh();
    QVERIFY(ended.wait());
    QCOMPARE(ended.first().first().toBool(), true);
    QVERIFY(!told.first().first().value<SessionsPtr>()); // 304: the cache of the test before
    QCOMPARE(m_cache->sessions()->size(), 1);
}

void TestSessionRefresher::aFailedRefreshKeepsWhatIsKnown_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("verdict");
    QTest::newRow("portal page") << ScriptedServer::http(200, "<html>Welcome</html>", {}, "text/html")
                                 << int(ListVerdict::ConnectionStop);
    QTest::newRow("no list") << ScriptedServer::http(200, R"({"sessions":5})")
                             << int(ListVerdict::ConnectionStop);
    QTest::newRow("cut") << ScriptedServer::http(200, listBody()).chopped(20) << int(ListVerdict::Later);
    QTest::newRow("trouble") << ScriptedServer::http(500, R"({"error":{"code":"DB_ERROR"}})")
                             << int(ListVerdict::Later);
    QTest::newRow("token") << ScriptedServer::http(401, R"({"error":{"code":"UNAUTHORIZED"}})")
                           << int(ListVerdict::SignInNeeded);
}

void TestSessionRefresher::aFailedRefreshKeepsWhatIsKnown()
{
    QFETCH(QByteArray, answer);
    QFETCH(int, verdict);
    build([answer](const ScriptedServer::Request&) {
        return ScriptedServer::Reply{answer, ScriptedServer::Then::Close};
    });
    QSignalSpy told(m_refresher.get(), &SessionRefresher::sessionsRefreshed);
    QSignalSpy ended(m_refresher.get(), &SessionRefresher::refreshEnded);
    int reported = -1;
    connect(m_refresher.get(), &SessionRefresher::reported, this,
            [&reported](const ListJudgement& judgement) { reported = int(judgement.verdict); });
    m_refresher->refresh();
    QVERIFY(ended.wait());
    QCOMPARE(ended.first().first().toBool(), false);
    QCOMPARE(reported, verdict);
    QVERIFY(told.isEmpty());
    QCOMPARE(m_cache->sessions()->size(), 1);
}

void TestSessionRefresher::aLookUpIsAnsweredByALaterFetch()
{
    build(usual);
    LookUp answer;
    int answers = 0;
    connect(m_refresher.get(), &SessionRefresher::lookedUp, this, [&](const LookUp& given) {
        answer = given;
        ++answers;
    });
    const QUuid stranger = QUuid::createUuid();
    m_refresher->refresh(); // under way: not new enough for a question asked now
    m_refresher->lookUp({kSession, stranger});
    QTRY_COMPARE(answers, 1);
    QVERIFY(answer.fetched);
    QVERIFY(answer.found.contains(kSession));
    QVERIFY(!answer.found.contains(stranger) && answer.asked.contains(stranger));
    int lists = 0;
    const auto requests = m_server->requests();
    for (const auto& request : requests)
        lists += request.target.contains("vr-sessions") ? 1 : 0;
    QCOMPARE(lists, 2);
}

void TestSessionRefresher::aLookUpIsAnsweredByTheListEvenIfTheCacheCannotKeepIt()
{
    build(usual);
    const QStringList files = QDir(m_folder.path()).entryList({u"cache_v*.sqlite"_s});
    QCOMPARE(files.size(), 1);
    LookUp answer;
    QSignalSpy trouble(m_refresher.get(), &SessionRefresher::cacheFailed);
    connect(m_refresher.get(), &SessionRefresher::lookedUp, this,
            [&](const LookUp& given) { answer = given; });
    {
        auto other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(m_folder.filePath(files.first()));
        QVERIFY(other.open());
        QVERIFY(QSqlQuery(other).exec(u"BEGIN IMMEDIATE"_s)); // somebody writes, and goes on writing
        m_refresher->lookUp({kSession});
        QTRY_VERIFY_WITH_TIMEOUT(answer.asked.contains(kSession), 20'000);
        other.close();
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    QVERIFY(!trouble.isEmpty());
    QVERIFY(answer.fetched);
    QVERIFY(answer.found.contains(kSession)); // the session is there: nobody may call it gone
}

void TestSessionRefresher::aServerWithoutACatalogueStillShowsItsSessions()
{
    build([](const ScriptedServer::Request& request) {
        if (request.target.contains("vr-packages"))
            return ScriptedServer::Reply{ScriptedServer::http(405, "")};
        return ScriptedServer::Reply{ScriptedServer::http(200, listBody(3))};
    });
    QSignalSpy ended(m_refresher.get(), &SessionRefresher::refreshEnded);
    m_refresher->refresh();
    QVERIFY(ended.wait());
    QCOMPARE(ended.first().first().toBool(), true);
    QCOMPARE(m_cache->sessions()->size(), 3);
}

QTEST_GUILESS_MAIN(TestSessionRefresher)
#include "test_session_refresher.moc"
