#include "ui/common/announce.h"

#include <QAccessible>
#include <QWidget>

namespace lectern {

void announce(QWidget* widget, const QString& text)
{
    widget->setAccessibleName(text);
#ifndef QT_NO_ACCESSIBILITY
    QAccessibleEvent event(widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
#endif
}

} // namespace lectern
