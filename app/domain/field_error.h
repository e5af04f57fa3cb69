#pragma once

#include <QList>
#include <QString>

namespace lectern {

/// The fields of a completion, by what they are called on the wire.
namespace field {
inline constexpr char kScore[] = "score";
inline constexpr char kTimeSpent[] = "time_spent_minutes";
inline constexpr char kNotes[] = "notes";
} // namespace field

/// One broken rule of one field.
struct FieldError
{
    QString field;   ///< name on the wire, never translated; empty: the body as a whole
    QString code;    ///< stable, for programs: "score.range", "notes.length", …
    QString message; ///< for people, translated

    bool operator==(const FieldError&) const = default;
};

using FieldErrors = QList<FieldError>;

} // namespace lectern
