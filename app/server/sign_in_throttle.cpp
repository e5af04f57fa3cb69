#include "server/sign_in_throttle.h"

#include <algorithm>

namespace lectern::server {
namespace {

constexpr qsizetype kManyKeys = 10'000;

qint64 toMs(std::chrono::seconds time)
{
    return std::chrono::milliseconds(time).count();
}

} // namespace

std::optional<std::chrono::seconds> SignInThrottle::begin(const QString& email, const QString& address)
{
    const std::scoped_lock lock(m_mutex);
    const qint64 now = m_clock.monotonicMs();
    const qint64 wait = std::max(waitMs(m_accounts, email, now), waitMs(m_addresses, address, now));
    if (wait > 0)
        return std::chrono::ceil<std::chrono::seconds>(std::chrono::milliseconds(wait));
    add(m_accounts, email, now);
    add(m_addresses, address, now);
    return std::nullopt;
}

void SignInThrottle::succeeded(const QString& email, const QString& address)
{
    const std::scoped_lock lock(m_mutex);
    m_accounts.remove(email);
    remove(m_addresses, address);
}

void SignInThrottle::withdrawn(const QString& email, const QString& address)
{
    const std::scoped_lock lock(m_mutex);
    remove(m_accounts, email);
    remove(m_addresses, address);
}

qint64 SignInThrottle::waitMs(const Counts& counts, const QString& key, qint64 now) const
{
    const auto found = counts.constFind(key);
    if (found == counts.constEnd() || found->failures < m_limits.failures)
        return 0;
    return found->lastMs + toMs(m_limits.pause) - now;
}

void SignInThrottle::add(Counts& counts, const QString& key, qint64 now) const
{
    const auto forgotten = [&](const Count& count) {
        return now - count.lastMs > toMs(m_limits.memory);
    };
    if (counts.size() > kManyKeys)
        counts.removeIf([&](const auto& entry) { return forgotten(entry.value()); });
    Count& count = counts[key];
    if (forgotten(count))
        count.failures = 0;
    ++count.failures;
    count.lastMs = now;
}

void SignInThrottle::remove(Counts& counts, const QString& key)
{
    if (counts.contains(key) && --counts[key].failures <= 0)
        counts.remove(key);
}

} // namespace lectern::server
