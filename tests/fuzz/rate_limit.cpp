#include "api/rate_limit.h"
#include "fuzz/target.h"

#include <QList>
#include <QLocale>

namespace lectern::fuzz {
namespace {

/// Formatted by hand, so that reading and writing have no code in common.
QByteArray toHttpDate(const QDateTime& time)
{
    return QLocale::c().toString(time, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'")).toLatin1();
}

void aDateIsTheSameAgain(const QByteArray& text)
{
    const QDateTime date = fromHttpDate(text);
    if (!date.isValid())
        return;
    expect(date.timeSpec() == Qt::UTC, "a date is UTC");
    expect(fromHttpDate(toHttpDate(date)) == date, "the date is the same again");
}

} // namespace

/// The lines of the input: Retry-After, -Limit, -Remaining, -Reset, Date.
void rateLimit(const QByteArray& input)
{
    const QDateTime now({2026, 11, 23}, {10, 30, 0, 1}, Qt::UTC);
    QList<QByteArray> lines = input.split('\n');
    lines.resize(5);
    const RateLimitHeaders headers{lines[0], lines[1], lines[2], lines[3]};
    const QDateTime serverDate = fromHttpDate(lines[4]);
    for (const QByteArray& line : lines)
        aDateIsTheSameAgain(line);

    for (const bool refused : {false, true}) {
        const QDateTime time = notBefore(headers, refused, serverDate, now);
        if (!time.isValid())
            continue;
        expect(time.timeSpec() == Qt::UTC, "a wait ends at a time in UTC");
        expect(time >= now, "no wait until a time that is over");
        expect(time <= now.addDays(1), "no wait longer than a day");
    }
    const bool silent = headers.retryAfter.trimmed().isEmpty() && headers.reset.trimmed().isEmpty();
    expect(!silent || !notBefore(headers, true, serverDate, now).isValid(), "no time, no wait");
}

} // namespace lectern::fuzz
