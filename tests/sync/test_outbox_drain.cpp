#include "sync/sender_fixture.h"

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <atomic>

using namespace lectern;
using namespace Qt::StringLiterals;
using test::ScriptedServer;
using test::SenderFixture;

/// Many records at a time: how they are claimed, released, written down.
class TestOutboxDrain : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_fixture = std::make_unique<SenderFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void oneProbeThenManyAreClaimedAtATime();
    void whatNeverLeftIsReleasedAndMayBeRecalled();
    void aRefusedTokenInTheMiddleReleasesTheRest();
    void outcomesThatCannotBeWrittenWaitForTheDisk();
    void theSettingBindsTheNumberOfRequests();
    void aConflictKeepsBothVersions();
    void aConflictWithoutTheServersVersionAsksForItAtTheNextStart();
    void aSetClockMovesWhatIsKnownOfTheServers();
    void aClockThatIsPutBackLeavesNothingWaitingForIt();

private:
    std::unique_ptr<SenderFixture> m_fixture;
};

void TestOutboxDrain::oneProbeThenManyAreClaimedAtATime()
{
    constexpr int kRecords = 200;
    m_fixture->addMany(kRecords);
    m_fixture->build([](const ScriptedServer::Request& request) {
        return ScriptedServer::Reply{SenderFixture::answerFor(request, 85), ScriptedServer::Then::KeepAlive,
                                     2};
    });
    int most = 0;
    int firstPortion = 0;
    connect(m_fixture->sender.get(), &OutboxSender::recordChanged, this, [&](const Record&) {
        const int sending = m_fixture->count(RecordState::Sending);
        most = std::max(most, sending);
        if (firstPortion == 0)
            firstPortion = sending;
    });
    QTRY_COMPARE(m_fixture->count(RecordState::Delivered), kRecords);
    QCOMPARE(firstPortion, 1); // nobody knew yet whether anybody answers
    QVERIFY(most > Parallel::kHttp1);
    QVERIFY(most <= OutboxSender::kMaxClaimed);
    QCOMPARE(m_fixture->server->count("POST"), kRecords);
    QVERIFY(m_fixture->store->verifyHistory()->ok);
}

void TestOutboxDrain::whatNeverLeftIsReleasedAndMayBeRecalled()
{
    const QList<Record> records = m_fixture->addMany(40);
    std::atomic<int> posts = 0;
    m_fixture->build([&posts](const ScriptedServer::Request& request) {
        if (++posts <= 3)
            return ScriptedServer::Reply{SenderFixture::answerFor(request, 85)};
        return ScriptedServer::Reply{{}, ScriptedServer::Then::Silence};
    });
    // The others are on their way, or claimed, when the connection ends.
    QTRY_VERIFY(posts >= 3 + Parallel::kHttp1);
    QVERIFY(m_fixture->count(RecordState::Sending) > Parallel::kHttp1);
    m_fixture->connection->reportUnreachable(u"gone"_s, {});
    QTRY_COMPARE(m_fixture->count(RecordState::Sending), Parallel::kHttp1);
    int released = 0;
    for (const Record& record : records) {
        const Record now = m_fixture->now(record);
        if (now.state != RecordState::Queued)
            continue;
        QCOMPARE(now.attempts, 0);
        QVERIFY(!now.outcomeUnknown);
        if (m_fixture->kindsOf(now).contains(u"released"_s)) {
            ++released;
            QVERIFY(m_fixture->store->recall(now.id));
        }
    }
    QVERIFY(released > 0);
}

void TestOutboxDrain::aRefusedTokenInTheMiddleReleasesTheRest()
{
    const QList<Record> records = m_fixture->addMany(40);
    std::atomic<int> posts = 0;
    m_fixture->build([&posts](const ScriptedServer::Request& request) {
        if (++posts <= 10)
            return ScriptedServer::Reply{SenderFixture::answerFor(request, 85)};
        return ScriptedServer::Reply{SenderFixture::error(401, "UNAUTHORIZED")};
    });
    QTRY_COMPARE(int(m_fixture->connection->state()), int(Connection::State::SignInNeeded));
    QTRY_VERIFY(!m_fixture->sender->isBusy());
    QCOMPARE(m_fixture->count(RecordState::Delivered), 10);
    QCOMPARE(m_fixture->count(RecordState::Queued), int(records.size()) - 10);
    QVERIFY(posts <= 10 + Parallel::kHttp1);
    m_fixture->connection->resume(); // somebody signed in
    posts = -100;
    QTRY_COMPARE(m_fixture->count(RecordState::Delivered), int(records.size()));
}

void TestOutboxDrain::outcomesThatCannotBeWrittenWaitForTheDisk()
{
    const Record record = m_fixture->add(85);
    // Another program holds the file from the moment the request is there until it has made trouble.
    const QString path = m_fixture->folder.filePath(u"records.sqlite"_s);
    std::atomic<bool> asked = false;
    m_fixture->build([&asked](const ScriptedServer::Request& request) {
        asked = true;
        return ScriptedServer::Reply{SenderFixture::answerFor(request, 85), ScriptedServer::Then::KeepAlive,
                                     300};
    });
    QSignalSpy trouble(m_fixture->sender.get(), &OutboxSender::storageFailed);
    {
        auto other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(path);
        QVERIFY(other.open());
        QTRY_VERIFY(asked);
        QVERIFY(QSqlQuery(other).exec(u"BEGIN IMMEDIATE"_s));
        QTRY_COMPARE_WITH_TIMEOUT(trouble.size(), 1, 20'000);
        QVERIFY(m_fixture->sender->isBusy());
        QVERIFY(QSqlQuery(other).exec(u"ROLLBACK"_s));
        other.close();
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    QCOMPARE(m_fixture->now(record).state, RecordState::Sending); // as the disk has it
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->now(record).state, RecordState::Delivered, 20'000);
    QVERIFY(!m_fixture->now(record).outcomeUnknown);
    QCOMPARE(m_fixture->server->count("POST"), 1); // the answer was not forgotten, nothing was sent again
}

void TestOutboxDrain::theSettingBindsTheNumberOfRequests()
{
    m_fixture->addMany(30);
    std::atomic<int> open = 0;
    std::atomic<int> most = 0;
    m_fixture->build([&](const ScriptedServer::Request& request) {
        const int current = ++open;
        int seen = most;
        while (current > seen && !most.compare_exchange_weak(seen, current)) {
        }
        const QByteArray bytes = SenderFixture::answerFor(request, 85);
        --open;
        return ScriptedServer::Reply{bytes, ScriptedServer::Then::KeepAlive, 5};
    });
    m_fixture->sender->setParallel({2, 2});
    QTRY_COMPARE(m_fixture->count(RecordState::Delivered), 30);
    QVERIFY(m_fixture->server->connections() <= 2);
    QVERIFY(most <= 2);
}

void TestOutboxDrain::aConflictKeepsBothVersions()
{
    const Record record = m_fixture->add(85);
    m_fixture->build([](const ScriptedServer::Request&) {
        return ScriptedServer::Reply{SenderFixture::error(400, "ALREADY_COMPLETED")};
    });
    QSignalSpy lookUps(m_fixture->sender.get(), &OutboxSender::lookUpWanted);
    QTRY_COMPARE(m_fixture->now(record).reason, AttentionReason::Conflict);
    QCOMPARE(lookUps.size(), 1);
    m_fixture->sender->onLookedUp(
        {true, {record.sessionId}, {{record.sessionId, m_fixture->completed(record, 60)}}});
    const Record now = m_fixture->now(record);
    QCOMPARE(now.state, RecordState::NeedsAttention);
    QCOMPARE(now.body, record.body);
    QVERIFY2(now.serversVersion.contains("\"raw\":60"), now.serversVersion);
    QCOMPARE(m_fixture->kindsOf(now).last(), u"servers_version"_s);

    // The same list again changes nothing.
    const auto rows = m_fixture->kindsOf(now).size();
    m_fixture->sender->onLookedUp(
        {true, {record.sessionId}, {{record.sessionId, m_fixture->completed(record, 60)}}});
    QCOMPARE(m_fixture->now(record).serversVersion.contains("\"raw\":60"), true);
    QVERIFY(m_fixture->kindsOf(now).size() <= rows + 1); // completed() has a time of its own each time
}

void TestOutboxDrain::aConflictWithoutTheServersVersionAsksForItAtTheNextStart()
{
    const Record record = m_fixture->add(85);
    m_fixture->build([](const ScriptedServer::Request&) {
        return ScriptedServer::Reply{SenderFixture::error(400, "ALREADY_COMPLETED")};
    });
    QTRY_COMPARE(m_fixture->now(record).reason, AttentionReason::Conflict);
    QSignalSpy lookUps(m_fixture->sender.get(), &OutboxSender::lookUpWanted);
    m_fixture->sender->setIdentityConfirmed(true); // as after a start
    QCOMPARE(lookUps.size(), 1);
    QCOMPARE(lookUps.first().first().value<QList<QUuid>>(), QList<QUuid>{record.sessionId});
}

void TestOutboxDrain::aSetClockMovesWhatIsKnownOfTheServers()
{
    m_fixture->build([](const ScriptedServer::Request&) { return ScriptedServer::Reply{}; });
    OutboxSender& sender = *m_fixture->sender;
    QVERIFY(!sender.serverOffsetMs());
    sender.onServerDate(m_fixture->clock.now().addSecs(120));
    const qint64 before = *sender.serverOffsetMs();
    QVERIFY(std::abs(before - 120'000) < 2000);
    sender.onClockSet(86'400'000);
    QCOMPARE(*sender.serverOffsetMs(), before - 86'400'000);
}

void TestOutboxDrain::aClockThatIsPutBackLeavesNothingWaitingForIt()
{
    constexpr qint64 kDayMs = 86'400'000;
    m_fixture->clock.setWrongBy(kDayMs);
    const Record record = m_fixture->add(85, m_fixture->clock.now().addSecs(60));
    m_fixture->build([](const ScriptedServer::Request& request) {
        return ScriptedServer::Reply{SenderFixture::answerFor(request, 85)};
    });
    m_fixture->clock.setWrongBy(0); // somebody sets it right: the hold would end tomorrow
    m_fixture->sender->onClockSet(-kDayMs);
    QTRY_COMPARE(m_fixture->now(record).state, RecordState::Delivered);
}

QTEST_GUILESS_MAIN(TestOutboxDrain)
#include "test_outbox_drain.moc"
