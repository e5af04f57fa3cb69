#include "sync/backoff.h"

#include <QTest>

using namespace lectern;

class TestBackoff : public QObject
{
    Q_OBJECT

private slots:
    void theCeilingDoublesUpToTheCap_data();
    void theCeilingDoublesUpToTheCap();
    void jitterIsFull();
    void aHurryLowersTheCap();
};

void TestBackoff::theCeilingDoublesUpToTheCap_data()
{
    QTest::addColumn<int>("tries");
    QTest::addColumn<int>("ceilingMs");
    QTest::newRow("none counts as one") << 0 << 1'000;
    QTest::newRow("first") << 1 << 1'000;
    QTest::newRow("second") << 2 << 2'000;
    QTest::newRow("ninth") << 9 << 256'000;
    QTest::newRow("tenth is capped") << 10 << 300'000;
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

void TestBackoff::jitterIsFull()
{
    QCOMPARE(Backoff([] { return 0.0; }).delayMs(5), 0);
    QCOMPARE(Backoff([] { return 0.5; }).delayMs(5), 8'000);
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
