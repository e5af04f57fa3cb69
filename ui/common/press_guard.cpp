#include "ui/common/press_guard.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QRadioButton>
#include <QStyleHints>

namespace lectern {
namespace {

QObject* keyboardPlace()
{
    if (QWidget* const popup = QApplication::activePopupWidget())
        return popup;
    return QApplication::focusWidget();
}

bool isEnter(const QKeyEvent* event)
{
    return event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
}

bool movesThroughThings(int key)
{
    switch (key) {
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return true;
    default:
        return false;
    }
}

bool hasAValueForKeys(const QObject* place)
{
    return qobject_cast<const QAbstractSpinBox*>(place) || qobject_cast<const QAbstractSlider*>(place) ||
           qobject_cast<const QComboBox*>(place);
}

// Enter in a check box is Enter in its dialog, as everywhere else.
bool takesEnter(const QAbstractButton* button)
{
    return button && button->isEnabled() && !qobject_cast<const QCheckBox*>(button) &&
           !qobject_cast<const QRadioButton*>(button);
}

} // namespace

PressGuard::PressGuard(QObject* parent) : QObject(parent)
{
}

bool PressGuard::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress:
        if (watched->isWidgetType())
            return filterKey(watched, static_cast<QKeyEvent*>(event));
        break;
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
        if (watched->isWidgetType())
            return filterPress(qobject_cast<QAbstractButton*>(watched), static_cast<QMouseEvent*>(event));
        break;
    default:
        break;
    }
    return false;
}

// The key was pressed elsewhere and repeats here.
bool PressGuard::isStray(const QKeyEvent* event) const
{
    QObject* const place = keyboardPlace();
    if (place == m_keyPlace)
        return false;
    if (event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab)
        return false;
    return !movesThroughThings(event->key()) || hasAValueForKeys(place);
}

bool PressGuard::filterKey(QObject* watched, QKeyEvent* event)
{
    if (!event->isAutoRepeat())
        m_keyPlace = keyboardPlace();
    else if (isStray(event)) {
        event->accept(); // as an override: no shortcut takes it either, and then it comes here as a key
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    if (!isEnter(event)) {
        m_sinceEnter.invalidate(); // somebody went on to something else
        return false;
    }
    auto* const button = qobject_cast<QAbstractButton*>(watched);
    if (event->isAutoRepeat())
        return button || qobject_cast<QDialog*>(watched);
    if (!takesEnter(button) || (event->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier) {
        if (watched == keyboardPlace())
            noteEnter(watched);
        return false;
    }
    const bool second = m_enterPlace != button && m_sinceEnter.isValid() &&
                        m_sinceEnter.elapsed() < QGuiApplication::styleHints()->mouseDoubleClickInterval();
    noteEnter(button);
    if (!second)
        button->click();
    return true;
}

void PressGuard::noteEnter(QObject* place)
{
    m_enterPlace = place;
    m_sinceEnter.start();
}

bool PressGuard::filterPress(QAbstractButton* button, const QMouseEvent* event)
{
    // A press that a widget lets through comes again to the widget around it: the same time.
    const bool again = event->timestamp() == m_clickTime && event->type() == QEvent::MouseButtonPress;
    const quint64 since = event->timestamp() - m_clickTime;
    const auto interval = quint64(QGuiApplication::styleHints()->mouseDoubleClickInterval());
    const int near = QGuiApplication::styleHints()->mouseDoubleClickDistance() * 2;
    const bool soon = m_clickTime != 0 && !again && since < interval &&
                      (event->globalPosition() - m_clickPlace).manhattanLength() <= near;
    m_clickTime = event->timestamp();
    m_sinceEnter.invalidate();
    m_clickPlace = event->globalPosition();
    if (!button || button->isCheckable() || button->autoRepeat())
        return false;
    return soon || event->type() == QEvent::MouseButtonDblClick;
}

} // namespace lectern
