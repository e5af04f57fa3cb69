#include "store/store_fixture.h"

#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

class DraftsAndLabelsTest : public QObject
{
    Q_OBJECT

private slots:
    void whatIsTypedIsKeptHoweverWrong()
    {
        StoreFixture fixture;
        const Draft draft =
            typedDraft(QUuid::createUuid(), {u"850"_s, u"4,"_s, u"half a sen"_s}, fixture.clock().now());
        QVERIFY(fixture.store().saveDraft(draft));
        QVERIFY(fixture.reopen());
        const auto kept = fixture.store().draft(draft.sessionId);
        QVERIFY(kept);
        QVERIFY(!kept->id.isNull());
        QCOMPARE(kept->values, draft.values);
        QCOMPARE(kept->savedAt, draft.savedAt);
        QCOMPARE(toText(kept->values, QLocale::c()), (CompletionText{u"850"_s, u"4,"_s, u"half a sen"_s}));
    }

    void aNumberIsTheSameInEveryLanguageAndOtherTextStaysAsItWasTyped()
    {
        StoreFixture fixture;
        const QLocale german(QLocale::German);
        const QUuid session = QUuid::createUuid();
        const auto keep = [&](const CompletionText& text, const QLocale& locale) {
            return fixture.store().saveDraft({{}, session, toDraftValues(text, locale), {}});
        };
        QVERIFY(keep({u"72,5"_s, u"1:30"_s, {}}, german));
        QVERIFY(fixture.reopen());
        QCOMPARE(toText(fixture.store().draft(session)->values, QLocale::c()),
                 (CompletionText{u"72.5"_s, u"1:30"_s, {}}));
        QCOMPARE(toText(fixture.store().draft(session)->values, german),
                 (CompletionText{u"72,5"_s, u"1:30"_s, {}}));
        QVERIFY(keep({u"7."_s, u"12"_s, {}}, QLocale::c())); // on its way to a number
        QCOMPARE(toText(fixture.store().draft(session)->values, german),
                 (CompletionText{u"7."_s, u"12"_s, {}}));
    }

    void aDraftKeepsItsIdThroughAllChanges()
    {
        StoreFixture fixture;
        const QUuid session = QUuid::createUuid();
        QVERIFY(fixture.store().saveDraft(typedDraft(session, {u"8"_s, {}, {}})));
        const QUuid id = fixture.store().draft(session)->id;
        QVERIFY(fixture.store().saveDraft(typedDraft(session, {u"9"_s, {}, {}})));
        QCOMPARE(fixture.store().draft(session)->id, id);
    }

    void aLaterDraftReplacesTheEarlierAndAnEmptyOneRemovesIt()
    {
        StoreFixture fixture;
        const QUuid session = QUuid::createUuid();
        QVERIFY(fixture.store().saveDraft(typedDraft(session, {u"8"_s, {}, {}})));
        QVERIFY(fixture.store().saveDraft(typedDraft(session, {u"85"_s, {}, {}})));
        QCOMPARE(fixture.store().drafts()->size(), 1);
        QCOMPARE(fixture.store().draft(session)->values.score.value, 85.0);
        QCOMPARE(fixture.store().draft(session)->savedAt, fixture.clock().now());
        QVERIFY(fixture.store().saveDraft(typedDraft(session, {})));
        QVERIFY(!fixture.store().draft(session));
        QVERIFY(fixture.store().removeDraft(session));
    }

    void sampleLabelsComeOnceAndNeverOverAPersons()
    {
        StoreFixture fixture;
        const QUuid own = QUuid::createUuid();
        const QUuid sample = QUuid::createUuid();
        QVERIFY(fixture.store().setLabel(own, u"Mine"_s));
        const QHash<QUuid, QString> samples{{own, u"Riggers, seat 1"_s}, {sample, u"Riggers, seat 2"_s}};
        QVERIFY(fixture.store().addSampleLabels(samples));
        QCOMPARE(fixture.store().label(own), u"Mine"_s);
        QCOMPARE(fixture.store().label(sample), u"Riggers, seat 2"_s);
        // What a person takes away does not come back at the next start.
        QVERIFY(fixture.store().setLabel(sample, {}));
        QVERIFY(fixture.reopen());
        QVERIFY(fixture.store().addSampleLabels(samples));
        QCOMPARE(fixture.store().labels()->size(), 1);
    }

    void lastSavedDraftComesFirst()
    {
        StoreFixture fixture;
        const QUuid first = QUuid::createUuid();
        const QUuid second = QUuid::createUuid();
        QVERIFY(fixture.store().saveDraft(typedDraft(first, {u"1"_s, {}, {}})));
        fixture.clock().advance(1'000);
        QVERIFY(fixture.store().saveDraft(typedDraft(second, {u"2"_s, {}, {}})));
        QCOMPARE(fixture.store().drafts()->first().sessionId, second);
    }

    void labelsAreTrimmedBoundedAndRemovable()
    {
        StoreFixture fixture;
        const QUuid session = QUuid::createUuid();
        QVERIFY(fixture.store().setLabel(session, u"  Group B, seat 4 \n"_s));
        QCOMPARE(fixture.store().label(session), u"Group B, seat 4"_s);
        const Outcome tooLong = fixture.store().setLabel(session, QString(201, u'x'));
        QVERIFY(!tooLong);
        QCOMPARE(tooLong.error().reason, FailureReason::InvalidInput);
        QCOMPARE(fixture.store().labels()->value(session), u"Group B, seat 4"_s);
        QVERIFY(fixture.store().setLabel(session, QString(200, u'x')));
        QVERIFY(fixture.store().setLabel(session, u"  "_s));
        QVERIFY(fixture.store().labels()->isEmpty());
    }

    void aLabelIsOneLineWithoutControlCharacters()
    {
        StoreFixture fixture;
        const QUuid session = QUuid::createUuid();
        QVERIFY(fixture.store().setLabel(session, u"Group\tB\r\nseat 4"_s));
        QCOMPARE(fixture.store().label(session), u"Group B seat 4"_s);
        for (const QString& bad : {u"a\u0000b"_s, u"\u001b[31m"_s, u"a\u0085b"_s, u"a"_s + QChar(0xd800)}) {
            const Outcome refused = fixture.store().setLabel(session, bad);
            QVERIFY2(!refused, qPrintable(bad));
            QCOMPARE(refused.error().reason, FailureReason::InvalidInput);
            QVERIFY(refused.error().message.contains(u"U+"_s));
        }
        QCOMPARE(fixture.store().label(session), u"Group B seat 4"_s);
    }

    void settingsAreKept()
    {
        StoreFixture fixture;
        QCOMPARE(fixture.store().setting(u"hold_seconds"_s, u"8"_s), u"8"_s);
        QVERIFY(fixture.store().setSetting(u"hold_seconds"_s, u"12"_s));
        QVERIFY(fixture.reopen());
        QCOMPARE(fixture.store().setting(u"hold_seconds"_s, u"8"_s), u"12"_s);
        QVERIFY(fixture.store().setSetting(u"hold_seconds"_s, {}));
        QCOMPARE(fixture.store().setting(u"hold_seconds"_s, u"8"_s), u"8"_s);
    }
};

QTEST_GUILESS_MAIN(DraftsAndLabelsTest)
#include "test_drafts_and_labels.moc"
