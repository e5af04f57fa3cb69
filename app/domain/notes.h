#pragma once

#include "domain/person_text.h"

#include <QString>

#include <optional>
#include <utility>

namespace lectern {

/// Free text of at most 1000 UTF-16 code units, counted as the backend counts them (contract: complete), and
/// without what a text of a person must not hold (person_text.h). An emoji outside the basic plane counts
/// two, a combining mark one: exactly QString::size().
class Notes
{
public:
    static constexpr qsizetype kMaxLength = 1000;

    /// The normalised @p text; nothing if that is too long or holds a fault.
    static std::optional<Notes> of(const QString& text)
    {
        QString normalised = normalisedText(text);
        if (normalised.size() > kMaxLength || firstTextFault(normalised))
            return std::nullopt;
        return Notes(std::move(normalised));
    }

    /// Notes that were recorded already, as they are. Their bytes are frozen, whatever the rule was when they
    /// were written: reading them never fails and changes nothing.
    static Notes recorded(QString text) { return Notes(std::move(text)); }

    [[nodiscard]] const QString& text() const { return m_text; }

    bool operator==(const Notes&) const = default;

private:
    explicit Notes(QString text) : m_text(std::move(text)) {}
    QString m_text;
};

} // namespace lectern
