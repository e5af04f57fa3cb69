#include "store/outbox_file.h"
#include "store/record_check.h"
#include "store/store_fixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

/// Notes that were recorded before today's rule about them: what is stored stays as it is, can be read, sent,
/// and taken to another computer.
class TestOlderNotes : public QObject
{
    Q_OBJECT

private slots:
    void whatIsStoredStaysAndGoesOut_data();
    void whatIsStoredStaysAndGoesOut();
    void whatIsStoredTravels_data() { whatIsStoredStaysAndGoesOut_data(); }
    void whatIsStoredTravels();

private:
    static NewRecord olderRecord(const QString& notes);
};

NewRecord TestOlderNotes::olderRecord(const QString& notes)
{
    NewRecord made = newRecord(QUuid::createUuid(), 85);
    made.completion.notes = Notes::recorded(notes);
    made.body =
        QJsonDocument(QJsonObject{{u"score"_s, 85}, {u"notes"_s, notes}}).toJson(QJsonDocument::Compact);
    return made;
}

void TestOlderNotes::whatIsStoredStaysAndGoesOut_data()
{
    QTest::addColumn<QString>("notes");
    QTest::newRow("NUL") << u"before\u0000after"_s;
    QTest::newRow("escape") << u"\u001b[31mred"_s;
    QTest::newRow("Windows line ends") << u"a\r\nb"_s;
    QTest::newRow("lone CR") << u"a\rb"_s;
    QTest::newRow("line separator") << u"a\u2028b"_s;
    QTest::newRow("C1") << u"a\u0085b"_s;
    QTest::newRow("byte order mark") << u"\uFEFFa"_s;
    QTest::newRow("half a pair") << u"a"_s + QChar(0xd800) + u'b';
    QTest::newRow("too long") << QString(1001, u'a');
}

void TestOlderNotes::whatIsStoredStaysAndGoesOut()
{
    QFETCH(QString, notes);
    StoreFixture fixture;
    const auto added = fixture.store().add(olderRecord(notes));
    QVERIFY(added);
    QVERIFY(fixture.reopen());
    const auto read = fixture.store().record(added->id);
    QVERIFY(read);
    QVERIFY(read->completion.notes);
    QCOMPARE(read->body, added->body);
    QVERIFY(agreesWithItself(*read));
    QVERIFY(fixture.store().verifyHistory()->ok);
    const auto claimed = fixture.store().claim(added->id);
    QVERIFY(claimed);
    QCOMPARE(claimed->body, added->body);
    QVERIFY(fixture.store().settle(added->id, deliveredNow()));
    QCOMPARE(fixture.store().record(added->id)->state, RecordState::Delivered);
}

void TestOlderNotes::whatIsStoredTravels()
{
    QFETCH(QString, notes);
    StoreFixture here;
    const auto added = here.store().add(olderRecord(notes));
    QVERIFY(added);
    auto file = here.store().unsentForFile();
    QVERIFY(file);
    file->serverRoot = u"https://training.demo.example"_s;
    file->names = {usersMe(u"someone"_s)};
    file->exportedAt = here.clock().now();
    const auto carried = outboxFileFromJson(toJson(*file));
    QVERIFY2(carried, qPrintable(carried ? QString() : carried.error().detail));

    StoreFixture there;
    QVERIFY(there.store().importRecords(*carried));
    const auto arrived = there.store().record(added->id);
    QVERIFY(arrived);
    QCOMPARE(arrived->body, added->body);
    QCOMPARE(arrived->state, RecordState::Queued);
    QVERIFY(there.store().claim(added->id));
}

QTEST_GUILESS_MAIN(TestOlderNotes)
#include "test_older_notes.moc"
