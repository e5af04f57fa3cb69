#pragma once

#include <QWidget>

namespace lectern {

// What announce() puts into a window: one pixel, nothing painted, no focus, gone after some seconds. Its role
// is Notification; being shown is what a screen reader hears of.
class Announcement : public QWidget
{
    Q_OBJECT
public:
    Announcement(const QString& text, QWidget* window);
};

} // namespace lectern
