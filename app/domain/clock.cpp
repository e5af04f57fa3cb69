#include "domain/clock.h"

#include <QDeadlineTimer>

#ifdef Q_OS_LINUX
#include <ctime>
#endif

namespace lectern {

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

qint64 SystemClock::monotonicMs() const
{
#ifdef Q_OS_LINUX
    // Unlike the clock behind QDeadlineTimer this one goes on while the computer sleeps.
    timespec time{};
    if (clock_gettime(CLOCK_BOOTTIME, &time) == 0)
        return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
#endif
    return QDeadlineTimer::current(Qt::PreciseTimer).deadline();
}

int SystemClock::utcOffsetSeconds() const
{
    return QDateTime::currentDateTime().offsetFromUtc();
}

} // namespace lectern
