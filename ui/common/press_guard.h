#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointF>
#include <QPointer>

class QAbstractButton;
class QKeyEvent;
class QMouseEvent;
class QWidget;

namespace lectern {

/// One press of a key or of the mouse is one wish, and it is meant for what had the keyboard, or was under
/// the mouse, when it came. Watches the events of the whole application; LecternStyle puts it in place. UI
/// thread.
///
/// - Enter presses the button that has the keyboard, in windows and in dialogs, whichever button is the
/// default.
/// - Enter that repeats by itself presses nothing, and the second of two quick ones in a row presses no
///   button that has the keyboard only since the first.
/// - A held key goes on repeating only where it was pressed: not in a field or a question that came
/// meanwhile. Tab
///   and the keys that move through lists and menus are free, except where they would change a value.
/// - The second click of a double click presses no button, also not one that has come under the mouse
/// meanwhile.
///   Buttons that are switched on and off, and those that repeat on purpose, take every click.
class PressGuard : public QObject
{
    Q_OBJECT

public:
    explicit PressGuard(QObject* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool filterKey(QObject* watched, QKeyEvent* event);
    bool filterPress(QAbstractButton* button, const QMouseEvent* event);
    void noteEnter(QObject* place);
    [[nodiscard]] bool isStray(const QKeyEvent* event) const;

    QPointer<QObject> m_keyPlace;   ///< had the keyboard when the last key was pressed
    QPointer<QObject> m_enterPlace; ///< took the last Enter
    QElapsedTimer m_sinceEnter;     ///< invalid: none, or another key or the mouse came since
    QPointF m_clickPlace;           ///< of the last press of the mouse, on the screen
    quint64 m_clickTime = 0;        ///< by the display's clock, in milliseconds; 0: there was none
};

} // namespace lectern
