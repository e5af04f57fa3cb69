#include "server/sign_in_queue.h"
#include "server/sqlite_storage.h"
#include "support/fake_clock.h"

#include <QTemporaryDir>
#include <QTest>

#include <condition_variable>

using namespace lectern;
using namespace lectern::server;
using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

using Kind = SignInVerdict::Kind;

/// A door in front of every check: the test says when, and how, each ends.
class Door
{
public:
    /// What became of each try, in the order of the endings: "right", "wrong" or the seconds to wait.
    QStringList endings()
    {
        const std::scoped_lock lock(m_mutex);
        return m_endings;
    }
    int checking()
    {
        const std::scoped_lock lock(m_mutex);
        return m_checking;
    }
    /// Lets through what is there and what comes.
    void open()
    {
        const std::scoped_lock lock(m_mutex);
        m_isOpen = true;
        m_wake.notify_all();
    }

    SignInTry attempt(const QString& email, const QString& address, Kind kind)
    {
        const QString name = email + u' ' + address + u": "_s;
        return {email, address,
                [this, name, kind](Storage&) {
                    std::unique_lock lock(m_mutex);
                    ++m_checking;
                    m_wake.wait(lock, [this] { return m_isOpen; });
                    --m_checking;
                    return SignInVerdict{kind, [this, name, kind] {
                                             say(name + (kind == Kind::Right ? u"right"_s : u"wrong"_s));
                                         }};
                },
                [this, name](std::chrono::seconds wait) {
                    say(name + QString::number(wait.count()));
                }};
    }

private:
    void say(const QString& words)
    {
        const std::scoped_lock lock(m_mutex);
        m_endings.append(words);
    }

    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_isOpen = false;
    int m_checking = 0;
    QStringList m_endings;
};

} // namespace

class TestSignInQueue : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void manyRightOnesAtOnceAllGetIn();
    void manyWrongOnesAtOnceFindNoGap();
    void waitingTriesAreRefusedOnceTheirPairPauses();
    void aFailingDatabaseCountsNothing();
    void guessesLeaveOthersTheirTurn();
    void aFullQueueKeepsAPlaceForAQuietAddress();
    void waitingIsBounded();
    void stopRefusesWhatWaits();
    void rememberedFailuresAreBounded();

private:
    static constexpr int kThreads = 2;

    void add(const QString& email, const QString& address, Kind kind)
    {
        m_queue->add(m_door->attempt(email, address, kind));
    }
    /// The endings that contain @p words.
    int count(const QString& words) { return int(m_door->endings().filter(words).size()); }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Door> m_door;
    std::unique_ptr<WorkerPool> m_pool;
    std::unique_ptr<SignInQueue> m_queue;
};

void TestSignInQueue::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const QString path = m_folder->filePath(u"a.sqlite"_s);
    QVERIFY(SqliteStorage::prepare(path).ok());
    m_door = std::make_unique<Door>();
    m_pool = std::make_unique<WorkerPool>();
    QVERIFY(m_pool->start(kThreads, [path] { return SqliteStorage::open(path); }).ok());
    m_queue = std::make_unique<SignInQueue>(*m_pool, kThreads, SignInLimits(), m_clock);
}

void TestSignInQueue::cleanup()
{
    m_door->open();
    m_queue->stop();
    m_pool->stop();
    m_queue.reset();
}

void TestSignInQueue::manyRightOnesAtOnceAllGetIn()
{
    for (int i = 0; i < 30; ++i)
        add(u"a"_s, u"1"_s, Kind::Right);
    m_door->open();
    QTRY_COMPARE(count(u"right"_s), 30);
    QCOMPARE(m_door->endings().size(), 30);
}

void TestSignInQueue::manyWrongOnesAtOnceFindNoGap()
{
    for (int i = 0; i < 30; ++i)
        add(u"a"_s, u"1"_s, Kind::Wrong);
    m_door->open();
    QTRY_COMPARE(m_door->endings().size(), 30);
    QCOMPARE(count(u"wrong"_s), 5);
    QCOMPARE(count(u": 60"_s), 25);
}

void TestSignInQueue::waitingTriesAreRefusedOnceTheirPairPauses()
{
    m_door->open();
    for (int i = 0; i < 5; ++i) {
        add(u"a"_s, u"1"_s, Kind::Wrong);
        QTRY_COMPARE(m_door->endings().size(), i + 1);
    }
    add(u"a"_s, u"1"_s, Kind::Right);
    QTRY_COMPARE(m_door->endings().last(), u"a 1: 60"_s);
    // Neither the account from elsewhere nor another account from there pauses.
    add(u"a"_s, u"2"_s, Kind::Right);
    QTRY_COMPARE(m_door->endings().last(), u"a 2: right"_s);
    add(u"b"_s, u"1"_s, Kind::Right);
    QTRY_COMPARE(m_door->endings().last(), u"b 1: right"_s);
    // What was refused does not make the pause longer, and the right password ends all of it.
    m_clock.advance(60'000);
    for (int i = 0; i < 3; ++i) {
        add(u"a"_s, u"1"_s, Kind::Right);
        QTRY_COMPARE(m_door->endings().size(), 9 + i);
        QCOMPARE(m_door->endings().last(), u"a 1: right"_s);
    }
    // After that it takes five failures again.
    add(u"a"_s, u"1"_s, Kind::Wrong);
    QTRY_COMPARE(m_door->endings().last(), u"a 1: wrong"_s);
    add(u"a"_s, u"1"_s, Kind::Right);
    QTRY_COMPARE(m_door->endings().last(), u"a 1: right"_s);
}

void TestSignInQueue::aFailingDatabaseCountsNothing()
{
    m_door->open();
    for (int i = 0; i < 20; ++i)
        add(u"a"_s, u"1"_s, Kind::Unknown);
    QTRY_COMPARE(m_door->endings().size(), 20);
    add(u"a"_s, u"1"_s, Kind::Right);
    QTRY_COMPARE(count(u"right"_s), 1);
}

void TestSignInQueue::guessesLeaveOthersTheirTurn()
{
    for (int i = 0; i < 30; ++i)
        add(u"guess%1"_s.arg(i), u"1"_s, Kind::Wrong);
    QTRY_COMPARE(m_door->checking(), kThreads);
    add(u"a"_s, u"2"_s, Kind::Right); // behind 30 others
    m_door->open();
    QTRY_COMPARE(m_door->endings().size(), 31);
    const qsizetype place = m_door->endings().indexOf(u"a 2: right"_s);
    QVERIFY2(place >= 0 && place <= 2 * kThreads, qPrintable(QString::number(place)));
}

void TestSignInQueue::aFullQueueKeepsAPlaceForAQuietAddress()
{
    // Each address has all its places, and all of the queue's are taken.
    for (int i = 0; i < 300; ++i)
        add(u"guess%1"_s.arg(i), QString::number(i / 30), Kind::Wrong);
    QTRY_COMPARE(m_door->checking(), kThreads);
    QVERIFY(count(u": 2"_s) >= 300 - 256 - kThreads);
    const auto before = m_door->endings().size();
    add(u"a"_s, u"quiet"_s, Kind::Right);
    QCOMPARE(m_door->endings().size(), before + 1); // somebody gave up a place
    QVERIFY(m_door->endings().last().startsWith(u"guess"));
    m_door->open();
    QTRY_COMPARE(count(u"a quiet: right"_s), 1);
    QTRY_COMPARE(m_door->endings().size(), 301);
}

void TestSignInQueue::waitingIsBounded()
{
    for (int i = 0; i < 40; ++i)
        add(u"guess%1"_s.arg(i), u"1"_s, Kind::Wrong);
    QTRY_COMPARE(m_door->checking(), kThreads);
    QVERIFY(m_door->endings().size() >= 40 - 32 - kThreads);
    // What has waited too long is told so rather than checked for nobody.
    m_clock.advance(21'000);
    m_door->open();
    QTRY_COMPARE(m_door->endings().size(), 40);
    QCOMPARE(count(u"wrong"_s), kThreads);
}

void TestSignInQueue::stopRefusesWhatWaits()
{
    for (int i = 0; i < 10; ++i)
        add(u"a%1"_s.arg(i), u"1"_s, Kind::Right);
    QTRY_COMPARE(m_door->checking(), kThreads);
    m_queue->stop();
    QCOMPARE(m_door->endings().size(), 10 - kThreads);
    add(u"late"_s, u"1"_s, Kind::Right);
    QCOMPARE(m_door->endings().size(), 11 - kThreads);
    m_door->open();
    QTRY_COMPARE(m_door->endings().size(), 11);
}

// However many accounts are guessed at: the newest failures are kept.
void TestSignInQueue::rememberedFailuresAreBounded()
{
    SignInThrottle throttle(SignInLimits(), m_clock);
    for (int i = 0; i < 30'000; ++i) {
        m_clock.advance(1);
        throttle.failed(u"guess%1"_s.arg(i), QString::number(i));
    }
    for (int i = 0; i < 5; ++i)
        throttle.failed(u"a"_s, u"1"_s);
    QVERIFY(throttle.pause(u"a"_s, u"1"_s).count() > 0);
    QCOMPARE(throttle.atOnce(u"guess0"_s, u"0"_s), 5);         // forgotten
    QCOMPARE(throttle.atOnce(u"guess29999"_s, u"29999"_s), 4); // not yet
    m_clock.advance(901'000);
    QCOMPARE(throttle.atOnce(u"guess29999"_s, u"29999"_s), 5);
}

QTEST_GUILESS_MAIN(TestSignInQueue)
#include "test_sign_in_queue.moc"
