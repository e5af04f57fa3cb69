#pragma once

#include "domain/record.h"
#include "domain/session.h"

#include <QDateTime>
#include <QString>

#include <memory>
#include <optional>

namespace lectern {

/// One row of the table: the server's session and what this computer knows of it.
struct SessionRow
{
    std::shared_ptr<const Session> session; ///< never null
    QString label;                          ///< the instructor's own, may be empty
    std::shared_ptr<const Record> record;   ///< the record that matters most, may be null
    QDateTime draftSavedAt;                 ///< valid: there is a draft
    /// Recorded while nobody could confirm who it was; may be null. Proves nothing: it is the record that
    /// matters most only where there is no other.
    std::shared_ptr<const Record> unconfirmed = nullptr;

    /// Told by the pointers: the core hands over the same ones for what did not change.
    [[nodiscard]] bool isSameAs(const SessionRow& other) const
    {
        return session == other.session && record == other.record && label == other.label &&
               draftSavedAt == other.draftSavedAt && unconfirmed == other.unconfirmed;
    }
    /// Completed by the server's word, or by a record of ours that is queued, sending or delivered.
    [[nodiscard]] bool isCompleted() const;
    /// Open and not yet completed by us.
    [[nodiscard]] bool isToScore() const { return !isCompleted(); }
    [[nodiscard]] bool needsAttention() const;
    /// The server has a result that cannot be ours, and there is a draft or a queued record here that it
    /// would clash with. False for records that were sent or may have been.
    [[nodiscard]] bool completedElsewhere() const;
    /// What is shown as result: our record's score if there is one, else the server's.
    [[nodiscard]] std::optional<double> shownScore() const;
    /// Passed or failed by the shown score; nothing without a score.
    [[nodiscard]] std::optional<bool> shownPassed() const;
    /// Seconds: our record's time if it has one, else the server's, else the time since first launch is NOT
    /// guessed.
    [[nodiscard]] std::optional<qint64> shownSeconds() const;
};

} // namespace lectern
