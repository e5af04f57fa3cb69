#pragma once

#include <QLocale>
#include <QString>

namespace lectern {

/// What a person typed into a number field, read once.
struct NumberText
{
    enum class Kind {
        Empty,      ///< nothing but white space
        Unfinished, ///< may become a number with the next key: "7.", "-", "+"
        Number,     ///< value holds it
        Nonsense,   ///< no number in this locale
    };
    Kind kind = Kind::Empty;
    double value = 0.0;
};

/// Reads @p text for @p locale: "85,5" in German, "85.5" in English; group separators are refused, since
/// "1.000" would mean a thousand to one person and one to another. Digits of the locale's own script are read
/// too.
NumberText readNumber(const QString& text, const QLocale& locale);

/// A number for people: as few digits as say it exactly, no group separators, in @p locale. Without an
/// exponent from 1e-9 to 1e15; readNumber() reads these, and 0, back.
QString writeNumber(double value, const QLocale& locale);

} // namespace lectern
