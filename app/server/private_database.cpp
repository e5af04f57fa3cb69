#include "server/private_database.h"

#include "server/server_log.h"

#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace lectern::server {

namespace {

Failure refused(const QString& message, int error = 0)
{
    return {FailureReason::InvalidInput, message, error == 0 ? QString() : qt_error_string(error)};
}

} // namespace

Outcome checkDatabaseName(const QString& path)
{
    if (path.isEmpty() || path.startsWith(QLatin1Char(':')) || path.startsWith(QLatin1String("file:"))) {
        return refused(
            QStringLiteral("\"%1\" names no file that stays. Give --database sqlite:PATH.").arg(path));
    }
    const QFileInfo found(path);
    if (found.exists() && !found.isFile())
        return refused(QStringLiteral("%1 is no file. Give --database sqlite:PATH.").arg(path));
    return Done{};
}

#ifdef Q_OS_UNIX
namespace {

constexpr mode_t kOwnersRights = S_IRUSR | S_IWUSR;
constexpr mode_t kOthersRights = S_IRWXG | S_IRWXO;

Outcome takeRightsOfOthers(const QString& path)
{
    struct stat status = {};
    const QByteArray name = QFile::encodeName(path);
    if (::stat(name.constData(), &status) != 0)
        return Done{}; // SQLite says what is wrong, or makes it
    if (!S_ISREG(status.st_mode))
        return refused(QStringLiteral("%1 is no file.").arg(path));
    if ((status.st_mode & kOthersRights) == 0)
        return Done{};
    if (::chmod(name.constData(), status.st_mode & ~kOthersRights & ALLPERMS) != 0) {
        return refused(QStringLiteral("Other users of this computer may open %1, and that cannot be changed."
                                      " Make it yours alone (mode 0600).")
                           .arg(path),
                       errno);
    }
    qCInfo(lcServer).noquote() << "other users could open" << path
                               << "until now; their rights are taken away";
    return Done{};
}

void makeIfMissing(const QString& path)
{
    // If it cannot be made, SQLite says so.
    const int file =
        ::open(QFile::encodeName(path).constData(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, kOwnersRights);
    if (file >= 0)
        ::close(file);
}

} // namespace

Outcome makeFilePrivate(const QString& path)
{
    makeIfMissing(path);
    const QString target = QFileInfo(path).canonicalFilePath(); // -wal and -shm stand beside it
    for (const char* end : {"", "-wal", "-shm"}) {
        if (auto taken = takeRightsOfOthers(target.isEmpty() ? path : target + QLatin1String(end)); !taken)
            return taken;
    }
    return Done{};
}

PreparationLock::PreparationLock(const QString& databasePath)
{
    // The folder, not the file: to close a file gives up the locks that SQLite has on it in this process.
    const QByteArray folder = QFile::encodeName(QFileInfo(databasePath).absolutePath());
    m_folder = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (m_folder >= 0)
        (void)::flock(m_folder, LOCK_EX); // where it is not possible, SQLite's own locks have to do
}

PreparationLock::~PreparationLock()
{
    if (m_folder >= 0)
        ::close(m_folder);
}
#else
Outcome makeFilePrivate(const QString&)
{
    return Done{};
}

PreparationLock::PreparationLock(const QString&)
{
}

PreparationLock::~PreparationLock() = default;
#endif

} // namespace lectern::server
