#include "domain/number_suggestion.h"

#include "domain/number_text.h"
#include "domain/score.h"
#include "domain/time_spent.h"

#include <QRegularExpression>

#include <array>
#include <cmath>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongest = 40; ///< of a text that is looked at more closely
constexpr double kMinutesPerHour = 60.0;
constexpr double kSecondsPerMinute = 60.0;

double rounded(double value)
{
    constexpr double kHundredths = 100.0;
    return std::round(value * kHundredths) / kHundredths;
}

/// Nothing if rounding makes something else of it: nothing of something, or a pass of a fail.
std::optional<double> roundedScore(double value)
{
    const auto exact = Score::of(value);
    const auto score = Score::of(rounded(value));
    if (!exact || !score || exact->passed() != score->passed() || (score->raw() == 0.0) != (value == 0.0))
        return std::nullopt;
    return score->raw();
}

std::optional<double> validMinutes(double value)
{
    const auto time = TimeSpent::ofMinutes(rounded(value));
    if (!time || (time->minutes() == 0.0) != (value == 0.0))
        return std::nullopt;
    return time->minutes();
}

/// A number with either decimal point, which is none if three digits stand behind it: that may be a thousand.
std::optional<double> numberWithAnyPoint(QString text)
{
    static const QRegularExpression form(u"\\A\\d+(?:[.,\\x{066b}]\\d{1,2})?\\z"_s);
    if (!form.match(text).hasMatch())
        return std::nullopt;
    return QLocale::c().toDouble(text.replace(u',', u'.').replace(QChar(0x066b), u'.'));
}

/// Reads "85 %" and "17/20".
std::optional<double> scoreOfPart(const QString& plain)
{
    static const QRegularExpression percent(u"\\A([\\d.,]+)\\s*[%\\x{066a}]\\z"_s);
    if (const auto found = percent.match(plain); found.hasMatch())
        return numberWithAnyPoint(found.captured(1));
    static const QRegularExpression fraction(u"\\A([\\d.,]+)\\s*[/\\x{2044}\\x{2215}]\\s*([\\d.,]+)\\z"_s);
    const auto found = fraction.match(plain);
    if (!found.hasMatch())
        return std::nullopt;
    const auto part = numberWithAnyPoint(found.captured(1));
    const auto whole = numberWithAnyPoint(found.captured(2));
    if (!part || !whole || *whole <= 0.0 || *part > *whole)
        return std::nullopt;
    constexpr double kExact = 1e-9;
    const double score = *part / *whole * Score::kMax;
    return std::abs(score - rounded(score)) < kExact ? std::optional(rounded(score)) : std::nullopt;
}

/// 850 → 85: a zero too many.
std::optional<double> withoutZeros(double value)
{
    constexpr double kMost = 10'000.0;
    constexpr double kTen = 10.0;
    if (value > kMost || std::trunc(value) != value)
        return std::nullopt;
    while (value > Score::kMax && std::fmod(value, kTen) == 0.0)
        value /= kTen;
    return value;
}

/// "1:30", "1:30:00": hours, minutes, seconds.
std::optional<double> minutesOfClock(const QString& plain)
{
    static const QRegularExpression clock(u"\\A(\\d{1,3}):([0-5]\\d)(?::([0-5]\\d))?\\z"_s);
    const auto found = clock.match(plain);
    if (!found.hasMatch())
        return std::nullopt;
    return found.captured(1).toInt() * kMinutesPerHour + found.captured(2).toInt() +
           found.captured(3).toInt() / kSecondsPerMinute;
}

/// 0: hours, 1: minutes, 2: seconds; nothing: no unit of time.
std::optional<int> unitOf(const QString& word)
{
    static const std::array<QStringList, 3> units{
        QStringList{u"h"_s, u"hr"_s, u"hrs"_s, u"hour"_s, u"hours"_s, u"std"_s, u"stunde"_s, u"stunden"_s},
        QStringList{u"m"_s, u"min"_s, u"mins"_s, u"minute"_s, u"minutes"_s, u"minuten"_s, u"'"_s, u"′"_s},
        QStringList{u"s"_s, u"sec"_s, u"secs"_s, u"second"_s, u"seconds"_s, u"sek"_s, u"sekunde"_s,
                    u"sekunden"_s, u"\""_s, u"″"_s}};
    for (std::size_t at = 0; at < units.size(); ++at) {
        if (units.at(at).contains(word))
            return int(at);
    }
    return std::nullopt;
}

/// "90 min", "1 h 30", "1.5 h", "1 h 5 min 30 s": each unit once, the greater ones first, below the greatest
/// less than 60.
std::optional<double> minutesOfUnits(const QString& plain)
{
    static const QRegularExpression step(u"\\s*([\\d.,\\x{066b}]*\\d)\\s*([^\\d\\s.]*)\\.?\\s*"_s);
    constexpr std::array<double, 3> kMinutes{kMinutesPerHour, 1.0, 1.0 / kSecondsPerMinute};
    const QString text = plain.toLower();
    double minutes = 0.0;
    int last = -1;
    qsizetype at = 0;
    while (at < text.size()) {
        const auto found = step.match(text, at, QRegularExpression::NormalMatch,
                                      QRegularExpression::AnchorAtOffsetMatchOption);
        if (!found.hasMatch() || found.capturedLength() == 0)
            return std::nullopt;
        at = found.capturedEnd();
        const QString word = found.captured(2);
        const bool bareMinutes = word.isEmpty() && last == 0 && at == text.size();
        const auto unit = bareMinutes ? std::optional(1) : unitOf(word);
        const auto number = numberWithAnyPoint(found.captured(1));
        const bool isWhole = number && std::trunc(*number) == *number;
        if (!unit || !number || *unit <= last || (last >= 0 && *number >= kMinutesPerHour) ||
            (!isWhole && (last >= 0 || at < text.size())))
            return std::nullopt;
        minutes += *number * kMinutes.at(std::size_t(*unit));
        last = *unit;
    }
    return last >= 0 ? std::optional(minutes) : std::nullopt;
}

/// "1.000" in English: one with too many decimals, or a thousand?
bool maybeThousands(const QString& plain)
{
    static const QRegularExpression form(u"\\A[1-9]\\d{0,2}[.,\\x{066b}]\\d{3}\\z"_s);
    return form.match(plain).hasMatch();
}

bool needsNone(const NumberText& read)
{
    return read.kind == NumberText::Kind::Empty || read.kind == NumberText::Kind::Unfinished;
}

} // namespace

std::optional<double> suggestedScore(const QString& text, const QLocale& locale)
{
    const NumberText read = readNumber(text, locale);
    const QString plain = plainNumberText(text);
    const bool isNumber = read.kind == NumberText::Kind::Number;
    if (needsNone(read) || plain.size() > kLongest || (isNumber && Score::of(read.value)))
        return std::nullopt;
    std::optional<double> meant;
    if (isNumber)
        meant = withoutZeros(read.value);
    else if (read.problem == NumberText::Problem::TooManyDecimals)
        return roundedScore(read.value);
    else if (read.problem == NumberText::Problem::NoNumber)
        meant = numberWithAnyPoint(plain).has_value() ? numberWithAnyPoint(plain) : scoreOfPart(plain);
    return meant && Score::of(*meant) ? meant : std::nullopt;
}

std::optional<double> suggestedMinutes(const QString& text, const QLocale& locale)
{
    const NumberText read = readNumber(text, locale);
    const QString plain = plainNumberText(text);
    if (needsNone(read) || plain.size() > kLongest || read.kind == NumberText::Kind::Number)
        return std::nullopt;
    if (read.problem == NumberText::Problem::Grouped)
        return validMinutes(read.value);
    if (read.problem == NumberText::Problem::TooManyDecimals) {
        constexpr double kThousand = 1000.0;
        const bool thousands = maybeThousands(plain) && read.value * kThousand <= TimeSpent::kMaxMinutes;
        return thousands ? std::nullopt : validMinutes(read.value);
    }
    for (const auto reading : {numberWithAnyPoint(plain), minutesOfClock(plain), minutesOfUnits(plain)}) {
        if (reading)
            return validMinutes(*reading);
    }
    return std::nullopt;
}

} // namespace lectern
