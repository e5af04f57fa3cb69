#pragma once

#include <QString>

#include <array>
#include <utility>

namespace lectern {

/// The words of an enumeration on the wire. Specialise with `static constexpr std::array<std::pair<E, const
/// char*>, N> words`. Every such enumeration has a value Unknown.
template <typename E>
struct WireWords;

/// An enumeration that a newer server may extend: a word we do not know is kept and shown as it is
/// (contract: conventions).
template <typename E>
class OpenEnum
{
public:
    OpenEnum() = default;
    OpenEnum(E value) : m_value(value) {} // NOLINT(google-explicit-constructor)

    static OpenEnum fromWord(const QString& word)
    {
        OpenEnum result;
        for (const auto& [value, text] : WireWords<E>::words) {
            if (word == QLatin1String(text)) {
                result.m_value = value;
                return result;
            }
        }
        result.m_unknownWord = word;
        return result;
    }

    [[nodiscard]] E value() const { return m_value; }
    [[nodiscard]] bool isKnown() const { return m_value != E::Unknown; }

    /// The word on the wire; for an unknown value the server's own.
    [[nodiscard]] QString word() const
    {
        for (const auto& [value, text] : WireWords<E>::words) {
            if (value == m_value)
                return QLatin1String(text);
        }
        return m_unknownWord;
    }

    bool operator==(const OpenEnum&) const = default;
    bool operator==(E value) const { return m_value == value; }

private:
    E m_value = E::Unknown;
    QString m_unknownWord;
};

} // namespace lectern
