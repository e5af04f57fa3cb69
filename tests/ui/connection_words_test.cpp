#include "session_samples.h"

#include "ui/shell/connection_words.h"
#include "ui/shell/language.h"

#include <QTest>

using namespace lectern;
using namespace lectern::samples;
using namespace Qt::StringLiterals;
using State = ConnectionStatus::State;

class ConnectionWordsTest : public QObject
{
    Q_OBJECT

private:
    Language m_language;

    static ConnectionStatus statusOf(State state)
    {
        ConnectionStatus status;
        status.state = state;
        status.since = localTime(23, 10, 30);
        status.waitUntil = localTime(23, 10, 45);
        status.listFetchedAt = localTime(23, 10, 29);
        return status;
    }
    static ConnectionWords wordsOf(const ConnectionStatus& status) { return {status, monday()}; }

private slots:
    void initTestCase() { m_language.apply(u"en"_s); }

    void onlineHasNoStrip()
    {
        QVERIFY(wordsOf(statusOf(State::Online)).strip().fact.isEmpty());
        QVERIFY(wordsOf(statusOf(State::Connecting)).strip().fact.isEmpty());
        QCOMPARE(wordsOf(statusOf(State::Online)).connection(false).text, u"Online · list from 10:29"_s);
        QCOMPARE(wordsOf(statusOf(State::Online)).connection(true).text,
                 u"Online · checked 10:29, the list is empty"_s);
    }

    void offlineIsCalmAndOffersToTry()
    {
        const StripWords strip = wordsOf(statusOf(State::Offline)).strip();
        QCOMPARE(strip.fact, u"Offline since 10:30."_s);
        QCOMPARE(strip.consequence, u"Keep recording: results are saved and sent later."_s);
        QCOMPARE(strip.action, u"Try now"_s);
        QVERIFY(wordsOf(statusOf(State::Offline)).connection(false).tone == Tone::Secondary);
    }

    void signInNamesWhatWaits()
    {
        ConnectionStatus status = statusOf(State::SignInNeeded);
        status.queued = 2;
        status.sending = 1;
        QCOMPARE(wordsOf(status).strip().fact, u"Sign in to send 3 records."_s);
        QCOMPARE(wordsOf(status).strip().action, u"Sign in"_s);
        status.sending = status.queued = 0;
        QCOMPARE(wordsOf(status).strip().fact, u"Sign in to refresh the list."_s);
        status.queued = 1;
        QCOMPARE(wordsOf(status).strip().fact, u"Sign in to send 1 record."_s);
    }

    void waitingOffersNothingToPress()
    {
        const StripWords strip = wordsOf(statusOf(State::Waiting)).strip();
        QCOMPARE(strip.fact, u"The server asks to wait until 10:45."_s);
        QVERIFY(strip.action.isEmpty());
    }

    void stoppedSaysTheFactItWasTold()
    {
        ConnectionStatus status = statusOf(State::Stopped);
        status.words = u"This network shows a page of its own instead of the server."_s;
        QCOMPARE(wordsOf(status).strip().fact, status.words);
    }

    void whatWaitsIsCounted()
    {
        ConnectionStatus status = statusOf(State::Online);
        QCOMPARE(wordsOf(status).nothing().text, u"Nothing waiting"_s);
        status.needsAttention = 2;
        QCOMPARE(wordsOf(status).attention().text, u"2 need attention"_s);
        QVERIFY(wordsOf(status).attention().tone == Tone::Attention);
        status.needsAttention = 1;
        QCOMPARE(wordsOf(status).attention().text, u"1 needs attention"_s);
        status.queued = 3;
        QCOMPARE(wordsOf(status).saved().text, u"3 saved on this computer"_s);
        status.sending = 1;
        QCOMPARE(wordsOf(status).sending().text, u"Sending 1"_s);
        QVERIFY(wordsOf(status).nothing().text.isEmpty());
    }

    void aClockThatIsWrongIsSaidFromAMinuteOn_data()
    {
        QTest::addColumn<qint64>("offset");
        QTest::addColumn<QString>("words");
        QTest::newRow("right") << qint64(0) << "";
        QTest::newRow("59 s") << qint64(-59'000) << "";
        QTest::newRow("a minute ahead")
            << qint64(-60'000) << "This computer's clock is 1 min ahead of the server's";
        QTest::newRow("behind") << qint64(185'000) << "This computer's clock is 3 min behind the server's";
        QTest::newRow("hours") << qint64(-7'500'000)
                               << "This computer's clock is 2 h 5 min ahead of the server's";
        QTest::newRow("an hour") << qint64(3'600'000) << "This computer's clock is 1 h behind the server's";
        QTest::newRow("days") << qint64(-3 * 86'400'000LL)
                              << "This computer's clock is 3 d ahead of the server's";
    }
    void aClockThatIsWrongIsSaidFromAMinuteOn()
    {
        QFETCH(qint64, offset);
        ConnectionStatus status = statusOf(State::Online);
        QVERIFY(wordsOf(status).clock().text.isEmpty()); // not known
        status.clockOffsetMs = offset;
        QTEST(wordsOf(status).clock().text, "words");
        QVERIFY(wordsOf(status).strip().fact.isEmpty()); // never a refusal
    }
};

QTEST_MAIN(ConnectionWordsTest)
#include "connection_words_test.moc"
