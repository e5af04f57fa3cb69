#include "sync/backoff.h"

#include <QTest>

using namespace lectern;

class TestBackoff : public QObject
{
    Q_OBJECT

private slots:
    void theCeilingDoublesUpToTheCap_data();
    void theCeilingDoublesUpToTheCap();
    void jitterIsFullButForASecond();
    void aHurryLowersTheCap();
};

void TestBackoff::theCeilingDoublesUpToTheCap_data()
{
    QTest::addColumn<int>("tries");
    QTest::addColumn<int>("ceilingMs");
    QTest::newRow("none counts as one") << 0 << 2'000;
    QTest::newRow("first") << 1 << 2'000;
    QTest::newRow("second") << 2 << 4'000;
    QTest::newRow("eighth") << 8 << 256'000;
    QTest::newRow("ninth is capped") << 9 << 300'000;
    QTest::newRow("ten thousandth") << 10'000 << 300'000;
}

void TestBackoff::theCeilingDoublesUpToTheCap()
{
    QFETCH(int, tries);
    QFETCH(int, ceilingMs);
    const Backoff backoff([] { return 0.999999; });
    QVERIFY(backoff.delayMs(tries) <= ceilingMs);
    QVERIFY(backoff.delayMs(tries) >= ceilingMs - 2);
}

/// Anything from a second up to the ceiling: five tries in four seconds help nobody.
void TestBackoff::jitterIsFullButForASecond()
{
    QCOMPARE(Backoff([] { return 0.0; }).delayMs(5), 1'000);
    QCOMPARE(Backoff([] { return 0.5; }).delayMs(5), 16'500);
    QCOMPARE(Backoff([] { return 0.5; }, 0).delayMs(5), 0);
    const auto random = Backoff::systemRandom();
    for (int i = 0; i < 1'000; ++i) {
        const double number = random();
        QVERIFY(number >= 0.0 && number < 1.0);
    }
}

void TestBackoff::aHurryLowersTheCap()
{
    Backoff backoff([] { return 0.999999; });
    backoff.setCapMs(Backoff::kHurriedCapMs);
    QVERIFY(backoff.delayMs(20) <= 5'000);
}

QTEST_GUILESS_MAIN(TestBackoff)
#include "test_backoff.moc"
