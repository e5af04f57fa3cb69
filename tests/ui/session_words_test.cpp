#include "session_samples.h"

#include "ui/sessions/next_session.h"
#include "ui/sessions/session_words.h"

#include <QTest>

using namespace lectern;
using namespace lectern::samples;
using namespace Qt::StringLiterals;

class SessionWordsTest : public QObject
{
    Q_OBJECT

private:
    const SessionWords m_words{monday(), QLocale(QLocale::English, QLocale::UnitedKingdom)};

private slots:
    void daysAreTodayThenWeekdayAndDateThenWithYear()
    {
        QCOMPARE(m_words.day(localTime(23, 0, 1)), u"Today"_s);
        QCOMPARE(m_words.day(localTime(20, 15, 20)), u"Fri 20 Nov"_s);
        QCOMPARE(m_words.day(QDateTime(QDate(2025, 3, 4), QTime(8, 0)).toUTC()), u"4 Mar 2025"_s);
        QCOMPARE(m_words.day({}), QString());
    }

    void momentsAreTimeThenWeekdayThenDate()
    {
        QCOMPARE(m_words.moment(localTime(23, 10, 32)), u"10:32"_s);
        QCOMPARE(m_words.moment(localTime(20, 10, 32)), u"Fri"_s);
        QCOMPARE(m_words.moment(localTime(3, 10, 32)), u"3 Nov"_s);
    }

    void daysFollowTheLocale()
    {
        const SessionWords german(monday(), QLocale(QLocale::German));
        QCOMPARE(german.day(localTime(20, 15, 20)), u"Fr. 20 Nov."_s);
        QCOMPARE(german.timeOfDay(localTime(20, 15, 20)), u"15:20"_s);
    }

    void minutesAreRoundedButNeverVanish()
    {
        QCOMPARE(m_words.minutes(34 * 60), u"34 min"_s);
        QCOMPARE(m_words.minutes(89), u"1 min"_s);
        QCOMPARE(m_words.minutes(12), u"< 1 min"_s);
        QCOMPARE(m_words.minutes(0), u"0 min"_s);
    }

    void platformsHaveNamesAndUnknownOnesStayAsTheyAre()
    {
        QCOMPARE(SessionWords::platforms({u"quest2"_s, u"pico4"_s, u"visor9"_s}),
                 u"Quest 2, Pico 4, visor9"_s);
    }

    void unknownStatusIsShownAsTheServerSaysIt()
    {
        SessionRow row = listedRow(1);
        auto session = std::make_shared<Session>(*row.session);
        session->status = OpenEnum<SessionStatus>::fromWord(u"archived"_s);
        row.session = session;
        QCOMPARE(SessionWords::status(row).first, u"archived"_s);
        QVERIFY(SessionWords::status(row).icon == IconName::Info);
    }

    void ownRecordMakesTheSessionCompleted()
    {
        SessionRow row = listedRow(1);
        QCOMPARE(SessionWords::status(row).first, u"In progress"_s);
        row.record = recordOf(row, RecordState::Queued);
        QCOMPARE(SessionWords::status(row).first, u"Completed"_s);
    }

    void deliveryTellsEachState_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        const auto add = [](RecordState state, const QString& first, const QString& second) {
            QTest::newRow(qPrintable(first)) << static_cast<int>(state) << first << second;
        };
        add(RecordState::Queued, u"Saved"_s, u"on this computer"_s);
        add(RecordState::Sending, u"Sending"_s, u"since 10:31"_s);
        add(RecordState::Delivered, u"Delivered"_s, u"10:27"_s);
        add(RecordState::Discarded, u"Discarded"_s, u"10:41"_s);
        add(RecordState::Superseded, u"Replaced"_s, u"10:41"_s);
    }
    void deliveryTellsEachState()
    {
        QFETCH(int, state);
        SessionRow row = listedRow(1);
        row.record = recordOf(row, static_cast<RecordState>(state));
        QTEST(m_words.delivery(row).first, "first");
        QTEST(m_words.delivery(row).second, "second");
    }

    void attentionTellsWhy()
    {
        SessionRow row = listedRow(1);
        const auto record = recordOf(row, RecordState::NeedsAttention);
        row.record = record;
        record->reason = AttentionReason::Rejected;
        QCOMPARE(m_words.delivery(row).joined(), u"Needs attention not accepted"_s);
        record->reason = AttentionReason::Conflict;
        QCOMPARE(m_words.delivery(row).second, u"two results"_s);
        record->reason = AttentionReason::SessionGone;
        QCOMPARE(m_words.delivery(row).second, u"session gone"_s);
    }

    void unknownOutcomeIsBeingChecked()
    {
        SessionRow row = listedRow(1);
        const auto record = recordOf(row, RecordState::Queued);
        record->outcomeUnknown = true;
        row.record = record;
        QCOMPARE(m_words.delivery(row).joined(), u"Saved may have arrived"_s);
    }

    void draftIsShownUnlessARecordIsUnderWay()
    {
        SessionRow row = listedRow(1);
        row.draftSavedAt = localTime(20, 16, 0);
        QCOMPARE(m_words.delivery(row).joined(), u"Draft saved Fri"_s);
        row.record = recordOf(row, RecordState::Discarded);
        QCOMPARE(m_words.delivery(row).first, u"Draft"_s);
        row.record = recordOf(row, RecordState::Sending);
        QCOMPARE(m_words.delivery(row).first, u"Sending"_s);
    }

    void completedElsewhereIsFlagged()
    {
        SessionRow row = listedRow(1, SessionStatus::Completed);
        row.draftSavedAt = localTime(23, 10, 32);
        QCOMPARE(m_words.delivery(row).joined(), u"Draft done elsewhere"_s);
        QVERIFY(m_words.delivery(row).icon == IconName::Conflict);
        row.draftSavedAt = {};
        QVERIFY(m_words.delivery(row).isEmpty());
        const auto record = recordOf(row, RecordState::Queued);
        row.record = record;
        QCOMPARE(m_words.delivery(row).joined(), u"Saved done elsewhere"_s);
        record->outcomeUnknown = true; // it may be ours
        QCOMPARE(m_words.delivery(row).joined(), u"Saved may have arrived"_s);
        record->state = RecordState::Delivered;
        QCOMPARE(m_words.delivery(row).first, u"Delivered"_s);
    }

    void missingResultIsBlankAndZeroIsNot()
    {
        SessionRow row = listedRow(1);
        QVERIFY(m_words.result(row).isEmpty());
        const auto record = recordOf(row, RecordState::Queued);
        record->completion.score = Score::of(0);
        row.record = record;
        QCOMPARE(m_words.result(row).joined(), u"0 Failed"_s);
        record->completion.score = Score::of(78.5);
        QCOMPARE(m_words.result(row).joined(), u"78.5 Passed"_s);
    }

    void aSessionThatIsNotListedHasANameToo()
    {
        SessionRow row;
        auto session = std::make_shared<Session>();
        session->id = listedId(1);
        row.session = session;
        QCOMPARE(SessionWords::nameOf(row), u"A session that is not listed"_s);
        QVERIFY(m_words.sentence(row).startsWith(u"A session that is not listed, "_s));
    }

    void rowIsOneSentenceInReadingOrder()
    {
        SessionRow row = listedRow(4);
        row.draftSavedAt = localTime(23, 10, 32);
        QCOMPARE(m_words.sentence(row),
                 u"Confined Space Entry 1.4.2, Quest 2, Quest 3, Group B, seat 4, In progress, "
                 "started Today 09:04, no score, Draft saved 10:32"_s);
    }

    void nextToScoreIsBelowThenFromTheTop()
    {
        QList<SessionRow> rows{listedRow(1), listedRow(2, SessionStatus::Completed), listedRow(3)};
        const SessionListingPtr listing = listingOf(rows);
        QCOMPARE(nextToScore(*listing, listedId(1)), listedId(3));
        QCOMPARE(nextToScore(*listing, listedId(3)), listedId(1));
        QCOMPARE(nextToScore(*listingOf({1}), listedId(1)), QUuid());
        QCOMPARE(nextToScore(*listingOf({}), listedId(1)), QUuid());
    }
};

QTEST_GUILESS_MAIN(SessionWordsTest)
#include "session_words_test.moc"
