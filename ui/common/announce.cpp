#include "ui/common/announce.h"

#include "ui/common/announcement.h"

#include <QAccessible>
#include <QTimer>

#include <chrono>

using namespace std::chrono_literals;

namespace lectern {

namespace {

constexpr auto kLife = 10s; // a screen reader asks for the name when it gets to it
constexpr int kMost = 8;    // in one window

} // namespace

Announcement::Announcement(const QString& text, QWidget* window) : QWidget(window)
{
    setAccessibleName(text);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setGeometry(0, 0, 1, 1);
    QTimer::singleShot(kLife, this, &QObject::deleteLater);
}

void announce([[maybe_unused]] QWidget* widget, [[maybe_unused]] const QString& text)
{
#ifndef QT_NO_ACCESSIBILITY
    QWidget* const window = widget->window();
    if (text.isEmpty() || !QAccessible::isActive() || !window->isVisible())
        return;
    const auto before = window->findChildren<Announcement*>(QString(), Qt::FindDirectChildrenOnly);
    if (before.size() >= kMost) { // not deleted here: the window may be passing on an event to it
        before.constFirst()->setParent(nullptr);
        before.constFirst()->deleteLater();
    }
    auto* const said = new Announcement(text, window);
    said->show(); // Linux: the state "showing" of a notification is what is spoken
    QAccessibleEvent alert(said, QAccessible::Alert); // Windows and macOS
    QAccessible::updateAccessibility(&alert);
#endif
}

void setSpokenName(QWidget* widget, const QString& name)
{
    if (widget->accessibleName() != name)
        widget->setAccessibleName(name);
}

void setSpokenDescription(QWidget* widget, const QString& description)
{
    if (widget->accessibleDescription() != description)
        widget->setAccessibleDescription(description);
}

} // namespace lectern
