#include "domain/number_text.h"
#include "domain/number_suggestion.h"
#include "domain/score.h"
#include "domain/time_spent.h"
#include "fuzz/target.h"

#include <QLocale>

#include <cmath>

namespace lectern::fuzz {
using namespace Qt::StringLiterals;

namespace {

/// What is offered can be taken: written into the field it is read as that very number.
void suggestionIsTaken(double value, const QLocale& locale)
{
    const NumberText taken = readNumber(writeNumber(value, locale), locale);
    expect(taken.kind == NumberText::Kind::Number && taken.value == value, "a suggestion can be taken");
}

} // namespace

/// The first line of the input is the locale, the rest the text.
void numberText(const QByteArray& input)
{
    const QString all = QString::fromUtf8(input);
    const QLocale locale(all.section(u'\n', 0, 0));
    const QString text = all.section(u'\n', 1);
    const NumberText read = readNumber(text, locale);
    const bool isNumber = read.kind == NumberText::Kind::Number;
    expect(std::isfinite(read.value), "a number is finite");
    expect((read.kind == NumberText::Kind::Nonsense) == (read.problem != NumberText::Problem::None),
           "what is no number has a problem");
    expect(readNumber(u"\u200f "_s + text + u"\t\r\n"_s, locale).kind == read.kind,
           "what is around does not count");
    if (isNumber && std::abs(read.value) < 1e12) {
        const NumberText again = readNumber(writeNumber(read.value, locale), locale);
        expect(again.kind == NumberText::Kind::Number, "a number that is written can be read");
        expect(again.value == read.value, "the number is the same again");
    }
    if (const auto score = suggestedScore(text, locale)) {
        expect(Score::of(*score).has_value(), "a suggestion is valid");
        expect(!(isNumber && Score::of(read.value)), "what is valid needs no suggestion");
        suggestionIsTaken(*score, locale);
    }
    if (const auto minutes = suggestedMinutes(text, locale)) {
        expect(TimeSpent::ofMinutes(*minutes).has_value(), "a suggestion is valid");
        expect(!isNumber, "a number of minutes needs no suggestion");
        suggestionIsTaken(*minutes, locale);
    }
}

} // namespace lectern::fuzz
