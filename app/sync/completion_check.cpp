#include "sync/completion_check.h"

#include <cmath>

namespace lectern {
namespace {

constexpr double kScoreTolerance = 0.005;
constexpr qint64 kTimeToleranceSeconds = 1;
constexpr qint64 kClockToleranceSeconds = 5;

bool scoreAgrees(const Record& record, const Session& listed)
{
    if (record.completion.score.has_value() != listed.score.has_value())
        return false;
    return !listed.score || std::abs(record.completion.score->raw() - listed.score->raw) <= kScoreTolerance;
}

bool timeAgrees(const Record& record, const Session& listed)
{
    if (!record.completion.timeSpent)
        return true;
    return listed.timeSpentSeconds && std::abs(record.completion.timeSpent->seconds() -
                                               *listed.timeSpentSeconds) <= kTimeToleranceSeconds;
}

bool momentAgrees(const Record& record, const Session& listed, const QDateTime& answeredAt)
{
    if (!listed.completedAt.isValid() || !record.firstUnknownAt.isValid() || !answeredAt.isValid())
        return false;
    return listed.completedAt >= record.firstUnknownAt.addSecs(-kClockToleranceSeconds) &&
           listed.completedAt <= answeredAt.addSecs(kClockToleranceSeconds);
}

} // namespace

bool isOurCompletion(const Record& record, const Session& listed, const QDateTime& answeredAt)
{
    return listed.id == record.sessionId && !listed.isOpen() && scoreAgrees(record, listed) &&
           timeAgrees(record, listed) && momentAgrees(record, listed, answeredAt);
}

} // namespace lectern
