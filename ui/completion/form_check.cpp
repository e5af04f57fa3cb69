#include "ui/completion/form_check.h"

#include "domain/recorded_suffix.h"

namespace lectern {

qsizetype FormCheck::ownLength(const QString& notes) const
{
    return m_recordedSuffix ? withoutRecordedSuffix(notes).size() : notes.size();
}

qsizetype FormCheck::suffixLength(const QString& notes) const
{
    if (!m_recordedSuffix)
        return 0;
    return ownLength(notes) == 0 ? kRecordedSuffixLength - 1 : kRecordedSuffixLength;
}

Result<Completion, FieldErrors> FormCheck::check(const CompletionText& text, const QLocale& locale) const
{
    auto checked = validate(text, locale);
    const qsizetype surplus = ownLength(text.notes) + suffixLength(text.notes) - Notes::kMaxLength;
    if (!m_recordedSuffix || surplus <= 0)
        return checked;
    FieldErrors errors = checked ? FieldErrors() : checked.error();
    const QString notes = QLatin1String(field::kNotes);
    errors.removeIf([&notes](const FieldError& error) { return error.field == notes; });
    errors.append({notes, notes + QStringLiteral(".length"),
                   tr("%n character(s) too many with the time of recording", nullptr, int(surplus))});
    return errors;
}

} // namespace lectern
