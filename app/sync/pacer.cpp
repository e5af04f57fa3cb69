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
    m_isHeard = true;
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

/// What may be under way, for all that is known. A new window is as large as the last one.
int Pacer::budget(const QDateTime& now) const
{
    if (isKnown(now))
        return m_remaining;
    return m_limit > 0 && m_resetAt.isValid() ? m_limit : kNoLimit;
}

int Pacer::left(int inFlight, int kept, const QDateTime& now) const
{
    if (!m_isHeard)
        return std::max(1 - inFlight, 0);
    const int whole = budget(now);
    return whole == kNoLimit ? kNoLimit : std::max(whole - inFlight - kept, 0);
}

int Pacer::available(int inFlight, const QDateTime& now) const
{
    return left(inFlight, reserve(), now);
}

int Pacer::availableForFresh(int inFlight, const QDateTime& now) const
{
    return left(inFlight, 0, now);
}

QDateTime Pacer::waitsUntil(int inFlight, const QDateTime& now) const
{
    return available(inFlight, now) > 0 || !isKnown(now) ? QDateTime() : m_resetAt;
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
