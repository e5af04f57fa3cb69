#pragma once

#include "domain/completion.h"

#include <QCoreApplication>

namespace lectern {

/// Checks what stands in the form, with room in the notes for the time of recording if that will be appended
/// to them. Pure; any thread.
class FormCheck
{
    Q_DECLARE_TR_FUNCTIONS(lectern::FormCheck)

public:
    explicit FormCheck(bool recordedSuffix) : m_recordedSuffix(recordedSuffix) {}

    [[nodiscard]] Result<Completion, FieldErrors> check(const CompletionText& text,
                                                        const QLocale& locale) const;
    /// UTF-16 units that the time of recording takes in these notes; 0 if it is not appended.
    [[nodiscard]] qsizetype suffixLength(const QString& notes) const;
    /// UTF-16 units of the notes without a suffix that is there already: that one is replaced.
    [[nodiscard]] qsizetype ownLength(const QString& notes) const;

private:
    bool m_recordedSuffix;
};

} // namespace lectern
