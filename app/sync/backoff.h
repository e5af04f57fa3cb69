#pragma once

#include <functional>

namespace lectern {

/// How long to wait before the next try: 1 s doubled with each try, capped, with full jitter (anything
/// between nothing and that), so that a room full of consoles doesn't come back at the same moment. Never
/// gives up. Thread: any one.
class Backoff
{
public:
    /// Numbers from 0 up to but not including 1.
    using Random = std::function<double()>;

    static constexpr int kBaseMs = 1000;
    static constexpr int kCapMs = 5 * 60 * 1000;
    static constexpr int kHurriedCapMs = 5 * 1000; ///< while a person waits for it (`lectern-cli sync`)

    explicit Backoff(Random random = systemRandom());

    /// @p tries: failed tries so far, at least 1. In milliseconds, 0 to the cap.
    [[nodiscard]] int delayMs(int tries) const;
    void setCapMs(int capMs) { m_capMs = capMs; }

    static Random systemRandom();

private:
    Random m_random;
    int m_capMs = kCapMs;
};

} // namespace lectern
