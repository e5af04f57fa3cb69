#include "store/store_dump.h"
#include "store/store_fixture.h"

#include <QDir>
#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

bool emptyOrRemove(const QString& path, bool gone)
{
    return gone ? QFile::remove(path) : QFile::resize(path, 0);
}

} // namespace

/// A file of records that is empty or gone looks like a new one to SQLite: that is never taken for a first
/// start.
class EmptiedFileTest : public QObject
{
    Q_OBJECT

private slots:
    void whatWasClosedIsMissedAloud_data() { kinds(); }
    void whatWasClosedIsMissedAloud()
    {
        QFETCH(bool, gone);
        StoreFixture fixture;
        fixture.addOne();
        fixture.close();
        QVERIFY(emptyOrRemove(fixture.path(), gone));
        QVERIFY(fixture.reopen());
        const OpenReport report = fixture.store().openReport();
        QVERIFY(report.salvaged);
        QVERIFY(report.somethingLost);
        QVERIFY(QFile::exists(report.setAside));
        fixture.addOne(); // and work goes on
        QVERIFY(fixture.reopen());
        QVERIFY(!fixture.store().openReport().salvaged); // said once
        QCOMPARE(fixture.store().records()->size(), 1);
    }

    void whatStandsInTheLogComesThrough_data() { kinds(); }
    void whatStandsInTheLogComesThrough()
    {
        QFETCH(bool, gone);
        StoreFixture fixture;
        QList<Record> records;
        for (int n = 0; n < 20; ++n)
            records.append(fixture.addOne(n));
        const auto crashed = copyOf(fixture.folder()); // as a kill would leave it
        QVERIFY(crashed);
        QVERIFY(emptyOrRemove(crashed->filePath(u"records.sqlite"_s), gone));
        auto store = RecordStore::open(crashed->path(), fixture.clock());
        QVERIFY2(store, store ? "" : qUtf8Printable(store.error().detail));
        for (const Record& record : std::as_const(records)) {
            const auto found = (*store)->record(record.id);
            QVERIFY(found);
            QCOMPARE(found->body, record.body);
        }
        QVERIFY((*store)->verifyHistory()->ok);
    }

    void aFirstStartSaysNothing()
    {
        const QTemporaryDir folder;
        const FakeClock clock;
        QFile empty(folder.filePath(u"records.sqlite"_s)); // made, and then the computer stopped
        QVERIFY(empty.open(QIODevice::WriteOnly));
        empty.close();
        const auto store = RecordStore::open(folder.path(), clock);
        QVERIFY(store);
        QVERIFY(!(*store)->openReport().salvaged);
    }

    void aFileThatWasMergedIsNotMissed()
    {
        StoreFixture fixture;
        StoreFixture other;
        other.addOne();
        other.close();
        QVERIFY(fixture.store().mergeFrom(other.folder()));
        QVERIFY(!QFile::exists(other.path()));
        QVERIFY(other.reopen());
        QVERIFY(!other.store().openReport().salvaged);
    }

private:
    static void kinds()
    {
        QTest::addColumn<bool>("gone");
        QTest::newRow("empty") << false;
        QTest::newRow("gone") << true;
    }
};

QTEST_GUILESS_MAIN(EmptiedFileTest)
#include "test_emptied_file.moc"
