#include "ui/shell/focus_keeper.h"

#include <QApplication>
#include <QFocusEvent>
#include <QWidget>

namespace lectern {

FocusKeeper::FocusKeeper(QWidget* window) : QObject(window), m_window(window)
{
    qApp->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, &FocusKeeper::onFocusChanged);
}

bool FocusKeeper::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn)
        m_reason = static_cast<QFocusEvent*>(event)->reason();
    else if (event->type() == QEvent::WindowActivate &&
             watched == m_window) // what had it may be gone since then
        QMetaObject::invokeMethod(
            this, [this] { check(false, {}, {}, false); }, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

// The event that tells the reason comes behind this signal, and what is being hidden is not hidden yet.
void FocusKeeper::onFocusChanged(QWidget* old, QWidget* now)
{
    const bool wasInside = old && m_window->isAncestorOf(old);
    QMetaObject::invokeMethod(
        this,
        [this, wasInside, oldPlace = QPointer<QWidget>(old), nowPlace = QPointer<QWidget>(now)] {
            check(wasInside, oldPlace, nowPlace, m_reason == Qt::TabFocusReason);
        },
        Qt::QueuedConnection);
}

void FocusKeeper::check(bool wasInside, const QPointer<QWidget>& old, const QPointer<QWidget>& now,
                        bool byTab)
{
    if (!m_window->isActiveWindow() || QApplication::activePopupWidget())
        return;
    const QWidget* const focus = QApplication::focusWidget();
    if (!focus || focus == m_window) {
        Q_EMIT homeless();
        return;
    }
    // Qt goes to the next one as Tab does when a widget is hidden or disabled.
    const bool moved = wasInside && byTab && focus == now;
    if (moved && (!old || !old->isVisible() || !old->isEnabled()))
        Q_EMIT homeless();
}

} // namespace lectern
