#include "api/rate_limit.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

using namespace Qt::StringLiterals;

namespace lectern {
namespace {

constexpr qint64 kLongestWaitMs = 24LL * 3600 * 1000;
constexpr double kEpochFrom = 1e9;        ///< larger numbers are no waits but dates
constexpr double kEpochMillisFrom = 1e11; ///< larger ones are in milliseconds

std::optional<double> toNumber(const QByteArray& text)
{
    bool ok = false;
    const double value = text.trimmed().toDouble(&ok);
    if (!ok || !std::isfinite(value))
        return std::nullopt;
    return value;
}

/// Some servers add the window: "100;w=60", or several: "100, 1000;w=3600". The first number is the nearest.
std::optional<int> toCount(const QByteArray& text)
{
    const qsizetype end =
        std::find_if(text.cbegin(), text.cend(), [](char c) { return c == ';' || c == ','; }) - text.cbegin();
    const auto number = toNumber(text.left(end));
    if (!number || *number < 0 || *number > std::numeric_limits<int>::max())
        return std::nullopt;
    return int(*number);
}

/// @p ms may be anything; the result is between now and the longest wait.
QDateTime after(const QDateTime& now, double ms)
{
    const double bounded = std::clamp(ms, 0.0, static_cast<double>(kLongestWaitMs));
    return now.addMSecs(static_cast<qint64>(std::ceil(bounded)));
}

QDateTime ofDate(double epochMs, const QDateTime& serverDate, const QDateTime& now)
{
    const QDateTime& base = serverDate.isValid() ? serverDate : now;
    return after(now, epochMs - static_cast<double>(base.toMSecsSinceEpoch()));
}

QDateTime ofRetryAfter(const QByteArray& text, const QDateTime& serverDate, const QDateTime& now)
{
    if (const auto seconds = toNumber(text))
        return *seconds < 0 ? QDateTime() : after(now, *seconds * 1000);
    const QDateTime date = fromHttpDate(text);
    return date.isValid() ? ofDate(static_cast<double>(date.toMSecsSinceEpoch()), serverDate, now)
                          : QDateTime();
}

QDateTime ofReset(const QByteArray& text, const QDateTime& serverDate, const QDateTime& now)
{
    const auto value = toNumber(text);
    if (!value || *value < 0)
        return {};
    if (*value >= kEpochMillisFrom)
        return ofDate(*value, serverDate, now);
    return *value >= kEpochFrom ? ofDate(*value * 1000, serverDate, now) : after(now, *value * 1000);
}

/// "Sun, 06 Nov 1994 08:49:37 GMT": every answer has one, and QLocale takes its time. Invalid for every other
/// form.
QDateTime fromUsualForm(QStringView text)
{
    static constexpr QLatin1String kDays("MonTueWedThuFriSatSun");
    static constexpr QLatin1String kMonths("JanFebMarAprMayJunJulAugSepOctNovDec");
    constexpr qsizetype kLength = 29;
    if (text.size() != kLength || text.mid(3, 2) != ", "_L1 || text.last(4) != " GMT"_L1)
        return {};
    for (const qsizetype digit : {5, 6, 12, 13, 14, 15, 17, 18, 20, 21, 23, 24}) {
        if (text[digit] < u'0' || text[digit] > u'9')
            return {};
    }
    const bool isSpaced =
        text[7] == u' ' && text[11] == u' ' && text[16] == u' ' && text[19] == u':' && text[22] == u':';
    const qsizetype month = QString(kMonths).indexOf(text.mid(8, 3));
    const qsizetype day = QString(kDays).indexOf(text.first(3));
    if (!isSpaced || month < 0 || month % 3 != 0 || day < 0 || day % 3 != 0)
        return {};
    const QDate date(text.mid(12, 4).toInt(), int(month / 3) + 1, text.mid(5, 2).toInt());
    const QTime time(text.mid(17, 2).toInt(), text.mid(20, 2).toInt(), text.mid(23, 2).toInt());
    if (!date.isValid() || !time.isValid() || date.dayOfWeek() != int(day / 3) + 1)
        return {};
    return {date, time, Qt::UTC};
}

} // namespace

QDateTime notBefore(const RateLimitHeaders& headers, bool refused, const QDateTime& serverDate,
                    const QDateTime& now)
{
    QDateTime retryAfter = ofRetryAfter(headers.retryAfter, serverDate, now);
    if (retryAfter.isValid())
        return retryAfter;
    return refused ? ofReset(headers.reset, serverDate, now) : QDateTime();
}

RateLimits rateLimitsOf(const RateLimitHeaders& headers, const QDateTime& serverDate, const QDateTime& now)
{
    RateLimits limits;
    limits.limit = toCount(headers.limit).value_or(0);
    limits.remaining = toCount(headers.remaining);
    limits.resetAt = ofReset(headers.reset, serverDate, now);
    return limits;
}

QDateTime fromHttpDate(const QByteArray& text)
{
    if (text.isEmpty() || text.size() > 64)
        return {};
    const QString date = QString::fromLatin1(text).simplified();
    if (QDateTime usual = fromUsualForm(date); usual.isValid())
        return usual;
    // With other spaces, then the two obsolete ones of RFC 9110, 5.6.7.
    const QString twoDigitYears = u"dddd, dd-MMM-yy hh:mm:ss 'GMT'"_s;
    for (const auto& format :
         {u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s, twoDigitYears, u"ddd MMM d hh:mm:ss yyyy"_s}) {
        QDateTime result = QLocale::c().toDateTime(date, format);
        if (!result.isValid())
            continue;
        result.setTimeSpec(Qt::UTC);
        if (format == twoDigitYears && result.date().year() < 1970)
            result = result.addYears(100);
        return result;
    }
    return {};
}

} // namespace lectern
