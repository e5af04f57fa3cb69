#include "other_clock.h"

#include <QDir>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace lectern::test {
namespace {

QString fakeTimeLibrary()
{
    constexpr auto kName = "faketime/libfaketimeMT.so.1"_L1;
    const QFileInfoList folders =
        QDir(u"/usr/lib"_s).entryInfoList({u"*-linux-gnu*"_s}, QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QFileInfo& folder : folders) {
        const QString path = folder.filePath() + u'/' + kName;
        if (QFile::exists(path))
            return path;
    }
    return {};
}

} // namespace

QProcessEnvironment withClock(const QProcessEnvironment& environment, const QString& shift)
{
    QProcessEnvironment changed = environment;
    if (!shift.isEmpty()) {
        changed.insert(u"LD_PRELOAD"_s, fakeTimeLibrary());
        changed.insert(u"FAKETIME"_s, shift);
        changed.insert(u"FAKETIME_DONT_FAKE_MONOTONIC"_s, u"1"_s); // setting a clock does not touch that one
    }
    return changed;
}

bool clockCanBeSet(const QString& program)
{
    if (fakeTimeLibrary().isEmpty())
        return false;
    QProcess process;
    process.setProcessEnvironment(withClock(QProcessEnvironment::systemEnvironment(), u"+1d"_s));
    process.start(program, {u"--version"_s});
    return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit &&
           process.exitCode() == 0 && process.readAllStandardError().isEmpty();
}

} // namespace lectern::test
