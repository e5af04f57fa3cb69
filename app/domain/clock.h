#pragma once

#include <QDateTime>

namespace lectern {

/// The time, as a seam: tests set it. Thread-safe for reading.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Wall clock, UTC. May jump.
    [[nodiscard]] virtual QDateTime now() const = 0;
    /// Milliseconds since some fixed moment of this boot; never jumps back, and counts sleep where the system
    /// can.
    [[nodiscard]] virtual qint64 monotonicMs() const = 0;
    /// Seconds east of UTC here and now, for "when it happened".
    [[nodiscard]] virtual int utcOffsetSeconds() const = 0;
};

/// The computer's own clocks.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override;
    [[nodiscard]] qint64 monotonicMs() const override;
    [[nodiscard]] int utcOffsetSeconds() const override;
};

} // namespace lectern
