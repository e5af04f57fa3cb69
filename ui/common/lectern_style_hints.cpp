// Hints and set-up of LecternStyle; what it draws is in lectern_style.cpp.
#include "ui/common/icons.h"
#include "ui/common/lectern_style.h"
#include "ui/common/plain_words.h"
#include "ui/common/press_guard.h"
#include "ui/common/style_fields.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QScrollBar>
#include <QSlider>
#include <QTabBar>

namespace lectern {

namespace {

bool reactsToHover(const QWidget* widget)
{
    return style::isTextEdit(widget) || qobject_cast<const QLineEdit*>(widget) ||
           qobject_cast<const QComboBox*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget) ||
           qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QSlider*>(widget) ||
           qobject_cast<const QScrollBar*>(widget);
}

/// Controls whose value or page Qt turns with the wheel. Here the wheel scrolls, and nothing else.
bool wouldTurnWithWheel(const QObject* object)
{
    return qobject_cast<const QAbstractSpinBox*>(object) || qobject_cast<const QComboBox*>(object) ||
           qobject_cast<const QTabBar*>(object) ||
           (qobject_cast<const QAbstractSlider*>(object) && !qobject_cast<const QScrollBar*>(object));
}

} // namespace

int LecternStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                            QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ScrollBar_Transient:
    case SH_Menu_SloppySubMenus:
        return 0;
    case SH_UnderlineShortcut: // only while Alt is held
        return m_showMnemonics ? 1 : 0;
    case SH_Widget_Animation_Duration:
        return m_reducedMotion ? 0 : QProxyStyle::styleHint(hint, option, widget, data);
    case SH_ItemView_ShowDecorationSelected:
    case SH_Menu_MouseTracking:
    case SH_MenuBar_MouseTracking:
    case SH_ComboBox_ListMouseTracking:
        return 1;
    case SH_Slider_AbsoluteSetButtons:
        return Qt::LeftButton;
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_FormLayoutFieldGrowthPolicy:
        return 2; // QFormLayout::AllNonFixedFieldsGrow
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QIcon LecternStyle::standardIcon(StandardPixmap standard, const QStyleOption* option,
                                 const QWidget* widget) const
{
    switch (standard) {
    case SP_LineEditClearButton:
        return icon(IconName::Close, Tone::Secondary);
    case SP_MessageBoxInformation:
        return icon(IconName::Info, Tone::Info);
    case SP_MessageBoxQuestion:
        return icon(IconName::Help, Tone::Info);
    case SP_MessageBoxWarning:
        return icon(IconName::Warning, Tone::Attention);
    case SP_MessageBoxCritical:
        return icon(IconName::Warning, Tone::Fail);
    default:
        return QProxyStyle::standardIcon(standard, option, widget);
    }
}

void LecternStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (reactsToHover(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (qobject_cast<QScrollBar*>(widget)) // the sheet shows through beside the thumb
        widget->setAttribute(Qt::WA_OpaquePaintEvent, false);
    // Titles, labels and what a server says are words, whatever they look like. QMessageBox::aboutQt() needs
    // its markup; boxes of our own are given plainWordsOnly().
    if (qobject_cast<QLabel*>(widget) && !qobject_cast<QMessageBox*>(widget->window()))
        plainWordsOnly(widget);
    // Scrolling across a field does not take the keyboard to it.
    if (widget->focusPolicy() == Qt::WheelFocus)
        widget->setFocusPolicy(Qt::StrongFocus);
}

void LecternStyle::unpolish(QWidget* widget)
{
    QProxyStyle::unpolish(widget);
}

void LecternStyle::polish(QApplication* application)
{
    QProxyStyle::polish(application);
    application->installEventFilter(this);
    application->installEventFilter(m_pressGuard);
}

void LecternStyle::polish(QPalette& palette)
{
    QProxyStyle::polish(palette);
    if (!m_paletteIsOurs)
        emit systemPaletteSeen(palette);
}

void LecternStyle::unpolish(QApplication* application)
{
    application->removeEventFilter(m_pressGuard);
    application->removeEventFilter(this);
    QProxyStyle::unpolish(application);
}

bool LecternStyle::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Wheel:
        if (wouldTurnWithWheel(watched)) {
            event->ignore(); // it goes on to what is around the control
            return true;
        }
        break;
    case QEvent::FocusIn:
    case QEvent::FocusOut:
        // Scroll areas repaint their viewport when the focus changes, but not the frame that shows it.
        if (auto* widget = qobject_cast<QWidget*>(watched); widget && style::isTextEdit(widget))
            widget->update();
        break;
    case QEvent::KeyPress:
        if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Alt)
            showMnemonics(true);
        break;
    case QEvent::KeyRelease:
        if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Alt && !QApplication::activePopupWidget())
            showMnemonics(false);
        break;
    case QEvent::WindowDeactivate:
    case QEvent::MouseButtonPress:
        showMnemonics(false);
        break;
    default:
        break;
    }
    return QProxyStyle::eventFilter(watched, event);
}

void LecternStyle::showMnemonics(bool show)
{
    if (show == m_showMnemonics)
        return;
    m_showMnemonics = show;
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget* window : windows) {
        if (!window->isVisible())
            continue;
        window->update();
        const QList<QWidget*> inside = window->findChildren<QWidget*>();
        for (QWidget* widget : inside)
            widget->update();
    }
}

} // namespace lectern
