#pragma once

#include <cmath>
#include <optional>

namespace lectern {

/// A result from 0 to 100, fractions allowed. There is no invalid Score (contract: complete).
class Score
{
public:
    static constexpr double kMin = 0.0;
    static constexpr double kMax = 100.0;
    static constexpr double kPassMark = 70.0;

    /// Nothing if @p raw is not finite or not within 0 to 100.
    static std::optional<Score> of(double raw)
    {
        if (!std::isfinite(raw) || raw < kMin || raw > kMax)
            return std::nullopt;
        return Score(raw + 0.0); // -0.0 becomes 0.0
    }

    [[nodiscard]] double raw() const { return m_raw; }
    /// 0 to 1: raw / max.
    [[nodiscard]] double scaled() const { return m_raw / kMax; }
    /// 70 passes, 69.999 does not.
    [[nodiscard]] bool passed() const { return m_raw >= kPassMark; }

    bool operator==(const Score&) const = default;

private:
    explicit Score(double raw) : m_raw(raw) {}
    double m_raw;
};

} // namespace lectern
