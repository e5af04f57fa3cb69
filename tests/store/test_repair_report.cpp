#include "store/store_fixture.h"

#include <QFile>
#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

/// Nothing of the file can be read.
void spoil(StoreFixture& fixture)
{
    fixture.close();
    const QByteArray content = contentOf(fixture.path());
    QVERIFY(writeContent(fixture.path(), QByteArray(content.size(), '\xff')));
}

} // namespace

/// What a salvage has found is told until a person has taken note of it.
class RepairReportTest : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsSaidOfASoundFile()
    {
        StoreFixture fixture;
        fixture.addOne();
        QVERIFY(fixture.reopen());
        QCOMPARE(*fixture.store().unseenRepair(), std::nullopt);
        QVERIFY(fixture.store().markRepairSeen());
        QVERIFY(fixture.store().history(QUuid())->isEmpty());
    }

    void itIsToldAgainUntilItWasSeen()
    {
        StoreFixture fixture;
        fixture.addOne();
        spoil(fixture);
        for (int start = 0; start < 3; ++start) { // whoever opened it first may have been a script
            QVERIFY(fixture.reopen());
            const auto told = fixture.store().unseenRepair();
            QVERIFY(told && *told);
            QCOMPARE((*told)->records, 0);
            QVERIFY((*told)->somethingLost);
            QVERIFY(QFile::exists((*told)->setAside));
        }
        QVERIFY(fixture.store().markRepairSeen());
        QCOMPARE(*fixture.store().unseenRepair(), std::nullopt);
        QVERIFY(fixture.reopen());
        QCOMPARE(*fixture.store().unseenRepair(), std::nullopt);
        QVERIFY(fixture.store().verifyHistory()->ok);
    }

    void severalRepairsAreAddedUp()
    {
        StoreFixture fixture;
        fixture.addOne();
        spoil(fixture);
        QVERIFY(fixture.reopen());
        QVERIFY(fixture.store().markRepairSeen());
        for (int n = 0; n < 2; ++n) { // a sound history, and a file that only looks damaged
            fixture.addOne();
            fixture.close();
            QVERIFY(writeContent(fixture.path() + u".suspect"_s, {}));
            QCOMPARE(changeIn(fixture.path(), u"DROP TRIGGER records_are_immutable"_s), QString());
            QVERIFY(fixture.reopen());
        }
        const auto told = fixture.store().unseenRepair();
        QVERIFY(told && *told);
        QCOMPARE((*told)->records, 3); // one, then both
        QVERIFY(!(*told)->somethingLost);
    }
};

QTEST_GUILESS_MAIN(RepairReportTest)
#include "test_repair_report.moc"
