#include "store/safe_file.h"

#include "store/private_files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#ifndef Q_OS_WIN
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

Failure cannotWrite(const QString& path, FailureReason reason, const QString& why)
{
    const QString name = QDir::toNativeSeparators(path);
    const QString message =
        reason == FailureReason::DiskFull
            ? QCoreApplication::translate("Store", "There is no room for %1. Make room, then try again.")
            : QCoreApplication::translate("Store",
                                          "%1 cannot be written. Choose another folder, then try again.");
    return {reason, message.arg(name), u"%1: %2"_s.arg(name, why)};
}

/// ResourceError: no room, or a quota.
Failure cannotWrite(const QSaveFile& file)
{
    const bool full = file.error() == QFileDevice::ResourceError;
    return cannotWrite(file.fileName(), full ? FailureReason::DiskFull : FailureReason::Storage,
                       file.errorString());
}

#ifndef Q_OS_WIN
Failure cannotWrite(const QString& path, int why)
{
    const bool full = why == ENOSPC || why == EDQUOT;
    return cannotWrite(path, full ? FailureReason::DiskFull : FailureReason::Storage,
                       QString::fromLocal8Bit(std::strerror(why)));
}

/// What the open file holds, from its start; at most one byte more than expected.
QByteArray contentOf(int descriptor, qsizetype expected)
{
    QByteArray content(expected + 1, Qt::Uninitialized);
    qsizetype read = 0;
    while (read < content.size()) {
        const ssize_t got = ::pread(descriptor, content.data() + read, size_t(content.size() - read), read);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        read += got;
    }
    content.truncate(read);
    return content;
}

/// Makes the file's name durable, where a folder can be told to.
void syncFolderOf(const QString& path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}
#endif

} // namespace

SafeFile::SafeFile(const QString& path, Rights rights)
    : m_file(std::make_unique<QSaveFile>(path))
    , m_rights(rights)
{
}

Outcome SafeFile::prepare(const QByteArray& bytes)
{
    const QFileInfo place(m_file->fileName());
    if (place.exists() && !place.isFile())
        return cannotWrite(m_file->fileName(), FailureReason::Storage, u"not a regular file"_s);
    const bool keepsRights = place.exists() && m_rights == Rights::OfThePlace;
    constexpr auto owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    if (!m_file->open(QIODevice::WriteOnly))
        return cannotWrite(*m_file);
    if (!keepsRights && !m_file->setPermissions(m_rights == Rights::Private ? owner : usualRights()))
        return cannotWrite(*m_file);
    auto written = writeAndSync(bytes);
    if (!written)
        m_file->cancelWriting();
    return written;
}

Outcome SafeFile::writeAndSync(const QByteArray& bytes)
{
    if (m_file->write(bytes) != bytes.size() || !m_file->flush())
        return cannotWrite(*m_file);
#ifndef Q_OS_WIN
    const int descriptor = m_file->handle();
    if (::fsync(descriptor) != 0)
        return cannotWrite(m_file->fileName(), errno);
    if (contentOf(descriptor, bytes.size()) != bytes)
        return cannotWrite(m_file->fileName(), FailureReason::Storage, u"reads back differently"_s);
#endif
    return Done{};
}

Outcome SafeFile::publish()
{
    if (!m_file->commit())
        return cannotWrite(*m_file);
#ifndef Q_OS_WIN
    syncFolderOf(m_file->fileName());
#endif
    return Done{};
}

Outcome writeSafely(const QString& path, const QByteArray& bytes, SafeFile::Rights rights)
{
    SafeFile file(path, rights);
    if (auto prepared = file.prepare(bytes); !prepared)
        return prepared;
    return file.publish();
}

} // namespace lectern
