#include "input.h"

#include <QFile>

namespace lectern::cli {

QString secretFromStdin()
{
    constexpr qint64 kMaxSecret = 64 * 1024;
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    QByteArray line = input.readLine(kMaxSecret);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return QString::fromUtf8(line);
}

} // namespace lectern::cli
