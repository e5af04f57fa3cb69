#include "domain/number_text.h"
#include "fuzz/target.h"
#include "wire/completion_json.h"

#include <QLocale>
#include <QStringList>

#include <cmath>

namespace lectern::fuzz {
namespace {

/// A number of a size that people write is the same number when it is shown after it was read.
void numberIsShownAsItWasRead(const QString& text, const QLocale& locale)
{
    const NumberText number = readNumber(text, locale);
    if (number.kind != NumberText::Kind::Number)
        return;
    expect(std::isfinite(number.value), "a number is finite");
    if (number.value != 0.0 && !(number.value >= 1e-9 && number.value < 1e15))
        return;
    const NumberText again = readNumber(writeNumber(number.value, locale), locale);
    expect(again.kind == NumberText::Kind::Number, "a number that is written can be read");
    expect(again.value == number.value, "the number is the same again");
}

} // namespace

/// The lines of the input: locale, score, time; the rest are the notes.
void completionText(const QByteArray& input)
{
    const QString text = QString::fromUtf8(input);
    const QLocale locale(text.section(u'\n', 0, 0));
    const CompletionText typed{text.section(u'\n', 1, 1), text.section(u'\n', 2, 2), text.section(u'\n', 3)};
    numberIsShownAsItWasRead(typed.score, locale);
    numberIsShownAsItWasRead(typed.timeSpentMinutes, locale);

    const auto completion = validate(typed, locale);
    if (!completion) {
        expect(!completion.error().isEmpty(), "a refusal says why");
        return;
    }
    const auto sent = wire::completionFromBody(wire::toBody(*completion));
    expect(sent.ok(), "the server takes what the form took");
    expect(*sent == *completion, "the server reads what was typed");
}

} // namespace lectern::fuzz
