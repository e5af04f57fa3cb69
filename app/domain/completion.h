#pragma once

#include "domain/field_error.h"
#include "domain/notes.h"
#include "domain/result.h"
#include "domain/score.h"
#include "domain/time_spent.h"

#include <QLocale>
#include <QString>

#include <optional>

namespace lectern {

/// What an instructor says of a finished session. Every part is optional, and every part that is there is
/// valid: a Completion comes from validate() only (contract: complete).
struct Completion
{
    std::optional<Score> score;
    std::optional<TimeSpent> timeSpent;
    std::optional<Notes> notes; ///< never present and empty

    bool operator==(const Completion&) const = default;
};

/// Unchecked values, as they come from a body or from the command line.
struct CompletionValues
{
    std::optional<double> score;
    std::optional<double> timeSpentMinutes;
    std::optional<QString> notes;
};

/// Unchecked text, as it stands in a form. Also what a draft keeps, so that nothing typed is lost.
struct CompletionText
{
    QString score;
    QString timeSpentMinutes;
    QString notes;

    [[nodiscard]] bool isEmpty() const
    {
        return score.isEmpty() && timeSpentMinutes.isEmpty() && notes.isEmpty();
    }
    bool operator==(const CompletionText&) const = default;
};

/// The one place that knows the rules. All broken rules are reported, in the order score, time, notes.
/// Codes: score.range, time_spent_minutes.range, notes.length, notes.control, notes.surrogate
/// (person_text.h).
Result<Completion, FieldErrors> validate(const CompletionValues& values);

/// Reads numbers for @p locale first (number_text.h). Further codes: score.number, score.decimals,
/// time_spent_minutes.number, time_spent_minutes.decimals.
/// An unfinished number ("7,") is refused here; a form that validates as you type asks readNumber() before it
/// complains.
Result<Completion, FieldErrors> validate(const CompletionText& text, const QLocale& locale);

} // namespace lectern
