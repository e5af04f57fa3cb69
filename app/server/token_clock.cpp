#include "server/token_clock.h"

#include <algorithm>

namespace lectern::server {

void TokenClock::start(const QDateTime& stored)
{
    m_base = m_clock.now();
    m_baseMs = m_clock.monotonicMs();
    if (stored.isValid())
        m_base = std::clamp(m_base, stored, stored.addDays(1));
}

QDateTime TokenClock::now() const
{
    return m_base.addMSecs(m_clock.monotonicMs() - m_baseMs);
}

} // namespace lectern::server
