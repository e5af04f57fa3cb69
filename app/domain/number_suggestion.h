#pragma once

#include <QLocale>
#include <QString>

#include <optional>

namespace lectern {

/// What a person may have meant by a @p text that is no valid score: "85 %", "85/100", "85,5" in English,
/// 850. Nothing if the text is valid, empty or unfinished, or if it could mean more than one thing. The value
/// is a valid score of at most two decimals; it is offered, and never taken without asking. Pure.
std::optional<double> suggestedScore(const QString& text, const QLocale& locale);

/// The same for minutes: "1:30" and "1 h 30" are 90, "90 min", "1.5 h", "1,000" in English.
std::optional<double> suggestedMinutes(const QString& text, const QLocale& locale);

} // namespace lectern
