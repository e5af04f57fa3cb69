#include "api/http_client.h"
#include "api/token_source.h"
#include "store/account_lock.h"
#include "support/scripted_server.h"
#include "sync/outbox_sender.h"
#include "wire/completion_json.h"
#include "wire/json_read.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace lectern;
using namespace Qt::StringLiterals;
using test::ScriptedServer;

/// The sender against a real store and real sockets. The server's script says what it answers.
class TestOutboxSender : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aQueuedRecordIsDelivered();
    void nothingLeavesBeforeTheIdentityIsKnown();
    void aLostAnswerIsSentOncePerTryAndVerified();
    void somebodyElsesCompletionIsAConflict();
    void aListThatCannotBeFetchedDecidesNothing();
    void aGoneSessionNeedsAttentionOnlyIfTheListAgrees();
    void aBadRecordHoldsUpNoOther();
    void aRefusedTokenStopsEverythingAndLosesNothing();
    void aPortalPageJudgesNoRecord();
    void tooManyRequestsBindTheWholeConnection();
    void aHeldRecordWaits();
    void closingInTheMiddleLeavesAnUnknownOutcome();
    void neverMoreThanSixAtATime();

private:
    void build(const ScriptedServer::Script& script);
    Record add(double score, const QDateTime& holdUntil = {});
    [[nodiscard]] Record now(const Record& record) const { return m_store->record(record.id).value(); }
    [[nodiscard]] Session completed(const Record& record, double score) const;
    static QByteArray answerFor(const ScriptedServer::Request& request, double score);

    std::unique_ptr<QTemporaryDir> m_folder;
    SystemClock m_clock;
    std::unique_ptr<AccountLock> m_lock;
    std::unique_ptr<RecordStore> m_store;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<FixedToken> m_token;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<OutboxSender> m_sender;
};

namespace {

const Backoff kAtOnce([] { return 0.0; });

QByteArray error(int status, const char* code)
{
    return ScriptedServer::http(status, QByteArray(R"({"error":{"code":")") + code + R"(","message":"m"}})");
}

QUuid sessionOf(const ScriptedServer::Request& request)
{
    return QUuid::fromString(QLatin1String(request.target.split('/').value(3)));
}

} // namespace

QByteArray TestOutboxSender::answerFor(const ScriptedServer::Request& request, double score)
{
    Session session;
    session.id = sessionOf(request);
    session.status = SessionStatus::Completed;
    session.completedAt = QDateTime::currentDateTimeUtc();
    session.score = ScoreReport{score, 100, score / 100};
    return ScriptedServer::http(200,
                                QJsonDocument(wire::toJson(wire::CompletionAnswer{session, {}})).toJson());
}

Session TestOutboxSender::completed(const Record& record, double score) const
{
    Session session;
    session.id = record.sessionId;
    session.status = SessionStatus::Completed;
    session.completedAt = m_clock.now();
    session.score = ScoreReport{score, 100, score / 100};
    return session;
}

void TestOutboxSender::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_lock = AccountLock::acquire(m_folder->path()).value();
    m_store = RecordStore::open(m_folder->path(), m_clock).value();
}

void TestOutboxSender::cleanup()
{
    m_sender.reset();
    m_connection.reset();
    m_client.reset();
    m_token.reset();
    m_http.reset();
    m_server.reset();
    m_store.reset();
    m_lock.reset();
}

void TestOutboxSender::build(const ScriptedServer::Script& script)
{
    m_server = std::make_unique<ScriptedServer>(script);
    HttpOptions options;
    options.deadlineMs = 5'000;
    m_http = std::make_unique<HttpClient>(options);
    m_token = std::make_unique<FixedToken>(u"token"_s);
    m_client = std::make_unique<ApiClient>(ServerAddress::parse(m_server->root()).value(), *m_token, *m_http);
    m_connection = std::make_unique<Connection>(m_clock, kAtOnce);
    m_sender = std::make_unique<OutboxSender>(*m_store, *m_client, *m_connection, m_clock, kAtOnce);
    m_sender->setIdentityConfirmed(true);
}

Record TestOutboxSender::add(double score, const QDateTime& holdUntil)
{
    NewRecord record;
    record.sessionId = QUuid::createUuid();
    record.completion = validate(CompletionValues{score, {}, {}}).value();
    record.body = wire::toBody(record.completion);
    record.holdUntil = holdUntil;
    return m_store->add(record).value();
}

void TestOutboxSender::aQueuedRecordIsDelivered()
{
    const Record record = add(85);
    build(
        [](const ScriptedServer::Request& request) { return ScriptedServer::Reply{answerFor(request, 85)}; });
    QTRY_COMPARE(now(record).state, RecordState::Delivered);
    const auto requests = m_server->requests();
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests.first().body, record.body);
    QCOMPARE(QLatin1String(requests.first().header("Idempotency-Key")), wire::toText(record.id));
    QCOMPARE(int(m_connection->state()), int(Connection::State::Online));
}

void TestOutboxSender::nothingLeavesBeforeTheIdentityIsKnown()
{
    build(
        [](const ScriptedServer::Request& request) { return ScriptedServer::Reply{answerFor(request, 85)}; });
    m_sender->setIdentityConfirmed(false);
    const Record record = add(85);
    QSignalSpy probes(m_sender.get(), &OutboxSender::probeWanted);
    QVERIFY(m_sender->sendNow());
    m_connection->resume();
    QTRY_VERIFY(!probes.isEmpty());
    QCOMPARE(now(record).state, RecordState::Queued);
    QCOMPARE(now(record).attempts, 0);
    QCOMPARE(m_server->count(), 0);
    m_sender->setIdentityConfirmed(true);
    QTRY_COMPARE(now(record).state, RecordState::Delivered);
}

void TestOutboxSender::aLostAnswerIsSentOncePerTryAndVerified()
{
    const Record record = add(85);
    std::atomic<int> posts = 0;
    build([&posts](const ScriptedServer::Request&) {
        if (++posts == 1)
            return ScriptedServer::Reply{{}, ScriptedServer::Then::Close};
        return ScriptedServer::Reply{error(400, "ALREADY_COMPLETED")};
    });
    QSignalSpy lookUps(m_sender.get(), &OutboxSender::lookUpWanted);
    QTRY_COMPARE(lookUps.size(), 1);
    QCOMPARE(m_server->count("POST"), 2); // one for each try, none by itself
    QCOMPARE(now(record).state, RecordState::Sending);
    QVERIFY(now(record).outcomeUnknown);

    m_sender->onLookedUp({true, {record.sessionId}, {{record.sessionId, completed(record, 85)}}});
    QCOMPARE(now(record).state, RecordState::Delivered);
    QVERIFY(now(record).confirmedByComparison);
    QCOMPARE(m_server->count("POST"), 2);
}

void TestOutboxSender::somebodyElsesCompletionIsAConflict()
{
    const Record record = add(85);
    std::atomic<int> posts = 0;
    build([&posts](const ScriptedServer::Request&) {
        if (++posts == 1)
            return ScriptedServer::Reply{{}, ScriptedServer::Then::Close};
        return ScriptedServer::Reply{error(400, "ALREADY_COMPLETED")};
    });
    QSignalSpy lookUps(m_sender.get(), &OutboxSender::lookUpWanted);
    QTRY_COMPARE(lookUps.size(), 1);
    m_sender->onLookedUp({true, {record.sessionId}, {{record.sessionId, completed(record, 60)}}});
    QCOMPARE(now(record).state, RecordState::NeedsAttention);
    QCOMPARE(now(record).reason, AttentionReason::Conflict);
    QCOMPARE(now(record).body, record.body);
}

void TestOutboxSender::aListThatCannotBeFetchedDecidesNothing()
{
    const Record record = add(85);
    std::atomic<int> posts = 0;
    build([&posts](const ScriptedServer::Request&) {
        if (++posts == 1)
            return ScriptedServer::Reply{{}, ScriptedServer::Then::Close};
        return ScriptedServer::Reply{error(400, "ALREADY_COMPLETED")};
    });
    QSignalSpy lookUps(m_sender.get(), &OutboxSender::lookUpWanted);
    QTRY_COMPARE(lookUps.size(), 1);
    m_sender->onLookedUp({false, {record.sessionId}, {}});
    QVERIFY(now(record).outcomeUnknown);
    QVERIFY(now(record).state != RecordState::Delivered && now(record).state != RecordState::NeedsAttention);
    QTRY_COMPARE(lookUps.size(), 2); // asked again by the next try
}

void TestOutboxSender::aGoneSessionNeedsAttentionOnlyIfTheListAgrees()
{
    const Record record = add(85);
    build([](const ScriptedServer::Request&) {
        return ScriptedServer::Reply{error(404, "SESSION_NOT_FOUND")};
    });
    QSignalSpy lookUps(m_sender.get(), &OutboxSender::lookUpWanted);
    QTRY_COMPARE(lookUps.size(), 1);
    Session open = completed(record, 0);
    open.status = SessionStatus::InProgress;
    m_sender->onLookedUp({true, {record.sessionId}, {{record.sessionId, open}}});
    QTRY_COMPARE(lookUps.size(), 2);
    m_sender->onLookedUp({true, {record.sessionId}, {}});
    QCOMPARE(now(record).state, RecordState::NeedsAttention);
    QCOMPARE(now(record).reason, AttentionReason::SessionGone);
}

void TestOutboxSender::aBadRecordHoldsUpNoOther()
{
    const Record bad = add(1);
    const Record good = add(85);
    build([&bad](const ScriptedServer::Request& request) {
        return ScriptedServer::Reply{sessionOf(request) == bad.sessionId ? error(400, "VALIDATION_ERROR")
                                                                         : answerFor(request, 85)};
    });
    QTRY_COMPARE(now(good).state, RecordState::Delivered);
    QCOMPARE(now(bad).state, RecordState::NeedsAttention);
    QCOMPARE(now(bad).reason, AttentionReason::Rejected);
    QVERIFY(!now(bad).lastError.isEmpty());
}

void TestOutboxSender::aRefusedTokenStopsEverythingAndLosesNothing()
{
    const QList<Record> records{add(1), add(2), add(3)};
    build([](const ScriptedServer::Request&) { return ScriptedServer::Reply{error(401, "UNAUTHORIZED")}; });
    QTRY_COMPARE(int(m_connection->state()), int(Connection::State::SignInNeeded));
    QTRY_VERIFY(!m_sender->isBusy());
    for (const Record& record : records) {
        QCOMPARE(now(record).state, RecordState::Queued);
        QVERIFY(!now(record).outcomeUnknown);
    }
    QCOMPARE(m_server->count("POST"), 1); // the probe; the others never left
}

void TestOutboxSender::aPortalPageJudgesNoRecord()
{
    const Record record = add(85);
    build([](const ScriptedServer::Request&) {
        return ScriptedServer::Reply{
            ScriptedServer::http(404, "<html><title>Log in to the network</title></html>", {}, "text/html")};
    });
    QTRY_COMPARE(int(m_connection->state()), int(Connection::State::Stopped));
    QVERIFY(!m_connection->words().isEmpty());
    QCOMPARE(now(record).state, RecordState::Queued);
    QVERIFY(!now(record).outcomeUnknown);
}

void TestOutboxSender::tooManyRequestsBindTheWholeConnection()
{
    const Record record = add(85);
    build([](const ScriptedServer::Request&) {
        return ScriptedServer::Reply{ScriptedServer::http(429, "{}", {"Retry-After: 120"})};
    });
    QSignalSpy waits(m_sender.get(), &OutboxSender::waitAsked);
    QTRY_COMPARE(int(m_connection->state()), int(Connection::State::Waiting));
    QCOMPARE(waits.size(), 1);
    QVERIFY(m_connection->waitUntil() > m_clock.now().addSecs(100));
    QVERIFY(m_sender->sendNow());
    m_connection->resume();
    QCOMPARE(m_connection->allowance(6), 0);
    QCOMPARE(now(record).state, RecordState::Queued);
    QCOMPARE(m_server->count("POST"), 1);
}

void TestOutboxSender::aHeldRecordWaits()
{
    const Record held = add(1, m_clock.now().addMSecs(400));
    const Record other = add(85);
    build(
        [](const ScriptedServer::Request& request) { return ScriptedServer::Reply{answerFor(request, 85)}; });
    QTRY_COMPARE(now(other).state, RecordState::Delivered);
    QCOMPARE(now(held).state, RecordState::Queued);
    QTRY_COMPARE(now(held).state, RecordState::Delivered);
    QVERIFY(m_clock.now() >= held.holdUntil);
}

void TestOutboxSender::closingInTheMiddleLeavesAnUnknownOutcome()
{
    const Record record = add(85);
    build([](const ScriptedServer::Request&) {
        return ScriptedServer::Reply{{}, ScriptedServer::Then::Silence};
    });
    QTRY_COMPARE(m_server->count("POST"), 1);
    m_sender.reset();
    QCOMPARE(now(record).state, RecordState::Queued);
    QVERIFY(now(record).outcomeUnknown);
    QVERIFY(now(record).firstUnknownAt.isValid());
}

void TestOutboxSender::neverMoreThanSixAtATime()
{
    QList<Record> records;
    for (int i = 0; i < 30; ++i)
        records.append(add(i));
    std::atomic<int> open = 0;
    std::atomic<int> most = 0;
    build([&](const ScriptedServer::Request& request) {
        const int current = ++open;
        int seen = most;
        while (current > seen && !most.compare_exchange_weak(seen, current)) {
        }
        const QByteArray bytes = answerFor(request, 85);
        --open;
        return ScriptedServer::Reply{bytes, ScriptedServer::Then::KeepAlive, 5};
    });
    for (const Record& record : std::as_const(records))
        QTRY_COMPARE(now(record).state, RecordState::Delivered);
    QCOMPARE(m_server->count("POST"), 30);
    QVERIFY(m_server->connections() <= Parallel::kHttp1);
    QVERIFY(most <= Parallel::kHttp1);
}

QTEST_GUILESS_MAIN(TestOutboxSender)
#include "test_outbox_sender.moc"
