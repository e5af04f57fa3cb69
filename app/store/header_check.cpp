#include "store/header_check.h"

#include "store/sql_failure.h"

#include <QFile>
#include <QFileInfo>

namespace lectern {
using namespace Qt::StringLiterals;

Outcome checkHeader(const QString& path)
{
    // The format of the file is part of SQLite's documentation: "Database File Format", 1.3.3.
    constexpr qsizetype kWriteVersion = 18;
    constexpr int kLastKnown = 2;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Done{}; // SQLite tells why
    const QByteArray header = file.read(kWriteVersion + 1);
    const int writeVersion = header.size() > kWriteVersion ? quint8(header[kWriteVersion]) : 0;
    if (writeVersion <= kLastKnown)
        return Done{};
    return damagedFile(u"%1: write version %2"_s.arg(QFileInfo(path).fileName()).arg(writeVersion));
}

} // namespace lectern
