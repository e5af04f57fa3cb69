#include "sync/wake_detector.h"

#include <cstdlib>

namespace lectern {

WakeDetector::WakeDetector(const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_monotonicMs(clock.monotonicMs())
    , m_wall(clock.now())
{
    connect(&m_timer, &QTimer::timeout, this, &WakeDetector::look);
    m_timer.start(kEveryMs);
}

void WakeDetector::look()
{
    const qint64 monotonicMs = m_clock.monotonicMs();
    const QDateTime wall = m_clock.now();
    const qint64 passed = monotonicMs - m_monotonicMs;
    const qint64 jump = m_wall.msecsTo(wall) - passed;
    m_monotonicMs = monotonicMs;
    m_wall = wall;
    if (std::abs(jump) > kToleranceMs)
        emit clockSet(jump);
    if (passed > kEveryMs + kToleranceMs)
        emit wokeUp();
}

} // namespace lectern
