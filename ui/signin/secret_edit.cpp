#include "ui/signin/secret_edit.h"

#include "ui/common/icons.h"

#include <QAction>
#include <QEvent>

#include <utility>

namespace lectern {

SecretEdit::SecretEdit(QString showName, QString hideName, QWidget* parent)
    : QLineEdit(parent)
    , m_showName(std::move(showName))
    , m_hideName(std::move(hideName))
{
    m_eye = addAction(icon(IconName::Eye, Tone::Secondary), QLineEdit::TrailingPosition);
    m_eye->setCheckable(true);
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
    m_eye->setIcon(icon(IconName::Eye, shown ? Tone::Link : Tone::Secondary));
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
