#pragma once

#include "domain/clock.h"

namespace lectern::server {

/// The time by which tokens end. It goes on evenly from the first start of the server, whatever is done to
/// the computer's clock: one that jumps by months and back (a dead battery, a typing error) must end nobody's
/// sign-in, and one that is set back must not make access tokens live for months. The time between two runs
/// counts as the computer's clock says, but as a day at most. now() is thread-safe.
class TokenClock
{
public:
    explicit TokenClock(const Clock& clock) : m_clock(clock) {}

    /// @p stored: the latest time known from earlier runs; invalid for a new database. Once, before now().
    void start(const QDateTime& stored);
    [[nodiscard]] QDateTime now() const;

private:
    const Clock& m_clock;
    QDateTime m_base;
    qint64 m_baseMs = 0; ///< of the monotonic clock
};

} // namespace lectern::server
