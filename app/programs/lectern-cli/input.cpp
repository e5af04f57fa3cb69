#include "input.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace lectern::cli {

Result<QString> secretFromStdin()
{
    constexpr qint64 kMaxSecret = 64 * 1024;
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return QString();
    QByteArray line = input.readLine(kMaxSecret);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    if (!line.isValidUtf8())
        return Failure{FailureReason::InvalidInput, u"It is not UTF-8 text."_s, {}};
    return QString::fromUtf8(line);
}

} // namespace lectern::cli
