#include "server/sign_in_throttle.h"

#include <algorithm>
#include <vector>

namespace lectern::server {
namespace {

constexpr qsizetype kMostKeys = 10'000;
constexpr qsizetype kKeptKeys = 9'000; ///< when there were too many

qint64 toMs(std::chrono::seconds time)
{
    return std::chrono::milliseconds(time).count();
}

/// An address has no line feed in it.
QString pairOf(const QString& email, const QString& address)
{
    return address + QLatin1Char('\n') + email;
}

} // namespace

std::chrono::seconds SignInThrottle::pause(const QString& email, const QString& address) const
{
    const qint64 now = m_clock.monotonicMs();
    const QString pair = pairOf(email, address);
    if (failuresOf(m_pairs, pair, now) < m_limits.failures)
        return {};
    const qint64 wait = m_pairs.constFind(pair)->lastMs + toMs(m_limits.pause) - now;
    return std::chrono::ceil<std::chrono::seconds>(std::chrono::milliseconds(std::max<qint64>(wait, 0)));
}

int SignInThrottle::atOnce(const QString& email, const QString& address) const
{
    return std::max(1,
                    m_limits.failures - failuresOf(m_pairs, pairOf(email, address), m_clock.monotonicMs()));
}

bool SignInThrottle::isLoud(const QString& address) const
{
    return failuresOf(m_addresses, address, m_clock.monotonicMs()) >= m_limits.failures;
}

void SignInThrottle::failed(const QString& email, const QString& address)
{
    add(m_pairs, pairOf(email, address));
    add(m_addresses, address);
}

void SignInThrottle::succeeded(const QString& email, const QString& address)
{
    m_pairs.remove(pairOf(email, address));
}

bool SignInThrottle::isForgotten(const Count& count, qint64 now) const
{
    return now - count.lastMs > toMs(m_limits.memory);
}

int SignInThrottle::failuresOf(const Counts& counts, const QString& key, qint64 now) const
{
    const auto found = counts.constFind(key);
    return found == counts.constEnd() || isForgotten(*found, now) ? 0 : found->failures;
}

void SignInThrottle::add(Counts& counts, const QString& key) const
{
    const qint64 now = m_clock.monotonicMs();
    if (counts.size() >= kMostKeys && !counts.contains(key))
        makeRoom(counts, now);
    Count& count = counts[key];
    if (isForgotten(count, now))
        count.failures = 0;
    ++count.failures;
    count.lastMs = now;
}

/// Forgets what is old, and of the rest what is oldest.
void SignInThrottle::makeRoom(Counts& counts, qint64 now) const
{
    counts.removeIf([&](const auto& entry) { return isForgotten(entry.value(), now); });
    if (counts.size() <= kKeptKeys)
        return;
    std::vector<qint64> times;
    times.reserve(size_t(counts.size()));
    for (const Count& count : std::as_const(counts))
        times.push_back(count.lastMs);
    const auto border = times.end() - kKeptKeys;
    std::nth_element(times.begin(), border, times.end());
    // More than kKeptKeys at the same moment all go: bounded memory comes first.
    counts.removeIf([oldest = *border](const auto& entry) { return entry.value().lastMs <= oldest; });
}

} // namespace lectern::server
