#pragma once

#include <QString>

#include <optional>
#include <utility>

namespace lectern {

/// Free text of at most 1000 UTF-16 code units, counted as the backend counts them (contract: complete).
/// An emoji outside the basic plane counts two, a combining mark one: exactly QString::size().
class Notes
{
public:
    static constexpr qsizetype kMaxLength = 1000;

    static std::optional<Notes> of(QString text)
    {
        if (text.size() > kMaxLength)
            return std::nullopt;
        return Notes(std::move(text));
    }

    [[nodiscard]] const QString& text() const { return m_text; }

    bool operator==(const Notes&) const = default;

private:
    explicit Notes(QString text) : m_text(std::move(text)) {}
    QString m_text;
};

} // namespace lectern
