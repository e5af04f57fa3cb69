#include "store/account_registry.h"
#include "store/store_fixture.h"
#include "workspace/receipt.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;

/// What a receipt says of a record is what the record and its history say.
class TestReceipt : public QObject
{
    Q_OBJECT

private slots:
    void aDeliveredRecordShowsEveryTry();
    void theBodyIsShownAsItWasSent();
    void aComparisonSaysThatNotesCannotBeCompared();
    void aComparisonWithoutNotesLeavesNothingOpen();
    void aCorrectionNamesBothRecords();
    void theHashesAreThoseOfTheHistory();
    void theServersClockIsToldFromOurs();
    void aMergedRecordKeepsItsEarlierTries();
    void aTryUnderWayHasNoEnd();
    void whatNeverLeftIsNoTry();
    void aConflictShowsWhatTheServerHas();
    void itSaysWhichTrainingAndWhatCameOfIt();
    void textIsAligned();
    void textCannotSteerATerminal();
    void jsonHasNullForWhatIsNotKnown();
    void anUnknownRecordIsNotFound();

private:
    static Account account();
    static Receipt receiptOf(test::StoreFixture& fixture, const QUuid& id);
    static QString valueOf(const Receipt& receipt, const QString& label);
};

Account TestReceipt::account()
{
    Account account;
    account.id = QUuid::fromString(u"6f1de3d0-8a61-4c3c-9a1c-0b6f4f3f7a11"_s);
    account.root = u"https://training.demo.example"_s;
    account.displayName = u"Demo instructor"_s;
    account.email = u"instructor@demo.example"_s;
    return account;
}

Receipt TestReceipt::receiptOf(test::StoreFixture& fixture, const QUuid& id)
{
    auto made = makeReceipt(fixture.store(), account(), id);
    if (!made)
        qFatal("no receipt: %s", qUtf8Printable(made.error().detail));
    return *made;
}

QString TestReceipt::valueOf(const Receipt& receipt, const QString& label)
{
    const auto sections = receiptSections(receipt);
    for (const ReceiptSection& section : sections) {
        for (const auto& line : section.lines) {
            if (line.first == label)
                return line.second;
        }
    }
    return u"(no such line)"_s;
}

void TestReceipt::aDeliveredRecordShowsEveryTry()
{
    test::StoreFixture fixture;
    const QDateTime start = fixture.clock().now();
    const Record record = fixture.addOne();
    fixture.clock().advance(1'000);
    QVERIFY(fixture.store().claim(record.id));
    fixture.clock().advance(30'000);
    Settlement lost = test::unknownAt({});
    lost.status = 504;
    lost.requestId = u"req-0"_s;
    QVERIFY(fixture.store().settle(record.id, lost));
    QVERIFY(fixture.store().claim(record.id));
    Settlement delivered = test::deliveredNow();
    delivered.deliveredAt = start.addSecs(40);
    QVERIFY(fixture.store().settle(record.id, delivered));

    const Receipt receipt = receiptOf(fixture, record.id);
    QCOMPARE(receipt.steps.size(), 3);
    QCOMPARE(receipt.steps.at(0).kind, u"recorded"_s);
    QCOMPARE(receipt.steps.at(0).tryNumber, 0);
    const ReceiptStep& first = receipt.steps.at(1);
    QCOMPARE(first.tryNumber, 1);
    QCOMPARE(first.kind, u"outcome_unknown"_s);
    QCOMPARE(first.at, start.addSecs(1));
    QCOMPARE(first.endedAt, start.addSecs(31));
    QCOMPARE(first.status, 504);
    QCOMPARE(first.requestId, u"req-0"_s);
    QCOMPARE(first.error, lost.error);
    QCOMPARE(receipt.steps.at(2).tryNumber, 2);
    QCOMPARE(receipt.steps.at(2).kind, u"delivered"_s);
    QCOMPARE(receipt.requestId, u"req-1"_s);
    QCOMPARE(receipt.httpStatus, 200);
    QCOMPARE(receipt.answer, u"{\"session\":{}}"_s);
    QCOMPARE(receipt.receivedAt, start.addSecs(40));

    const QString text = receiptText(receipt);
    QVERIFY2(text.contains(u"Try 1: "_s) && text.contains(u"Try 2: "_s), qUtf8Printable(text));
    QVERIFY2(text.contains(u"2026-11-23 11:30:01 +01:00"_s), qUtf8Printable(text));
    QVERIFY2(text.contains(u"HTTP status 504, request req-0"_s), qUtf8Printable(text));
}

void TestReceipt::theBodyIsShownAsItWasSent()
{
    test::StoreFixture fixture;
    const auto record = fixture.store().add(test::newRecord(QUuid::createUuid(), 85.5, u"Zwölf"_s));
    QVERIFY(record);
    const Receipt receipt = receiptOf(fixture, record->id);
    QCOMPARE(receipt.record.body, record->body);
    QCOMPARE(receipt.bodySha256,
             QString::fromLatin1(QCryptographicHash::hash(record->body, QCryptographicHash::Sha256).toHex()));
    QCOMPARE(valueOf(receipt, u"Body"_s), QString::fromUtf8(record->body));
    QCOMPARE(valueOf(receipt, u"Score"_s), u"85.5"_s);
    QCOMPARE(valueOf(receipt, u"Time spent"_s), u"not given"_s);
    const QJsonObject sent = receiptJson(receipt)[u"sent"_s].toObject();
    QCOMPARE(sent[u"body"_s].toString().toUtf8(), record->body);
    QCOMPARE(sent[u"body_sha256"_s].toString(), receipt.bodySha256);
}

void TestReceipt::aComparisonSaysThatNotesCannotBeCompared()
{
    test::StoreFixture fixture;
    const auto record = fixture.store().add(test::newRecord(QUuid::createUuid(), 85, u"Went well"_s));
    QVERIFY(record);
    QVERIFY(fixture.store().claim(record->id));
    QVERIFY(fixture.store().settle(record->id, test::unknownAt({})));
    Settlement confirmed = test::deliveredNow();
    confirmed.confirmedByComparison = true;
    QVERIFY(fixture.store().settle(record->id, confirmed));

    const Receipt receipt = receiptOf(fixture, record->id);
    QVERIFY(receipt.notesUnproved());
    const QString words = valueOf(receipt, u"How it is known"_s);
    QVERIFY2(words.contains(u"Confirmed by comparison"_s), qUtf8Printable(words));
    QVERIFY2(words.contains(u"notes cannot be compared"_s), qUtf8Printable(words));
    QVERIFY(receiptJson(receipt)[u"notes_unproved"_s].toBool());
}

void TestReceipt::aComparisonWithoutNotesLeavesNothingOpen()
{
    test::StoreFixture fixture;
    const Record record = fixture.addSending();
    QVERIFY(fixture.store().settle(record.id, test::unknownAt({})));
    Settlement confirmed = test::deliveredNow();
    confirmed.confirmedByComparison = true;
    QVERIFY(fixture.store().settle(record.id, confirmed));
    const Receipt receipt = receiptOf(fixture, record.id);
    QVERIFY(!receipt.notesUnproved());
    QVERIFY(!valueOf(receipt, u"How it is known"_s).contains(u"notes"_s));
}

void TestReceipt::aCorrectionNamesBothRecords()
{
    test::StoreFixture fixture;
    const Record wrong = fixture.addSending();
    QVERIFY(fixture.store().settle(wrong.id, test::needsAttention(AttentionReason::Rejected)));
    const auto right = fixture.store().correct(wrong.id, test::newRecord(wrong.sessionId, 90));
    QVERIFY(right);

    const Receipt first = receiptOf(fixture, wrong.id);
    const Receipt second = receiptOf(fixture, right->id);
    QCOMPARE(first.record.supersededBy, std::optional(right->id));
    QVERIFY(!first.supersedes);
    QCOMPARE(second.supersedes, std::optional(wrong.id));
    QCOMPARE(valueOf(first, u"Corrected by"_s), right->id.toString(QUuid::WithoutBraces));
    QCOMPARE(valueOf(second, u"Corrects"_s), wrong.id.toString(QUuid::WithoutBraces));
    QCOMPARE(valueOf(first, u"HTTP status"_s), u"400"_s);
    QCOMPARE(valueOf(second, u"Received at"_s), u"not known to have been received"_s);
}

void TestReceipt::theHashesAreThoseOfTheHistory()
{
    test::StoreFixture fixture;
    const Record record = fixture.addSending();
    const Record later = fixture.addOne();
    const auto rows = fixture.store().history(record.id);
    QVERIFY(rows);
    const Receipt receipt = receiptOf(fixture, record.id);
    QCOMPARE(receipt.lastRowHash, rows->last().hash);
    QCOMPARE(receipt.lastRowNumber, rows->last().number);
    QCOMPARE(receipt.chainHead, fixture.store().headHash().value());
    QVERIFY(receipt.chainHead != receipt.lastRowHash);
    QCOMPARE(receiptOf(fixture, later.id).lastRowHash, receipt.chainHead);
}

void TestReceipt::theServersClockIsToldFromOurs()
{
    test::StoreFixture fixture;
    const Record ours = fixture.addSending();
    QVERIFY(fixture.store().settle(ours.id, test::deliveredNow()));
    const Receipt byOurs = receiptOf(fixture, ours.id);
    QVERIFY(!byOurs.receivedByServersClock);
    QVERIFY(valueOf(byOurs, u"Received at"_s).contains(u"this computer's clock"_s));

    const Record theirs = fixture.addSending();
    Settlement delivered = test::deliveredNow();
    delivered.deliveredAt = QDateTime({2026, 11, 23}, {10, 31, 5}, Qt::UTC);
    QVERIFY(fixture.store().settle(theirs.id, delivered));
    const Receipt byTheirs = receiptOf(fixture, theirs.id);
    QVERIFY(byTheirs.receivedByServersClock);
    QCOMPARE(valueOf(byTheirs, u"Received at"_s), u"2026-11-23 10:31:05 UTC, by the server's clock"_s);
}

void TestReceipt::aMergedRecordKeepsItsEarlierTries()
{
    test::StoreFixture provisional;
    const Record record = provisional.addSending();
    Settlement later = test::laterAt({});
    later.status = 503;
    QVERIFY(provisional.store().settle(record.id, later));
    provisional.close();
    test::StoreFixture fixture;
    QVERIFY(fixture.store().mergeFrom(provisional.folder()));
    QVERIFY(fixture.store().claim(record.id));
    QVERIFY(fixture.store().settle(record.id, test::deliveredNow()));

    const Receipt receipt = receiptOf(fixture, record.id);
    QStringList kinds;
    for (const ReceiptStep& step : receipt.steps)
        kinds.append(u"%1 %2"_s.arg(step.tryNumber).arg(step.kind));
    QCOMPARE(kinds, QStringList({u"0 recorded"_s, u"1 later"_s, u"0 merged"_s, u"2 delivered"_s}));
    QCOMPARE(receipt.steps.at(1).status, 503);
}

void TestReceipt::aTryUnderWayHasNoEnd()
{
    test::StoreFixture fixture;
    const Receipt receipt = receiptOf(fixture, fixture.addSending().id);
    QCOMPARE(receipt.steps.last().kind, u"sending"_s);
    QCOMPARE(receipt.steps.last().tryNumber, 1);
    QVERIFY(!receipt.steps.last().endedAt.isValid());
    QCOMPARE(valueOf(receipt, u"State"_s), u"Being sent"_s);
}

void TestReceipt::whatNeverLeftIsNoTry()
{
    test::StoreFixture fixture;
    const Record record = fixture.addSending();
    Settlement unsent;
    unsent.kind = Settlement::NeverSent;
    QVERIFY(fixture.store().settle(record.id, unsent));
    QCOMPARE(receiptOf(fixture, record.id).steps.size(), 1);
    QVERIFY(fixture.store().claim(record.id));
    Settlement delivered = test::deliveredNow();
    delivered.serverOffsetMs = -2'500;
    QVERIFY(fixture.store().settle(record.id, delivered));
    const Receipt receipt = receiptOf(fixture, record.id);
    QCOMPARE(receipt.steps.size(), 2);
    QCOMPARE(receipt.steps.last().tryNumber, 1);
    QCOMPARE(receipt.clockOffsetMs, std::optional<qint64>(-2'500));
    QCOMPARE(valueOf(receipt, u"Clocks"_s), u"The server's clock was 2 s behind this computer's."_s);
}

void TestReceipt::aConflictShowsWhatTheServerHas()
{
    test::StoreFixture fixture;
    const Record record = fixture.addSending();
    Settlement conflict = test::needsAttention(AttentionReason::Conflict);
    conflict.serversVersion = R"({"session":{"score":{"raw":60}}})";
    QVERIFY(fixture.store().settle(record.id, conflict));
    const Receipt receipt = receiptOf(fixture, record.id);
    QCOMPARE(valueOf(receipt, u"What the server has"_s), QString::fromUtf8(conflict.serversVersion));
    QCOMPARE(receiptJson(receipt)[u"servers_version"_s].toString().toUtf8(), conflict.serversVersion);
}

void TestReceipt::itSaysWhichTrainingAndWhatCameOfIt()
{
    test::StoreFixture fixture;
    const auto record = fixture.store().add(test::newRecord(QUuid::createUuid(), 69.5));
    QVERIFY(record);
    QVERIFY(fixture.store().setLabel(record->sessionId, u"Group B, seat 4"_s));
    QCOMPARE(valueOf(receiptOf(fixture, record->id), u"Training"_s), u"(no such line)"_s); // not known yet
    QVERIFY(fixture.store().claim(record->id));
    Settlement delivered = test::deliveredNow();
    delivered.answer =
        R"({"session":{"id":"%1","package_id":"6f1de3d0-8a61-4c3c-9a1c-0b6f4f3f7a12","status":"completed",
        "package":{"id":"6f1de3d0-8a61-4c3c-9a1c-0b6f4f3f7a12","title":"Ladder Safety","version":"1.0.0"}}})";
    delivered.answer.replace("%1", record->sessionId.toString(QUuid::WithoutBraces).toLatin1());
    QVERIFY(fixture.store().settle(record->id, delivered));
    const Receipt receipt = receiptOf(fixture, record->id);
    QCOMPARE(valueOf(receipt, u"Training"_s), u"Ladder Safety 1.0.0"_s);
    QCOMPARE(valueOf(receipt, u"Label"_s), u"Group B, seat 4"_s);
    QCOMPARE(valueOf(receipt, u"Result"_s), u"69.5 of 100, failed"_s);
    QCOMPARE(receiptJson(receipt)[u"training"_s].toString(), u"Ladder Safety 1.0.0"_s);
    QCOMPARE(receiptJson(receipt)[u"passed"_s], QJsonValue(false));
    const auto told = makeReceipt(fixture.store(), account(), record->id, u"Ladder Safety 2.0.0"_s);
    QCOMPARE(told->training, u"Ladder Safety 2.0.0"_s);
}

void TestReceipt::textIsAligned()
{
    test::StoreFixture fixture;
    const auto record = fixture.store().add(test::newRecord(QUuid::createUuid(), 85, u"one\ntwo"_s));
    QVERIFY(record);
    const QStringList lines = receiptText(receiptOf(fixture, record->id)).split(u'\n');
    const auto lineOf = [&lines](const QString& start) {
        for (const QString& line : lines) {
            if (line.startsWith(start))
                return line;
        }
        return QString();
    };
    const qsizetype column = lineOf(u"Score "_s).indexOf(u"85"_s);
    QVERIFY(column > 0);
    QCOMPARE(lineOf(u"Body "_s).indexOf(u'{'), column);
    QCOMPARE(lineOf(u"Notes "_s).indexOf(u"one"_s), column);
    QVERIFY(lines.contains(QString(column, u' ') + u"two"_s));
    for (const QString& line : lines)
        QVERIFY2(!line.endsWith(u' '), qUtf8Printable(line));
}

void TestReceipt::textCannotSteerATerminal()
{
    test::StoreFixture fixture;
    NewRecord made = test::newRecord(QUuid::createUuid(), 85);
    made.completion.notes = Notes::recorded(u"a\x1b[2Jb\rc"_s);
    const auto record = fixture.store().add(made);
    QVERIFY(record);
    QVERIFY(fixture.store().claim(record->id));
    Settlement delivered = test::deliveredNow();
    delivered.answer = "\x1b]0;title\x07";
    QVERIFY(fixture.store().settle(record->id, delivered));
    const QString text = receiptText(receiptOf(fixture, record->id));
    static const QRegularExpression controls(u"[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f]"_s);
    QVERIFY2(!text.contains(controls), qUtf8Printable(text));
    QVERIFY(text.contains(u"[2Jb"_s));
}

void TestReceipt::jsonHasNullForWhatIsNotKnown()
{
    test::StoreFixture fixture;
    fixture.clock().setUtcOffsetSeconds(-34'200);
    const QJsonObject json = receiptJson(receiptOf(fixture, fixture.addOne().id));
    for (const QString& name :
         {u"reason"_s, u"label"_s, u"clock_offset_ms"_s, u"request_id"_s, u"http_status"_s, u"answer"_s,
          u"received_at"_s, u"supersedes"_s, u"superseded_by"_s, u"training"_s}) {
        QVERIFY2(json.contains(name) && json[name].isNull(), qUtf8Printable(name));
    }
    QCOMPARE(json[u"recorded_at"_s].toString(), u"2026-11-23T10:30:00Z"_s);
    QCOMPARE(json[u"recorded_at_local"_s].toString(), u"2026-11-23T01:00:00-09:30"_s);
    QCOMPARE(json[u"account"_s][u"server"_s].toString(), account().root);
    QCOMPARE(json[u"steps"_s].toArray().size(), 1);
}

void TestReceipt::anUnknownRecordIsNotFound()
{
    test::StoreFixture fixture;
    const auto made = makeReceipt(fixture.store(), account(), QUuid::createUuid());
    QVERIFY(!made);
    QCOMPARE(made.error().reason, FailureReason::NotFound);
}

QTEST_GUILESS_MAIN(TestReceipt)
#include "test_receipt.moc"
