#pragma once

#include <functional>

namespace lectern {

/// How long to wait before the next try: 1 s doubled with each try, capped, with full jitter (anything
/// between a second and that), so that a room full of consoles doesn't come back at the same moment, nor one
/// of them many times in one. Never gives up. Thread: any one.
class Backoff
{
public:
    /// Numbers from 0 up to but not including 1.
    using Random = std::function<double()>;

    static constexpr int kBaseMs = 1000;
    static constexpr int kCapMs = 5 * 60 * 1000;
    static constexpr int kHurriedCapMs = 5 * 1000; ///< while a person waits for it (`lectern-cli sync`)

    /// @p baseMs: 0 for tests that do not wait.
    explicit Backoff(Random random = systemRandom(), int baseMs = kBaseMs);

    /// @p tries: failed tries so far, at least 1. In milliseconds, kBaseMs to the cap.
    [[nodiscard]] int delayMs(int tries) const;
    void setCapMs(int capMs) { m_capMs = capMs; }

    static Random systemRandom();

private:
    Random m_random;
    int m_baseMs;
    int m_capMs = kCapMs;
};

} // namespace lectern
