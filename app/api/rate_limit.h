#pragma once

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace lectern {

/// The headers by which a server asks to wait (contract: conventions); empty = not there.
struct RateLimitHeaders
{
    QByteArray retryAfter; ///< seconds or HTTP date
    QByteArray limit;
    QByteArray remaining;
    QByteArray reset; ///< seconds from now, or seconds (or milliseconds) since 1970
};

/// What an answer tells of the budget of its kind of calls.
struct RateLimits
{
    int limit = 0;                ///< calls in one window; 0: not told
    std::optional<int> remaining; ///< of them, in this window
    QDateTime resetAt;            ///< end of the window, on this computer's clock (UTC); invalid: not told
};

/// @p serverDate, @p now as below. What is no number, negative or beyond 24 hours is not told.
RateLimits rateLimitsOf(const RateLimitHeaders& headers, const QDateTime& serverDate, const QDateTime& now);

/// The earliest time for the next call, on this computer's clock (UTC). Times that the server gives as dates
/// are taken relative to @p serverDate if that is valid, so that a wrong clock here does not matter. Never
/// before @p now, never more than 24 hours after it. X-RateLimit-Reset counts when the call was refused
/// (@p refused: a 429); what remains of a budget is for a Pacer. Invalid: no wait asked for, or not
/// understood.
QDateTime notBefore(const RateLimitHeaders& headers, bool refused, const QDateTime& serverDate,
                    const QDateTime& now);

/// An HTTP date in any of its three forms, UTC; invalid if it is none.
QDateTime fromHttpDate(const QByteArray& text);

} // namespace lectern
