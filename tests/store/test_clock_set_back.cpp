#include "store/store_fixture.h"

#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

/// A clock that was a day ahead is put right: what was to wait for seconds does not wait for a day.
class ClockSetBackTest : public QObject
{
    Q_OBJECT

private slots:
    void theTimeForUndoIsOver()
    {
        StoreFixture fixture;
        const Record held = addHeld(fixture);
        QVERIFY(due(fixture).isEmpty());
        setBack(fixture, kDayMs);
        const auto ended = fixture.store().endWaitsOfAnotherClock(); // whoever notices says so
        QVERIFY(ended && *ended);
        const auto claimed = due(fixture);
        QCOMPARE(claimed.size(), 1);
        QCOMPARE(claimed.first().id, held.id);
        QVERIFY(fixture.store().verifyHistory()->ok);
    }

    void theWaitForTheNextTryIsOverAtTheNextStart()
    {
        StoreFixture fixture;
        const Record record = fixture.addSending();
        QVERIFY(fixture.store().settle(record.id, laterAt(fixture.clock().now().addSecs(200))));
        fixture.close();
        setBack(fixture, kDayMs);
        QVERIFY(fixture.reopen());
        QVERIFY(fixture.store().nextDueAt() <= fixture.clock().now());
        QCOMPARE(due(fixture).size(), 1);
    }

    void aClockThatIsCorrectedByASecondLeavesTheTimeForUndo()
    {
        StoreFixture fixture;
        addHeld(fixture);
        setBack(fixture, 1000);
        QVERIFY(due(fixture).isEmpty());
        QVERIFY(fixture.reopen());
        QVERIFY(due(fixture).isEmpty());
    }

    void aWaitThatWasBegunInThePastGoesOn()
    {
        StoreFixture fixture;
        const Record record = fixture.addSending();
        QVERIFY(fixture.store().settle(record.id, laterAt(fixture.clock().now().addSecs(200))));
        QVERIFY(due(fixture).isEmpty());
        fixture.clock().advance(201'000);
        QCOMPARE(due(fixture).size(), 1);
    }

private:
    static constexpr qint64 kDayMs = 24LL * 3600 * 1000;

    static Record addHeld(StoreFixture& fixture)
    {
        NewRecord made = newRecord(QUuid::createUuid());
        made.holdUntil = fixture.clock().now().addSecs(8);
        return *fixture.store().add(made);
    }
    static void setBack(StoreFixture& fixture, qint64 ms)
    {
        fixture.clock().jumpTo(fixture.clock().now().addMSecs(-ms));
    }
    static QList<Record> due(StoreFixture& fixture)
    {
        return *fixture.store().claimDue(fixture.clock().now(), 10);
    }
};

QTEST_GUILESS_MAIN(ClockSetBackTest)
#include "test_clock_set_back.moc"
