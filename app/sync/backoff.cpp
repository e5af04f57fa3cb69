#include "sync/backoff.h"

#include <QRandomGenerator>

#include <algorithm>

namespace lectern {

Backoff::Backoff(Random random) : m_random(std::move(random))
{
}

int Backoff::delayMs(int tries) const
{
    constexpr int kMaxDoublings = 20; // far beyond every cap, far below an overflow
    const int doublings = std::clamp(tries - 1, 0, kMaxDoublings);
    const double ceiling = std::min(double(m_capMs), double(kBaseMs) * double(1 << doublings));
    return int(ceiling * m_random());
}

Backoff::Random Backoff::systemRandom()
{
    return [] {
        return QRandomGenerator::global()->generateDouble();
    };
}

} // namespace lectern
