#pragma once

#include <QtGlobal>

#include <cmath>
#include <optional>

namespace lectern {

/// Time spent in a session: finite, 0 to 10080 minutes (a week), fractions allowed (contract: complete).
class TimeSpent
{
public:
    static constexpr double kMaxMinutes = 10080.0;

    static std::optional<TimeSpent> ofMinutes(double minutes)
    {
        if (!std::isfinite(minutes) || minutes < 0.0 || minutes > kMaxMinutes)
            return std::nullopt;
        return TimeSpent(minutes + 0.0);
    }

    [[nodiscard]] double minutes() const { return m_minutes; }
    /// minutes x 60, rounded to the nearest second, as the server stores it.
    [[nodiscard]] qint64 seconds() const { return std::llround(m_minutes * 60.0); }

    bool operator==(const TimeSpent&) const = default;

private:
    explicit TimeSpent(double minutes) : m_minutes(minutes) {}
    double m_minutes;
};

} // namespace lectern
