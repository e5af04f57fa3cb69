#include "ui/signin/secret_edit.h"

#include "ui/common/announce.h"
#include "ui/common/icons.h"
#include "ui/common/measures.h"
#include "ui/common/paint.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOption>
#include <QToolButton>

#include <utility>

namespace lectern {

SecretEdit::SecretEdit(QString showName, QString hideName, QWidget* parent)
    : QLineEdit(parent)
    , m_showName(std::move(showName))
    , m_hideName(std::move(hideName))
{
    m_eye = addAction(icon(IconName::Eye, Tone::Secondary), QLineEdit::TrailingPosition);
    m_eye->setCheckable(true);
    m_button = findChild<QToolButton*>(); // that Qt makes for the action
    m_button->setFocusPolicy(Qt::TabFocus);
    m_button->installEventFilter(this);
    connect(m_eye, &QAction::toggled, this, &SecretEdit::setShown);
    setShown(false);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase |
                        Qt::ImhSensitiveData);
}

void SecretEdit::setShown(bool shown)
{
    setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    m_eye->setText(shown ? m_hideName : m_showName);
    m_eye->setToolTip(m_eye->text());
    setSpokenName(m_button, m_showName); // that it is on is said as "checked"
    m_eye->setIcon(icon(IconName::Eye, shown ? Tone::Link : Tone::Secondary));
}

// Qt paints the icon of this button and nothing else.
void SecretEdit::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    QStyleOption option;
    option.initFrom(m_button);
    if (!showsKeyboardFocus(&option))
        return;
    QPainter painter(this);
    drawFocusRing(&painter, QRectF(m_button->geometry()).adjusted(-2, -2, 2, 2), kRadiusKeycap,
                  palette().color(QPalette::Link));
}

bool SecretEdit::eventFilter(QObject* watched, QEvent* event)
{
    const QEvent::Type type = event->type();
    if (watched == m_button && (type == QEvent::FocusIn || type == QEvent::FocusOut))
        update();
    if (watched == m_button && type == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) { // else the dialog's own button takes it
            m_eye->trigger();
            return true;
        }
    }
    return QLineEdit::eventFilter(watched, event);
}

void SecretEdit::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::EnabledChange && !isEnabled())
        m_eye->setChecked(false);
}

void SecretEdit::hideEvent(QHideEvent* event)
{
    m_eye->setChecked(false);
    QLineEdit::hideEvent(event);
}

} // namespace lectern
