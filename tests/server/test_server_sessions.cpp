#include "server/demo_data.h"
#include "server_fixture.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QUuid>

#include <thread>
#include <vector>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

QString text(const QJsonValue& object, const QString& name)
{
    return object.toObject().value(name).toString();
}

} // namespace

class TestServerSessions : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_fixture = std::make_unique<ServerFixture>();
        QVERIFY2(m_fixture->start(), qPrintable(m_fixture->failure().message));
        m_token = m_fixture->accessToken();
    }
    void cleanup() { m_fixture.reset(); }

    void demoHasWhatItPromises();
    void demoShowsNothingImpossible_data();
    void demoShowsNothingImpossible();
    void labelsOfTheDemoFitItsSessions();
    void demoIsFilledOnceOnly();
    void demoOfManySessions();
    void everyFieldIsAlwaysThere();
    void onlyOwnSessionsAreListed();
    void filtersWorkTogether();
    void filtersMustBeUuids();
    void tagStaysUntilSomethingChanges();
    void gzipIsSentWhenAsked();
    void createReturnsTheOpenOneOrANewOne();
    void createFindsNoGapBetweenManyAtOnce();
    void sameKeyGetsTheSameSession();
    void keyBelongsToOneRequest();
    void tagsOfBeforeARestoreAreNoneOfAfterIt();
    void serversOnOneFileAgreeOnTags();
    void createChecksItsBody();
    void progressOfActivities();

private:
    HttpProbe probe() { return m_fixture->probe(m_token); }

    std::unique_ptr<ServerFixture> m_fixture;
    QByteArray m_token;
};

void TestServerSessions::demoHasWhatItPromises()
{
    const QJsonArray sessions = m_fixture->sessions(m_token);
    QCOMPARE(sessions.size(), server::demo::kSessions);
    QSet<QString> states;
    int open = 0;
    int linked = 0;
    for (const QJsonValue& session : sessions) {
        states.insert(text(session, u"status"_s));
        if (text(session, u"status"_s) == u"completed"_s)
            continue;
        ++open;
        linked += text(session, u"activity_id"_s).isEmpty() ? 0 : 1;
    }
    QCOMPARE(states, (QSet<QString>{u"downloading"_s, u"downloaded"_s, u"in_progress"_s, u"completed"_s}));
    QVERIFY(open >= 30);
    QVERIFY(linked >= 5 && open - linked >= 5);
    QVERIFY(m_fixture->sessions(m_fixture->accessToken(u"second@demo.example"_s)).size() >= 3);
}

void TestServerSessions::demoShowsNothingImpossible_data()
{
    QTest::addColumn<int>("sessions");
    QTest::addColumn<QString>("email");
    QTest::newRow("standard") << 0 << u"instructor@demo.example"_s;
    QTest::newRow("the second instructor") << 0 << u"second@demo.example"_s;
    QTest::newRow("one") << 1 << u"instructor@demo.example"_s;
    QTest::newRow("a few") << 17 << u"instructor@demo.example"_s;
    QTest::newRow("many") << 3'000 << u"instructor@demo.example"_s;
}

// The server gives a package and activity no new session while one of them is open (contract).
void TestServerSessions::demoShowsNothingImpossible()
{
    QFETCH(int, sessions);
    QFETCH(QString, email);
    ServerFixture other;
    other.config.demoSessions = sessions;
    QVERIFY(other.start());
    QHash<QString, QList<QJsonObject>> ofPair;
    const QJsonArray listed = other.sessions(other.accessToken(email));
    for (const QJsonValue& session : listed)
        ofPair[text(session, u"package_id"_s) + text(session, u"activity_id"_s)].append(session.toObject());
    QVERIFY(!ofPair.isEmpty());
    const QString now = other.clock().now().toString(Qt::ISODate);
    for (const QList<QJsonObject>& pair :
         std::as_const(ofPair)) { // newest first, as listed; ISO times sort as text
        for (qsizetype i = 0; i < pair.size(); ++i) {
            const QString end = i == 0 ? now : text(pair.at(i - 1), u"created_at"_s);
            const QString completed = text(pair.at(i), u"completed_at"_s);
            QVERIFY2(i == 0 || !completed.isEmpty(), "two open sessions of one package and activity");
            QVERIFY2(completed <= end, qPrintable(completed + u" is after "_s + end));
            QVERIFY(completed.isEmpty() || text(pair.at(i), u"created_at"_s) < completed);
        }
    }
}

void TestServerSessions::labelsOfTheDemoFitItsSessions()
{
    QHash<QUuid, QString> labels = server::demoLabels();
    QVERIFY(labels.size() >= server::demo::kSessions / 2 && labels.size() < server::demo::kSessions);
    const QStringList words = labels.values();
    QCOMPARE(QSet<QString>(words.begin(), words.end()).size(), words.size());
    const QJsonArray sessions = m_fixture->sessions(m_token);
    for (const QJsonValue& session : sessions)
        labels.remove(QUuid(text(session, u"id"_s)));
    QVERIFY2(labels.isEmpty(), "a label of a session that is not there");
}

// Also when many consoles ask at the same moment.
void TestServerSessions::createFindsNoGapBetweenManyAtOnce()
{
    const QByteArray package = text(m_fixture->sessions(m_token).first(), u"package_id"_s).toLatin1();
    const QByteArray activity = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    const QByteArray body = "{\"package_id\":\"" + package + "\",\"activity_id\":\"" + activity + "\"}";
    constexpr size_t kThreads = 12;
    std::vector<ProbeAnswer> answers(kThreads);
    std::vector<std::thread> threads;
    for (size_t i = 0; i < kThreads; ++i)
        threads.emplace_back([&, i] { answers.at(i) = probe().post("/api/vr-sessions", body); });
    for (std::thread& thread : threads)
        thread.join();
    QSet<QString> ids;
    int created = 0;
    for (const ProbeAnswer& answer : answers) {
        created += answer.status == 201 ? 1 : 0;
        ids.insert(text(answer.json().value(u"session"_s), u"id"_s));
    }
    QCOMPARE(created, 1);
    QCOMPARE(ids.size(), 1);
}

void TestServerSessions::demoIsFilledOnceOnly()
{
    const auto before = m_fixture->sessions(m_token).size();
    m_fixture->stop();
    m_fixture->clock().advance(1000);
    QVERIFY(m_fixture->start());
    QCOMPARE(m_fixture->sessions(m_token).size(), before);
}

void TestServerSessions::demoOfManySessions()
{
    ServerFixture many;
    many.config.demoSessions = 2'000;
    QVERIFY(many.start());
    QCOMPARE(many.sessions(many.accessToken()).size(), 2'000);
}

void TestServerSessions::everyFieldIsAlwaysThere()
{
    const QStringList expected{u"activity_id"_s,
                               u"attempts"_s,
                               u"completed_at"_s,
                               u"completion_mode"_s,
                               u"created_at"_s,
                               u"download_completed_at"_s,
                               u"download_started_at"_s,
                               u"first_launch_at"_s,
                               u"id"_s,
                               u"package"_s,
                               u"package_id"_s,
                               u"score"_s,
                               u"self_reported"_s,
                               u"status"_s,
                               u"success_status"_s,
                               u"tenant_id"_s,
                               u"time_spent_seconds"_s,
                               u"user_id"_s};
    const QJsonArray sessions = m_fixture->sessions(m_token);
    for (const QJsonValue& session : sessions) {
        QCOMPARE(session.toObject().keys(), expected);
        QCOMPARE(session.toObject().value(u"package"_s).toObject().keys(),
                 (QStringList{u"id"_s, u"target_platforms"_s, u"title"_s, u"version"_s}));
    }
}

void TestServerSessions::onlyOwnSessionsAreListed()
{
    const QJsonArray sessions = m_fixture->sessions(m_token);
    QSet<QString> users;
    for (const QJsonValue& session : sessions)
        users.insert(text(session, u"user_id"_s));
    QCOMPARE(users.size(), 1);
}

void TestServerSessions::filtersWorkTogether()
{
    const QJsonArray all = m_fixture->sessions(m_token);
    const auto linked = std::find_if(all.begin(), all.end(), [](const QJsonValue& session) {
        return !text(session, u"activity_id"_s).isEmpty();
    });
    const QByteArray package = text(*linked, u"package_id"_s).toLatin1();
    const QByteArray activity = text(*linked, u"activity_id"_s).toLatin1();
    const auto ofPackage = std::count_if(all.begin(), all.end(), [&](const QJsonValue& session) {
        return text(session, u"package_id"_s).toLatin1() == package;
    });
    QCOMPARE(m_fixture->sessions(m_token, "?package_id=" + package).size(), ofPackage);
    QCOMPARE(m_fixture->sessions(m_token, "?activity_id=" + activity).size(), 1);
    QCOMPARE(m_fixture->sessions(m_token, "?activity_id=" + activity + "&package_id=" + package).size(), 1);
    const QByteArray none = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    QCOMPARE(m_fixture->sessions(m_token, "?activity_id=" + activity + "&package_id=" + none).size(), 0);
    QCOMPARE(m_fixture->sessions(m_token, "?package_id=" + package.toUpper()).size(), ofPackage);
}

void TestServerSessions::filtersMustBeUuids()
{
    const ProbeAnswer answer = probe().get("/api/vr-sessions?package_id=1%27%20OR%201=1&activity_id=");
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.code(), u"VALIDATION_ERROR"_s);
    const QJsonArray details = answer.json().value(u"error"_s).toObject().value(u"details"_s).toArray();
    QCOMPARE(details.size(), 2);
}

void TestServerSessions::tagStaysUntilSomethingChanges()
{
    const ProbeAnswer first = probe().get("/api/vr-sessions");
    const QByteArray tag = first.header("ETag");
    QVERIFY(!tag.isEmpty());
    const ProbeAnswer same = probe().get("/api/vr-sessions", {{"If-None-Match", "\"other\", " + tag}});
    QCOMPARE(same.status, 304);
    QVERIFY(same.body.isEmpty());
    QCOMPARE(same.header("ETag"), tag);
    QVERIFY(!same.header("Date").isEmpty());

    // Somebody else's change is none.
    const QByteArray second = m_fixture->accessToken(u"second@demo.example"_s);
    const QByteArray theirs = m_fixture->openSession(second);
    QCOMPARE(m_fixture->probe(second).post("/api/vr-sessions/" + theirs + "/complete", "{}").status, 200);
    QCOMPARE(probe().get("/api/vr-sessions", {{"If-None-Match", tag}}).status, 304);

    const QByteArray id = m_fixture->openSession(m_token);
    QCOMPARE(probe().post("/api/vr-sessions/" + id + "/complete", "{}").status, 200);
    const ProbeAnswer changed = probe().get("/api/vr-sessions", {{"If-None-Match", tag}});
    QCOMPARE(changed.status, 200);
    QVERIFY(changed.header("ETag") != tag);
}

void TestServerSessions::gzipIsSentWhenAsked()
{
    const ProbeAnswer plain = probe().get("/api/vr-sessions", {{"Accept-Encoding", "identity, gzip;q=0"}});
    QVERIFY(plain.header("Content-Encoding").isEmpty());
    const ProbeAnswer packed = probe().get("/api/vr-sessions", {{"Accept-Encoding", "br, GZIP"}});
    QCOMPARE(packed.header("Content-Encoding"), QByteArray("gzip"));
    QVERIFY(packed.header("Vary").contains("Accept-Encoding"));
    QVERIFY(packed.body.size() < plain.body.size() / 2);

    // Qt asks for gzip by itself and unpacks it: the format is understood by another implementation.
    QNetworkAccessManager manager;
    QNetworkRequest request(QUrl(u"http://127.0.0.1:%1/api/vr-sessions"_s.arg(m_fixture->port())));
    request.setRawHeader("Authorization", "Bearer " + m_token);
    const std::unique_ptr<QNetworkReply> reply(manager.get(request));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    QVERIFY(finished.wait(10'000));
    QCOMPARE(reply->error(), QNetworkReply::NoError);
    QCOMPARE(reply->readAll(), plain.body);
}

void TestServerSessions::createReturnsTheOpenOneOrANewOne()
{
    const QByteArray package = text(m_fixture->sessions(m_token).first(), u"package_id"_s).toLatin1();
    const QByteArray activity = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    const QByteArray body = "{\"package_id\":\"" + package + "\",\"activity_id\":\"" + activity + "\"}";

    const ProbeAnswer created = probe().post("/api/vr-sessions", body);
    QCOMPARE(created.status, 201);
    const QJsonObject session = created.json().value(u"session"_s).toObject();
    QCOMPARE(session.value(u"activity_id"_s).toString().toLatin1(), activity);
    QCOMPARE(session.value(u"attempts"_s).toInt(-1), 0);
    QCOMPARE(session.value(u"created_at"_s).toString(), u"2026-11-23T10:30:00Z"_s);

    const ProbeAnswer again = probe().post("/api/vr-sessions", body);
    QCOMPARE(again.status, 200);
    QCOMPARE(again.json().value(u"session"_s).toObject(), session);

    // The other instructor gets one of their own; a completed one makes room for a new one.
    const QByteArray second = m_fixture->accessToken(u"second@demo.example"_s);
    QCOMPARE(m_fixture->probe(second).post("/api/vr-sessions", body).status, 201);
    const QByteArray id = session.value(u"id"_s).toString().toLatin1();
    QCOMPARE(probe().post("/api/vr-sessions/" + id + "/complete", "{}").status, 200);
    QCOMPARE(probe().post("/api/vr-sessions", body).status, 201);
}

void TestServerSessions::sameKeyGetsTheSameSession()
{
    const QByteArray package = text(m_fixture->sessions(m_token).first(), u"package_id"_s).toLatin1();
    const auto body = [&package](const QUuid& activity) {
        return "{\"package_id\":\"" + package + "\",\"activity_id\":\"" +
               activity.toByteArray(QUuid::WithoutBraces) + "\"}";
    };
    const QUuid activity = QUuid::createUuid();
    const auto create = [&](const QByteArray& key, const QUuid& of) {
        return probe().post("/api/vr-sessions", body(of), {{"Idempotency-Key", key}});
    };
    const auto idOf = [](const ProbeAnswer& answer) {
        return text(answer.json()[u"session"_s].toObject(), u"id"_s);
    };
    const auto complete = [&](const QString& id) {
        return probe().post("/api/vr-sessions/" + id.toLatin1() + "/complete", R"({"score":85})").status;
    };

    const ProbeAnswer first = create("one", activity);
    QCOMPARE(first.status, 201);
    const ProbeAnswer again = create("\"one\"", activity); // the quotes are the header's
    QCOMPARE(again.status, 200);
    QCOMPARE(again.json(), first.json());

    // The other console gets the open one, and keeps to it.
    const ProbeAnswer other = create("two", activity);
    QCOMPARE(other.status, 200);
    QCOMPARE(idOf(other), idOf(first));

    QCOMPARE(complete(idOf(first)), 200);
    for (const QByteArray& key : {QByteArray("one"), QByteArray("two")}) {
        const ProbeAnswer late = create(key, activity);
        QCOMPARE(late.status, 200);
        QCOMPARE(idOf(late), idOf(first));
        QCOMPARE(text(late.json()[u"session"_s].toObject(), u"status"_s), u"completed"_s);
    }
    const ProbeAnswer next = create("three", activity);
    QCOMPARE(next.status, 201);
    QVERIFY(idOf(next) != idOf(first));

    // A restart forgets nothing, and another account has keys of its own.
    m_fixture->stop();
    QVERIFY(m_fixture->start());
    QCOMPARE(idOf(create("one", activity)), idOf(first));
    const QByteArray second = m_fixture->accessToken(u"second@demo.example"_s);
    const ProbeAnswer theirs =
        m_fixture->probe(second).post("/api/vr-sessions", body(activity), {{"Idempotency-Key", "one"}});
    QCOMPARE(theirs.status, 201);
    QVERIFY(idOf(theirs) != idOf(first));
}

void TestServerSessions::keyBelongsToOneRequest()
{
    const QJsonArray sessions = m_fixture->sessions(m_token);
    const QString package = text(sessions.first(), u"package_id"_s);
    const QString activity = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const auto create = [this](const QByteArray& key, const QJsonObject& body) {
        return probe().post("/api/vr-sessions", QJsonDocument(body).toJson(), {{"Idempotency-Key", key}});
    };
    const QJsonObject wanted{{u"package_id"_s, package}, {u"activity_id"_s, activity}};
    QCOMPARE(create("key", wanted).status, 201);
    QJsonObject unlike = wanted;
    unlike[u"activity_id"_s] = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QCOMPARE(create("key", unlike).status, 422);
    QCOMPARE(create("key", {{u"package_id"_s, package}}).code(), u"IDEMPOTENCY_KEY_REUSED"_s);
    unlike = wanted;
    unlike[u"package_id"_s] = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QCOMPARE(create("key", unlike).code(), u"IDEMPOTENCY_KEY_REUSED"_s);

    // What was refused is not remembered.
    QCOMPARE(create("free", unlike).code(), u"PACKAGE_NOT_FOUND"_s);
    QCOMPARE(create("free", wanted).status, 200);

    QCOMPARE(create(QByteArray(255, 'k'), wanted).status, 200);
    const ProbeAnswer refused = create(QByteArray(256, 'k'), {{u"completion_mode"_s, u" "_s}});
    QCOMPARE(refused.status, 400);
    const QJsonArray details = refused.json()[u"error"_s][u"details"_s].toArray();
    QCOMPARE(details.last()[u"field"_s].toString(), u"Idempotency-Key"_s);
    QVERIFY(details.size() >= 2);
}

// The backup counts on from where it was made, and would come to the same number for another list.
void TestServerSessions::tagsOfBeforeARestoreAreNoneOfAfterIt()
{
    const QString database = m_fixture->config.databasePath;
    const QString backup = database + u".backup"_s;
    const auto open = m_fixture->openSession(m_token, false, 0);
    const auto other = m_fixture->openSession(m_token, false, 1);
    m_fixture->stop();
    QVERIFY(QFile::copy(database, backup));
    const auto completeAfterStart = [this](const QByteArray& id) {
        return m_fixture->start() &&
               probe().post("/api/vr-sessions/" + id + "/complete", R"({"score":85})").status == 200;
    };
    QVERIFY(completeAfterStart(open));
    const QByteArray tag = probe().get("/api/vr-sessions").header("ETag");
    m_fixture->stop();

    QVERIFY(QFile::remove(database) && QFile::rename(backup, database));
    QVERIFY(completeAfterStart(other));
    const ProbeAnswer now = probe().get("/api/vr-sessions", {{"If-None-Match", tag}});
    QCOMPARE(now.status, 200);
    QVERIFY(now.header("ETag") != tag);
}

void TestServerSessions::serversOnOneFileAgreeOnTags()
{
    ServerFixture second;
    second.config.databasePath = m_fixture->config.databasePath;
    QVERIFY(second.start());
    const QByteArray tag = probe().get("/api/vr-sessions").header("ETag");
    QCOMPARE(second.probe(m_token).get("/api/vr-sessions", {{"If-None-Match", tag}}).status, 304);
}

void TestServerSessions::createChecksItsBody()
{
    QCOMPARE(probe().post("/api/vr-sessions", "{}").code(), u"VALIDATION_ERROR"_s);
    QCOMPARE(probe().post("/api/vr-sessions", R"({"package_id":"x"})").code(), u"VALIDATION_ERROR"_s);
    const QByteArray none = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    const ProbeAnswer unknown = probe().post("/api/vr-sessions", "{\"package_id\":\"" + none + "\"}");
    QCOMPARE(unknown.status, 404);
    QCOMPARE(unknown.code(), u"PACKAGE_NOT_FOUND"_s);
}

void TestServerSessions::progressOfActivities()
{
    const QJsonArray sessions = m_fixture->sessions(m_token);
    for (const QJsonValue& session : sessions) {
        const QByteArray activity = text(session, u"activity_id"_s).toLatin1();
        if (activity.isEmpty())
            continue;
        const QJsonObject progress =
            probe().get("/api/activities/" + activity + "/progress").json().value(u"progress"_s).toObject();
        const QString status = text(session, u"status"_s);
        const bool completed = status == u"completed"_s;
        QCOMPARE(progress.value(u"status"_s).toString(),
                 completed || status == u"in_progress"_s ? status : u"not_started"_s);
        QCOMPARE(progress.value(u"completed_at"_s).isNull(), !completed);
        QCOMPARE(progress.keys(), (QStringList{u"activity_id"_s, u"completed_at"_s, u"score"_s, u"status"_s,
                                               u"time_spent_seconds"_s, u"user_id"_s}));
    }
    const QByteArray theirs = text(m_fixture->sessions(m_token).first(), u"id"_s).toLatin1();
    QCOMPARE(probe().get("/api/activities/" + theirs + "/progress").code(), u"ACTIVITY_NOT_FOUND"_s);
    QCOMPARE(probe().get("/api/activities/1/progress").status, 404);
}

QTEST_GUILESS_MAIN(TestServerSessions)
#include "test_server_sessions.moc"
