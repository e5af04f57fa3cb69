#include "workspace/session_row.h"

namespace lectern {
namespace {

/// A record that counts as the session's result: it is with the server, or on its way there.
bool counts(const std::shared_ptr<const Record>& record)
{
    return record && isLive(record->state);
}

} // namespace

bool SessionRow::isCompleted() const
{
    return !session->isOpen() || counts(record);
}

bool SessionRow::needsAttention() const
{
    return unconfirmed || (record && (record->state == RecordState::NeedsAttention || record->isStuck));
}

bool SessionRow::completedElsewhere() const
{
    if (session->isOpen())
        return false;
    if (!record || record->state == RecordState::Discarded || record->state == RecordState::Superseded ||
        record->state == RecordState::Draft)
        return draftSavedAt.isValid();
    return canRecall(*record); // else it may be ours
}

std::optional<double> SessionRow::shownScore() const
{
    if (record && (counts(record) || record->state == RecordState::NeedsAttention)) {
        if (record->completion.score)
            return record->completion.score->raw();
        if (counts(record))
            return std::nullopt; // completed without a score, on purpose
    }
    if (session->score)
        return session->score->raw;
    return std::nullopt;
}

std::optional<bool> SessionRow::shownPassed() const
{
    if (record && (counts(record) || record->state == RecordState::NeedsAttention) &&
        record->completion.score)
        return record->completion.score->passed();
    if (!session->successStatus || !shownScore())
        return std::nullopt;
    if (session->successStatus->value() == SuccessStatus::Passed)
        return true;
    if (session->successStatus->value() == SuccessStatus::Failed)
        return false;
    return std::nullopt;
}

std::optional<qint64> SessionRow::shownSeconds() const
{
    if (record && counts(record) && record->completion.timeSpent)
        return record->completion.timeSpent->seconds();
    return session->timeSpentSeconds;
}

} // namespace lectern
