#include "store/store_fixture.h"

#include <QDir>
#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

class RecordMergeTest : public QObject
{
    Q_OBJECT

private slots:
    void everythingComesOverAndTheSourceIsKept()
    {
        StoreFixture ours;
        StoreFixture other;
        const Record queued = other.addOne();
        const Record sending = other.addSending();
        const Record rejected = other.addSending();
        QVERIFY(other.store().settle(rejected.id, needsAttention(AttentionReason::Rejected)));
        const QUuid session = QUuid::createUuid();
        QVERIFY(other.store().saveDraft(typedDraft(session, {u"7"_s, {}, {}})));
        QVERIFY(other.store().setLabel(session, u"Group B, seat 4"_s));
        other.close();

        const auto report = ours.store().mergeFrom(other.folder());
        QVERIFY(report);
        QCOMPARE(report->records, 3);
        QCOMPARE(report->conflicts, 0);
        QCOMPARE(report->drafts, 1);
        QCOMPARE(report->labels, 1);
        const auto moved = ours.store().record(queued.id);
        QVERIFY(moved);
        QCOMPARE(moved->body, queued.body);
        QCOMPARE(moved->recordedAt, queued.recordedAt);
        QVERIFY(ours.store().record(sending.id)->outcomeUnknown);
        QCOMPARE(ours.store().record(rejected.id)->reason, AttentionReason::Rejected);
        QCOMPARE(ours.store().history(queued.id)->last().kind, u"merged"_s);
        QVERIFY(ours.store().history(sending.id)->last().payload.contains(u"\"sending\""_s));
        QVERIFY(ours.store().verifyHistory()->ok);
        QCOMPARE(ours.store().draft(session)->values.score.value, 7.0);
        QCOMPARE(ours.store().label(session), u"Group B, seat 4"_s);

        QVERIFY(!QFile::exists(other.path()));
        const QStringList kept = QDir(other.folder()).entryList({u"records.merged-*.sqlite"_s});
        QCOMPARE(kept.size(), 1);
        QCOMPARE(valueIn(other.folder() + u'/' + kept.first(), u"SELECT count(*) FROM records"_s).toInt(), 3);
    }

    void aClashNeedsAPersonAndLosesNeither()
    {
        StoreFixture ours;
        StoreFixture other;
        const Record theirs = other.addOne(40);
        const auto mine = ours.store().add(newRecord(theirs.sessionId, 90));
        QVERIFY(mine);
        other.close();
        const auto report = ours.store().mergeFrom(other.folder());
        QVERIFY(report);
        QCOMPARE(report->conflicts, 1);
        QCOMPARE(ours.store().record(theirs.id)->state, RecordState::NeedsAttention);
        QCOMPARE(ours.store().record(theirs.id)->reason, AttentionReason::Conflict);
        QCOMPARE(ours.store().record(theirs.id)->completion.score, Score::of(40));
        QCOMPARE(ours.store().liveRecordOf(theirs.sessionId)->id, mine->id);
        const Outcome retried = ours.store().retry(theirs.id);
        QVERIFY(!retried);
        QCOMPARE(retried.error().reason, FailureReason::NotAllowed);
        QVERIFY(ours.store().resolveKeepServers(theirs.id));
    }

    void theNewerDraftStaysAndTheOtherIsInTheHistory()
    {
        StoreFixture ours;
        StoreFixture other;
        const QUuid session = QUuid::createUuid();
        const QDateTime now = ours.clock().now();
        QVERIFY(ours.store().saveDraft(typedDraft(session, {u"1"_s, {}, u"older words"_s}, now)));
        QVERIFY(other.store().saveDraft(typedDraft(session, {u"2"_s, {}, u"newer words"_s}, now.addSecs(1))));
        other.close();
        QVERIFY(ours.store().mergeFrom(other.folder()));
        QCOMPARE(ours.store().draft(session)->values.notes, u"newer words"_s);
        const auto rows = ours.store().historyAfter(0, 10);
        QCOMPARE(rows->last().kind, u"draft_merged"_s);
        QVERIFY(rows->last().payload.contains(u"older words"_s));
    }

    void itCanBeRepeatedAfterACrash()
    {
        StoreFixture ours;
        StoreFixture other;
        other.addOne();
        other.close();
        const QString saved = other.folder() + u"/saved"_s;
        QVERIFY(QFile::copy(other.path(), saved));
        QVERIFY(ours.store().mergeFrom(other.folder()));
        QVERIFY(QFile::rename(saved, other.path())); // as if the renaming had not happened
        const auto again = ours.store().mergeFrom(other.folder());
        QVERIFY(again);
        QCOMPARE(again->records, 0);
        QCOMPARE(ours.store().records()->size(), 1);
        const auto nothing = ours.store().mergeFrom(other.folder());
        QVERIFY(nothing);
        QCOMPARE(nothing->records, 0);
        QVERIFY(!QFile::exists(other.path()));
    }
};

QTEST_GUILESS_MAIN(RecordMergeTest)
#include "test_record_merge.moc"
