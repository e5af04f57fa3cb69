#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QSaveFile>
#include <QString>

#include <memory>

namespace lectern {

/// Writes a whole file so that "it is there" is true when it is said: beside its place first, flushed, synced
/// and read back, then moved there in one step. What was at the place stays until then. Errors: DiskFull,
/// Storage; detail is the system's reason.
class SafeFile
{
public:
    enum class Rights {
        Private,    ///< for the user alone
        OfThePlace, ///< those that any program of this user gives a new file; a file that is there keeps its
                    ///< own
    };

    SafeFile(const QString& path, Rights rights);

    /// All of @p bytes is on the disk, under another name.
    Outcome prepare(const QByteArray& bytes);
    /// They are at their place. Only after prepare() has succeeded.
    Outcome publish();

private:
    Outcome writeAndSync(const QByteArray& bytes);

    std::unique_ptr<QSaveFile> m_file;
    Rights m_rights;
};

/// Both steps at once.
Outcome writeSafely(const QString& path, const QByteArray& bytes, SafeFile::Rights rights);

} // namespace lectern
