#include "store/set_aside.h"

#include "store/private_files.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace lectern {
using namespace Qt::StringLiterals;

QString siblingPath(const QString& path, const QString& word)
{
    const QFileInfo info(path);
    return u"%1/%2.%3.%4"_s.arg(info.path(), info.completeBaseName(), word, info.suffix());
}

Failure cannotSetAside(const QString& path)
{
    return {FailureReason::Storage,
            QCoreApplication::translate(
                "Store", "Lectern's damaged file could not be set aside. Check who may write in "
                         "its folder."),
            path};
}

/// The log goes first: left behind, it would be taken for the new file's.
Result<QString> setAside(const QString& path, const QString& word)
{
    const QString aside = unusedPath(siblingPath(path, word));
    const QString wal = path + "-wal"_L1;
    if (QFile::exists(wal) && !QFile::rename(wal, aside + "-wal"_L1))
        return cannotSetAside(wal);
    QFile::remove(path + "-shm"_L1); // an index of the log; SQLite makes it anew
    if (QFile::exists(path) && !QFile::rename(path, aside))
        return cannotSetAside(path);
    return aside;
}

} // namespace lectern
