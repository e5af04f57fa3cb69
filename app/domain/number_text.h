#pragma once

#include <QLocale>
#include <QString>

namespace lectern {

/// What a person typed or pasted into a number field, read once. All functions here are pure.
struct NumberText
{
    /// Of a score, and of minutes: 0.01 minutes is less than a second, which is what the server keeps.
    static constexpr int kMostDecimals = 2;

    enum class Kind {
        Empty,      ///< nothing but white space
        Unfinished, ///< may become a number with the next key: "7.", "-", "+"
        Number,     ///< value holds it
        Nonsense,   ///< no number in this locale; problem says why
    };
    enum class Problem {
        None,
        NoNumber, ///< letters, an exponent, two points, the other locale's decimal point, …
        /// Separators between thousands: "1,000" is a thousand to one person and one to another. value holds
        /// the thousand.
        Grouped,
        TooManyDecimals, ///< more than kMostDecimals; value holds the number as it was typed
    };
    Kind kind = Kind::Empty;
    double value = 0.0;
    Problem problem = Problem::None;
};

/// Reads @p text for @p locale: "85,5" in German, "85.5" in English. Taken are decimal digits of every
/// script, mixed too, with the decimal point of the locale, a full-width one or the Arabic one. White space
/// of every kind, marks of direction and a byte order mark around it do not count. Not taken: exponents,
/// hexadecimal digits, separators between thousands, more than two decimals. This is the rule for text;
/// numbers in JSON have another one (contract: complete).
NumberText readNumber(const QString& text, const QLocale& locale);

/// @p text in plain characters: nothing unseen around it, no marks of direction in it, digits, signs, spaces
/// and full-width characters as those of ASCII. For those who look for more than a number.
QString plainNumberText(const QString& text);

/// A number for people: as few digits as say it exactly, no group separators, in @p locale. Without an
/// exponent from 1e-9 to 1e15. readNumber() reads back what has at most two decimals.
QString writeNumber(double value, const QLocale& locale);

} // namespace lectern
