#include "store/private_files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#ifndef Q_OS_WIN
#include <sys/resource.h>
#include <sys/stat.h>
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif
#endif

namespace lectern {
using namespace Qt::StringLiterals;

#ifndef Q_OS_WIN

namespace {

constexpr mode_t kOnlyOwner = 077;

/// The umask that the user's session has set.
mode_t usersMask()
{
    static const mode_t mask = [] {
        const mode_t found = ::umask(kOnlyOwner); // it can only be read by setting it
        ::umask(found);
        return found;
    }();
    return mask;
}

} // namespace

void restrictNewFiles()
{
    (void)usersMask();
    ::umask(kOnlyOwner);
}

QFileDevice::Permissions usualRights()
{
    const mode_t mask = usersMask();
    QFileDevice::Permissions rights = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    const auto allow = [mask, &rights](mode_t bit, QFileDevice::Permission permission) {
        rights.setFlag(permission, (mask & bit) == 0);
    };
    allow(S_IRGRP, QFileDevice::ReadGroup);
    allow(S_IWGRP, QFileDevice::WriteGroup);
    allow(S_IROTH, QFileDevice::ReadOther);
    allow(S_IWOTH, QFileDevice::WriteOther);
    return rights;
}

void forbidCoreDumps(bool readable)
{
    if (qEnvironmentVariable("LECTERN_CORE_DUMPS") == u"1")
        return;
    const rlimit none{0, 0};
    (void)::setrlimit(RLIMIT_CORE, &none);
#ifdef Q_OS_LINUX
    if (!readable) // the limit is no limit where cores go to a program
        (void)::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#else
    Q_UNUSED(readable)
#endif
}

#else

void restrictNewFiles()
{
}

void forbidCoreDumps(bool readable)
{
    Q_UNUSED(readable)
}

QFileDevice::Permissions usualRights()
{
    return QFileDevice::ReadOwner | QFileDevice::WriteOwner;
}

#endif

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
    if (QFileInfo(path).isSymLink())
        return Done{}; // somebody has pointed to a folder that is not ours
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
