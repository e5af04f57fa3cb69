#pragma once

#include "ui/common/icons.h"

#include <QToolButton>

namespace lectern {

// A square button with an icon only. The name is its accessible name and, with the shortcut, its tool tip.
class IconButton : public QToolButton
{
    Q_OBJECT
public:
    IconButton(IconName icon, const QString& name, QWidget* parent = nullptr);
    void setIconName(IconName icon);
    void setName(const QString& name);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
};

} // namespace lectern
