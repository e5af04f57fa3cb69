#include "domain/draft.h"

#include "domain/number_text.h"
#include "domain/recorded_suffix.h"

namespace lectern {
namespace {

DraftNumber toDraftNumber(const QString& typed, const QLocale& locale)
{
    const NumberText read = readNumber(typed, locale);
    // "7." is a number in the making: it comes back as it was left.
    if (read.kind == NumberText::Kind::Number)
        return {read.value, {}};
    if (read.kind == NumberText::Kind::Empty)
        return {};
    return {std::nullopt, typed};
}

QString toText(const DraftNumber& number, const QLocale& locale)
{
    return number.value ? writeNumber(*number.value, locale) : number.text;
}

} // namespace

DraftValues toDraftValues(const CompletionText& text, const QLocale& locale)
{
    return {toDraftNumber(text.score, locale), toDraftNumber(text.timeSpentMinutes, locale), text.notes};
}

DraftValues toDraftValues(const Completion& completion)
{
    DraftValues values;
    if (completion.score)
        values.score.value = completion.score->raw();
    if (completion.timeSpent)
        values.timeSpentMinutes.value = completion.timeSpent->minutes();
    if (completion.notes)
        values.notes = withoutRecordedSuffix(completion.notes->text());
    return values;
}

CompletionText toText(const DraftValues& values, const QLocale& locale)
{
    return {toText(values.score, locale), toText(values.timeSpentMinutes, locale), values.notes};
}

} // namespace lectern
