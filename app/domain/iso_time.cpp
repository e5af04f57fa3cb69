#include "domain/iso_time.h"

namespace lectern {

QDateTime fromIsoTime(const QString& text)
{
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid())
        return {};
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    time = time.toUTC();
    // An offset can lead out of what four digits of a year can say.
    return time.date().year() >= 1 && time.date().year() <= 9999 ? time : QDateTime();
}

QString toIsoTime(const QDateTime& time)
{
    if (!time.isValid())
        return {};
    const bool whole = time.time().msec() == 0;
    return time.toUTC().toString(whole ? Qt::ISODate : Qt::ISODateWithMs);
}

} // namespace lectern
