#include "sync/pacer.h"

#include "sync/sender_fixture.h"

#include <QTest>

#include <atomic>
#include <mutex>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

const QDateTime kNow({2026, 11, 23}, {10, 0}, Qt::UTC);

RateLimits told(int limit, int remaining, int resetInSeconds)
{
    return {limit, remaining, kNow.addSecs(resetInSeconds)};
}

/// Counts as servers do: so many calls in a window of fixed length, which begins with the first of them.
class Budget
{
public:
    Budget(int limit, qint64 windowMs) : m_limit(limit), m_windowMs(windowMs) {}

    /// The headers of the answer; whether the call was refused.
    std::pair<QByteArray, bool> take(qint64 nowMs)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_windowStart < 0 || nowMs >= m_windowStart + m_windowMs) {
            m_windowStart = nowMs;
            m_used = 0;
        }
        const bool refused = m_used >= m_limit;
        if (!refused)
            ++m_used;
        // Seconds, rounded up, as headers have them.
        const qint64 left = (m_windowStart + m_windowMs - nowMs + 999) / 1000;
        return {"X-RateLimit-Limit: " + QByteArray::number(m_limit) +
                    "\r\nX-RateLimit-Remaining: " + QByteArray::number(m_limit - m_used) +
                    "\r\nX-RateLimit-Reset: " + QByteArray::number(left) + "\r\n",
                refused};
    }

private:
    std::mutex m_mutex;
    const int m_limit;
    const qint64 m_windowMs;
    qint64 m_windowStart = -1;
    int m_used = 0;
};

/// @p answer with more headers.
QByteArray withHeaders(QByteArray answer, const QByteArray& headers)
{
    return answer.insert(answer.indexOf("\r\n") + 2, headers);
}

} // namespace

class TestPacer : public QObject
{
    Q_OBJECT

private slots:
    void whatIsNotToldIsNotWaitedFor()
    {
        Pacer pacer;
        QCOMPARE(pacer.available(0, kNow), 1); // one goes ahead
        QCOMPARE(pacer.availableForFresh(1, kNow), 0);
        QVERIFY(!pacer.waitsUntil(1, kNow).isValid());
        pacer.onAnswer({}, kNow);
        QCOMPARE(pacer.available(50, kNow), Pacer::kNoLimit);
        pacer.onAnswer({100, std::nullopt, {}}, kNow);
        pacer.onAnswer({0, 3, {}}, kNow); // when it ends is not said
        QCOMPARE(pacer.available(50, kNow), Pacer::kNoLimit);
        QVERIFY(!pacer.waitsUntil(50, kNow).isValid());
        QCOMPARE(pacer.limit(), 100);
    }

    void theLastTenthIsForFreshWork()
    {
        Pacer pacer;
        pacer.onAnswer(told(100, 15, 40), kNow);
        QCOMPARE(pacer.available(0, kNow), 5);
        QCOMPARE(pacer.available(4, kNow), 1); // what is in flight may not be counted yet
        QCOMPARE(pacer.available(5, kNow), 0);
        QCOMPARE(pacer.availableForFresh(5, kNow), 10);
        QCOMPARE(pacer.availableForFresh(15, kNow), 0);
        QCOMPARE(pacer.waitsUntil(5, kNow), kNow.addSecs(41)); // headers have whole seconds
        QCOMPARE(pacer.available(15, kNow.addSecs(41)), 75);   // the window is over: the next is as large
    }

    void answersThatOvertakeEachOtherDoNotRaiseTheBudget()
    {
        Pacer pacer;
        pacer.onAnswer(told(100, 60, 40), kNow);
        pacer.onAnswer(told(100, 64, 41), kNow); // an older one, by its rounding
        QCOMPARE(pacer.available(0, kNow), 50);
        pacer.onAnswer(told(100, 99, 100), kNow.addSecs(42));
        QCOMPARE(pacer.available(0, kNow.addSecs(42)), 89);
    }

    void theForecastIsInWholeMinutes()
    {
        Pacer pacer;
        QCOMPARE(pacer.minutesFor(600, kNow), 0);
        pacer.setLimit(100);
        QCOMPARE(pacer.minutesFor(90, kNow), 0);
        QCOMPARE(pacer.minutesFor(91, kNow), 1);
        QCOMPARE(pacer.minutesFor(600, kNow), 6);
        pacer.onAnswer(told(100, 10, 40), kNow); // nothing is left of this minute
        QCOMPARE(pacer.minutesFor(600, kNow), 7);
    }

    /// 600 records at 100 in a minute, with a second for a minute.
    void theLimitIsNeverOverrun_data()
    {
        QTest::addColumn<int>("limit");
        QTest::addColumn<int>("records");
        QTest::newRow("100 a minute") << 100 << 600;
        QTest::newRow("a small centre's 10") << 10 << 35; // less than could leave at once
    }
    void theLimitIsNeverOverrun()
    {
        QFETCH(int, limit);
        QFETCH(int, records);
        Budget budget(limit, 1'000);
        std::atomic<int> refusals = 0;
        std::atomic<int> calls = 0;
        SenderFixture fixture;
        fixture.build([&](const ScriptedServer::Request& request) {
            ++calls;
            const auto [headers, refused] = budget.take(request.atMs);
            if (!refused)
                return ScriptedServer::Reply{withHeaders(SenderFixture::answerFor(request, 85), headers)};
            ++refusals;
            return ScriptedServer::Reply{withHeaders(SenderFixture::error(429, "RATE_LIMITED"), headers)};
        });
        fixture.addMany(records);
        fixture.sender->wake();
        QTRY_COMPARE_WITH_TIMEOUT(fixture.count(RecordState::Delivered), records, 60'000);
        QCOMPARE(refusals, 0);
        QCOMPARE(calls, records);
    }

    void whatAPersonHasJustDoneGoesFirst()
    {
        std::atomic<int> remaining = 31;
        std::mutex mutex;
        QList<QUuid> order;
        SenderFixture fixture;
        fixture.build([&](const ScriptedServer::Request& request) {
            const std::scoped_lock lock(mutex);
            order.append(SenderFixture::sessionOf(request));
            const QByteArray headers =
                "X-RateLimit-Limit: 100\r\nX-RateLimit-Remaining: " + QByteArray::number(int(--remaining)) +
                "\r\nX-RateLimit-Reset: 600\r\n";
            return ScriptedServer::Reply{withHeaders(SenderFixture::answerFor(request, 85), headers)};
        });
        fixture.clock.setWrongBy(-3'600'000); // these were recorded an hour ago
        fixture.addMany(60);
        fixture.clock.setWrongBy(0);
        fixture.sender->wake();
        QTRY_COMPARE(fixture.count(RecordState::Delivered), 21); // 31 less the tenth
        const Record fresh = fixture.add(85);
        fixture.sender->wake();
        QTRY_COMPARE(fixture.now(fresh).state, RecordState::Delivered);
        const std::scoped_lock lock(mutex);
        QCOMPARE(order.size(), 22);
        QCOMPARE(order.last(), fresh.sessionId);
    }
};

QTEST_GUILESS_MAIN(TestPacer)
#include "test_pacer.moc"
