#include "store/outbox_file.h"
#include "store/store_fixture.h"

#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

class RecordOutboxTest : public QObject
{
    Q_OBJECT

private slots:
    void anUnconfirmedRecordTouchesNothingElse()
    {
        StoreFixture fixture;
        const Record ours = fixture.addOne();
        const QUuid drafted = QUuid::createUuid();
        QVERIFY(fixture.store().saveDraft(typedDraft(drafted, {u"7"_s, {}, {}})));
        const auto beside = fixture.store().addUnconfirmed(newRecord(ours.sessionId, 12));
        const auto first = fixture.store().addUnconfirmed(newRecord(drafted, 13));
        QVERIFY(beside && first);
        QCOMPARE(beside->state, RecordState::NeedsAttention);
        QCOMPARE(beside->reason, AttentionReason::Unconfirmed);
        QCOMPARE(fixture.store().record(ours.id)->state, RecordState::Queued);
        QVERIFY(fixture.store().draft(drafted));
        QVERIFY(!fixture.store().claim(beside->id));          // nothing of it is sent
        QVERIFY(fixture.store().add(newRecord(drafted, 85))); // nor does it keep the owner from recording
        // The usual checks come when its owner wants it to be sent.
        const auto refused = fixture.store().retry(beside->id);
        QCOMPARE(refused.error().reason, FailureReason::NotAllowed);
        QVERIFY(fixture.store().discard(beside->id));
    }

    void anUnconfirmedRecordIsSentWhenItsOwnerSaysSo()
    {
        StoreFixture fixture;
        const auto saved = fixture.store().addUnconfirmed(newRecord(QUuid::createUuid(), 12));
        QVERIFY(saved);
        QVERIFY(fixture.store().retry(saved->id));
        QCOMPARE(fixture.store().claimDue(fixture.clock().now(), 9)->size(), 1);
    }

    /// Whatever becomes of the file, nothing of it is sent by itself.
    void anUnconfirmedRecordStaysOneThroughSalvageMergeAndImport()
    {
        StoreFixture fixture;
        const auto saved = fixture.store().addUnconfirmed(newRecord(QUuid::createUuid(), 12));
        QVERIFY(saved);
        const auto file = fixture.store().unsentForFile();
        QVERIFY(file);
        StoreFixture importing;
        QVERIFY(importing.store().importRecords(*file));
        QCOMPARE(importing.store().record(saved->id)->reason, AttentionReason::Unconfirmed);
        fixture.close();
        StoreFixture merging;
        QVERIFY(merging.store().mergeFrom(fixture.folder()));
        QCOMPARE(merging.store().record(saved->id)->reason, AttentionReason::Unconfirmed);

        for (StoreFixture* one : {&importing, &merging}) {
            one->close();
            QCOMPARE(changeIn(one->path(), u"DROP TRIGGER records_are_kept"_s), QString());
            QCOMPARE(changeIn(one->path(), u"DELETE FROM records"_s), QString());
            QVERIFY(one->reopen()); // its row is gone: the history gives it back
            QVERIFY(one->store().openReport().salvaged);
            QCOMPARE(one->store().record(saved->id)->state, RecordState::NeedsAttention);
            QCOMPARE(one->store().record(saved->id)->reason, AttentionReason::Unconfirmed);
        }
    }

    void theServerThatFailsOnOneRecordOnlyIsTold()
    {
        StoreFixture fixture;
        const Record failing = fixture.addOne();
        Settlement trouble = unknownAt({});
        trouble.status = 500;
        const auto fail = [&](int minutes) {
            fixture.clock().advance(minutes * 60'000);
            return fixture.store().claim(failing.id).ok() && fixture.store().settle(failing.id, trouble).ok();
        };
        const Record other = fixture.addOne(); // while it waits nothing is known of the others
        for (int n = 0; n < 6; ++n)
            QVERIFY(fail(3));
        QVERIFY(!fixture.store().record(failing.id)->isStuck);
        QVERIFY(fixture.store().claim(other.id));
        QVERIFY(fixture.store().settle(other.id, deliveredNow()));
        QVERIFY(fail(1));
        QVERIFY(fixture.store().record(failing.id)->isStuck);
        QCOMPARE(fixture.store().record(failing.id)->state, RecordState::Queued); // and tried on
        QCOMPARE(fixture.store().counts()->stuck, 1);
        Settlement silence = unknownAt({});
        QVERIFY(fixture.store().claim(failing.id));
        QVERIFY(fixture.store().settle(failing.id, silence)); // no answer says nothing
        QVERIFY(fixture.store().record(failing.id)->isStuck);
        trouble.status = 502; // it fails in one way and another
        QVERIFY(fail(1));
        QVERIFY(fixture.store().record(failing.id)->isStuck);
    }

    void whatNeverPassesWhileOthersDoIsTold_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("alsoAlone");
        QTest::newRow("a firewall dislikes its words") << 403 << false;
        QTest::newRow("there already, and the list cannot be read") << 409 << true;
        QTest::newRow("cut each time") << 0 << false;
    }
    void whatNeverPassesWhileOthersDoIsTold()
    {
        QFETCH(int, status);
        QFETCH(bool, alsoAlone);
        for (const bool othersPass : {false, true}) {
            StoreFixture fixture;
            const Record failing = fixture.addOne();
            Settlement trouble = unknownAt({});
            trouble.status = status;
            for (int n = 0; n < 7; ++n) {
                fixture.clock().advance(3 * 60'000);
                if (othersPass) {
                    const Record other = fixture.addOne();
                    QVERIFY(fixture.store().claim(other.id));
                    QVERIFY(fixture.store().settle(other.id, deliveredNow()));
                }
                QVERIFY(fixture.store().claim(failing.id));
                QVERIFY(fixture.store().settle(failing.id, trouble));
            }
            QCOMPARE(fixture.store().record(failing.id)->isStuck, othersPass || alsoAlone);
        }
    }

    void waitingAndSigningInAreAboutAllRecords()
    {
        StoreFixture fixture;
        const Record failing = fixture.addOne();
        for (int n = 0; n < 14; ++n) {
            fixture.clock().advance(3 * 60'000);
            Settlement trouble = unknownAt({});
            trouble.status = n % 2 == 0 ? 401 : 429;
            const Record other = fixture.addOne();
            QVERIFY(fixture.store().claim(other.id));
            QVERIFY(fixture.store().settle(other.id, deliveredNow()));
            QVERIFY(fixture.store().claim(failing.id));
            QVERIFY(fixture.store().settle(failing.id, trouble));
        }
        QVERIFY(!fixture.store().record(failing.id)->isStuck);
    }

    void whatIsAddedIsReadBackTheSame()
    {
        StoreFixture fixture;
        NewRecord made = newRecord(QUuid::createUuid(), 69.999, u"Steady hands 🙂"_s);
        made.completion.timeSpent = TimeSpent::ofMinutes(0.1);
        made.holdUntil = fixture.clock().now().addSecs(5);
        const auto added = fixture.store().add(made);
        QVERIFY(added);
        QCOMPARE(added->state, RecordState::Queued);
        QCOMPARE(added->recordedAt, fixture.clock().now());
        QCOMPARE(added->utcOffsetSeconds, 3'600);
        QVERIFY(fixture.reopen());
        const auto read = fixture.store().record(added->id);
        QVERIFY(read);
        QCOMPARE(*read, *added);
        QCOMPARE(read->body, made.body);
        QCOMPARE(valueIn(fixture.path(), u"SELECT monotonic_ms FROM records"_s).toInt(), 1'000);
    }

    void anEmptyCompletionStaysEmpty()
    {
        StoreFixture fixture;
        NewRecord made;
        made.sessionId = QUuid::createUuid();
        made.body = "{}";
        const auto added = fixture.store().add(made);
        QVERIFY(added);
        const auto read = fixture.store().record(added->id);
        QVERIFY(read);
        QVERIFY(!read->completion.score && !read->completion.timeSpent && !read->completion.notes);
        QCOMPARE(read->body, QByteArray("{}"));
    }

    void secondCompletionIsRefusedAndNamesTheFirst()
    {
        StoreFixture fixture;
        const Record first = fixture.addOne();
        const auto refuse = [&] {
            const auto second = fixture.store().add(newRecord(first.sessionId, 12));
            return !second && second.error().reason == FailureReason::NotAllowed &&
                   second.error().message.contains(first.id.toString(QUuid::WithoutBraces));
        };
        QVERIFY(refuse());
        QVERIFY(fixture.store().claim(first.id));
        QVERIFY(refuse());
        QVERIFY(fixture.store().settle(first.id, needsAttention(AttentionReason::Rejected)));
        QVERIFY(refuse());
        QVERIFY(fixture.store().retry(first.id));
        QVERIFY(fixture.store().claim(first.id));
        QVERIFY(fixture.store().settle(first.id, deliveredNow()));
        QVERIFY(refuse());
        QCOMPARE(fixture.store().records()->size(), 1);
    }

    void theIndexItselfAllowsOneLiveRecordPerSession()
    {
        StoreFixture fixture;
        const Record first = fixture.addOne();
        const QString error = changeIn(
            fixture.path(),
            u"INSERT INTO records (id, session_id, state, recorded_at, utc_offset_seconds, "
            "monotonic_ms, changed_at) SELECT 'x', session_id, 'sending', 0, 0, 0, 0 FROM records"_s);
        QVERIFY2(error.contains(u"UNIQUE"_s), qUtf8Printable(error));
        QVERIFY(fixture.store().discard(first.id));
        QVERIFY(fixture.store().add(newRecord(first.sessionId)));
    }

    void aRecordCannotBeRewrittenOrDeleted()
    {
        StoreFixture fixture;
        fixture.addOne();
        for (const QString& sql :
             {u"UPDATE records SET body = '{}'"_s, u"UPDATE records SET score = 100"_s,
              u"UPDATE records SET session_id = 'x'"_s, u"UPDATE records SET recorded_at = 0"_s,
              u"DELETE FROM records"_s, u"UPDATE records SET state = 'needs_attention'"_s,
              u"UPDATE records SET state = 'nonsense'"_s})
            QVERIFY2(!changeIn(fixture.path(), sql).isEmpty(), qUtf8Printable(sql));
        QCOMPARE(changeIn(fixture.path(), u"UPDATE records SET body = NULL, notes = NULL"_s),
                 QString()); // retention
    }

    void theDraftGoesWithTheRecord()
    {
        StoreFixture fixture;
        const QUuid session = QUuid::createUuid();
        QVERIFY(fixture.store().saveDraft(typedDraft(session, {u"85"_s, {}, {}})));
        QVERIFY(fixture.store().add(newRecord(session)));
        QVERIFY(!fixture.store().draft(session));
    }

    void claimTakesWhatIsDueLongestDueFirst()
    {
        StoreFixture fixture;
        auto& clock = fixture.clock();
        const Record a = fixture.addOne();
        NewRecord held = newRecord(QUuid::createUuid());
        held.holdUntil = clock.now().addSecs(10);
        const auto b = fixture.store().add(held);
        QVERIFY(b);
        const Record c = fixture.addSending();
        QVERIFY(fixture.store().settle(c.id, laterAt(clock.now().addSecs(5))));
        QCOMPARE(idsOf(fixture.store().claimDue(clock.now(), 64)), QList<QUuid>{a.id});
        QCOMPARE(fixture.store().nextDueAt(), clock.now().addSecs(5));
        QVERIFY(fixture.store().claimDue(clock.now(), 64)->isEmpty());
        clock.advance(60'000);
        QCOMPARE(idsOf(fixture.store().claimDue(clock.now(), 1)), QList<QUuid>{c.id});
        QCOMPARE(idsOf(fixture.store().claimDue(clock.now(), 64)), QList<QUuid>{b->id});
        QVERIFY(!fixture.store().nextDueAt().isValid());
        QCOMPARE(fixture.store().record(c.id)->attempts, 2);
        QCOMPARE(fixture.store().counts()->sending, 3);
    }

    void aHoldCanBeMadeLongerAndEnded()
    {
        StoreFixture fixture;
        NewRecord held = newRecord(QUuid::createUuid(), 80);
        held.holdUntil = fixture.clock().now().addSecs(8);
        const Record one = *fixture.store().add(held);
        const Record free = fixture.addOne();
        const QDateTime later = fixture.clock().now().addSecs(60);
        QVERIFY(fixture.store().setHold({one.id, free.id, QUuid::createUuid()}, later));
        QCOMPARE(fixture.store().record(one.id)->holdUntil, later);
        QVERIFY(!fixture.store().record(free.id)->holdUntil.isValid()); // it was not held
        fixture.clock().advance(59'000);
        const auto due = fixture.store().claimDue(fixture.clock().now(), 10);
        QCOMPARE(due->size(), 1);
        QCOMPARE(due->constFirst().id, free.id);
        QVERIFY(fixture.store().setHold({one.id}, {}));
        QCOMPARE(fixture.store().claimDue(fixture.clock().now(), 10)->size(), 1);
        QVERIFY(fixture.store().setHold({one.id}, later.addSecs(60))); // it is being sent: too late
        QVERIFY(!fixture.store().record(one.id)->holdUntil.isValid());
    }

    void makeAllDueEndsWaitingButNotAHold()
    {
        StoreFixture fixture;
        const QDateTime now = fixture.clock().now();
        const Record waiting = fixture.addSending();
        QVERIFY(fixture.store().settle(waiting.id, laterAt(now.addSecs(300))));
        NewRecord held = newRecord(QUuid::createUuid());
        held.holdUntil = now.addSecs(10);
        QVERIFY(fixture.store().add(held));
        QVERIFY(fixture.store().makeAllDue());
        QCOMPARE(idsOf(fixture.store().claimDue(now, 64)), QList<QUuid>{waiting.id});
    }

    void unknownOutcomeIsStickyAndKeepsItsFirstTime()
    {
        StoreFixture fixture;
        const QDateTime serverTime = fixture.clock().now().addSecs(-90);
        const Record record = fixture.addOne();
        QVERIFY(fixture.store().claim(record.id, serverTime));
        QVERIFY(fixture.store().settle(record.id, unknownAt({})));
        QCOMPARE(fixture.store().record(record.id)->firstUnknownAt, serverTime);
        fixture.clock().advance(5'000);
        QVERIFY(fixture.store().claim(record.id));
        QVERIFY(fixture.store().settle(record.id, laterAt({})));
        auto read = fixture.store().record(record.id);
        QVERIFY(read->outcomeUnknown);
        QCOMPARE(read->firstUnknownAt, serverTime);
        QVERIFY(fixture.store().claim(record.id));
        QVERIFY(fixture.store().settle(record.id, unknownAt({}, fixture.clock().now())));
        QCOMPARE(fixture.store().record(record.id)->firstUnknownAt, serverTime);
    }

    void whatWasBeingSentIsUnknownAfterTheNextOpen()
    {
        StoreFixture fixture;
        const Record record = fixture.addSending();
        const Record untouched = fixture.addOne();
        fixture.clock().advance(1'000);
        QVERIFY(fixture.reopen());
        QCOMPARE(fixture.store().openReport().becameUnknown, 1);
        const auto read = fixture.store().record(record.id);
        QCOMPARE(read->state, RecordState::Queued);
        QVERIFY(read->outcomeUnknown);
        QCOMPARE(read->firstUnknownAt, record.sendingSince);
        QCOMPARE(read->attempts, 1);
        QCOMPARE(fixture.store().history(record.id)->last().kind, u"outcome_unknown"_s);
        QVERIFY(!fixture.store().record(untouched.id)->outcomeUnknown);
        QVERIFY(fixture.reopen());
        QCOMPARE(fixture.store().openReport().becameUnknown, 0);
    }

    void settlingManyLeavesOutOnlyWhatCannotBe()
    {
        StoreFixture fixture;
        const Record a = fixture.addSending();
        const Record b = fixture.addOne(); // not being sent
        const Record c = fixture.addSending();
        const Outcome settled = fixture.store().settle(
            QList<SettledRecord>{{a.id, deliveredNow()}, {b.id, deliveredNow()}, {c.id, laterAt({})}});
        QVERIFY(!settled);
        QCOMPARE(settled.error().reason, FailureReason::NotAllowed);
        QVERIFY(settled.error().detail.contains(b.id.toString(QUuid::WithoutBraces)));
        QCOMPARE(fixture.store().record(a.id)->state, RecordState::Delivered);
        QCOMPARE(fixture.store().record(b.id)->state, RecordState::Queued);
        QCOMPARE(fixture.store().record(c.id)->state, RecordState::Queued);
        QCOMPARE(fixture.store().record(c.id)->lastError, u"The server cannot be reached."_s);
    }

    void deliveredKeepsTheServersTimeAndRequestId()
    {
        StoreFixture fixture;
        const Record record = fixture.addSending();
        Settlement settlement = deliveredNow();
        settlement.deliveredAt = fixture.clock().now().addSecs(-7);
        QVERIFY(fixture.store().settle(record.id, settlement));
        const auto read = fixture.store().record(record.id);
        QCOMPARE(read->deliveredAt, settlement.deliveredAt);
        QCOMPARE(read->requestId, u"req-1"_s);
        QVERIFY(!read->confirmedByComparison);
        QCOMPARE(fixture.store().liveRecordOf(record.sessionId)->id, record.id);
    }

    void recordsComeInTheOrderOfWhatNeedsAPerson()
    {
        StoreFixture fixture;
        const Record delivered = fixture.addSending();
        QVERIFY(fixture.store().settle(delivered.id, deliveredNow()));
        const Record firstQueued = fixture.addOne();
        const Record secondQueued = fixture.addOne();
        const Record recalled = fixture.addOne();
        QVERIFY(fixture.store().recall(recalled.id));
        const Record rejected = fixture.addSending();
        QVERIFY(fixture.store().settle(rejected.id, needsAttention(AttentionReason::Rejected)));
        QCOMPARE(idsOf(fixture.store().records()),
                 (QList<QUuid>{rejected.id, firstQueued.id, secondQueued.id, delivered.id}));
        QCOMPARE(idsOf(fixture.store().records({{RecordState::Queued}, {}, 1})),
                 QList<QUuid>{firstQueued.id});
        QCOMPARE(idsOf(fixture.store().records({{RecordState::Draft}, {}, 0})), QList<QUuid>{recalled.id});
        QCOMPARE(idsOf(fixture.store().records({{}, delivered.sessionId, 0})), QList<QUuid>{delivered.id});
        QCOMPARE(*fixture.store().counts(), (RecordCounts{2, 0, 1}));
        QCOMPARE(fixture.store().counts()->unsent(), 3);
    }

    void deliveriesTellOneThingPerSession()
    {
        StoreFixture fixture;
        const Record discarded = fixture.addOne();
        QVERIFY(fixture.store().discard(discarded.id));
        const auto again = fixture.store().add(newRecord(discarded.sessionId, 90));
        QVERIFY(again);
        fixture.addOne();
        const auto deliveries = fixture.store().deliveries();
        QCOMPARE(deliveries->size(), 2);
        const SessionDelivery expected{again->sessionId, again->id, RecordState::Queued,
                                       AttentionReason::None, false};
        QVERIFY(deliveries->contains(expected));
    }

    void unknownIdsAreNotFound()
    {
        StoreFixture fixture;
        const QUuid nobody = QUuid::createUuid();
        auto& store = fixture.store();
        for (const FailureReason reason :
             {store.record(nobody).error().reason, store.claim(nobody).error().reason,
              store.settle(nobody, deliveredNow()).error().reason, store.recall(nobody).error().reason,
              store.retry(nobody).error().reason, store.discard(nobody).error().reason,
              store.correct(nobody, newRecord(nobody)).error().reason,
              store.resolveKeepServers(nobody).error().reason})
            QCOMPARE(reason, FailureReason::NotFound);
        QVERIFY(!store.liveRecordOf(nobody));
    }

private:
    static QList<QUuid> idsOf(const Result<QList<Record>>& records)
    {
        QList<QUuid> ids;
        if (!records)
            return ids;
        for (const Record& record : *records)
            ids.append(record.id);
        return ids;
    }
};

QTEST_GUILESS_MAIN(RecordOutboxTest)
#include "test_record_outbox.moc"
