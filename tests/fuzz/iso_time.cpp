#include "domain/iso_time.h"

#include "fuzz/target.h"

namespace lectern::fuzz {

void isoTime(const QByteArray& input)
{
    const QString text = QString::fromUtf8(input);
    const QDateTime time = fromIsoTime(text);
    const QDateTime byQt = QDateTime::fromString(text, Qt::ISODateWithMs);
    expect(!time.isValid() || byQt.isValid(), "a time of ours is one of Qt's");
    if (!time.isValid())
        return;
    expect(time.timeSpec() == Qt::UTC, "a time is UTC");
    expect(time.date().year() >= 1 && time.date().year() <= 9999, "a year has four digits");
    if (byQt.timeSpec() == Qt::LocalTime)
        expect(time.date() == byQt.date() && time.time() == byQt.time(), "without an offset a time is UTC");
    else
        expect(time == byQt, "both ways to read a time give the same");
    expect(fromIsoTime(toIsoTime(time)) == time, "the time is the same again");
}

} // namespace lectern::fuzz
