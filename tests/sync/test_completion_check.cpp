#include "sync/completion_check.h"

#include <QTest>

using namespace lectern;

class TestCompletionCheck : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatAgreesIsOurs();
    void anotherScoreIsNot_data();
    void anotherScoreIsNot();
    void aScoreOnOneSideOnlyIsNot();
    void anotherTimeIsNot_data();
    void anotherTimeIsNot();
    void aTimeThatWeDidNotSendDoesNotMatter();
    void anotherMomentIsNot_data();
    void anotherMomentIsNot();
    void anOpenSessionIsNot();
    void withoutAnUnknownTryNothingIsOurs();
    void whatCannotBeReadIsNotDifferent();

private:
    [[nodiscard]] bool ours() const
    {
        return compareCompletion(m_record, m_listed, m_answeredAt) == Comparison::Ours;
    }

    Record m_record;
    Session m_listed;
    QDateTime m_answeredAt;
};

void TestCompletionCheck::init()
{
    const QDateTime sent({2026, 11, 23}, {10, 30}, Qt::UTC);
    m_record = {};
    m_record.sessionId = QUuid::createUuid();
    m_record.completion = validate(CompletionValues{85.5, 30.0, {}}).value();
    m_record.firstUnknownAt = sent;
    m_answeredAt = sent.addSecs(60);
    m_listed = {};
    m_listed.id = m_record.sessionId;
    m_listed.status = SessionStatus::Completed;
    m_listed.score = ScoreReport{85.5, 100, 0.855};
    m_listed.timeSpentSeconds = 1800;
    m_listed.completedAt = sent.addSecs(1);
}

void TestCompletionCheck::whatAgreesIsOurs()
{
    QVERIFY(ours());
}

void TestCompletionCheck::anotherScoreIsNot_data()
{
    QTest::addColumn<double>("score");
    QTest::addColumn<bool>("isOurs");
    QTest::newRow("rounded by a float column") << 85.504 << true;
    QTest::newRow("a hundredth off") << 85.51 << false;
    QTest::newRow("other") << 85.0 << false;
}

void TestCompletionCheck::anotherScoreIsNot()
{
    QFETCH(double, score);
    QFETCH(bool, isOurs);
    m_listed.score->raw = score;
    QCOMPARE(ours(), isOurs);
}

void TestCompletionCheck::aScoreOnOneSideOnlyIsNot()
{
    m_listed.score.reset();
    QVERIFY(!ours());
    m_record.completion.score.reset();
    QVERIFY(ours());
    m_listed.score = ScoreReport{0, 100, 0};
    QVERIFY(!ours());
}

void TestCompletionCheck::anotherTimeIsNot_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<bool>("isOurs");
    QTest::newRow("a second off") << qint64(1801) << true;
    QTest::newRow("two seconds off") << qint64(1802) << false;
}

void TestCompletionCheck::anotherTimeIsNot()
{
    QFETCH(qint64, seconds);
    QFETCH(bool, isOurs);
    m_listed.timeSpentSeconds = seconds;
    QCOMPARE(ours(), isOurs);
}

void TestCompletionCheck::aTimeThatWeDidNotSendDoesNotMatter()
{
    m_record.completion.timeSpent.reset();
    m_listed.timeSpentSeconds = 7;
    QVERIFY(ours());
}

void TestCompletionCheck::anotherMomentIsNot_data()
{
    QTest::addColumn<int>("secondsAfterSending");
    QTest::addColumn<bool>("isOurs");
    QTest::newRow("before, within the tolerance") << -5 << true;
    QTest::newRow("before") << -6 << false;
    QTest::newRow("after the answer, within the tolerance") << 65 << true;
    QTest::newRow("after the answer") << 66 << false;
}

void TestCompletionCheck::anotherMomentIsNot()
{
    QFETCH(int, secondsAfterSending);
    QFETCH(bool, isOurs);
    m_listed.completedAt = m_record.firstUnknownAt.addSecs(secondsAfterSending);
    QCOMPARE(ours(), isOurs);
}

void TestCompletionCheck::anOpenSessionIsNot()
{
    m_listed.status = SessionStatus::InProgress;
    QVERIFY(!ours());
}

void TestCompletionCheck::withoutAnUnknownTryNothingIsOurs()
{
    m_record.firstUnknownAt = {};
    QVERIFY(!ours());
}

/// Unknown is not different: it makes no conflict (contract: conventions).
void TestCompletionCheck::whatCannotBeReadIsNotDifferent()
{
    const auto compared = [this] {
        return compareCompletion(m_record, m_listed, m_answeredAt);
    };
    m_listed.score = {};
    QCOMPARE(compared(), Comparison::Different); // it says "none"
    m_listed.isScoreUnreadable = true;
    QCOMPARE(compared(), Comparison::Unknown); // the moment alone confirms nothing
    m_listed.timeSpentSeconds = {};
    m_listed.isTimeUnreadable = true;
    QCOMPARE(compared(), Comparison::Unknown);
    m_listed.completedAt = {};
    QCOMPARE(compared(), Comparison::Unknown);
    m_listed.score = ScoreReport{12, 100, 0.12};
    m_listed.isScoreUnreadable = false;
    QCOMPARE(compared(), Comparison::Different);
}

QTEST_GUILESS_MAIN(TestCompletionCheck)
#include "test_completion_check.moc"
