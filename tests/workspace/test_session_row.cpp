#include "workspace/session_listing.h"

#include <QTest>

using namespace lectern;

class TestSessionRow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void ourRecordOnItsWayCompletesTheSession_data();
    void ourRecordOnItsWayCompletesTheSession();
    void withoutAScoreNothingIsShown();
    void ourScoreWinsOverTheServers();
    void theServersResultIsShownAsItIs();
    void timeIsNeverGuessed();
    void aResultFromElsewhereIsToldBeforeTimeIsLost_data();
    void aResultFromElsewhereIsToldBeforeTimeIsLost();

private:
    void setRecord(RecordState state, std::optional<double> score);

    std::shared_ptr<Session> m_session;
    SessionRow m_row;
};

void TestSessionRow::init()
{
    m_session = std::make_shared<Session>();
    m_session->status = SessionStatus::InProgress;
    m_row = {m_session, {}, nullptr, {}};
}

void TestSessionRow::setRecord(RecordState state, std::optional<double> score)
{
    Record record;
    record.state = state;
    record.completion = validate(CompletionValues{score, {}, {}}).value();
    m_row.record = std::make_shared<const Record>(record);
}

void TestSessionRow::ourRecordOnItsWayCompletesTheSession_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("completed");
    QTest::newRow("queued") << int(RecordState::Queued) << true;
    QTest::newRow("sending") << int(RecordState::Sending) << true;
    QTest::newRow("delivered") << int(RecordState::Delivered) << true;
    QTest::newRow("needs attention") << int(RecordState::NeedsAttention) << false;
    QTest::newRow("discarded") << int(RecordState::Discarded) << false;
    QTest::newRow("superseded") << int(RecordState::Superseded) << false;
}

void TestSessionRow::ourRecordOnItsWayCompletesTheSession()
{
    QFETCH(int, state);
    QFETCH(bool, completed);
    setRecord(RecordState(state), 85);
    QCOMPARE(m_row.isCompleted(), completed);
    QCOMPARE(m_row.isToScore(), !completed);
    QCOMPARE(m_row.needsAttention(), RecordState(state) == RecordState::NeedsAttention);
}

void TestSessionRow::withoutAScoreNothingIsShown()
{
    QVERIFY(!m_row.shownScore() && !m_row.shownPassed());
    setRecord(RecordState::Queued, {});
    QVERIFY(!m_row.shownScore() && !m_row.shownPassed());
}

void TestSessionRow::ourScoreWinsOverTheServers()
{
    m_session->score = ScoreReport{60, 100, 0.6};
    m_session->successStatus = SuccessStatus::Failed;
    setRecord(RecordState::Delivered, 85);
    QCOMPARE(m_row.shownScore().value(), 85.0);
    QCOMPARE(m_row.shownPassed().value(), true);
    setRecord(RecordState::Discarded, 85);
    QCOMPARE(m_row.shownScore().value(), 60.0);
    QCOMPARE(m_row.shownPassed().value(), false);
}

void TestSessionRow::theServersResultIsShownAsItIs()
{
    m_session->score = ScoreReport{60, 100, 0.6};
    m_session->successStatus = OpenEnum<SuccessStatus>::fromWord(QStringLiteral("pending"));
    QVERIFY(!m_row.shownPassed());
}

void TestSessionRow::timeIsNeverGuessed()
{
    QVERIFY(!m_row.shownSeconds());
    m_session->timeSpentSeconds = 60;
    QCOMPARE(m_row.shownSeconds().value(), 60);
}

void TestSessionRow::aResultFromElsewhereIsToldBeforeTimeIsLost_data()
{
    QTest::addColumn<std::optional<RecordState>>("state");
    QTest::addColumn<bool>("outcomeUnknown");
    QTest::addColumn<bool>("hasDraft");
    QTest::addColumn<bool>("completedElsewhere");
    const auto none = std::optional<RecordState>();
    QTest::newRow("nothing here") << none << false << false << false;
    QTest::newRow("a draft") << none << false << true << true;
    QTest::newRow("queued, never sent") << std::optional(RecordState::Queued) << false << false << true;
    QTest::newRow("queued, may be there") << std::optional(RecordState::Queued) << true << false << false;
    QTest::newRow("being sent") << std::optional(RecordState::Sending) << false << false << false;
    QTest::newRow("delivered: ours") << std::optional(RecordState::Delivered) << false << false << false;
    QTest::newRow("conflict: told already")
        << std::optional(RecordState::NeedsAttention) << false << false << false;
    QTest::newRow("discarded") << std::optional(RecordState::Discarded) << false << false << false;
    QTest::newRow("discarded, a draft since")
        << std::optional(RecordState::Discarded) << false << true << true;
}

void TestSessionRow::aResultFromElsewhereIsToldBeforeTimeIsLost()
{
    QFETCH(std::optional<RecordState>, state);
    QFETCH(bool, outcomeUnknown);
    QFETCH(bool, hasDraft);
    QFETCH(bool, completedElsewhere);
    if (state) {
        Record record;
        record.state = *state;
        record.outcomeUnknown = outcomeUnknown;
        m_row.record = std::make_shared<const Record>(record);
    }
    if (hasDraft)
        m_row.draftSavedAt = QDateTime::currentDateTimeUtc();
    QVERIFY(!m_row.completedElsewhere()); // the server still waits for a result
    m_session->status = SessionStatus::Completed;
    QCOMPARE(m_row.completedElsewhere(), completedElsewhere);
}

QTEST_GUILESS_MAIN(TestSessionRow)
#include "test_session_row.moc"
