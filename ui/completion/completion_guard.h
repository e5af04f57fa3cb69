#pragma once

#include <QElapsedTimer>

#include <functional>

namespace lectern {

/// Tells whether a wish to complete the session that is shown is meant for it: nothing is completed that
/// nobody touched. A session that the program brought, for example after "Complete and next", may have come
/// under a key or a mouse button that was on its way already. UI thread.
class CompletionGuard
{
public:
    static constexpr qint64 kButtonRestMs = 500; ///< after the program brought a session

    enum class Arrival {
        ByHand,    ///< a person chose this very session
        ByProgram, ///< it followed another one, or a search found it
    };
    enum class Wish { Command, Button }; ///< a shortcut or a menu; one of the two buttons
    enum class Verdict {
        Meant,
        Untouched, ///< nothing was typed yet: say so
        TooSoon,   ///< no more than an echo of the press before: say nothing
    };
    /// Milliseconds that only grow, from any beginning.
    using Ticks = std::function<qint64()>;

    CompletionGuard();

    void setTicks(Ticks ticks) { m_ticks = std::move(ticks); }
    void arrived(Arrival arrival);
    /// A person changed something in the form, or took a result back into it.
    void touched() { m_touched = true; }
    /// @p keyboardInForm: whether the keyboard is in a field of the form.
    [[nodiscard]] Verdict judge(Wish wish, bool keyboardInForm) const;

private:
    QElapsedTimer m_timer;
    Ticks m_ticks;
    Arrival m_arrival = Arrival::ByHand;
    qint64 m_arrivedAt = 0;
    bool m_touched = false;
};

} // namespace lectern
