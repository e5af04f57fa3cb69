#include "ui/common/lectern_style.h"

#include "ui/common/measures.h"
#include "ui/common/paint.h"
#include "ui/common/style_buttons.h"
#include "ui/common/style_fields.h"
#include "ui/common/style_menus.h"
#include "ui/common/style_ranges.h"
#include "ui/common/style_views.h"

#include <QAbstractItemView>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace lectern {

namespace {

constexpr int kLineEditInset = 6;

// The option as the type that the element promises; the element isn't ours to draw if it is not.
template <typename Option>
const Option* as(const QStyleOption* option)
{
    return qstyleoption_cast<const Option*>(option);
}

// Check and radio buttons: the ring goes around the words.
bool drawFocusRect(const QStyleOption* option, QPainter* painter, const QWidget* widget)
{
    if (qobject_cast<const QAbstractItemView*>(widget)) // delegates mark the current row as a whole
        return true;
    if (option->state & QStyle::State_KeyboardFocusChange)
        drawFocusRing(painter, option->rect, kRadiusKeycap, option->palette.color(QPalette::Link));
    return true;
}

} // namespace

LecternStyle::LecternStyle() : QProxyStyle(u"Fusion"_s), m_tokens(lightTokens())
{
    setObjectName(u"lectern"_s);
}

void LecternStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                 const QWidget* widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        return style::drawPushButtonPanel(*option, painter, widget, m_tokens);
    case PE_PanelLineEdit:
        if (const auto* frame = as<QStyleOptionFrame>(option); frame && frame->lineWidth > 0)
            style::drawField(*option, painter, widget, m_tokens);
        else if (!style::isInsideField(widget))
            painter->fillRect(option->rect, option->palette.color(QPalette::Base));
        return;
    case PE_FrameLineEdit:
        return;
    case PE_Frame:
        if (style::isTextEdit(widget))
            style::drawField(*option, painter, widget, m_tokens);
        else
            drawPanel(painter, option->rect, 0, QColor(), option->palette.color(QPalette::Mid));
        return;
    case PE_FrameMenu:
    case PE_FrameStatusBarItem:
    case PE_FrameTabBarBase:
    case PE_FrameWindow:
        return;
    case PE_PanelMenu:
        return style::drawMenuPanel(*option, painter);
    case PE_PanelTipLabel:
        return drawPanel(painter, option->rect, 0, option->palette.color(QPalette::ToolTipBase),
                         m_tokens.highContrast ? option->palette.color(QPalette::ToolTipText) : QColor());
    case PE_PanelMenuBar:
    case PE_PanelStatusBar:
        return painter->fillRect(option->rect, option->palette.color(QPalette::Window));
    case PE_FrameFocusRect:
        if (drawFocusRect(option, painter, widget))
            return;
        break;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return style::drawCheckIndicator(*option, painter, m_tokens);
    case PE_IndicatorRadioButton:
        return style::drawRadioIndicator(*option, painter, m_tokens);
    case PE_PanelItemViewRow:
        if (const auto* row = as<QStyleOptionViewItem>(option))
            return style::drawViewRow(*row, painter, widget, m_tokens);
        break;
    case PE_PanelItemViewItem:
        if (const auto* item = as<QStyleOptionViewItem>(option))
            return style::drawViewItem(*item, painter, widget, m_tokens);
        break;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void LecternStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    switch (element) {
    case CE_PushButton:
        if (const auto* button = as<QStyleOptionButton>(option))
            return style::drawPushButton(*button, painter, widget, m_tokens);
        break;
    case CE_PushButtonBevel:
        return style::drawPushButtonPanel(*option, painter, widget, m_tokens);
    case CE_PushButtonLabel:
        if (const auto* button = as<QStyleOptionButton>(option))
            return style::drawPushButtonLabel(*button, painter, widget, m_tokens);
        break;
    case CE_ComboBoxLabel:
        if (const auto* combo = as<QStyleOptionComboBox>(option))
            return style::drawComboBoxLabel(*combo, painter, widget);
        break;
    case CE_Header:
        if (const auto* header = as<QStyleOptionHeader>(option))
            return style::drawHeader(*header, painter, widget, m_tokens);
        break;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return style::drawHeaderSection(*option, painter);
    case CE_MenuBarItem:
        if (const auto* item = as<QStyleOptionMenuItem>(option))
            return style::drawMenuBarItem(*item, painter);
        break;
    case CE_MenuBarEmptyArea:
        return painter->fillRect(option->rect, option->palette.color(QPalette::Window));
    case CE_MenuItem:
        if (const auto* item = as<QStyleOptionMenuItem>(option))
            return style::drawMenuItem(*item, painter, m_tokens);
        break;
    case CE_MenuEmptyArea:
    case CE_Splitter:
        return;
    case CE_TabBarTab:
        if (const auto* tab = as<QStyleOptionTab>(option))
            return style::drawTab(*tab, painter, widget, m_tokens);
        break;
    case CE_ProgressBarGroove:
        if (const auto* bar = as<QStyleOptionProgressBar>(option))
            return style::drawProgressGroove(*bar, painter, m_tokens);
        break;
    case CE_ProgressBarContents:
        if (const auto* bar = as<QStyleOptionProgressBar>(option))
            return style::drawProgressContents(*bar, painter, m_tokens);
        break;
    case CE_ProgressBarLabel: // the words stand beside the bar
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void LecternStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                      QPainter* painter, const QWidget* widget) const
{
    switch (control) {
    case CC_SpinBox:
        if (const auto* spin = as<QStyleOptionSpinBox>(option))
            return style::drawSpinBox(*spin, painter, widget, m_tokens);
        break;
    case CC_ComboBox:
        if (const auto* combo = as<QStyleOptionComboBox>(option))
            return style::drawComboBox(*combo, painter, widget, m_tokens);
        break;
    case CC_Slider:
        if (const auto* slider = as<QStyleOptionSlider>(option))
            return style::drawSlider(*slider, painter, widget, m_tokens);
        break;
    case CC_ScrollBar:
        if (const auto* bar = as<QStyleOptionSlider>(option))
            return style::drawScrollBar(*bar, painter);
        break;
    case CC_ToolButton:
        if (const auto* button = as<QStyleOptionToolButton>(option))
            return style::drawToolButton(*button, painter, widget, m_tokens);
        break;
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect LecternStyle::subElementRect(SubElement element, const QStyleOption* option,
                                   const QWidget* widget) const
{
    if (element == SE_LineEditContents) {
        const auto* frame = as<QStyleOptionFrame>(option);
        return frame && frame->lineWidth > 0 ? option->rect.adjusted(kLineEditInset, 1, -kLineEditInset, -1)
                                             : option->rect;
    }
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_CheckBoxFocusRect || element == SE_RadioButtonFocusRect)
        return rect.adjusted(-kGap4, 0, kGap4, 0).intersected(option->rect);
    return rect;
}

QRect LecternStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl sub,
                                   const QWidget* widget) const
{
    if (control == CC_SpinBox) {
        if (const auto* spin = as<QStyleOptionSpinBox>(option))
            return style::spinBoxRect(*spin, sub);
    } else if (control == CC_ComboBox && sub != SC_ComboBoxListBoxPopup) {
        if (const auto* combo = as<QStyleOptionComboBox>(option))
            return style::comboBoxRect(*combo, sub);
    } else if (control == CC_Slider) {
        if (const auto* slider = as<QStyleOptionSlider>(option))
            return style::sliderRect(*slider, sub);
    } else if (control == CC_ScrollBar) {
        if (const auto* bar = as<QStyleOptionSlider>(option))
            return style::scrollBarRect(*bar, sub);
    }
    return QProxyStyle::subControlRect(control, option, sub, widget);
}

} // namespace lectern
