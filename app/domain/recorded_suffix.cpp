#include "domain/recorded_suffix.h"

#include <QRegularExpression>

#include <cstdlib>

namespace lectern {
using namespace Qt::StringLiterals;

QString recordedSuffix(const QDateTime& at, int utcOffsetSeconds)
{
    constexpr int kSecondsPerMinute = 60;
    constexpr int kMinutesPerHour = 60;
    const int minutes = std::abs(utcOffsetSeconds) / kSecondsPerMinute;
    const QString local = at.toUTC().addSecs(utcOffsetSeconds).toString(u"yyyy-MM-dd hh:mm"_s);
    return u" [recorded %1 %2%3:%4]"_s.arg(local, utcOffsetSeconds < 0 ? u"-"_s : u"+"_s)
        .arg(minutes / kMinutesPerHour, 2, 10, QLatin1Char('0'))
        .arg(minutes % kMinutesPerHour, 2, 10, QLatin1Char('0'));
}

QString withRecordedSuffix(const QString& notes, const QDateTime& at, int utcOffsetSeconds)
{
    const QString typed = withoutRecordedSuffix(notes);
    const QString suffix = recordedSuffix(at, utcOffsetSeconds);
    return typed.isEmpty() ? suffix.mid(1) : typed + suffix;
}

QString withoutRecordedSuffix(const QString& notes)
{
    static const QRegularExpression suffix(
        u" ?\\[recorded \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d [+-]\\d\\d:\\d\\d\\]\\z"_s);
    QString typed = notes;
    return typed.remove(suffix);
}

} // namespace lectern
