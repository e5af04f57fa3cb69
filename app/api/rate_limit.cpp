#include "api/rate_limit.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <cmath>
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

} // namespace

QDateTime notBefore(const RateLimitHeaders& headers, bool refused, const QDateTime& serverDate,
                    const QDateTime& now)
{
    QDateTime retryAfter = ofRetryAfter(headers.retryAfter, serverDate, now);
    if (retryAfter.isValid())
        return retryAfter;
    const auto remaining = toNumber(headers.remaining);
    if (refused || (remaining && *remaining <= 0))
        return ofReset(headers.reset, serverDate, now);
    return {};
}

QDateTime fromHttpDate(const QByteArray& text)
{
    if (text.size() > 64)
        return {};
    const QString date = QString::fromLatin1(text).simplified();
    // Preferred form, then the two obsolete ones of RFC 9110, 5.6.7.
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
