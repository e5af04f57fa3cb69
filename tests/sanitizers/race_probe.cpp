// Right and wrong ways to use two threads, to see that the thread sanitizer tells them apart: it must be
// silent about Qt's queued calls, and must still see a race of ours inside them. Each way is a command line
// argument; the wrong ones start with "race". In builds without that sanitizer only the right ways are run.
#include <QCoreApplication>
#include <QHash>
#include <QList>
#include <QMutex>
#include <QThread>

#include <atomic>
#include <cstdio>
#include <functional>
#include <vector>

namespace {

constexpr int kRounds = 500;

/// Brings one thread behind another in time, without anything that the sanitizer takes for order. Far from
/// other things: the sanitizer remembers the last four accesses to eight bytes, and waiting is many.
class alignas(64) Signpost
{
public:
    void pass() { m_passed.store(true, std::memory_order_relaxed); }
    void await() const
    {
        while (!m_passed.load(std::memory_order_relaxed))
            QThread::yieldCurrentThread();
    }

private:
    std::atomic<bool> m_passed = false;
};

/// Lives in a thread of its own, and does there what it is asked for.
class Worker : public QObject
{
    Q_OBJECT

public:
    Worker()
    {
        moveToThread(&m_thread);
        m_thread.start();
    }
    ~Worker() override { end(); }

    void ask(const std::function<void()>& what)
    {
        QMetaObject::invokeMethod(this, what, Qt::QueuedConnection);
    }
    void askAndWait(const std::function<void()>& what)
    {
        QMetaObject::invokeMethod(this, what, Qt::BlockingQueuedConnection);
    }
    void end()
    {
        m_thread.quit();
        m_thread.wait();
    }

signals:
    // NOLINTNEXTLINE(readability-inconsistent-declaration-parameter-name): moc has names of its own
    void counted(const QList<int>& numbers);

private:
    QThread m_thread;
};

// ---- right

/// Values go to the worker and come back, by queued calls and signals alone.
int valuesTravelBothWays()
{
    Worker worker;
    int seen = 0;
    QObject::connect(&worker, &Worker::counted, qApp, [&seen](const QList<int>& numbers) {
        seen += numbers.first() % 2 == 0 ? 1 : 0;
        if (seen >= kRounds)
            QCoreApplication::quit();
    });
    for (int i = 0; i < kRounds; ++i) {
        QList<int> numbers;
        numbers.append(i);
        worker.ask([&worker, numbers] {
            QList<int> doubled = numbers;
            doubled[0] *= 2;
            emit worker.counted(doubled);
        });
    }
    QCoreApplication::exec();
    return seen == kRounds ? 0 : 1;
}

int whatAThreadDidIsThereAfterItsEnd()
{
    int sum = 0;
    Worker worker;
    for (int i = 0; i < kRounds; ++i)
        worker.ask([&sum] { ++sum; });
    worker.askAndWait([] {});
    worker.end();
    return sum == kRounds ? 0 : 1;
}

int whatWasWaitedForIsThere()
{
    int sum = 0;
    Worker worker;
    for (int i = 0; i < kRounds; ++i) {
        worker.askAndWait([&sum] { ++sum; });
        ++sum;
    }
    return sum == 2 * kRounds ? 0 : 1;
}

int aMutexGuards()
{
    int sum = 0;
    QMutex mutex;
    Worker one;
    Worker two;
    const auto count = [&sum, &mutex] {
        for (int i = 0; i < kRounds; ++i) {
            const QMutexLocker lock(&mutex);
            ++sum;
        }
    };
    for (int i = 0; i < 10; ++i) {
        one.ask(count);
        two.ask(count);
    }
    one.askAndWait([] {});
    two.askAndWait([] {});
    const QMutexLocker lock(&mutex);
    return sum == 20 * kRounds ? 0 : 1;
}

// ---- wrong. Nothing of it may come before ask() has returned: dropping the slot there brings order where it
// has run.

/// The worker reads what is changed after it was asked.
int raceAfterAsking()
{
    int value = 0;
    Signpost asked;
    Signpost working;
    Worker worker;
    worker.ask([&] {
        asked.await();
        ++value;
        working.pass();
    });
    asked.pass();
    working.await();
    ++value;
    return 0;
}

/// Two threads change the same thing, each in a queued call.
int raceOfTwoSlots()
{
    int value = 0;
    Signpost asked;
    Signpost working;
    Signpost done;
    Worker one;
    Worker two;
    one.ask([&] {
        asked.await();
        ++value;
        working.pass();
    });
    two.ask([&] {
        working.await();
        ++value;
        done.pass();
    });
    asked.pass();
    done.await();
    return 0;
}

/// A queued signal comes before its sender has changed what both use.
int raceBehindASignal()
{
    int value = 0;
    Signpost asked;
    Signpost working;
    Worker worker;
    QObject::connect(&worker, &Worker::counted, qApp, [&] {
        working.await();
        ++value;
        QCoreApplication::quit();
    });
    worker.ask([&] {
        asked.await();
        emit worker.counted({});
        ++value;
        working.pass();
    });
    asked.pass();
    QCoreApplication::exec();
    return 0;
}

/// What a thread did is read before its end was waited for.
int raceBeforeTheEnd()
{
    std::vector<int> known(1);
    Signpost asked;
    Signpost working;
    Worker worker;
    worker.ask([&] {
        asked.await();
        known[0] = 1;
        working.pass();
    });
    asked.pass();
    working.await();
    const int read = known[0];
    worker.end();
    return read - 1;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const QHash<QString, int (*)()> ways{
        {QStringLiteral("values"), &valuesTravelBothWays},
        {QStringLiteral("end"), &whatAThreadDidIsThereAfterItsEnd},
        {QStringLiteral("waited"), &whatWasWaitedForIsThere},
        {QStringLiteral("mutex"), &aMutexGuards},
        {QStringLiteral("race_after_asking"), &raceAfterAsking},
        {QStringLiteral("race_of_two_slots"), &raceOfTwoSlots},
        {QStringLiteral("race_behind_a_signal"), &raceBehindASignal},
        {QStringLiteral("race_before_the_end"), &raceBeforeTheEnd},
    };
    const auto way = ways.value(QCoreApplication::arguments().value(1));
    if (!way) {
        std::fprintf(stderr, "no such way\n");
        return 2;
    }
    return way();
}

#include "race_probe.moc"
