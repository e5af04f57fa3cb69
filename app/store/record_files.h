#pragma once

#include "domain/result.h"

#include <QString>

#include <utility>

namespace lectern {

/// The file of an account's records, and the marks beside it.
class RecordFiles
{
public:
    explicit RecordFiles(QString accountFolder) : m_folder(std::move(accountFolder)) {}

    [[nodiscard]] QString path() const { return m_folder + QLatin1String("/records.sqlite"); }

    /// SQLite removes its log when the last user closes the file. One that is left holds what was not yet
    /// moved.
    [[nodiscard]] bool wereLeftOpen() const;

    /// A check has found damage: the next open looks closely.
    [[nodiscard]] bool areSuspect() const;
    [[nodiscard]] Outcome setSuspect() const; ///< Storage
    void setTrusted() const;

    /// Where the damaged file of the last salvage is kept; empty: there is none.
    [[nodiscard]] QString newestSetAside() const;

    /// The file has been made: from now on one that is empty or gone has lost what was in it. A mark that
    /// could not be made only means that this is not told.
    void markMade() const;
    [[nodiscard]] bool wereMade() const;
    void forgetMade() const; ///< before the file is renamed for good
    /// To SQLite a file that is empty or gone is a new one, and the log beside it is thrown away. Where there
    /// was something, this gives it a page of zeros: then it is a damaged one, which is salvaged. Errors:
    /// Storage.
    [[nodiscard]] Outcome keepFromLookingNew() const;

private:
    [[nodiscard]] QString suspectPath() const { return path() + QLatin1String(".suspect"); }
    [[nodiscard]] QString madePath() const { return path() + QLatin1String(".made"); }

    QString m_folder;
};

} // namespace lectern
