#include "ui/common/isolated.h"

#include <QGuiApplication>
#include <QString>

#include <algorithm>

namespace lectern {

namespace {

constexpr QChar kFirstStrongIsolate(0x2068);
constexpr QChar kPopIsolate(0x2069);

bool steersDirection(QChar c)
{
    return (c.unicode() >= 0x202A && c.unicode() <= 0x202E) ||
           (c.unicode() >= 0x2066 && c.unicode() <= 0x2069);
}

} // namespace

QString isolated(const QString& value)
{
    if (value.isEmpty())
        return value;
    const bool steers = std::any_of(value.cbegin(), value.cend(), steersDirection);
    if (QGuiApplication::layoutDirection() == Qt::LeftToRight && !steers && !value.isRightToLeft()) {
        const bool mixed = std::any_of(value.cbegin(), value.cend(), [](QChar c) {
            return c.direction() == QChar::DirR || c.direction() == QChar::DirAL;
        });
        if (!mixed)
            return value;
    }
    QString inside = value;
    inside.removeIf(steersDirection);
    return kFirstStrongIsolate + inside + kPopIsolate;
}

} // namespace lectern
