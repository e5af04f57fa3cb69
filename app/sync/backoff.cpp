#include "sync/backoff.h"

#include <QRandomGenerator>

#include <algorithm>

namespace lectern {

Backoff::Backoff(Random random, int baseMs) : m_random(std::move(random)), m_baseMs(baseMs)
{
}

int Backoff::delayMs(int tries) const
{
    constexpr int kMaxDoublings = 20;                          // far beyond every cap, far below an overflow
    const int doublings = std::clamp(tries, 1, kMaxDoublings); // the first wait is 1 to 2 s
    const double ceiling = std::min(double(m_capMs), double(m_baseMs) * double(1 << doublings));
    return int(m_baseMs + (ceiling - m_baseMs) * m_random());
}

Backoff::Random Backoff::systemRandom()
{
    return [] {
        return QRandomGenerator::global()->generateDouble();
    };
}

} // namespace lectern
