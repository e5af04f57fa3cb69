#include "store/migrations.h"
#include "store/record_schema.h"
#include "store_fixture.h"

#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

/// Outcomes and claims in one commit, claims that never left, and what is kept of the server's version.
class TestRecordAdvance : public QObject
{
    Q_OBJECT

private slots:
    void outcomesAndClaimsAreOneCommit();
    void anOutcomeThatIsNoLongerAllowedIsLeftOut();
    void aFailureLeavesNeitherOutcomesNorClaims();
    void whatNeverLeftIsAsItWas();
    void anUnknownOutcomeStaysUnknownWhenATryNeverLeft();
    void theServersVersionIsKeptOfConflictsOnly();
    void theServersClockIsKept();
    void theHistoryGoesOnAfterARollback();
    void aFileOfTheFirstVersionKeepsItsRecords();
};

namespace {

QList<QUuid> idsOf(const QList<Record>& records)
{
    QList<QUuid> ids;
    for (const Record& record : records)
        ids.append(record.id);
    return ids;
}

Settlement neverSent()
{
    Settlement settlement;
    settlement.kind = Settlement::NeverSent;
    return settlement;
}

int rowsOf(const StoreFixture& fixture)
{
    return valueIn(fixture.path(), u"SELECT count(*) FROM history"_s).toInt();
}

} // namespace

void TestRecordAdvance::outcomesAndClaimsAreOneCommit()
{
    StoreFixture fixture;
    const Record first = fixture.addSending();
    const Record second = fixture.addSending();
    fixture.clock().advance(1000);
    const Record third = fixture.addOne();
    const auto advanced = fixture.store().advance(
        {{first.id, deliveredNow()}, {second.id, needsAttention(AttentionReason::Rejected)}},
        {fixture.clock().now(), 64, {}});
    QVERIFY(advanced);
    QCOMPARE(idsOf(advanced->settled), (QList<QUuid>{first.id, second.id}));
    QCOMPARE(idsOf(advanced->claimed), QList<QUuid>{third.id});
    for (const Record& record : advanced->settled + advanced->claimed)
        QCOMPARE(record, fixture.store().record(record.id).value()); // what is told is what is on the disk
    QCOMPARE(advanced->claimed.first().state, RecordState::Sending);
    QCOMPARE(advanced->claimed.first().attempts, 1);
    QVERIFY(fixture.store().verifyHistory()->ok);
}

void TestRecordAdvance::anOutcomeThatIsNoLongerAllowedIsLeftOut()
{
    StoreFixture fixture;
    const Record queued = fixture.addOne();
    const Record sending = fixture.addSending();
    const auto advanced =
        fixture.store().advance({{queued.id, deliveredNow()}, {sending.id, deliveredNow()}}, {});
    QVERIFY(advanced);
    QCOMPARE(idsOf(advanced->settled), QList<QUuid>{sending.id});
    QCOMPARE(fixture.store().record(queued.id)->state, RecordState::Queued);
}

void TestRecordAdvance::aFailureLeavesNeitherOutcomesNorClaims()
{
    StoreFixture fixture;
    const Record sending = fixture.addSending();
    const Record queued = fixture.addOne();
    const int before = rowsOf(fixture);
    QCOMPARE(changeIn(fixture.path(),
                      u"CREATE TRIGGER refuse BEFORE UPDATE ON records WHEN NEW.state = 'sending' "
                      "BEGIN SELECT RAISE(ABORT, 'no'); END"_s),
             QString());
    QVERIFY(!fixture.store().advance({{sending.id, deliveredNow()}}, {fixture.clock().now(), 64, {}}));
    QCOMPARE(fixture.store().record(sending.id)->state, RecordState::Sending);
    QCOMPARE(fixture.store().record(queued.id)->state, RecordState::Queued);
    QCOMPARE(rowsOf(fixture), before);
    QCOMPARE(changeIn(fixture.path(), u"DROP TRIGGER refuse"_s), QString());
    QVERIFY(fixture.store().advance({{sending.id, deliveredNow()}}, {fixture.clock().now(), 64, {}}));
    QVERIFY(fixture.store().verifyHistory()->ok);
}

void TestRecordAdvance::whatNeverLeftIsAsItWas()
{
    StoreFixture fixture;
    const Record before = fixture.addOne();
    QVERIFY(fixture.store().claim(before.id));
    QVERIFY(fixture.store().settle(before.id, neverSent()));
    Record after = fixture.store().record(before.id).value();
    QCOMPARE(after.changedAt, fixture.clock().now());
    after.changedAt = before.changedAt;
    QCOMPARE(after, before);
    QCOMPARE(fixture.store().history(before.id)->last().kind, u"released"_s);
    QVERIFY(fixture.store().recall(before.id));
}

void TestRecordAdvance::anUnknownOutcomeStaysUnknownWhenATryNeverLeft()
{
    StoreFixture fixture;
    const Record record = fixture.addSending();
    QVERIFY(fixture.store().settle(record.id, unknownAt({})));
    QVERIFY(fixture.store().claim(record.id));
    QVERIFY(fixture.store().settle(record.id, neverSent()));
    QVERIFY(fixture.store().record(record.id)->outcomeUnknown);
    QCOMPARE(fixture.store().record(record.id)->attempts, 1);
    QVERIFY(!fixture.store().recall(record.id));
}

void TestRecordAdvance::theServersVersionIsKeptOfConflictsOnly()
{
    const QByteArray version = R"({"session":{"id":"x"}})";
    StoreFixture fixture;
    const Record conflict = fixture.addSending();
    const Record rejected = fixture.addSending();
    QVERIFY(fixture.store().settle(conflict.id, needsAttention(AttentionReason::Conflict)));
    QVERIFY(fixture.store().settle(rejected.id, needsAttention(AttentionReason::Rejected)));
    QCOMPARE(fixture.store().conflictsToLookUp().value(), QList<QUuid>{conflict.sessionId});
    QVERIFY(fixture.store().keepServersVersion(conflict.id, version));
    QCOMPARE(fixture.store().keepServersVersion(rejected.id, version).error().reason,
             FailureReason::NotAllowed);
    QVERIFY(fixture.reopen());
    QCOMPARE(fixture.store().record(conflict.id)->serversVersion, version);
    QVERIFY(fixture.store().conflictsToLookUp()->isEmpty());
    QVERIFY(fixture.store().resolveKeepServers(conflict.id));
    QCOMPARE(fixture.store().record(conflict.id)->state, RecordState::Discarded);
    QCOMPARE(fixture.store().record(conflict.id)->serversVersion, version); // still to be seen
}

void TestRecordAdvance::theServersClockIsKept()
{
    StoreFixture fixture;
    const Record record = fixture.addSending();
    Settlement later = laterAt(fixture.clock().now());
    later.serverOffsetMs = -90'000;
    QVERIFY(fixture.store().settle(record.id, later));
    QCOMPARE(fixture.store().record(record.id)->serverOffsetMs, std::optional<qint64>(-90'000));
    QVERIFY(fixture.store().claim(record.id));
    QVERIFY(fixture.store().settle(record.id, deliveredNow())); // an answer without a time
    QCOMPARE(fixture.store().record(record.id)->serverOffsetMs, std::optional<qint64>(-90'000));
}

void TestRecordAdvance::theHistoryGoesOnAfterARollback()
{
    StoreFixture fixture;
    const Record record = fixture.addOne();
    NewRecord second = newRecord(record.sessionId);
    QVERIFY(!fixture.store().add(second)); // refused in the middle of its transaction
    fixture.addOne();
    QVERIFY(!fixture.store().correct(record.id, second));
    fixture.addOne();
    const auto check = fixture.store().verifyHistory();
    QVERIFY(check->ok);
    QCOMPARE(check->rows, 3);
}

void TestRecordAdvance::aFileOfTheFirstVersionKeepsItsRecords()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"records.sqlite"_s);
    const QUuid id = QUuid::createUuid();
    {
        Schema first = recordSchema();
        first.steps.resize(1);
        QVERIFY(openMigrated(path, Durability::Precious, first));
        QCOMPARE(
            changeIn(path,
                     u"INSERT INTO records (id, session_id, state, body, recorded_at, "
                     "utc_offset_seconds, monotonic_ms, changed_at) VALUES ('%1', '%2', 'queued', '{}', 1, "
                     "3600, 1, 1)"_s.arg(id.toString(QUuid::WithoutBraces),
                                         QUuid::createUuid().toString(QUuid::WithoutBraces))),
            QString());
    }
    FakeClock clock;
    const auto store = RecordStore::open(folder.path(), clock);
    QVERIFY(store);
    const auto record = (*store)->record(id);
    QVERIFY(record);
    QCOMPARE(record->state, RecordState::Queued);
    QVERIFY(record->serversVersion.isEmpty());
    QVERIFY(!record->serverOffsetMs);
    QCOMPARE(valueIn(backupPath(path, recordSchema().version()), u"SELECT id FROM records"_s).toString(),
             id.toString(QUuid::WithoutBraces));
}

QTEST_GUILESS_MAIN(TestRecordAdvance)
#include "test_record_advance.moc"
