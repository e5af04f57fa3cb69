#include "store/store_fixture.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

class HistoryLogTest : public QObject
{
    Q_OBJECT

private slots:
    void everyStepOfARecordIsARow()
    {
        StoreFixture fixture;
        const Record record = fixture.addSending();
        QVERIFY(fixture.store().settle(record.id, laterAt(fixture.clock().now())));
        QVERIFY(fixture.store().claim(record.id));
        QVERIFY(fixture.store().settle(record.id, deliveredNow()));
        QStringList kinds;
        const auto rows = fixture.store().history(record.id);
        for (const HistoryRow& row : *rows)
            kinds.append(row.kind);
        QCOMPARE(kinds, (QStringList{u"recorded"_s, u"sending"_s, u"later"_s, u"sending"_s, u"delivered"_s}));
        const QJsonObject first = QJsonDocument::fromJson(rows->first().payload.toUtf8()).object();
        QCOMPARE(first[u"body"].toString().toUtf8(), record.body);
        const QJsonObject last = QJsonDocument::fromJson(rows->last().payload.toUtf8()).object();
        QCOMPARE(last[u"request_id"].toString(), u"req-1"_s);
        QCOMPARE(last[u"status"].toInt(), 200);
    }

    void theChainHoldsAndItsHeadIsTheLastHash()
    {
        StoreFixture fixture;
        QCOMPARE(*fixture.store().headHash(), QString(64, u'0'));
        QVERIFY(fixture.store().verifyHistory()->ok);
        for (int n = 0; n < 5; ++n)
            fixture.addSending();
        const auto check = fixture.store().verifyHistory();
        QVERIFY(check->ok);
        QCOMPARE(check->rows, 10);
        QCOMPARE(check->headHash, *fixture.store().headHash());
        QCOMPARE(fixture.store().historyAfter(8, 10)->last().hash, check->headHash);
    }

    void hashIsOverLengthPrefixedFields()
    {
        HistoryRow row;
        row.number = 7;
        row.at = u"2026-11-23T10:30:00Z"_s;
        row.kind = u"later"_s;
        row.payloadDigest = u"ab"_s;
        row.previousHash = u"00"_s;
        const QByteArray fields = "2:00"
                                  "1:7"
                                  "0:"
                                  "20:2026-11-23T10:30:00Z"
                                  "5:later"
                                  "2:ab";
        QCOMPARE(HistoryLog::hashOf(row).toLatin1(),
                 QCryptographicHash::hash(fields, QCryptographicHash::Sha256).toHex());
    }

    void rowsCannotBeChangedOrDeleted()
    {
        StoreFixture fixture;
        fixture.addOne();
        for (const QString& sql :
             {u"UPDATE history SET kind = 'delivered'"_s, u"DELETE FROM history"_s,
              u"UPDATE history SET hash = ''"_s, u"UPDATE history_texts SET payload = '{}'"_s})
            QVERIFY2(changeIn(fixture.path(), sql).contains(u"append-only"_s), qUtf8Printable(sql));
    }

    void tamperingShowsWithItsRow_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("kind") << u"UPDATE history SET kind = 'delivered' WHERE number = 3"_s;
        QTest::newRow("time") << u"UPDATE history SET at = '2026-01-01T00:00:00Z' WHERE number = 3"_s;
        QTest::newRow("record") << u"UPDATE history SET record_id = '' WHERE number = 3"_s;
        QTest::newRow("digest") << u"UPDATE history SET payload_digest = 'x' WHERE number = 3"_s;
        QTest::newRow("text") << u"UPDATE history_texts SET payload = '{\"score\":100}' WHERE number = 3"_s;
    }

    void tamperingShowsWithItsRow()
    {
        QFETCH(QString, sql);
        StoreFixture fixture;
        fixture.addSending();
        fixture.addSending();
        dropTriggers(fixture);
        QCOMPARE(changeIn(fixture.path(), sql), QString());
        const auto check = fixture.store().verifyHistory();
        QVERIFY(!check->ok);
        QCOMPARE(check->firstBadRow, 3);
    }

    void aMissingRowShowsAtTheNextOne()
    {
        StoreFixture fixture;
        fixture.addSending();
        fixture.addSending();
        dropTriggers(fixture);
        QCOMPARE(changeIn(fixture.path(), u"DELETE FROM history WHERE number = 2"_s), QString());
        QCOMPARE(fixture.store().verifyHistory()->firstBadRow, 3);
    }

    void erasedTextsDoNotBreakTheChain()
    {
        StoreFixture fixture;
        const Record record = fixture.addSending();
        QCOMPARE(changeIn(fixture.path(), u"DELETE FROM history_texts"_s), QString());
        const auto check = fixture.store().verifyHistory();
        QVERIFY(check->ok);
        QCOMPARE(check->rows, 2);
        QVERIFY(fixture.store().history(record.id)->first().payload.isEmpty());
    }

    void aRefusedStepLeavesNoGap()
    {
        StoreFixture fixture;
        const Record record = fixture.addOne();
        QVERIFY(!fixture.store().add(newRecord(record.sessionId)));
        fixture.addOne();
        const auto check = fixture.store().verifyHistory();
        QVERIFY(check->ok);
        QCOMPARE(check->rows, 2);
    }

    void aHugeAnswerIsCut()
    {
        StoreFixture fixture;
        const Record record = fixture.addSending();
        Settlement settlement = laterAt({});
        settlement.answer = QByteArray(10'000'000, 'x');
        QVERIFY(fixture.store().settle(record.id, settlement));
        const QString payload = fixture.store().history(record.id)->last().payload;
        QVERIFY(payload.size() > 60'000);
        QVERIFY(payload.size() < 70'000);
    }

private:
    static void dropTriggers(StoreFixture& fixture)
    {
        for (const auto& name :
             {"history_is_kept"_L1, "history_is_immutable"_L1, "history_texts_are_immutable"_L1})
            QCOMPARE(changeIn(fixture.path(), u"DROP TRIGGER "_s + name), QString());
    }
};

QTEST_GUILESS_MAIN(HistoryLogTest)
#include "test_history_log.moc"
