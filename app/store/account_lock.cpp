#include "store/account_lock.h"

#include "store/private_files.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

Failure inUse()
{
    return {FailureReason::InUse,
            QCoreApplication::translate("Store",
                                        "This account is open in another window or program of Lectern. Close "
                                        "it there, then try again."),
            {}};
}

Failure cannotLock(const QString& path, const QString& why)
{
    return {FailureReason::Storage,
            QCoreApplication::translate(
                "Store", "Lectern may not write in its folder. Make the folder writable, then try again."),
            u"%1: %2"_s.arg(path, why)};
}

// The rights of a folder that is there are its owner's.
Outcome makeIfMissing(const QString& folder)
{
    return QFileInfo(folder).isDir() ? Outcome(Done{}) : makePrivateFolder(folder);
}

} // namespace

Result<std::unique_ptr<AccountLock>> AccountLock::acquire(const QString& accountFolder)
{
    return lock(accountFolder, Holders::One);
}

Result<std::unique_ptr<AccountLock>> AccountLock::share(const QString& accountFolder)
{
    return lock(accountFolder, Holders::Many);
}

#ifdef Q_OS_WIN

Result<std::unique_ptr<AccountLock>> AccountLock::lock(const QString& folder, Holders holders)
{
    if (const Outcome there = makeIfMissing(folder); !there)
        return there.error();
    const QString path = folder + "/lock"_L1;
    const HANDLE handle =
        CreateFileW(reinterpret_cast<LPCWSTR>(path.utf16()), GENERIC_READ | GENERIC_WRITE,
                    FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (handle == INVALID_HANDLE_VALUE)
        return cannotLock(path, QString::number(GetLastError()));
    OVERLAPPED whole{};
    const DWORD how = LOCKFILE_FAIL_IMMEDIATELY | (holders == Holders::One ? LOCKFILE_EXCLUSIVE_LOCK : 0);
    if (!LockFileEx(handle, how, 0, 1, 0, &whole)) {
        const DWORD why = GetLastError();
        CloseHandle(handle);
        return why == ERROR_LOCK_VIOLATION || why == ERROR_IO_PENDING
                   ? inUse()
                   : cannotLock(path, QString::number(why));
    }
    return std::unique_ptr<AccountLock>(new AccountLock(folder, reinterpret_cast<qintptr>(handle)));
}

AccountLock::~AccountLock()
{
    CloseHandle(reinterpret_cast<HANDLE>(m_handle));
}

#else

Result<std::unique_ptr<AccountLock>> AccountLock::lock(const QString& folder, Holders holders)
{
    if (const Outcome there = makeIfMissing(folder); !there)
        return there.error();
    const QString path = folder + "/lock"_L1;
    const int file = ::open(QFile::encodeName(path).constData(),
                            O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
    if (file < 0)
        return cannotLock(path, QString::fromLocal8Bit(std::strerror(errno)));
    int locked = -1;
    do {
        locked = ::flock(file, (holders == Holders::One ? LOCK_EX : LOCK_SH) | LOCK_NB);
    } while (locked != 0 && errno == EINTR);
    if (locked != 0) {
        const int why = errno;
        ::close(file);
        return why == EWOULDBLOCK ? inUse() : cannotLock(path, QString::fromLocal8Bit(std::strerror(why)));
    }
    return std::unique_ptr<AccountLock>(new AccountLock(folder, file));
}

AccountLock::~AccountLock()
{
    ::close(static_cast<int>(m_handle));
}

#endif

} // namespace lectern
