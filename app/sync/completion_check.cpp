#include "sync/completion_check.h"

#include <cmath>

namespace lectern {
namespace {

constexpr double kScoreTolerance = 0.005;
constexpr qint64 kTimeToleranceSeconds = 1;
constexpr qint64 kClockToleranceSeconds = 5;

/// What the server says of one value, beside ours. What cannot be read is unknown, never different.
enum class Agreement { Yes, No, Unknown };

Agreement agreementIf(bool same)
{
    return same ? Agreement::Yes : Agreement::No;
}

Agreement scoreAgrees(const Record& record, const Session& listed)
{
    if (listed.isScoreUnreadable)
        return Agreement::Unknown;
    if (!record.completion.score || !listed.score)
        return agreementIf(record.completion.score.has_value() == listed.score.has_value());
    return agreementIf(std::abs(record.completion.score->raw() - listed.score->raw) <= kScoreTolerance);
}

Agreement timeAgrees(const Record& record, const Session& listed)
{
    if (!record.completion.timeSpent)
        return Agreement::Yes; // the server keeps what it had
    if (listed.isTimeUnreadable)
        return Agreement::Unknown;
    return agreementIf(listed.timeSpentSeconds &&
                       std::abs(record.completion.timeSpent->seconds() - *listed.timeSpentSeconds) <=
                           kTimeToleranceSeconds);
}

Agreement momentAgrees(const Record& record, const Session& listed, const QDateTime& answeredAt)
{
    if (!listed.completedAt.isValid() || !record.firstUnknownAt.isValid() || !answeredAt.isValid())
        return Agreement::Unknown;
    return agreementIf(listed.completedAt >= record.firstUnknownAt.addSecs(-kClockToleranceSeconds) &&
                       listed.completedAt <= answeredAt.addSecs(kClockToleranceSeconds));
}

} // namespace

Comparison compareCompletion(const Record& record, const Session& listed, const QDateTime& answeredAt)
{
    if (listed.id != record.sessionId || listed.isOpen())
        return Comparison::Different;
    const Agreement score = scoreAgrees(record, listed);
    const Agreement time = timeAgrees(record, listed);
    const Agreement moment = momentAgrees(record, listed, answeredAt);
    if (score == Agreement::No || time == Agreement::No || moment == Agreement::No)
        return Comparison::Different;
    const bool all = score == Agreement::Yes && time == Agreement::Yes && moment == Agreement::Yes;
    return all ? Comparison::Ours : Comparison::Unknown;
}

} // namespace lectern
