#pragma once

#include "domain/completion.h"

#include <QDateTime>
#include <QLocale>
#include <QString>
#include <QUuid>

#include <optional>

namespace lectern {

/// What stands in a number field of a draft: the number, which reads the same in every language, or what was
/// typed as long as that is no number.
struct DraftNumber
{
    std::optional<double> value;
    QString text; ///< as it was typed; empty where there is a value

    [[nodiscard]] bool isEmpty() const { return !value && text.isEmpty(); }
    bool operator==(const DraftNumber&) const = default;
};

/// The three fields of a form, free of the language in which they were typed.
struct DraftValues
{
    DraftNumber score;
    DraftNumber timeSpentMinutes;
    QString notes;

    [[nodiscard]] bool isEmpty() const
    {
        return score.isEmpty() && timeSpentMinutes.isEmpty() && notes.isEmpty();
    }
    bool operator==(const DraftValues&) const = default;
};

/// What was typed and not yet completed.
struct Draft
{
    QUuid id; ///< null: not saved yet
    QUuid sessionId;
    DraftValues values;
    QDateTime savedAt;

    bool operator==(const Draft&) const = default;
};

/// @p text as it stands in a form of @p locale.
DraftValues toDraftValues(const CompletionText& text, const QLocale& locale);
/// What a record says, to be edited again. A suffix "[recorded …]" of the notes is left out.
DraftValues toDraftValues(const Completion& completion);
/// How it stands in a form of @p locale.
CompletionText toText(const DraftValues& values, const QLocale& locale);

} // namespace lectern
