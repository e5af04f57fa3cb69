#include "api/rate_limit.h"

#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;

namespace {

const QDateTime kNow({2026, 11, 23}, {10, 30}, Qt::UTC);
constexpr qint64 kNone = -1;

} // namespace

class TestRateLimit : public QObject
{
    Q_OBJECT

private slots:
    void headersAreUnderstood_data()
    {
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::addColumn<QByteArray>("remaining");
        QTest::addColumn<QByteArray>("reset");
        QTest::addColumn<bool>("refused");
        QTest::addColumn<qint64>("waitMs");
        const auto row = [](const char* name, const char* retryAfter, const char* remaining,
                            const char* reset, bool refused, qint64 waitMs) {
            QTest::newRow(name) << QByteArray(retryAfter) << QByteArray(remaining) << QByteArray(reset)
                                << refused << waitMs;
        };
        const QByteArray inAMinute = QByteArray::number(kNow.addSecs(60).toSecsSinceEpoch());
        const QByteArray inAMinuteMs = QByteArray::number(kNow.addSecs(60).toMSecsSinceEpoch());
        row("nothing", "", "", "", true, kNone);
        row("seconds", "120", "", "", true, 120'000);
        row("seconds, also without a 429", "120", "", "", false, 120'000);
        row("white space", " 7 ", "", "", true, 7'000);
        row("none at all", "0", "", "", true, 0);
        row("a fraction", "1.5", "", "", true, 1'500);
        row("negative", "-5", "", "", true, kNone);
        row("a word", "soon", "", "", true, kNone);
        row("not a number", "nan", "", "", true, kNone);
        row("infinite", "inf", "", "", true, kNone);
        row("far too long", "999999999999", "", "", true, 24LL * 3600 * 1000);
        row("a date", "Mon, 23 Nov 2026 10:31:00 GMT", "", "", true, 60'000);
        row("a date that is over", "Mon, 23 Nov 2026 10:00:00 GMT", "", "", true, 0);
        row("a date of another century", "Wed, 31 Dec 1969 23:00:00 GMT", "", "", true, 0);
        row("a date far ahead", "Fri, 01 Jan 2100 00:00:00 GMT", "", "", true, 24LL * 3600 * 1000);
        row("reset as a time", "", "0", inAMinute.constData(), true, 60'000);
        row("reset in milliseconds", "", "0", inAMinuteMs.constData(), true, 60'000);
        row("reset as a wait", "", "0", "30", true, 30'000);
        row("reset after a 429 without remaining", "", "", "30", true, 30'000);
        row("nothing remains: a Pacer's matter", "", "0", "30", false, kNone);
        row("something remains", "", "7", "30", false, kNone);
        row("reset without remaining, not refused", "", "", "30", false, kNone);
        row("bad reset", "", "0", "later", true, kNone);
        row("negative reset", "", "0", "-30", true, kNone);
        row("Retry-After wins", "5", "0", "30", true, 5'000);
        row("reset where Retry-After is no time", "soon", "0", "30", true, 30'000);
    }

    void budgetsAreRead()
    {
        const RateLimits told = rateLimitsOf({{}, "100", "42", "30"}, kNow, kNow);
        QCOMPARE(told.limit, 100);
        QCOMPARE(told.remaining, 42);
        QCOMPARE(told.resetAt, kNow.addSecs(30));
        QCOMPARE(rateLimitsOf({{}, "100;w=60", "42", {}}, kNow, kNow).limit, 100);
        QCOMPARE(rateLimitsOf({{}, "100, 1000;w=3600", {}, {}}, kNow, kNow).limit, 100);
        for (const QByteArray& odd : {QByteArray(), QByteArray("-1"), QByteArray("x"), QByteArray("1e300")}) {
            const RateLimits nothing = rateLimitsOf({{}, odd, odd, {}}, kNow, kNow);
            QCOMPARE(nothing.limit, 0);
            QVERIFY(!nothing.remaining);
            QVERIFY(!nothing.resetAt.isValid());
        }
    }

    void headersAreUnderstood()
    {
        QFETCH(QByteArray, retryAfter);
        QFETCH(QByteArray, remaining);
        QFETCH(QByteArray, reset);
        QFETCH(bool, refused);
        QFETCH(qint64, waitMs);
        const QDateTime result = notBefore({retryAfter, "100", remaining, reset}, refused, kNow, kNow);
        if (waitMs == kNone)
            QVERIFY2(!result.isValid(), qPrintable(result.toString()));
        else
            QCOMPARE(kNow.msecsTo(result), waitMs);
    }

    void aWrongClockHereDoesNotChangeTheWait()
    {
        const QDateTime here = kNow.addDays(-400);
        const QDateTime result = notBefore({"Mon, 23 Nov 2026 10:31:00 GMT", {}, {}, {}}, true, kNow, here);
        QCOMPARE(here.msecsTo(result), 60'000);
    }

    void withoutAServerDateOurClockIsAllThereIs()
    {
        const QDateTime result = notBefore({"Mon, 23 Nov 2026 10:31:00 GMT", {}, {}, {}}, true, {}, kNow);
        QCOMPARE(kNow.msecsTo(result), 60'000);
    }

    void httpDatesAreReadInAllForms_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QDateTime>("time");
        const QDateTime time({1994, 11, 6}, {8, 49, 37}, Qt::UTC);
        QTest::newRow("preferred") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << time;
        QTest::newRow("RFC 850") << QByteArray("Sunday, 06-Nov-94 08:49:37 GMT") << time;
        QTest::newRow("asctime") << QByteArray("Sun Nov  6 08:49:37 1994") << time;
        QTest::newRow("empty") << QByteArray() << QDateTime();
        QTest::newRow("ISO") << QByteArray("1994-11-06T08:49:37Z") << QDateTime();
        QTest::newRow("no such day") << QByteArray("Sun, 31 Feb 1994 08:49:37 GMT") << QDateTime();
        QTest::newRow("endless") << QByteArray(100'000, 'x') << QDateTime();
    }

    void httpDatesAreReadInAllForms()
    {
        QFETCH(QByteArray, text);
        QFETCH(QDateTime, time);
        // A language with other names of months must not matter.
        QLocale::setDefault(QLocale(QLocale::German));
        const QDateTime result = fromHttpDate(text);
        QLocale::setDefault(QLocale::c());
        QCOMPARE(result.isValid(), time.isValid());
        if (time.isValid()) {
            QCOMPARE(result, time);
            QCOMPARE(result.timeSpec(), Qt::UTC);
        }
    }
};

QTEST_GUILESS_MAIN(TestRateLimit)
#include "test_rate_limit.moc"
