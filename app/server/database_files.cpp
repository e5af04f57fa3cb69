#include "server/database_files.h"

#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

namespace lectern::server {

std::optional<DatabaseFiles::Identity> DatabaseFiles::identityOf(const QString& path)
{
    struct stat found = {};
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        return std::nullopt;
    return Identity{quint64(found.st_dev), quint64(found.st_ino)};
}

Failure DatabaseFiles::replaced(const QString& path) const
{
    return {FailureReason::Storage,
            QStringLiteral("The database %1 was removed or replaced while it was open.").arg(m_path), path};
}

void DatabaseFiles::lookBefore()
{
    m_before = identityOf(m_path);
}

Outcome DatabaseFiles::lookAfter()
{
    m_files.clear();
    const auto database = identityOf(m_path);
    if (!database || (m_before && *m_before != *database))
        return replaced(m_path);
    m_files.append({m_path, *database});
    // SQLite keeps its log beside the file itself, also when the path is a link.
    const QString real = QFileInfo(m_path).canonicalFilePath();
    for (const char* suffix : {"-wal", "-shm"}) {
        const QString path = real + QLatin1String(suffix);
        if (const auto identity = identityOf(path))
            m_files.append({path, *identity});
    }
    return Done{};
}

Outcome DatabaseFiles::check() const
{
    for (const File& file : m_files) {
        if (identityOf(file.path) != file.identity)
            return replaced(file.path);
    }
    return Done{};
}

} // namespace lectern::server
