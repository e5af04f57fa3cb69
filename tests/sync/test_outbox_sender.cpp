#include "sync/sender_fixture.h"
#include "wire/json_read.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace lectern;
using namespace Qt::StringLiterals;
using test::ScriptedServer;
using test::SenderFixture;

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
    std::unique_ptr<SenderFixture> m_fixture;
};

namespace {

QByteArray answerFor(const ScriptedServer::Request& request, double score)
{
    return SenderFixture::answerFor(request, score);
}

QByteArray error(int status, const char* code)
{
    return SenderFixture::error(status, code);
}

} // namespace

void TestOutboxSender::init()
{
    m_fixture = std::make_unique<SenderFixture>();
}

void TestOutboxSender::cleanup()
{
    m_fixture.reset();
}

void TestOutboxSender::aQueuedRecordIsDelivered()
{
    const Record record = m_fixture->add(85);
    m_fixture->build(
        [](const ScriptedServer::Request& request) { return ScriptedServer::Reply{answerFor(request, 85)}; });
    QTRY_COMPARE(m_fixture->now(record).state, RecordState::Delivered);
    const auto requests = m_fixture->server->requests();
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests.first().body, record.body);
    QCOMPARE(QLatin1String(requests.first().header("Idempotency-Key")), wire::toText(record.id));
    QCOMPARE(int(m_fixture->connection->state()), int(Connection::State::Online));
}

void TestOutboxSender::nothingLeavesBeforeTheIdentityIsKnown()
{
    m_fixture->build(
        [](const ScriptedServer::Request& request) { return ScriptedServer::Reply{answerFor(request, 85)}; });
    m_fixture->sender->setIdentityConfirmed(false);
    const Record record = m_fixture->add(85);
    QSignalSpy probes(m_fixture->sender.get(), &OutboxSender::probeWanted);
    QVERIFY(m_fixture->sender->sendNow());
    m_fixture->connection->resume();
    QTRY_VERIFY(!probes.isEmpty());
    QCOMPARE(m_fixture->now(record).state, RecordState::Queued);
    QCOMPARE(m_fixture->now(record).attempts, 0);
    QCOMPARE(m_fixture->server->count(), 0);
    m_fixture->sender->setIdentityConfirmed(true);
    QTRY_COMPARE(m_fixture->now(record).state, RecordState::Delivered);
}

void TestOutboxSender::aLostAnswerIsSentOncePerTryAndVerified()
{
    const Record record = m_fixture->add(85);
    std::atomic<int> posts = 0;
    m_fixture->build([&posts](const ScriptedServer::Request&) {
        if (++posts == 1)
            return ScriptedServer::Reply{{}, ScriptedServer::Then::Close};
        return ScriptedServer::Reply{error(400, "ALREADY_COMPLETED")};
    });
    QSignalSpy lookUps(m_fixture->sender.get(), &OutboxSender::lookUpWanted);
    QTRY_COMPARE(lookUps.size(), 1);
    QCOMPARE(m_fixture->server->count("POST"), 2); // one for each try, none by itself
    QCOMPARE(m_fixture->now(record).state, RecordState::Sending);
    QVERIFY(m_fixture->now(record).outcomeUnknown);

    m_fixture->sender->onLookedUp(
        {true, {record.sessionId}, {{record.sessionId, m_fixture->completed(record, 85)}}});
    QCOMPARE(m_fixture->now(record).state, RecordState::Delivered);
    QVERIFY(m_fixture->now(record).confirmedByComparison);
    QCOMPARE(m_fixture->server->count("POST"), 2);
}

void TestOutboxSender::somebodyElsesCompletionIsAConflict()
{
    const Record record = m_fixture->add(85);
    std::atomic<int> posts = 0;
    m_fixture->build([&posts](const ScriptedServer::Request&) {
        if (++posts == 1)
            return ScriptedServer::Reply{{}, ScriptedServer::Then::Close};
        return ScriptedServer::Reply{error(400, "ALREADY_COMPLETED")};
    });
    QSignalSpy lookUps(m_fixture->sender.get(), &OutboxSender::lookUpWanted);
    QTRY_COMPARE(lookUps.size(), 1);
    m_fixture->sender->onLookedUp(
        {true, {record.sessionId}, {{record.sessionId, m_fixture->completed(record, 60)}}});
    QCOMPARE(m_fixture->now(record).state, RecordState::NeedsAttention);
    QCOMPARE(m_fixture->now(record).reason, AttentionReason::Conflict);
    QCOMPARE(m_fixture->now(record).body, record.body);
}

void TestOutboxSender::aListThatCannotBeFetchedDecidesNothing()
{
    const Record record = m_fixture->add(85);
    std::atomic<int> posts = 0;
    m_fixture->build([&posts](const ScriptedServer::Request&) {
        if (++posts == 1)
            return ScriptedServer::Reply{{}, ScriptedServer::Then::Close};
        return ScriptedServer::Reply{error(400, "ALREADY_COMPLETED")};
    });
    QSignalSpy lookUps(m_fixture->sender.get(), &OutboxSender::lookUpWanted);
    QTRY_COMPARE(lookUps.size(), 1);
    m_fixture->sender->onLookedUp({false, {record.sessionId}, {}});
    QVERIFY(m_fixture->now(record).outcomeUnknown);
    QVERIFY(m_fixture->now(record).state != RecordState::Delivered &&
            m_fixture->now(record).state != RecordState::NeedsAttention);
    QTRY_COMPARE(lookUps.size(), 2); // asked again by the next try
}

void TestOutboxSender::aGoneSessionNeedsAttentionOnlyIfTheListAgrees()
{
    const Record record = m_fixture->add(85);
    m_fixture->build([](const ScriptedServer::Request&) {
        return ScriptedServer::Reply{error(404, "SESSION_NOT_FOUND")};
    });
    QSignalSpy lookUps(m_fixture->sender.get(), &OutboxSender::lookUpWanted);
    QTRY_COMPARE(lookUps.size(), 1);
    Session open = m_fixture->completed(record, 0);
    open.status = SessionStatus::InProgress;
    m_fixture->sender->onLookedUp({true, {record.sessionId}, {{record.sessionId, open}}});
    QTRY_COMPARE(lookUps.size(), 2);
    m_fixture->sender->onLookedUp({true, {record.sessionId}, {}});
    QCOMPARE(m_fixture->now(record).state, RecordState::NeedsAttention);
    QCOMPARE(m_fixture->now(record).reason, AttentionReason::SessionGone);
}

void TestOutboxSender::aBadRecordHoldsUpNoOther()
{
    const Record bad = m_fixture->add(1);
    const Record good = m_fixture->add(85);
    m_fixture->build([&bad](const ScriptedServer::Request& request) {
        return ScriptedServer::Reply{SenderFixture::sessionOf(request) == bad.sessionId
                                         ? error(400, "VALIDATION_ERROR")
                                         : answerFor(request, 85)};
    });
    QTRY_COMPARE(m_fixture->now(good).state, RecordState::Delivered);
    QCOMPARE(m_fixture->now(bad).state, RecordState::NeedsAttention);
    QCOMPARE(m_fixture->now(bad).reason, AttentionReason::Rejected);
    QVERIFY(!m_fixture->now(bad).lastError.isEmpty());
}

void TestOutboxSender::aRefusedTokenStopsEverythingAndLosesNothing()
{
    const QList<Record> records{m_fixture->add(1), m_fixture->add(2), m_fixture->add(3)};
    m_fixture->build(
        [](const ScriptedServer::Request&) { return ScriptedServer::Reply{error(401, "UNAUTHORIZED")}; });
    QTRY_COMPARE(int(m_fixture->connection->state()), int(Connection::State::SignInNeeded));
    QTRY_VERIFY(!m_fixture->sender->isBusy());
    for (const Record& record : records) {
        QCOMPARE(m_fixture->now(record).state, RecordState::Queued);
        QVERIFY(!m_fixture->now(record).outcomeUnknown);
    }
    QCOMPARE(m_fixture->server->count("POST"), 1); // the probe; the others never left
}

void TestOutboxSender::aPortalPageJudgesNoRecord()
{
    const Record record = m_fixture->add(85);
    m_fixture->build([](const ScriptedServer::Request&) {
        return ScriptedServer::Reply{
            ScriptedServer::http(404, "<html><title>Log in to the network</title></html>", {}, "text/html")};
    });
    QTRY_COMPARE(int(m_fixture->connection->state()), int(Connection::State::Stopped));
    QVERIFY(!m_fixture->connection->words().isEmpty());
    QCOMPARE(m_fixture->now(record).state, RecordState::Queued);
    QVERIFY(!m_fixture->now(record).outcomeUnknown);
}

void TestOutboxSender::tooManyRequestsBindTheWholeConnection()
{
    const Record record = m_fixture->add(85);
    m_fixture->build([](const ScriptedServer::Request&) {
        return ScriptedServer::Reply{ScriptedServer::http(429, "{}", {"Retry-After: 120"})};
    });
    QSignalSpy waits(m_fixture->sender.get(), &OutboxSender::waitAsked);
    QTRY_COMPARE(int(m_fixture->connection->state()), int(Connection::State::Waiting));
    QCOMPARE(waits.size(), 1);
    QVERIFY(m_fixture->connection->waitUntil() > m_fixture->clock.now().addSecs(100));
    QVERIFY(m_fixture->sender->sendNow());
    m_fixture->connection->resume();
    QCOMPARE(m_fixture->connection->allowance(6), 0);
    QCOMPARE(m_fixture->now(record).state, RecordState::Queued);
    QCOMPARE(m_fixture->server->count("POST"), 1);
}

void TestOutboxSender::aHeldRecordWaits()
{
    const Record held = m_fixture->add(1, m_fixture->clock.now().addMSecs(400));
    const Record other = m_fixture->add(85);
    m_fixture->build(
        [](const ScriptedServer::Request& request) { return ScriptedServer::Reply{answerFor(request, 85)}; });
    QTRY_COMPARE(m_fixture->now(other).state, RecordState::Delivered);
    QCOMPARE(m_fixture->now(held).state, RecordState::Queued);
    QTRY_COMPARE(m_fixture->now(held).state, RecordState::Delivered);
    QVERIFY(m_fixture->clock.now() >= held.holdUntil);
}

void TestOutboxSender::closingInTheMiddleLeavesAnUnknownOutcome()
{
    const Record record = m_fixture->add(85);
    m_fixture->build([](const ScriptedServer::Request&) {
        return ScriptedServer::Reply{{}, ScriptedServer::Then::Silence};
    });
    QTRY_COMPARE(m_fixture->server->count("POST"), 1);
    m_fixture->sender.reset();
    QCOMPARE(m_fixture->now(record).state, RecordState::Queued);
    QVERIFY(m_fixture->now(record).outcomeUnknown);
    QVERIFY(m_fixture->now(record).firstUnknownAt.isValid());
}

void TestOutboxSender::neverMoreThanSixAtATime()
{
    QList<Record> records;
    for (int i = 0; i < 30; ++i)
        records.append(m_fixture->add(i));
    std::atomic<int> open = 0;
    std::atomic<int> most = 0;
    m_fixture->build([&](const ScriptedServer::Request& request) {
        const int current = ++open;
        int seen = most;
        while (current > seen && !most.compare_exchange_weak(seen, current)) {
        }
        const QByteArray bytes = answerFor(request, 85);
        --open;
        return ScriptedServer::Reply{bytes, ScriptedServer::Then::KeepAlive, 5};
    });
    for (const Record& record : std::as_const(records))
        QTRY_COMPARE(m_fixture->now(record).state, RecordState::Delivered);
    QCOMPARE(m_fixture->server->count("POST"), 30);
    QVERIFY(m_fixture->server->connections() <= Parallel::kHttp1);
    QVERIFY(most <= Parallel::kHttp1);
}

QTEST_GUILESS_MAIN(TestOutboxSender)
#include "test_outbox_sender.moc"
