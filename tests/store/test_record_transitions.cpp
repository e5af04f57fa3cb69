#include "store/store_fixture.h"

#include <QTest>

#include <functional>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

struct Start
{
    const char* name;
    std::function<Record(StoreFixture&)> make;
};

struct Action
{
    const char* name;
    std::function<Outcome(RecordStore&, const Record&)> run;
    int historyRows; ///< that it writes when it is allowed
};

template <typename T>
Outcome outcomeOf(const Result<T>& result)
{
    if (result)
        return Done{};
    return result.error();
}

Record settled(StoreFixture& fixture, const Settlement& settlement)
{
    const Record record = fixture.addSending();
    if (!fixture.store().settle(record.id, settlement))
        qFatal("not settled");
    return *fixture.store().record(record.id);
}

const QList<Start>& starts()
{
    static const QList<Start> all{
        {"queued",
         [](StoreFixture& f) {
             return f.addOne();
         }},
        {"tried",
         [](StoreFixture& f) {
             return settled(f, laterAt({}));
         }},
        {"unknown",
         [](StoreFixture& f) {
             return settled(f, unknownAt({}));
         }},
        {"sending",
         [](StoreFixture& f) {
             return f.addSending();
         }},
        {"delivered",
         [](StoreFixture& f) {
             return settled(f, deliveredNow());
         }},
        {"rejected",
         [](StoreFixture& f) {
             return settled(f, needsAttention(AttentionReason::Rejected));
         }},
        {"conflict",
         [](StoreFixture& f) {
             return settled(f, needsAttention(AttentionReason::Conflict));
         }},
        {"gone",
         [](StoreFixture& f) {
             return settled(f, needsAttention(AttentionReason::SessionGone));
         }},
        {"discarded",
         [](StoreFixture& f) {
             const Record record = f.addOne();
             (void)f.store().discard(record.id);
             return record;
         }},
        {"superseded",
         [](StoreFixture& f) {
             const Record record = settled(f, needsAttention(AttentionReason::Rejected));
             (void)f.store().correct(record.id, newRecord(record.sessionId, 70));
             return record;
         }},
        {"recalled",
         [](StoreFixture& f) {
             const Record record = f.addOne();
             (void)f.store().recall(record.id);
             return record;
         }},
    };
    return all;
}

Settlement confirmed()
{
    Settlement settlement = deliveredNow();
    settlement.confirmedByComparison = true;
    return settlement;
}

Action settling(const char* name, const Settlement& settlement)
{
    return {name, [settlement](RecordStore& s, const Record& r) { return s.settle(r.id, settlement); }, 1};
}

const QList<Action>& actions()
{
    static const QList<Action> all{
        {"claim", [](RecordStore& s, const Record& r) { return outcomeOf(s.claim(r.id)); }, 1},
        {"recall", [](RecordStore& s, const Record& r) { return outcomeOf(s.recall(r.id)); }, 1},
        {"retry", [](RecordStore& s, const Record& r) { return s.retry(r.id); }, 1},
        {"discard", [](RecordStore& s, const Record& r) { return s.discard(r.id); }, 1},
        {"correct",
         [](RecordStore& s, const Record& r) {
             return outcomeOf(s.correct(r.id, newRecord(r.sessionId, 70)));
         },
         1},
        {"keepServers", [](RecordStore& s, const Record& r) { return s.resolveKeepServers(r.id); }, 1},
        settling("delivered", deliveredNow()),
        settling("confirmed", confirmed()),
        settling("later", laterAt({})),
        settling("unknown", unknownAt({})),
        settling("rejected", needsAttention(AttentionReason::Rejected)),
        settling("conflict", needsAttention(AttentionReason::Conflict)),
        settling("gone", needsAttention(AttentionReason::SessionGone)),
    };
    return all;
}

/// Where each action leads from each start: q(ueued) s(ending) d(elivered) n(eeds attention) x (discarded)
/// u (superseded) r (recalled), "-" refused. Columns in the order of actions().
const QHash<QString, QString>& table()
{
    static const QHash<QString, QString> all{
        //                    c r r d c k  d c l u r c g
        {u"queued"_s, u"s r q x - -  - - - - - - -"_s},    {u"tried"_s, u"s r q x - -  - - - - - - n"_s},
        {u"unknown"_s, u"s - q - - -  - d - - - n n"_s},   {u"sending"_s, u"- - - - - -  d d q q n n n"_s},
        {u"delivered"_s, u"- - - - - -  - - - - - - -"_s}, {u"rejected"_s, u"- - q x u -  - - - - - - -"_s},
        {u"conflict"_s, u"- - q x - x  - - - - - - -"_s},  {u"gone"_s, u"- - q x - -  - - - - - - -"_s},
        {u"discarded"_s, u"- - - - - -  - - - - - - -"_s}, {u"superseded"_s, u"- - - - - -  - - - - - - -"_s},
        {u"recalled"_s, u"- - - - - -  - - - - - - -"_s},
    };
    return all;
}

RecordState stateOf(QChar letter)
{
    switch (letter.unicode()) {
    case 'q':
        return RecordState::Queued;
    case 's':
        return RecordState::Sending;
    case 'd':
        return RecordState::Delivered;
    case 'n':
        return RecordState::NeedsAttention;
    case 'x':
        return RecordState::Discarded;
    case 'u':
        return RecordState::Superseded;
    default:
        return RecordState::Draft;
    }
}

} // namespace

class RecordTransitionsTest : public QObject
{
    Q_OBJECT

private slots:
    void everyStateAllowsJustWhatItShould_data()
    {
        QTest::addColumn<int>("start");
        for (int start = 0; start < starts().size(); ++start)
            QTest::newRow(starts()[start].name) << start;
    }

    void everyStateAllowsJustWhatItShould()
    {
        QFETCH(int, start);
        const Start& from = starts()[start];
        const QString line = QString(table().value(QLatin1String(from.name))).remove(u' ');
        QCOMPARE(line.size(), actions().size());
        StoreFixture fixture;
        for (qsizetype column = 0; column < actions().size(); ++column) {
            const Action& action = actions()[column];
            const Record before = *fixture.store().record(from.make(fixture).id);
            const auto rowsBefore = fixture.store().history(before.id)->size();
            const Outcome done = action.run(fixture.store(), before);
            const Record after = *fixture.store().record(before.id);
            const auto rowsAfter = fixture.store().history(before.id)->size();
            if (line[column] == u'-') {
                QVERIFY2(!done, action.name);
                QCOMPARE(done.error().reason, FailureReason::NotAllowed);
                QVERIFY2(!done.error().message.isEmpty(), action.name);
                QVERIFY2(after == before, action.name);
                QCOMPARE(rowsAfter, rowsBefore);
                continue;
            }
            QVERIFY2(done, action.name);
            QVERIFY2(after.state == stateOf(line[column]), action.name);
            const bool onlyHurried =
                before.state == RecordState::Queued && qstrcmp(action.name, "retry") == 0;
            QCOMPARE(rowsAfter, rowsBefore + (onlyHurried ? 0 : action.historyRows));
            QCOMPARE(after.body, before.body);
            QCOMPARE(after.reason == AttentionReason::None, after.state != RecordState::NeedsAttention);
        }
        QVERIFY(fixture.store().verifyHistory()->ok);
    }

    void recallGivesBackWhatWasTyped()
    {
        StoreFixture fixture;
        NewRecord made = newRecord(QUuid::createUuid(), 85.5, u"Well done"_s);
        made.completion.timeSpent = TimeSpent::ofMinutes(45);
        const auto record = fixture.store().add(made);
        const auto draft = fixture.store().recall(record->id);
        QVERIFY(draft);
        QCOMPARE(toText(draft->values, QLocale(QLocale::German)),
                 (CompletionText{u"85,5"_s, u"45"_s, u"Well done"_s}));
        QCOMPARE(toText(draft->values, QLocale::c()), (CompletionText{u"85.5"_s, u"45"_s, u"Well done"_s}));
        QCOMPARE(fixture.store().draft(made.sessionId), *draft);
        const auto again = fixture.store().add(made);
        QVERIFY(again);
        QVERIFY(again->id != record->id); // another key, since the body may be another
    }

    void recallDoesNotOverwriteAnotherDraft()
    {
        StoreFixture fixture;
        const Record record = fixture.addOne();
        const Draft typed = typedDraft(record.sessionId, {u"12"_s, {}, {}}, fixture.clock().now());
        QVERIFY(fixture.store().saveDraft(typed));
        const auto refused = fixture.store().recall(record.id);
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, FailureReason::NotAllowed);
        QCOMPARE(fixture.store().record(record.id)->state, RecordState::Queued);
        QCOMPARE(fixture.store().draft(record.sessionId)->values, typed.values);
    }

    void correctionPointsFromTheOldToTheNew()
    {
        StoreFixture fixture;
        const Record old = settled(fixture, needsAttention(AttentionReason::Rejected));
        const auto corrected = fixture.store().correct(old.id, newRecord(old.sessionId, 70));
        QVERIFY(corrected);
        QCOMPARE(fixture.store().record(old.id)->supersededBy, corrected->id);
        QCOMPARE(corrected->state, RecordState::Queued);
        QCOMPARE(corrected->completion.score, Score::of(70));
        QCOMPARE(corrected->attempts, 0);
        const auto elsewhere = settled(fixture, needsAttention(AttentionReason::Rejected));
        QVERIFY(!fixture.store().correct(elsewhere.id, newRecord(QUuid::createUuid())));
    }

    void retryKeepsAnUnknownOutcomeUnknown()
    {
        StoreFixture fixture;
        const Record record = settled(fixture, unknownAt({}));
        QVERIFY(fixture.store().settle(record.id, needsAttention(AttentionReason::Conflict)));
        QVERIFY(fixture.store().retry(record.id));
        const auto read = fixture.store().record(record.id);
        QVERIFY(read->outcomeUnknown);
        QVERIFY(!fixture.store().recall(record.id));
    }
};

QTEST_GUILESS_MAIN(RecordTransitionsTest)
#include "test_record_transitions.moc"
