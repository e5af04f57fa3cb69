#include "domain/clock.h"

#include <QDeadlineTimer>

namespace lectern {

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

qint64 SystemClock::monotonicMs() const
{
    return QDeadlineTimer::current(Qt::PreciseTimer).deadline();
}

int SystemClock::utcOffsetSeconds() const
{
    return QDateTime::currentDateTime().offsetFromUtc();
}

} // namespace lectern
