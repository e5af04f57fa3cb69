#include "support/fake_clock.h"
#include "sync/wake_detector.h"

#include <QSignalSpy>
#include <QTest>

using namespace lectern;

/// Sleep, a stopped process and a clock that was set, told apart by two clocks.
class TestWakeDetector : public QObject
{
    Q_OBJECT

private slots:
    void whatIsNoticed_data();
    void whatIsNoticed();
    void eachIsToldOnce();
};

void TestWakeDetector::whatIsNoticed_data()
{
    constexpr int kHour = 3'600'000;
    QTest::addColumn<int>("passedMs");
    QTest::addColumn<int>("setMs");
    QTest::addColumn<int>("wokeUp");
    QTest::addColumn<int>("clockSet");
    QTest::newRow("nothing") << WakeDetector::kEveryMs << 0 << 0 << 0;
    QTest::newRow("a busy computer") << WakeDetector::kEveryMs + 3000 << 0 << 0 << 0;
    QTest::newRow("a time server's nudge") << WakeDetector::kEveryMs << 400 << 0 << 0;
    QTest::newRow("sleep") << kHour << 0 << 1 << 0;
    QTest::newRow("set forward") << WakeDetector::kEveryMs << 24 * kHour << 0 << 1;
    QTest::newRow("set back") << WakeDetector::kEveryMs << -24 * kHour << 0 << 1;
    QTest::newRow("sleep, and set by the time server after it") << kHour << 60'000 << 1 << 1;
}

void TestWakeDetector::whatIsNoticed()
{
    QFETCH(int, passedMs);
    QFETCH(int, setMs);
    QFETCH(int, wokeUp);
    QFETCH(int, clockSet);
    test::FakeClock clock;
    WakeDetector detector(clock);
    QSignalSpy woken(&detector, &WakeDetector::wokeUp);
    QSignalSpy set(&detector, &WakeDetector::clockSet);
    clock.advance(passedMs);
    if (setMs != 0)
        clock.jumpTo(clock.now().addMSecs(setMs));
    detector.look();
    QCOMPARE(woken.size(), wokeUp);
    QCOMPARE(set.size(), clockSet);
    if (clockSet > 0)
        QCOMPARE(set.first().first().toLongLong(), qint64(setMs));
}

void TestWakeDetector::eachIsToldOnce()
{
    test::FakeClock clock;
    WakeDetector detector(clock);
    QSignalSpy woken(&detector, &WakeDetector::wokeUp);
    clock.advance(60'000);
    detector.look();
    clock.advance(WakeDetector::kEveryMs);
    detector.look();
    QCOMPARE(woken.size(), 1);
}

QTEST_GUILESS_MAIN(TestWakeDetector)
#include "test_wake_detector.moc"
