#include "store/account_registry.h"
#include "store/outbox_file.h"
#include "store/rescue.h"
#include "store/store_fixture.h"
#include "support/small_disk.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <limits>

using namespace lectern;
using namespace Qt::StringLiterals;

/// A rescue file from end to end: written by one store, taken over by another, or refused as a whole.
class TestRescue : public QObject
{
    Q_OBJECT

private slots:
    void aFileBringsEverythingAcross();
    void aRefusedFileChangesNothing_data();
    void aRefusedFileChangesNothing();
    void aFileThatCannotBeWrittenMarksNothing();
    void aFullDiskIsSaidAndMarksNothing();
    void whatTheBodySaysIsTakenOver();

private:
    static constexpr SealCost kCheap{1, 8 * 1024};
    static Account account();
};

Account TestRescue::account()
{
    Account account;
    account.root = u"https://training.demo.example"_s;
    account.names = {test::usersMe(u"7b0c0c9a-0f6f-4c33-9f6b-1f1f5a4f0a01"_s)};
    account.displayName = u"Demo instructor"_s;
    return account;
}

void TestRescue::aFileBringsEverythingAcross()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"class.lectern"_s);
    test::StoreFixture from;
    const Record record = from.addOne(66.7);
    QVERIFY(
        from.store().saveDraft(test::typedDraft(QUuid::createUuid(), {u"7"_s, {}, {}}, from.clock().now())));
    QVERIFY(from.store().setLabel(record.sessionId, u"seat 4"_s));
    const auto exported = exportOutbox(from.store(), account(), path, u"correct horse"_s, kCheap);
    QVERIFY(exported);
    QCOMPARE(exported->records, 1);
    QCOMPARE(exported->drafts, 1);
    QCOMPARE(exported->labels, 1);
    QVERIFY(from.store().record(record.id)->outcomeUnknown);

    test::StoreFixture to;
    const auto imported = importOutbox(to.store(), account(), path, u"correct horse"_s);
    QVERIFY2(imported, imported ? "" : qUtf8Printable(imported.error().detail));
    QCOMPARE(imported->records, 1);
    QCOMPARE(imported->drafts, 1);
    QCOMPARE(to.store().label(record.sessionId), u"seat 4"_s);
    const Record now = to.store().record(record.id).value();
    QCOMPARE(now.body, record.body);
    QCOMPARE(now.firstUnknownAt, from.store().record(record.id)->firstUnknownAt);
    const QJsonObject payload =
        QJsonDocument::fromJson(to.store().history(record.id)->first().payload.toUtf8()).object();
    QCOMPARE(payload[u"history"_s][1][u"kind"_s].toString(), u"exported"_s);
}

void TestRescue::aRefusedFileChangesNothing_data()
{
    QTest::addColumn<QString>("passphrase");
    QTest::addColumn<QString>("root");
    QTest::addColumn<int>("cut"); // bytes off the end; below zero: one more
    QTest::addColumn<int>("reason");
    const QString good = u"correct horse"_s;
    const QString root = account().root;
    QTest::newRow("wrong passphrase") << u"battery staple"_s << root << 0 << int(FailureReason::InvalidInput);
    QTest::newRow("short passphrase") << u"horse"_s << root << 0 << int(FailureReason::InvalidInput);
    QTest::newRow("other server") << good << u"https://other.demo.example"_s << 0
                                  << int(FailureReason::NotAllowed);
    QTest::newRow("cut off") << good << root << 10 << int(FailureReason::Damaged);
    QTest::newRow("longer") << good << root << -1 << int(FailureReason::Damaged);
}

void TestRescue::aRefusedFileChangesNothing()
{
    QFETCH(QString, passphrase);
    QFETCH(QString, root);
    QFETCH(int, cut);
    QFETCH(int, reason);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"class.lectern"_s);
    test::StoreFixture from;
    from.addOne();
    QVERIFY(exportOutbox(from.store(), account(), path, u"correct horse"_s, kCheap));
    QVERIFY(QFile::resize(path, QFileInfo(path).size() - cut));
    test::StoreFixture to;
    Account other = account();
    other.root = root;
    const auto refused = importOutbox(to.store(), other, path, passphrase);
    QVERIFY(!refused);
    QCOMPARE(int(refused.error().reason), reason);
    QVERIFY(to.store().records()->isEmpty());
    QVERIFY(to.store().historyAfter(0, 1)->isEmpty());
}

void TestRescue::aFileThatCannotBeWrittenMarksNothing()
{
    const QTemporaryDir folder;
    test::StoreFixture fixture;
    const Record record = fixture.addOne();
    const QString nowhere = folder.filePath(u"no/such/folder/class.lectern"_s);
    QVERIFY(!exportOutbox(fixture.store(), account(), nowhere, u"correct horse"_s, kCheap));
    QFile there(folder.filePath(u"there"_s));
    QVERIFY(there.open(QIODevice::WriteOnly));
    QVERIFY(!exportOutbox(fixture.store(), account(), there.fileName(), u"correct horse"_s, kCheap));
    QVERIFY(!exportOutbox(fixture.store(), account(), folder.filePath(u"new"_s), u"short"_s, kCheap));
    QVERIFY(!fixture.store().record(record.id)->outcomeUnknown);
    QVERIFY(fixture.store().recall(record.id));
}

void TestRescue::aFullDiskIsSaidAndMarksNothing()
{
    test::SmallDisk disk;
    if (!disk.isMounted())
        QSKIP("only root can have a small disk");
    QVERIFY(disk.fill());
    test::StoreFixture fixture;
    const Record record = fixture.addOne();
    const QString path = disk.path() + u"/class.lectern"_s;
    const auto exported = exportOutbox(fixture.store(), account(), path, u"correct horse"_s, kCheap);
    QVERIFY(!exported);
    QCOMPARE(int(exported.error().reason), int(FailureReason::DiskFull));
    QVERIFY(!QFile::exists(path));
    QVERIFY(!fixture.store().record(record.id)->outcomeUnknown);
    QVERIFY(fixture.store().verifyHistory()->ok);
    QVERIFY(fixture.store().recall(record.id));

    QVERIFY(disk.makeRoom());
    const Record other = fixture.addOne();
    QVERIFY(exportOutbox(fixture.store(), account(), path, u"correct horse"_s, kCheap));
    QVERIFY(fixture.store().record(other.id)->outcomeUnknown);
}

/// Who knows the passphrase can write any file. It must not show one thing and send another.
void TestRescue::whatTheBodySaysIsTakenOver()
{
    test::StoreFixture from;
    const auto added = from.store().add(test::newRecord(QUuid::createUuid(), 85, u"what is sent"_s));
    QVERIFY(added);
    auto file = from.store().unsentForFile();
    QVERIFY(file);
    file->serverRoot = account().root;
    file->names = account().names;
    file->records.first().record.completion.notes = Notes::of(u"what is shown"_s);
    const auto crafted = outboxFileFromJson(toJson(*file));
    QVERIFY(crafted);
    test::StoreFixture to;
    QVERIFY(to.store().importRecords(*crafted));
    QCOMPARE(to.store().record(added->id)->completion.notes->text(), u"what is sent"_s);

    file->records.first().record.attempts = std::numeric_limits<int>::max();
    QVERIFY(!outboxFileFromJson(toJson(*file)));
}

QTEST_GUILESS_MAIN(TestRescue)
#include "test_rescue.moc"
