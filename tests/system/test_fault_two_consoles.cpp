#include "fault_case.h"
#include "support/await.h"

#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;
using Then = Fault::Then;

/// The same session, completed on two computers of the same person (architecture: verifying an unknown
/// outcome).
class TestFaultTwoConsoles : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(startServer(m_server)); }
    void init();
    void cleanup();
    void theSecondOneIsAConflict_data();
    void theSecondOneIsAConflict();
    void aTryThatNeverArrivedIsComparedWithWhatTheOtherDid_data();
    void aTryThatNeverArrivedIsComparedWithWhatTheOtherDid();
    void whatWasDoneBeforeTheTryIsSomebodyElses();
    void theOneThatWasFirstIsDeliveredThoughItsAnswerIsLost_data();
    void theOneThatWasFirstIsDeliveredThoughItsAnswerIsLost();
    void bothAtOnceAreSettledOnce_data();
    void bothAtOnceAreSettledOnce();

private:
    void scores();

    ServerProcess m_server;
    std::unique_ptr<FaultConsole> m_first;
    std::unique_ptr<FaultConsole> m_second;
};

namespace {

const Standing kConflict = needsAttention(AttentionReason::Conflict);

/// A conflict after a try that nobody knows about, or after none.
Standing conflict(bool outcomeUnknown)
{
    Standing standing = kConflict;
    standing.outcomeUnknown = outcomeUnknown;
    standing.atServer = true;
    return standing;
}

} // namespace

void TestFaultTwoConsoles::init()
{
    m_first = std::make_unique<FaultConsole>(m_server);
    m_second = std::make_unique<FaultConsole>(m_server);
    QVERIFY(m_first->signIn());
    QVERIFY(m_second->signIn());
}

void TestFaultTwoConsoles::cleanup()
{
    m_first.reset();
    m_second.reset();
}

void TestFaultTwoConsoles::scores()
{
    QTest::addColumn<double>("score"); // of the second; the first one's is 85.5
    QTest::newRow("the same score") << 85.5;
    QTest::newRow("another score") << 60.0;
}

void TestFaultTwoConsoles::theSecondOneIsAConflict_data()
{
    scores();
}

void TestFaultTwoConsoles::theSecondOneIsAConflict()
{
    QFETCH(const double, score);
    const QUuid session = m_first->takeSession();
    const Record ours = m_first->record(session, 85.5);
    QVERIFY(m_first->pushToDelivery(ours));
    const Record theirs = m_second->record(session, score);
    QCOMPARE(m_second->disagreement(theirs, conflict(false)), QString());
    QCOMPARE(m_second->proxy().completionsSeen(session), 1);
    QCOMPARE(m_first->disagreement(ours, kDelivered), QString());
    QCOMPARE(serverRow(m_server, session).score, 85.5);
    // Both versions can be shown.
    QTRY_VERIFY(!m_second->now(theirs).serversVersion.isEmpty());
    QVERIFY(m_second->workspace().resolveKeepServers(theirs.id));
    QCOMPARE(m_second->now(theirs).state, RecordState::Discarded);
    QCOMPARE(m_second->now(theirs).completion.score->raw(), score);
}

void TestFaultTwoConsoles::aTryThatNeverArrivedIsComparedWithWhatTheOtherDid_data()
{
    scores();
}

void TestFaultTwoConsoles::aTryThatNeverArrivedIsComparedWithWhatTheOtherDid()
{
    QFETCH(const double, score);
    const QUuid session = m_first->takeSession();
    m_second->proxy().setFault(FaultProxy::isCompletion, fault::resetBeforeTheAnswer());
    const Record theirs = m_second->record(session, score);
    QCOMPARE(m_second->disagreement(theirs, kUnknown), QString());

    const Record ours = m_first->record(session, 85.5);
    QVERIFY(m_first->pushToDelivery(ours));
    m_second->proxy().clear();
    QVERIFY(m_second->push([&] {
        return m_second->now(theirs).state != RecordState::Queued &&
               m_second->now(theirs).state != RecordState::Sending;
    }));
    const bool same = score == 85.5;
    QCOMPARE(m_second->disagreement(theirs, same ? kDelivered : conflict(true)), QString());
    QCOMPARE(m_second->now(theirs).confirmedByComparison, same);
    QCOMPARE(m_first->disagreement(ours, kDelivered), QString());
    QCOMPARE(serverRow(m_server, session).score, 85.5);
}

void TestFaultTwoConsoles::whatWasDoneBeforeTheTryIsSomebodyElses()
{
    const QUuid session = m_first->takeSession();
    const Record ours = m_first->record(session, 85.5);
    QVERIFY(m_first->pushToDelivery(ours));
    QVERIFY(changeServer(m_server,
                         u"UPDATE vr_sessions SET completed_at = completed_at - 60000 WHERE id = '%1'"_s.arg(
                             session.toString(QUuid::WithoutBraces))));
    m_second->proxy().setFault(FaultProxy::isCompletion, fault::resetBeforeTheAnswer(), 1);
    const Record theirs = m_second->record(session, 85.5);
    QVERIFY(m_second->push([&] { return m_second->now(theirs).state == RecordState::NeedsAttention; }));
    QCOMPARE(m_second->disagreement(theirs, conflict(true)), QString());
}

void TestFaultTwoConsoles::theOneThatWasFirstIsDeliveredThoughItsAnswerIsLost_data()
{
    QTest::addColumn<double>("score");
    QTest::addColumn<bool>("serverKnowsKeys");
    for (const bool keys : {true, false}) {
        const char* server = keys ? "keys" : "no keys";
        QTest::addRow("the same score, %s", server) << 85.5 << keys;
        QTest::addRow("another score, %s", server) << 60.0 << keys;
    }
}

void TestFaultTwoConsoles::theOneThatWasFirstIsDeliveredThoughItsAnswerIsLost()
{
    QFETCH(const double, score);
    QFETCH(const bool, serverKnowsKeys);
    if (!serverKnowsKeys) {
        m_first->proxy().forgetIdempotencyKeys();
        m_second->proxy().forgetIdempotencyKeys();
    }
    const QUuid session = m_first->takeSession();
    m_first->proxy().setFault(FaultProxy::isCompletion, fault::lostAnswer());
    const Record ours = m_first->record(session, 85.5);
    QCOMPARE(m_first->disagreement(ours, kUnknownButDone), QString());

    const Record theirs = m_second->record(session, score);
    QCOMPARE(m_second->disagreement(theirs, conflict(false)), QString());
    m_first->proxy().clear();
    QVERIFY(m_first->pushToDelivery(ours));
    QCOMPARE(m_first->disagreement(ours, kDelivered), QString());
    QCOMPARE(m_first->now(ours).confirmedByComparison, !serverKnowsKeys);
    QCOMPARE(serverRow(m_server, session).score, 85.5);
}

void TestFaultTwoConsoles::bothAtOnceAreSettledOnce_data()
{
    QTest::addColumn<bool>("answersLost");
    QTest::newRow("all answers come") << false;
    QTest::newRow("the first answer to each is lost") << true;
}

void TestFaultTwoConsoles::bothAtOnceAreSettledOnce()
{
    QFETCH(const bool, answersLost);
    constexpr int kSessions = 12;
    QList<std::pair<Record, Record>> pairs;
    for (FaultConsole* console : {m_first.get(), m_second.get()}) {
        console->proxy().forgetIdempotencyKeys();
        if (answersLost)
            console->proxy().setFault(FaultProxy::isCompletion, fault::lostAnswer(Then::Close), kSessions);
    }
    for (int i = 0; i < kSessions; ++i) {
        const QUuid session = m_first->takeSession();
        const Record ours = m_first->record(session, 60 + i);
        pairs.append({ours, m_second->record(session, 30 + i)});
    }
    const auto settled = [this] {
        return m_first->status().unsent() == 0 && m_second->status().unsent() == 0;
    };
    QVERIFY(m_first->push([&] {
        (void)m_second->workspace().sendNow();
        return settled();
    }));
    for (const auto& [ours, theirs] : std::as_const(pairs)) {
        const ServerRow row = serverRow(m_server, ours.sessionId);
        QCOMPARE(row.statements, 1);
        const bool firstWon = row.score == ours.completion.score->raw();
        QVERIFY(firstWon || row.score == theirs.completion.score->raw());
        Standing lost = conflict(false);
        lost.outcomeUnknown = std::nullopt;
        QCOMPARE(m_first->disagreement(ours, firstWon ? kDelivered : lost), QString());
        QCOMPARE(m_second->disagreement(theirs, firstWon ? lost : kDelivered), QString());
    }
}

QTEST_GUILESS_MAIN(TestFaultTwoConsoles)
#include "test_fault_two_consoles.moc"
