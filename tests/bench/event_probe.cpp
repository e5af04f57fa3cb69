#include "event_probe.h"

#include <chrono>
#include <ctime>
#include <utility>

namespace lectern::bench {
namespace {

constexpr int kEveryUs = 2'000;
constexpr double kNsPerMs = 1e6;

qint64 threadNs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return qint64(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

qint64 nowNs()
{
    return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
}

const QEvent::Type kProbe = QEvent::Type(QEvent::registerEventType());

class ProbeEvent : public QEvent
{
public:
    ProbeEvent() : QEvent(kProbe), postedNs(nowNs()) {}
    const qint64 postedNs;
};

} // namespace

bool MeasuredApplication::notify(QObject* receiver, QEvent* event)
{
    // The events of all threads come by here.
    if (QThread::currentThread() != thread() || m_depth > 0)
        return QApplication::notify(receiver, event);
    ++m_depth;
    const qint64 before = threadNs();
    const bool result = QApplication::notify(receiver, event);
    m_longestNs = std::max(m_longestNs, threadNs() - before);
    --m_depth;
    return result;
}

double MeasuredApplication::takeLongestWork()
{
    return double(std::exchange(m_longestNs, 0)) / kNsPerMs;
}

EventProbe::EventProbe()
{
    m_thread = QThread::create([this] {
        while (!m_stop) {
            QCoreApplication::postEvent(this, new ProbeEvent, Qt::HighEventPriority);
            QThread::usleep(kEveryUs);
        }
    });
    m_thread->start();
}

EventProbe::~EventProbe()
{
    m_stop = true;
    m_thread->wait();
    delete m_thread;
}

QList<double> EventProbe::takeWaits()
{
    return std::exchange(m_waits, {});
}

bool EventProbe::event(QEvent* event)
{
    if (event->type() != kProbe)
        return QObject::event(event);
    m_waits.append(double(nowNs() - static_cast<ProbeEvent*>(event)->postedNs) / kNsPerMs);
    return true;
}

} // namespace lectern::bench
