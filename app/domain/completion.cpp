#include "domain/completion.h"

#include "domain/number_text.h"

#include <QCoreApplication>

namespace lectern {
namespace {

QString words(const char* source, int n = -1)
{
    return QCoreApplication::translate("lectern::validate", source, nullptr, n);
}

FieldError error(const char* fieldName, const char* rule, const QString& message)
{
    const QString name = QString::fromLatin1(fieldName);
    return {name, name + QLatin1Char('.') + QLatin1String(rule), message};
}

/// Puts the number of @p text into @p target, or an error into @p errors.
void readField(const QString& text, const QLocale& locale, const char* fieldName, const QString& complaint,
               std::optional<double>& target, FieldErrors& errors)
{
    const NumberText number = readNumber(text, locale);
    if (number.kind == NumberText::Kind::Number) {
        target = number.value;
    } else if (number.problem == NumberText::Problem::TooManyDecimals) {
        errors.append(error(fieldName, "decimals",
                            words(QT_TRANSLATE_N_NOOP("lectern::validate", "At most %n decimal(s)."),
                                  NumberText::kMostDecimals)));
    } else if (number.problem == NumberText::Problem::Grouped) {
        errors.append(error(
            fieldName, "number",
            words(QT_TRANSLATE_NOOP("lectern::validate", "A number without separators between thousands."))));
    } else if (number.kind != NumberText::Kind::Empty) {
        errors.append(error(fieldName, "number", complaint));
    }
}

void checkNotes(const QString& notes, Completion& completion, FieldErrors& errors)
{
    if (notes.isEmpty())
        return;
    completion.notes = Notes::of(notes);
    if (const qsizetype surplus = notes.size() - Notes::kMaxLength; surplus > 0) {
        errors.append(
            error(field::kNotes, "length",
                  words(QT_TRANSLATE_N_NOOP("lectern::validate", "%n character(s) too many"), int(surplus))));
    }
    if (const auto fault = firstTextFault(notes)) {
        const bool control = fault->kind == TextFault::Kind::Control;
        errors.append(
            error(field::kNotes, control ? "control" : "surrogate", describeTextFault(notes, *fault)));
    }
}

} // namespace

Result<Completion, FieldErrors> validate(const CompletionValues& values)
{
    Completion completion;
    FieldErrors errors;

    if (values.score) {
        completion.score = Score::of(*values.score);
        if (!completion.score)
            errors.append(error(field::kScore, "range",
                                words(QT_TRANSLATE_NOOP("lectern::validate", "Score from 0 to 100."))));
    }
    if (values.timeSpentMinutes) {
        completion.timeSpent = TimeSpent::ofMinutes(*values.timeSpentMinutes);
        if (!completion.timeSpent)
            errors.append(error(
                field::kTimeSpent, "range",
                words(QT_TRANSLATE_NOOP("lectern::validate", "Time from 0 to 10,080 minutes (a week)."))));
    }
    if (values.notes)
        checkNotes(normalisedText(*values.notes), completion, errors);
    if (!errors.isEmpty())
        return errors;
    return completion;
}

Result<Completion, FieldErrors> validate(const CompletionText& text, const QLocale& locale)
{
    CompletionValues values;
    FieldErrors errors;
    readField(text.score, locale, field::kScore,
              words(QT_TRANSLATE_NOOP("lectern::validate", "A number from 0 to 100, or nothing.")),
              values.score, errors);
    readField(text.timeSpentMinutes, locale, field::kTimeSpent,
              words(QT_TRANSLATE_NOOP("lectern::validate", "A number of minutes, or nothing.")),
              values.timeSpentMinutes, errors);
    values.notes = text.notes;

    auto checked = validate(values);
    if (errors.isEmpty())
        return checked;
    if (!checked)
        errors.append(checked.error());
    return errors;
}

} // namespace lectern
