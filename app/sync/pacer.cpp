#include "sync/pacer.h"

#include <algorithm>

namespace lectern {
namespace {

constexpr int kReservedShare = 10; ///< one in so many is left for fresh work
constexpr qint64 kSameWindowMs = 2'000;
constexpr qint64 kRoundingMs = 1'000; ///< headers have whole seconds, and some servers round them down
constexpr int kSecondsPerMinute = 60;

} // namespace

void Pacer::onAnswer(const RateLimits& told, const QDateTime& now)
{
    if (told.limit > 0)
        m_limit = told.limit;
    if (!told.remaining || !told.resetAt.isValid())
        return;
    // Answers may overtake each other: within a window the budget only shrinks.
    const QDateTime resetAt = told.resetAt.addMSecs(kRoundingMs);
    const bool isSameWindow = isKnown(now) && qAbs(m_resetAt.msecsTo(resetAt)) <= kSameWindowMs;
    m_remaining = isSameWindow ? std::min(m_remaining, *told.remaining) : *told.remaining;
    if (!isSameWindow)
        m_resetAt = resetAt;
    m_limit = std::max(m_limit, *told.remaining);
}

bool Pacer::isKnown(const QDateTime& now) const
{
    return m_resetAt.isValid() && now < m_resetAt;
}

int Pacer::reserve() const
{
    return m_limit / kReservedShare;
}

int Pacer::available(int inFlight, const QDateTime& now) const
{
    return isKnown(now) ? std::max(m_remaining - inFlight - reserve(), 0) : kNoLimit;
}

int Pacer::availableForFresh(int inFlight, const QDateTime& now) const
{
    return isKnown(now) ? std::max(m_remaining - inFlight, 0) : kNoLimit;
}

QDateTime Pacer::waitsUntil(int inFlight, const QDateTime& now) const
{
    return available(inFlight, now) > 0 ? QDateTime() : m_resetAt;
}

int Pacer::minutesFor(int count, const QDateTime& now) const
{
    const int perWindow = m_limit - reserve();
    if (perWindow <= 0)
        return 0;
    const int left = count - std::min(count, isKnown(now) ? available(0, now) : perWindow);
    if (left <= 0)
        return 0;
    const int windows = (left + perWindow - 1) / perWindow;
    return (windows * kUsualWindowSeconds + kSecondsPerMinute - 1) / kSecondsPerMinute;
}

} // namespace lectern
