#include "ui/completion/completion_guard.h"

namespace lectern {

CompletionGuard::CompletionGuard()
{
    m_timer.start();
    m_ticks = [this] {
        return m_timer.elapsed();
    };
}

void CompletionGuard::arrived(Arrival arrival)
{
    m_arrival = arrival;
    m_arrivedAt = m_ticks();
    m_touched = false;
}

CompletionGuard::Verdict CompletionGuard::judge(Wish wish, bool keyboardInForm) const
{
    const bool brought = m_arrival == Arrival::ByProgram;
    if (wish == Wish::Button)
        return brought && m_ticks() - m_arrivedAt < kButtonRestMs ? Verdict::TooSoon : Verdict::Meant;
    if (m_touched)
        return Verdict::Meant;
    return keyboardInForm && !brought ? Verdict::Meant : Verdict::Untouched;
}

} // namespace lectern
