#include "store/private_files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#ifndef Q_OS_WIN
#include <sys/stat.h>
#endif

namespace lectern {
using namespace Qt::StringLiterals;

void restrictNewFiles()
{
#ifndef Q_OS_WIN
    ::umask(077);
#endif
}

Outcome makePrivateFolder(const QString& path)
{
    constexpr auto owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    const auto cannot = [&path](const QString& why) {
        return Failure{
            FailureReason::Storage,
            QCoreApplication::translate("Store", "The folder %1 cannot be made or used. Check who may write "
                                                 "there, or choose another one.")
                .arg(QDir::toNativeSeparators(path)),
            why};
    };
    if (!QDir().mkpath(path))
        return cannot(u"mkpath"_s);
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                            QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    if ((QFileInfo(path).permissions() & others) && !QFile::setPermissions(path, owner))
        return cannot(u"chmod"_s);
    return Done{};
}

QString unusedPath(const QString& wanted)
{
    const QFileInfo info(wanted);
    QString path = wanted;
    for (int n = 2; QFileInfo::exists(path); ++n)
        path = u"%1/%2.%3.%4"_s.arg(info.path(), info.completeBaseName(), QString::number(n), info.suffix());
    return path;
}

} // namespace lectern
