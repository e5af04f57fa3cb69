#include "store/outbox_file.h"
#include "store/store_fixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;

/// Records on their way from one computer to another: nothing is lost, doubled or taken for somebody else's.
class TestRecordTransfer : public QObject
{
    Q_OBJECT

private slots:
    void exportedRecordsMayHaveBeenSent();
    void exportedRecordsAreNotTakenBack();
    void anExportCountsByTheServersClock();
    void onlyUnsentRecordsAreExported();
    void theSummaryTellsTheOldestAndTheUnknown();
    void importedRecordsAreQueuedAsTheyWere();
    void importingTwiceIsImportingOnce();
    void anImportOnTheSameComputerChangesNothing();
    void aSessionWithAResultHereIsAConflict();
    void ofTwoRecordsOfOneSessionTheWaitingOneGoesOn();
    void theNewerDraftStaysAndTheOtherIsKept();
    void labelsOfThisComputerStay();
    void anImportedRecordSurvivesALostRow();

private:
    static OutboxFile fileOf(RecordStore& store);
    static QStringList kindsOf(RecordStore& store, const QUuid& id);
};

OutboxFile TestRecordTransfer::fileOf(RecordStore& store)
{
    auto file = store.unsentForFile();
    if (!file)
        qFatal("nothing to export: %s", qUtf8Printable(file.error().detail));
    return *file;
}

QStringList TestRecordTransfer::kindsOf(RecordStore& store, const QUuid& id)
{
    QStringList kinds;
    const auto rows = store.history(id);
    for (const HistoryRow& row : rows.value())
        kinds.append(row.kind);
    return kinds;
}

void TestRecordTransfer::exportedRecordsMayHaveBeenSent()
{
    test::StoreFixture fixture;
    const Record fresh = fixture.addOne();
    const Record unknown = fixture.addSending();
    const QDateTime since = fixture.clock().now().addSecs(-60);
    QVERIFY(fixture.store().settle(unknown.id, test::unknownAt({}, since)));
    fixture.clock().advance(5'000);
    QVERIFY(fixture.store().markExported({fresh.id, unknown.id}, u"class.lectern"_s));

    const Record now = fixture.store().record(fresh.id).value();
    QCOMPARE(now.state, RecordState::Queued);
    QVERIFY(now.outcomeUnknown);
    QCOMPARE(now.firstUnknownAt, fixture.clock().now());
    QCOMPARE(now.body, fresh.body);
    QCOMPARE(fixture.store().record(unknown.id)->firstUnknownAt, since); // stays the first
    QCOMPARE(kindsOf(fixture.store(), fresh.id), QStringList({u"recorded"_s, u"exported"_s}));
    QVERIFY(fixture.store().verifyHistory()->ok);
}

void TestRecordTransfer::exportedRecordsAreNotTakenBack()
{
    test::StoreFixture fixture;
    const Record record = fixture.addOne();
    QVERIFY(fixture.store().markExported({record.id}, u"class.lectern"_s));
    const auto recalled = fixture.store().recall(record.id);
    QVERIFY(!recalled);
    QCOMPARE(recalled.error().reason, FailureReason::NotAllowed);
    QVERIFY(!fixture.store().discard(record.id));
    QVERIFY(fixture.store().claim(record.id)); // but it can be sent from here
}

void TestRecordTransfer::anExportCountsByTheServersClock()
{
    test::StoreFixture fixture;
    const Record told = fixture.addSending();
    Settlement later = test::laterAt({});
    later.serverOffsetMs = -3'600'000; // this computer is an hour ahead
    QVERIFY(fixture.store().settle(told.id, later));
    const Record neverTold = fixture.addOne();
    QVERIFY(fixture.store().markExported({told.id, neverTold.id}, u"class.lectern"_s));
    const QDateTime byServer = fixture.clock().now().addSecs(-3'600);
    QCOMPARE(fixture.store().record(told.id)->firstUnknownAt, byServer);
    QCOMPARE(fixture.store().record(neverTold.id)->firstUnknownAt, byServer);
}

void TestRecordTransfer::onlyUnsentRecordsAreExported()
{
    test::StoreFixture fixture;
    const Record delivered = fixture.addSending();
    QVERIFY(fixture.store().settle(delivered.id, test::deliveredNow()));
    const Record discarded = fixture.addOne();
    QVERIFY(fixture.store().discard(discarded.id));
    const Record queued = fixture.addOne();
    const Record rejected = fixture.addSending();
    QVERIFY(fixture.store().settle(rejected.id, test::needsAttention(AttentionReason::Rejected)));
    QList<QUuid> ids;
    for (const TravellingRecord& one : fileOf(fixture.store()).records)
        ids.append(one.record.id);
    QCOMPARE(ids, QList<QUuid>({queued.id, rejected.id}));
    const auto refused = fixture.store().markExported({queued.id, delivered.id}, u"f"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, FailureReason::NotAllowed);
    QVERIFY(!fixture.store().record(queued.id)->outcomeUnknown); // all or nothing
}

void TestRecordTransfer::theSummaryTellsTheOldestAndTheUnknown()
{
    test::StoreFixture fixture;
    const auto empty = fixture.store().unsentSummary();
    QVERIFY(empty && !empty->oldestRecordedAt.isValid() && !empty->serverOffsetMs);
    QCOMPARE(empty->outcomeUnknown, 0);

    const Record delivered = fixture.addSending();
    Settlement settlement = test::deliveredNow();
    settlement.serverOffsetMs = 1'000;
    QVERIFY(fixture.store().settle(delivered.id, settlement));
    fixture.clock().advance(60'000);
    const Record oldest = fixture.addSending();
    Settlement unknown = test::unknownAt({});
    unknown.serverOffsetMs = -3'000;
    QVERIFY(fixture.store().settle(oldest.id, unknown));
    fixture.clock().advance(60'000);
    fixture.addOne();
    const auto summary = fixture.store().unsentSummary();
    QVERIFY(summary);
    QCOMPARE(summary->oldestRecordedAt, oldest.recordedAt);
    QCOMPARE(summary->outcomeUnknown, 1);
    QCOMPARE(summary->serverOffsetMs, std::optional<qint64>(-3'000));
}

void TestRecordTransfer::importedRecordsAreQueuedAsTheyWere()
{
    test::StoreFixture from;
    const Record plain = from.addOne(66.7);
    const Record rejected = from.addSending();
    QVERIFY(from.store().settle(rejected.id, test::needsAttention(AttentionReason::Rejected)));
    const OutboxFile unmarked = fileOf(from.store());

    test::StoreFixture to;
    to.clock().advance(86'400'000);
    const auto report = to.store().importRecords(unmarked);
    QVERIFY(report);
    QCOMPARE(report->records, 2);
    QCOMPARE(report->conflicts, 0);
    for (const Record& was : {plain, rejected}) {
        const Record now = to.store().record(was.id).value();
        QCOMPARE(now.state, RecordState::Queued);
        QCOMPARE(now.reason, AttentionReason::None);
        QVERIFY(now.outcomeUnknown);
        QCOMPARE(now.firstUnknownAt, was.recordedAt);
        QCOMPARE(now.sessionId, was.sessionId);
        QCOMPARE(now.completion, was.completion);
        QCOMPARE(now.body, was.body);
        QCOMPARE(now.recordedAt, was.recordedAt);
        QCOMPARE(now.utcOffsetSeconds, was.utcOffsetSeconds);
        QCOMPARE(now.attempts, was.attempts);
        QVERIFY(now.lastError.isEmpty());
    }
    QCOMPARE(to.store().claimDue(to.clock().now(), 10)->size(), 2); // due at once
    QCOMPARE(test::valueIn(to.path(), u"SELECT count(DISTINCT monotonic_ms) FROM records"_s).toInt(), 1);
    const auto rows = to.store().history(rejected.id);
    QCOMPARE(rows->first().kind, u"imported"_s);
    const QJsonObject payload = QJsonDocument::fromJson(rows->first().payload.toUtf8()).object();
    QCOMPARE(payload[u"history"_s].toArray().size(), 3);
    QCOMPARE(payload[u"was"_s].toString(), u"needs_attention"_s);
    QVERIFY(to.store().verifyHistory()->ok);
}

void TestRecordTransfer::importingTwiceIsImportingOnce()
{
    test::StoreFixture from;
    const Record record = from.addOne();
    QVERIFY(
        from.store().saveDraft(test::typedDraft(QUuid::createUuid(), {u"7"_s, {}, {}}, from.clock().now())));
    QVERIFY(from.store().setLabel(record.sessionId, u"seat 4"_s));
    const OutboxFile file = fileOf(from.store());
    test::StoreFixture to;
    QVERIFY(to.store().importRecords(file));
    QVERIFY(to.store().claim(record.id));
    QVERIFY(to.store().settle(record.id, test::deliveredNow()));
    const QString head = to.store().headHash().value();
    const auto again = to.store().importRecords(file);
    QVERIFY(again);
    QCOMPARE(again->records, 0);
    QCOMPARE(again->leftAlone, 1);
    QCOMPARE(again->drafts, 0);
    QCOMPARE(again->labels, 0);
    QCOMPARE(to.store().record(record.id)->state, RecordState::Delivered);
    QCOMPARE(to.store().headHash().value(), head);
}

void TestRecordTransfer::anImportOnTheSameComputerChangesNothing()
{
    test::StoreFixture fixture;
    const Record record = fixture.addOne();
    QVERIFY(fixture.store().markExported({record.id}, u"class.lectern"_s));
    const OutboxFile file = fileOf(fixture.store());
    const Record before = fixture.store().record(record.id).value();
    const auto report = fixture.store().importRecords(file);
    QVERIFY(report);
    QCOMPARE(report->leftAlone, 1);
    QVERIFY(fixture.store().record(record.id).value() == before);
}

void TestRecordTransfer::aSessionWithAResultHereIsAConflict()
{
    test::StoreFixture from;
    const Record theirs = from.addOne(60);
    test::StoreFixture to;
    const auto ours = to.store().add(test::newRecord(theirs.sessionId, 85));
    QVERIFY(ours);
    const auto report = to.store().importRecords(fileOf(from.store()));
    QVERIFY(report);
    QCOMPARE(report->records, 1);
    QCOMPARE(report->conflicts, 1);
    const Record now = to.store().record(theirs.id).value();
    QCOMPARE(now.state, RecordState::NeedsAttention);
    QCOMPARE(now.reason, AttentionReason::Conflict);
    QVERIFY(now.lastError.contains(u"another result of yours"_s));
    QCOMPARE(to.store().record(ours->id)->state, RecordState::Queued);
}

void TestRecordTransfer::ofTwoRecordsOfOneSessionTheWaitingOneGoesOn()
{
    test::StoreFixture provisional;
    const Record first = provisional.addOne(60);
    provisional.close();
    test::StoreFixture from;
    const auto waiting = from.store().add(test::newRecord(first.sessionId, 85));
    QVERIFY(waiting);
    QVERIFY(from.store().mergeFrom(provisional.folder())); // clashes: needs attention, and is listed first
    test::StoreFixture to;
    const auto report = to.store().importRecords(fileOf(from.store()));
    QVERIFY(report);
    QCOMPARE(report->conflicts, 1);
    QCOMPARE(to.store().record(waiting->id)->state, RecordState::Queued);
    QCOMPARE(to.store().record(first.id)->state, RecordState::NeedsAttention);
}

void TestRecordTransfer::theNewerDraftStaysAndTheOtherIsKept()
{
    const QUuid older = QUuid::createUuid();
    const QUuid newer = QUuid::createUuid();
    test::StoreFixture from;
    const QDateTime at = from.clock().now();
    QVERIFY(from.store().saveDraft(test::typedDraft(older, {u"1"_s, {}, {}}, at)));
    QVERIFY(from.store().saveDraft(test::typedDraft(newer, {u"2"_s, {}, {}}, at)));
    const OutboxFile file = fileOf(from.store());
    test::StoreFixture to;
    QVERIFY(to.store().saveDraft(test::typedDraft(older, {u"3"_s, {}, {}}, at.addSecs(1))));
    QVERIFY(to.store().saveDraft(test::typedDraft(newer, {u"4"_s, {}, {}}, at.addSecs(-1))));
    const auto report = to.store().importRecords(file);
    QVERIFY(report);
    QCOMPARE(report->drafts, 1);
    QCOMPARE(to.store().draft(older)->values.score.value, 3.0);
    QCOMPARE(to.store().draft(newer)->values.score.value, 2.0);
    QStringList kept;
    const auto rows = to.store().historyAfter(0, 10);
    for (const HistoryRow& row : rows.value()) {
        QCOMPARE(row.kind, u"draft_imported"_s);
        kept.append(QString::number(QJsonDocument::fromJson(row.payload.toUtf8())[u"score"_s].toDouble()));
    }
    kept.sort();
    QCOMPARE(kept, QStringList({u"1"_s, u"4"_s}));
    QVERIFY(to.store().importRecords(file));
    QCOMPARE(to.store().historyAfter(0, 10)->size(), 2); // once
}

void TestRecordTransfer::labelsOfThisComputerStay()
{
    const QUuid both = QUuid::createUuid();
    const QUuid theirs = QUuid::createUuid();
    test::StoreFixture from;
    QVERIFY(from.store().setLabel(both, u"there"_s));
    QVERIFY(from.store().setLabel(theirs, u"only there"_s));
    test::StoreFixture to;
    QVERIFY(to.store().setLabel(both, u"here"_s));
    const auto report = to.store().importRecords(fileOf(from.store()));
    QVERIFY(report);
    QCOMPARE(report->labels, 1);
    QCOMPARE(to.store().label(both), u"here"_s);
    QCOMPARE(to.store().label(theirs), u"only there"_s);
}

void TestRecordTransfer::anImportedRecordSurvivesALostRow()
{
    test::StoreFixture from;
    const Record record = from.addOne(66.7);
    test::StoreFixture to;
    QVERIFY(to.store().importRecords(fileOf(from.store())));
    to.close();
    QCOMPARE(test::changeIn(to.path(), u"DROP TABLE records"_s), QString());
    QVERIFY(to.reopen()); // salvaged: the row is made again from the history
    QVERIFY(to.store().openReport().salvaged);
    const auto rebuilt = to.store().record(record.id);
    QVERIFY(rebuilt);
    QCOMPARE(rebuilt->body, record.body);
    QCOMPARE(rebuilt->completion, record.completion);
    QVERIFY(rebuilt->outcomeUnknown);
}

QTEST_GUILESS_MAIN(TestRecordTransfer)
#include "test_record_transfer.moc"
