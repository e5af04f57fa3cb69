#include "server_fixture.h"

#include <QJsonDocument>
#include <QTest>
#include <QUuid>

#include <thread>
#include <vector>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray completePath(const QByteArray& id)
{
    return "/api/vr-sessions/" + id + "/complete";
}

QJsonObject sessionOf(const ProbeAnswer& answer)
{
    return answer.json().value(u"session"_s).toObject();
}

} // namespace

class TestServerComplete : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_fixture = std::make_unique<ServerFixture>();
        QVERIFY2(m_fixture->start(), qPrintable(m_fixture->failure().message));
        m_token = m_fixture->accessToken();
        QVERIFY(!m_token.isEmpty());
    }
    void cleanup() { m_fixture.reset(); }

    void scoreDecidesSuccess_data();
    void scoreDecidesSuccess();
    void withoutScoreNothingIsInvented();
    void minutesAreRoundedToSeconds();
    void timeIsLeftAsItWasWhenNotGiven();
    void serversClockIsTheTimeOfCompletion();
    void checksComeInTheContractsOrder();
    void sessionsOfOthersLookLikeNone();
    void secondCompletionIsRefused();
    void sameKeySameBodyGivesTheSameBytes();
    void sameKeyOtherBodyIsRefused();
    void keyOfAnotherSessionIsRefused();
    void onlySuccessIsRememberedForAKey();
    void keysBelongToTheirUser();
    void completionSurvivesARestartWithItsKey();
    void parallelRequestsCompleteOnce();
    void progressAndStatementAreStoredWithIt();
    void statementWithoutScoreHasNoSuccess();
    void failureUndoesEverything();

private:
    HttpProbe probe() { return m_fixture->probe(m_token); }

    std::unique_ptr<ServerFixture> m_fixture;
    QByteArray m_token;
};

void TestServerComplete::scoreDecidesSuccess_data()
{
    QTest::addColumn<QByteArray>("score");
    QTest::addColumn<double>("scaled");
    QTest::addColumn<QString>("success");
    QTest::newRow("pass mark") << QByteArray("70") << 0.7 << u"passed"_s;
    QTest::newRow("just below") << QByteArray("69.999") << 0.69999 << u"failed"_s;
    QTest::newRow("nothing") << QByteArray("0") << 0.0 << u"failed"_s;
    QTest::newRow("all") << QByteArray("100") << 1.0 << u"passed"_s;
    QTest::newRow("fraction") << QByteArray("85.25") << 0.8525 << u"passed"_s;
    QTest::newRow("exponent") << QByteArray("9.25e1") << 0.925 << u"passed"_s;
}

void TestServerComplete::scoreDecidesSuccess()
{
    QFETCH(QByteArray, score);
    QFETCH(double, scaled);
    const QByteArray id = m_fixture->openSession(m_token);
    const ProbeAnswer answer = probe().post(completePath(id), "{\"score\":" + score + "}");
    QCOMPARE(answer.status, 200);
    const QJsonObject session = sessionOf(answer);
    QCOMPARE(session.value(u"status"_s).toString(), u"completed"_s);
    QCOMPARE(session.value(u"completion_mode"_s).toString(), u"score_entry"_s);
    QTEST(session.value(u"success_status"_s).toString(), "success");
    const QJsonObject given = session.value(u"score"_s).toObject();
    QCOMPARE(given.value(u"raw"_s).toDouble(), score.toDouble());
    QCOMPARE(given.value(u"max"_s).toDouble(), 100.0);
    QCOMPARE(given.value(u"scaled"_s).toDouble(), scaled);
    QCOMPARE(answer.json().value(u"message"_s).toString(), u"VR experience completed successfully"_s);
}

void TestServerComplete::withoutScoreNothingIsInvented()
{
    const QByteArray id = m_fixture->openSession(m_token);
    const QJsonObject session = sessionOf(probe().post(completePath(id), "{}"));
    QCOMPARE(session.value(u"status"_s).toString(), u"completed"_s);
    QCOMPARE(session.value(u"completion_mode"_s).toString(), u"self_report"_s);
    QVERIFY(session.value(u"score"_s).isNull());
    QVERIFY(session.value(u"success_status"_s).isNull());
    QVERIFY(session.value(u"self_reported"_s).toBool());
}

void TestServerComplete::minutesAreRoundedToSeconds()
{
    const QList<std::pair<QByteArray, int>> cases{{"30", 1800}, {"0", 0},       {"0.008", 0},
                                                  {"0.009", 1}, {"1.4917", 90}, {"10080", 604800}};
    for (const auto& [minutes, seconds] : cases) {
        const QByteArray id = m_fixture->openSession(m_token);
        const QJsonObject session =
            sessionOf(probe().post(completePath(id), "{\"time_spent_minutes\":" + minutes + "}"));
        QCOMPARE(session.value(u"time_spent_seconds"_s).toInt(-1), seconds);
    }
}

void TestServerComplete::timeIsLeftAsItWasWhenNotGiven()
{
    const QByteArray id = m_fixture->openSession(m_token);
    m_fixture->sql(u"UPDATE vr_sessions SET time_spent_seconds = 77 WHERE id = ?"_s,
                   {QString::fromLatin1(id)});
    const QJsonObject session = sessionOf(probe().post(completePath(id), "{\"score\":80}"));
    QCOMPARE(session.value(u"time_spent_seconds"_s).toInt(), 77);
}

void TestServerComplete::serversClockIsTheTimeOfCompletion()
{
    m_fixture->clock().advance(65'000);
    const ProbeAnswer answer = probe().post(completePath(m_fixture->openSession(m_token)), "{}");
    QCOMPARE(sessionOf(answer).value(u"completed_at"_s).toString(), u"2026-11-23T10:31:05Z"_s);
    QCOMPARE(answer.header("Date"), QByteArray("Mon, 23 Nov 2026 10:31:05 GMT"));
}

void TestServerComplete::checksComeInTheContractsOrder()
{
    const QByteArray done = m_fixture->openSession(m_token);
    QCOMPARE(probe().post(completePath(done), "{}").status, 200);
    const QByteArray none = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);

    // Everything is wrong at once, and is put right one by one.
    QCOMPARE(m_fixture->probe("nonsense").post(completePath(none), "[").code(), u"UNAUTHORIZED"_s);
    m_fixture->sql(
        u"DELETE FROM profiles WHERE user_id IN (SELECT id FROM users WHERE email LIKE 'second%')"_s);
    const QByteArray profileless = m_fixture->accessToken(u"second@demo.example"_s);
    QCOMPARE(m_fixture->probe(profileless).post(completePath(none), "[").code(), u"PROFILE_NOT_FOUND"_s);
    QCOMPARE(probe().post(completePath(none), "[").code(), u"VALIDATION_ERROR"_s);
    QCOMPARE(probe().post(completePath(none), "{}").code(), u"SESSION_NOT_FOUND"_s);
    QCOMPARE(probe().post(completePath(done), "[").code(), u"VALIDATION_ERROR"_s);
    const ProbeAnswer last = probe().post(completePath(done), "{}");
    QCOMPARE(last.code(), u"ALREADY_COMPLETED"_s);
    QCOMPARE(last.status, 400);
}

void TestServerComplete::sessionsOfOthersLookLikeNone()
{
    const QByteArray others = m_fixture->openSession(m_fixture->accessToken(u"second@demo.example"_s));
    QVERIFY(!others.isEmpty());
    const ProbeAnswer foreign = probe().post(completePath(others), "{}");
    const ProbeAnswer missing =
        probe().post(completePath(QUuid::createUuid().toByteArray(QUuid::WithoutBraces)), "{}");
    const ProbeAnswer noUuid = probe().post(completePath("42"), "{}");
    QCOMPARE(foreign.status, 404);
    QCOMPARE(foreign.code(), u"SESSION_NOT_FOUND"_s);
    QCOMPARE(foreign.body, missing.body);
    QCOMPARE(foreign.body, noUuid.body);
    QCOMPARE(foreign.status, missing.status);
    QCOMPARE(noUuid.status, missing.status);
    QVERIFY(foreign.header("X-Request-Id") != missing.header("X-Request-Id"));
    const auto names = [](const ProbeAnswer& answer) {
        QByteArrayList list;
        for (const auto& header : answer.headers)
            list.append(header.first);
        return list;
    };
    QCOMPARE(names(foreign), names(missing));
}

void TestServerComplete::secondCompletionIsRefused()
{
    const QByteArray id = m_fixture->openSession(m_token);
    QCOMPARE(probe().post(completePath(id), "{\"score\":80}").status, 200);
    const ProbeAnswer again = probe().post(completePath(id), "{\"score\":80}");
    QCOMPARE(again.status, 400);
    QCOMPARE(again.code(), u"ALREADY_COMPLETED"_s);
}

void TestServerComplete::sameKeySameBodyGivesTheSameBytes()
{
    const QByteArray id = m_fixture->openSession(m_token);
    const HttpProbe::Headers key{{"Idempotency-Key", "7d2f4a52-4d0e-4d1a-9c60-4c9b3df0a001"}};
    const ProbeAnswer first = probe().post(completePath(id), R"({"score":80,"notes":"x"})", key);
    QCOMPARE(first.status, 200);
    m_fixture->clock().advance(3'600'000 / 2);
    // The same content in another spelling is the same body; the draft's quotes make no other key.
    const ProbeAnswer again = probe().post(completePath(id), R"({ "notes" : "x" , "score" : 80.0 })",
                                           {{"Idempotency-Key", "\"7d2f4a52-4d0e-4d1a-9c60-4c9b3df0a001\""}});
    QCOMPARE(again.status, 200);
    QCOMPARE(again.body, first.body);
    QCOMPARE(m_fixture->sql(u"SELECT * FROM xapi_outbox"_s).size(), 1);
}

void TestServerComplete::sameKeyOtherBodyIsRefused()
{
    const QByteArray id = m_fixture->openSession(m_token);
    const HttpProbe::Headers key{{"Idempotency-Key", "k1"}};
    QCOMPARE(probe().post(completePath(id), R"({"score":80})", key).status, 200);
    const ProbeAnswer other = probe().post(completePath(id), R"({"score":81})", key);
    QCOMPARE(other.status, 422);
    QCOMPARE(other.code(), u"IDEMPOTENCY_KEY_REUSED"_s);
}

void TestServerComplete::keyOfAnotherSessionIsRefused()
{
    const HttpProbe::Headers key{{"Idempotency-Key", "k1"}};
    QCOMPARE(probe().post(completePath(m_fixture->openSession(m_token)), "{}", key).status, 200);
    const QByteArray other = m_fixture->openSession(m_token);
    const ProbeAnswer answer = probe().post(completePath(other), "{}", key);
    QCOMPARE(answer.code(), u"IDEMPOTENCY_KEY_REUSED"_s);
    QCOMPARE(m_fixture->openSession(m_token), other);
}

void TestServerComplete::onlySuccessIsRememberedForAKey()
{
    const QByteArray id = m_fixture->openSession(m_token);
    const HttpProbe::Headers key{{"Idempotency-Key", "k1"}};
    QCOMPARE(probe().post(completePath(id), R"({"score":101})", key).status, 400);
    QCOMPARE(probe().post(completePath(id), R"({"score":100})", key).status, 200);
}

void TestServerComplete::keysBelongToTheirUser()
{
    const HttpProbe::Headers key{{"Idempotency-Key", "k1"}};
    const QByteArray second = m_fixture->accessToken(u"second@demo.example"_s);
    QCOMPARE(probe().post(completePath(m_fixture->openSession(m_token)), "{}", key).status, 200);
    QCOMPARE(m_fixture->probe(second).post(completePath(m_fixture->openSession(second)), "{}", key).status,
             200);
}

void TestServerComplete::completionSurvivesARestartWithItsKey()
{
    const QByteArray id = m_fixture->openSession(m_token);
    const HttpProbe::Headers key{{"Idempotency-Key", "k1"}};
    const ProbeAnswer first = probe().post(completePath(id), R"({"score":80})", key);
    m_fixture->stop();
    QVERIFY(m_fixture->start());
    QCOMPARE(probe().post(completePath(id), R"({"score":80})", key).body, first.body);
    QCOMPARE(probe().post(completePath(id), R"({"score":80})").code(), u"ALREADY_COMPLETED"_s);
}

void TestServerComplete::parallelRequestsCompleteOnce()
{
    const QByteArray id = m_fixture->openSession(m_token, true);
    constexpr int kThreads = 32;
    std::vector<ProbeAnswer> answers(kThreads);
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i) {
        threads.emplace_back([&, i] {
            answers.at(size_t(i)) =
                probe().post(completePath(id), "{\"score\":" + QByteArray::number(50 + i) + '}',
                             {{"Idempotency-Key", QByteArray::number(i)}});
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    int completed = 0;
    for (const ProbeAnswer& answer : answers) {
        if (answer.status == 200)
            ++completed;
        else
            QCOMPARE(answer.code(), u"ALREADY_COMPLETED"_s);
    }
    QCOMPARE(completed, 1);
    QCOMPARE(m_fixture->sql(u"SELECT * FROM xapi_outbox"_s).size(), 1);
}

void TestServerComplete::progressAndStatementAreStoredWithIt()
{
    const QByteArray id = m_fixture->openSession(m_token, true);
    const QJsonObject session = sessionOf(
        probe().post(completePath(id), R"({"score":92,"time_spent_minutes":45,"notes":"secret words"})"));
    const QString activity = session.value(u"activity_id"_s).toString();

    const ProbeAnswer progress = probe().get("/api/activities/" + activity.toLatin1() + "/progress");
    QCOMPARE(progress.json().value(u"progress"_s).toObject(),
             (QJsonObject{{u"activity_id"_s, activity},
                          {u"user_id"_s, session.value(u"user_id"_s)},
                          {u"status"_s, u"completed"_s},
                          {u"score"_s, 92},
                          {u"completed_at"_s, session.value(u"completed_at"_s)},
                          {u"time_spent_seconds"_s, 2700}}));

    const auto rows = m_fixture->sql(u"SELECT statement_id, session_id, statement FROM xapi_outbox"_s);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().at(1).toString(), QString::fromLatin1(id));
    const QByteArray text = rows.first().at(2).toString().toUtf8();
    QVERIFY(!text.contains("secret words"));
    QVERIFY(!text.contains("@demo.example"));
    const QJsonObject statement = QJsonDocument::fromJson(text).object();
    QCOMPARE(statement.value(u"id"_s).toString(), rows.first().at(0).toString());
    QCOMPARE(QUuid::fromString(statement.value(u"id"_s).toString()).version(), QUuid::Sha1);
    const QJsonObject actor = statement.value(u"actor"_s).toObject();
    QCOMPARE(actor.value(u"objectType"_s).toString(), u"Agent"_s);
    QCOMPARE(actor.value(u"account"_s).toObject().value(u"name"_s), session.value(u"user_id"_s));
    QVERIFY(actor.value(u"account"_s).toObject().value(u"homePage"_s).toString().startsWith(u"https://"));
    QCOMPARE(statement.value(u"verb"_s).toObject().value(u"id"_s).toString(),
             u"http://adlnet.gov/expapi/verbs/completed"_s);
    const QJsonObject object = statement.value(u"object"_s).toObject();
    QVERIFY(object.value(u"id"_s).toString().contains(session.value(u"package_id"_s).toString()));
    QCOMPARE(object.value(u"definition"_s).toObject().value(u"type"_s).toString(),
             u"http://activitystrea.ms/schema/1.0/application"_s);
    QCOMPARE(
        statement.value(u"result"_s).toObject(),
        (QJsonObject{
            {u"completion"_s, true},
            {u"success"_s, true},
            {u"duration"_s, u"PT45M"_s},
            {u"score"_s, QJsonObject{{u"scaled"_s, 0.92}, {u"raw"_s, 92}, {u"min"_s, 0}, {u"max"_s, 100}}}}));
    const QJsonObject context = statement.value(u"context"_s).toObject();
    QCOMPARE(context.value(u"registration"_s).toString(), QString::fromLatin1(id));
    QCOMPARE(context.value(u"platform"_s).toString(), u"VR"_s);
    QCOMPARE(context.value(u"revision"_s), session.value(u"package"_s).toObject().value(u"version"_s));
    const QJsonArray parents = context.value(u"contextActivities"_s).toObject().value(u"parent"_s).toArray();
    QVERIFY(parents.first().toObject().value(u"id"_s).toString().contains(activity));
    QCOMPARE(statement.value(u"timestamp"_s), session.value(u"completed_at"_s));
}

void TestServerComplete::statementWithoutScoreHasNoSuccess()
{
    QCOMPARE(probe().post(completePath(m_fixture->openSession(m_token)), "{}").status, 200);
    const QList<QVariantList> rows = m_fixture->sql(u"SELECT statement FROM xapi_outbox"_s);
    QCOMPARE(rows.size(), 1);
    const QByteArray text = rows.first().first().toString().toUtf8();
    const QJsonObject statement = QJsonDocument::fromJson(text).object();
    QCOMPARE(statement.value(u"result"_s).toObject(), (QJsonObject{{u"completion"_s, true}}));
    QVERIFY(!statement.value(u"context"_s).toObject().contains(u"contextActivities"_s));
}

void TestServerComplete::failureUndoesEverything()
{
    const QByteArray id = m_fixture->openSession(m_token, true);
    m_fixture->sql(u"ALTER TABLE xapi_outbox RENAME TO gone"_s);
    const ProbeAnswer failed = probe().post(completePath(id), R"({"score":80})", {{"Idempotency-Key", "k1"}});
    QCOMPARE(failed.status, 500);
    QCOMPARE(failed.code(), u"DB_ERROR"_s);
    QVERIFY(!failed.body.contains("xapi") && !failed.body.contains("table"));
    QCOMPARE(m_fixture->openSession(m_token, true), id);
    QVERIFY(m_fixture->sql(u"SELECT * FROM vr_sessions WHERE idempotency_key IS NOT NULL"_s).isEmpty());
    m_fixture->sql(u"ALTER TABLE gone RENAME TO xapi_outbox"_s);
    QCOMPARE(probe().post(completePath(id), R"({"score":80})", {{"Idempotency-Key", "k1"}}).status, 200);
}

QTEST_GUILESS_MAIN(TestServerComplete)
#include "test_server_complete.moc"
