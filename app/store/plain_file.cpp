#include "store/plain_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#ifndef Q_OS_WIN
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

Failure refused(FailureReason reason, const char* words, const QString& path)
{
    return {reason, QCoreApplication::translate("Store", words).arg(QDir::toNativeSeparators(path)), {}};
}

Failure cannotRead(const QString& path, const QString& why)
{
    return {FailureReason::Storage,
            QCoreApplication::translate("Store", "The file %1 cannot be read: %2")
                .arg(QDir::toNativeSeparators(path), why),
            {}};
}

Failure missing(const QString& path)
{
    return refused(FailureReason::NotFound, QT_TRANSLATE_NOOP("Store", "There is no file %1."), path);
}

Failure notRegular(const QString& path)
{
    return refused(FailureReason::InvalidInput,
                   QT_TRANSLATE_NOOP("Store", "%1 is no regular file. Give one that can be read to its end."),
                   path);
}

/// Opened so that a pipe nobody writes to does not hold us up; the reason if that fails.
Outcome openPlain(const QString& path, QFile& file)
{
#ifdef Q_OS_WIN
    if (!QFileInfo::exists(path))
        return missing(path);
    if (!QFileInfo(path).isFile())
        return notRegular(path);
    return file.open(QIODevice::ReadOnly) ? Outcome(Done{}) : cannotRead(path, file.errorString());
#else
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (descriptor < 0) {
        const int why = errno;
        return why == ENOENT ? missing(path) : cannotRead(path, QString::fromLocal8Bit(std::strerror(why)));
    }
    struct stat info = {};
    const bool regular = ::fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode);
    if (regular && file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        return Done{};
    ::close(descriptor);
    return regular ? cannotRead(path, file.errorString()) : notRegular(path);
#endif
}

} // namespace

Result<QByteArray> readPlainFile(const QString& path, qint64 most)
{
    QFile file;
    if (auto opened = openPlain(path, file); !opened)
        return opened.error();
    QByteArray bytes = file.read(most + 1);
    if (file.error() != QFileDevice::NoError)
        return cannotRead(path, file.errorString());
    if (bytes.size() > most)
        return refused(FailureReason::InvalidInput, QT_TRANSLATE_NOOP("Store", "The file %1 is too long."),
                       path);
    return bytes;
}

} // namespace lectern
