#include "domain/iso_time.h"

#include <optional>

namespace lectern {
namespace {

/// So many digits from @p at; -1 if something else stands there.
int digits(QStringView text, qsizetype at, int count)
{
    int value = 0;
    for (const QChar c : text.sliced(at, count)) {
        if (c < u'0' || c > u'9')
            return -1;
        value = value * 10 + (c.unicode() - u'0');
    }
    return value;
}

/// "2025-01-15T11:30:00Z" or "2025-01-15T11:30:00.250Z", as nearly every server writes it. Long lists are
/// full of them, and Qt's reader, which understands everything else too, takes many times as long.
std::optional<QDateTime> fromUsualForm(QStringView text)
{
    constexpr qsizetype kWhole = 20;
    constexpr qsizetype kWithMilliseconds = 24;
    const bool hasMs = text.size() == kWithMilliseconds;
    if ((!hasMs && text.size() != kWhole) || !text.endsWith(u'Z') || text[4] != u'-' || text[7] != u'-' ||
        text[10] != u'T' || text[13] != u':' || text[16] != u':' || (hasMs && text[19] != u'.'))
        return std::nullopt;
    const QDate date(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
    const QTime time(digits(text, 11, 2), digits(text, 14, 2), digits(text, 17, 2),
                     hasMs ? digits(text, 20, 3) : 0);
    if (!date.isValid() || !time.isValid() ||
        date.year() < 1) // QDate has years before Christ, "20-5" is none
        return std::nullopt;
    return QDateTime(date, time, Qt::UTC);
}

} // namespace

QDateTime fromIsoTime(const QString& text)
{
    if (const auto usual = fromUsualForm(text))
        return *usual;
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
