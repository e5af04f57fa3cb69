#include "store/record_files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kStillEmpty = 1; // a lone byte does not count for SQLite
constexpr qint64 kLeastPage = 512;

Failure cannotWrite(const QFile& file)
{
    return {FailureReason::Storage,
            QCoreApplication::translate(
                "Store", "Lectern may not write in its folder. Make the folder writable, then try again."),
            u"%1: %2"_s.arg(file.fileName(), file.errorString())};
}

Outcome makeMark(const QString& path)
{
    QFile mark(path);
    if (mark.exists() || mark.open(QIODevice::WriteOnly))
        return Done{};
    return cannotWrite(mark);
}

} // namespace

bool RecordFiles::wereLeftOpen() const
{
    return QFileInfo(path() + "-wal"_L1).size() > 0;
}

bool RecordFiles::areSuspect() const
{
    return QFile::exists(suspectPath());
}

Outcome RecordFiles::setSuspect() const
{
    return makeMark(suspectPath());
}

void RecordFiles::setTrusted() const
{
    QFile::remove(suspectPath());
}

QString RecordFiles::newestSetAside() const
{
    const QStringList damaged =
        QDir(m_folder).entryList({u"records.damaged-*.sqlite"_s}, QDir::Files, QDir::Name);
    return damaged.isEmpty() ? QString() : m_folder + u'/' + damaged.last(); // their names are times
}

void RecordFiles::markMade() const
{
    if (const auto made = makeMark(madePath()); !made)
        qWarning("store: %s", qUtf8Printable(made.error().detail));
}

bool RecordFiles::wereMade() const
{
    return QFile::exists(madePath());
}

void RecordFiles::forgetMade() const
{
    QFile::remove(madePath());
}

Outcome RecordFiles::keepFromLookingNew() const
{
    const bool hadSomething = wereLeftOpen() || wereMade();
    if (!hadSomething || QFileInfo(path()).size() > kStillEmpty)
        return Done{};
    QFile file(path());
    if (file.open(QIODevice::ReadWrite) && file.resize(kLeastPage))
        return Done{};
    return cannotWrite(file);
}

} // namespace lectern
