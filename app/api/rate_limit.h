#pragma once

#include <QByteArray>
#include <QDateTime>

namespace lectern {

/// The headers by which a server asks to wait (contract: conventions); empty = not there.
struct RateLimitHeaders
{
    QByteArray retryAfter; ///< seconds or HTTP date
    QByteArray limit;
    QByteArray remaining;
    QByteArray reset; ///< seconds from now, or seconds (or milliseconds) since 1970
};

/// The earliest time for the next call, on this computer's clock (UTC). Times that the server gives as dates
/// are taken relative to @p serverDate if that is valid, so that a wrong clock here does not matter. Never
/// before @p now, never more than 24 hours after it. X-RateLimit-Reset counts when the call was refused
/// (@p refused: a 429) or nothing remains. Invalid: no wait asked for, or not understood.
QDateTime notBefore(const RateLimitHeaders& headers, bool refused, const QDateTime& serverDate,
                    const QDateTime& now);

/// An HTTP date in any of its three forms, UTC; invalid if it is none.
QDateTime fromHttpDate(const QByteArray& text);

} // namespace lectern
