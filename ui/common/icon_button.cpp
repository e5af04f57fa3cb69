#include "ui/common/icon_button.h"

#include "ui/common/announce.h"
#include "ui/common/kinds.h"
#include "ui/common/measures.h"

namespace lectern {

IconButton::IconButton(IconName icon, const QString& name, QWidget* parent) : QToolButton(parent)
{
    setToolButtonStyle(Qt::ToolButtonIconOnly);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setIconSize({kIconInRow, kIconInRow});
    setIconName(icon);
    setName(name);
}

void IconButton::setIconName(IconName icon)
{
    setIcon(lectern::icon(icon));
}

void IconButton::setName(const QString& name)
{
    setSpokenName(this, name);
    setToolTip(name);
}

QSize IconButton::sizeHint() const
{
    const int side =
        isSmall(this) ? grown(kSmallButtonHeight, fontMetrics(), 1, 3) : grown(kControlHeight, fontMetrics());
    return {side, side};
}

} // namespace lectern
