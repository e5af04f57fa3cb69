#include "ui/common/lectern_style.h"

#include "ui/common/measures.h"
#include "ui/common/paint.h"
#include "ui/common/press_guard.h"
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

// What the functions below need of a call to the style. They return false for what isn't theirs.
struct Call
{
    const QStyleOption* option;
    QPainter* painter;
    const QWidget* widget;
    const Tokens& tokens;

    // The option as the type that the element promises; null if it is something else.
    template <typename Option>
    const Option* as() const
    {
        return qstyleoption_cast<const Option*>(option);
    }
    QColor colour(QPalette::ColorRole role) const { return option->palette.color(role); }
};

// Calls draw with the option as Option; false if it isn't one.
template <typename Option, typename Draw>
bool with(const Call& call, const Draw& draw)
{
    const auto* option = call.as<Option>();
    if (!option)
        return false;
    draw(*option);
    return true;
}

void drawLineEdit(const Call& call)
{
    const auto* frame = call.as<QStyleOptionFrame>();
    if (frame && frame->lineWidth > 0)
        style::drawField(*call.option, call.painter, call.widget, call.tokens);
    else if (!style::isInsideField(call.widget))
        call.painter->fillRect(call.option->rect, call.colour(QPalette::Base));
}

void drawFrame(const Call& call)
{
    if (style::isTextEdit(call.widget))
        style::drawField(*call.option, call.painter, call.widget, call.tokens);
    else
        drawPanel(call.painter, call.option->rect, 0, QColor(), call.colour(QPalette::Mid));
}

void drawTipPanel(const Call& call)
{
    const QColor outline = call.tokens.highContrast ? call.colour(QPalette::ToolTipText) : QColor();
    drawPanel(call.painter, call.option->rect, 0, call.colour(QPalette::ToolTipBase), outline);
}

void drawFocus(const Call& call)
{
    // Delegates mark the current row as a whole.
    if (!qobject_cast<const QAbstractItemView*>(call.widget) &&
        (call.option->state & QStyle::State_KeyboardFocusChange))
        drawFocusRing(call.painter, call.option->rect, kRadiusKeycap, call.colour(QPalette::Link));
}

bool drawPanelElement(QStyle::PrimitiveElement element, const Call& call)
{
    switch (element) {
    case QStyle::PE_PanelButtonCommand:
        style::drawPushButtonPanel(*call.option, call.painter, call.widget, call.tokens);
        return true;
    case QStyle::PE_PanelLineEdit:
        drawLineEdit(call);
        return true;
    case QStyle::PE_Frame:
        drawFrame(call);
        return true;
    case QStyle::PE_FrameLineEdit:
    case QStyle::PE_FrameMenu:
    case QStyle::PE_FrameStatusBarItem:
    case QStyle::PE_FrameTabBarBase:
    case QStyle::PE_FrameWindow:
    case QStyle::PE_PanelScrollAreaCorner: // what is behind shows between the scroll bars as it does beside
                                           // them
        return true;                       // nothing
    case QStyle::PE_PanelMenu:
        style::drawMenuPanel(*call.option, call.painter);
        return true;
    case QStyle::PE_PanelTipLabel:
        drawTipPanel(call);
        return true;
    case QStyle::PE_PanelMenuBar:
    case QStyle::PE_PanelStatusBar:
        call.painter->fillRect(call.option->rect, call.colour(QPalette::Window));
        return true;
    default:
        return false;
    }
}

bool drawItemElement(QStyle::PrimitiveElement element, const Call& call)
{
    switch (element) {
    case QStyle::PE_FrameFocusRect:
        drawFocus(call);
        return true;
    case QStyle::PE_IndicatorCheckBox:
    case QStyle::PE_IndicatorItemViewItemCheck:
        style::drawCheckIndicator(*call.option, call.painter, call.tokens);
        return true;
    case QStyle::PE_IndicatorRadioButton:
        style::drawRadioIndicator(*call.option, call.painter, call.tokens);
        return true;
    case QStyle::PE_PanelItemViewRow:
        return with<QStyleOptionViewItem>(call, [&](const QStyleOptionViewItem& row) {
            style::drawViewRow(row, call.painter, call.widget, call.tokens);
        });
    case QStyle::PE_PanelItemViewItem:
        return with<QStyleOptionViewItem>(call, [&](const QStyleOptionViewItem& item) {
            style::drawViewItem(item, call.painter, call.widget, call.tokens);
        });
    default:
        return false;
    }
}

bool drawInputControl(QStyle::ControlElement element, const Call& call)
{
    switch (element) {
    case QStyle::CE_PushButton:
        return with<QStyleOptionButton>(call, [&](const QStyleOptionButton& button) {
            style::drawPushButton(button, call.painter, call.widget, call.tokens);
        });
    case QStyle::CE_PushButtonBevel:
        style::drawPushButtonPanel(*call.option, call.painter, call.widget, call.tokens);
        return true;
    case QStyle::CE_PushButtonLabel:
        return with<QStyleOptionButton>(call, [&](const QStyleOptionButton& button) {
            style::drawPushButtonLabel(button, call.painter, call.widget, call.tokens);
        });
    case QStyle::CE_ComboBoxLabel:
        return with<QStyleOptionComboBox>(call, [&](const QStyleOptionComboBox& combo) {
            style::drawComboBoxLabel(combo, call.painter, call.widget);
        });
    case QStyle::CE_MenuBarItem:
        return with<QStyleOptionMenuItem>(call, [&](const QStyleOptionMenuItem& item) {
            style::drawMenuBarItem(item, call.painter, call.tokens);
        });
    case QStyle::CE_MenuItem:
        return with<QStyleOptionMenuItem>(call, [&](const QStyleOptionMenuItem& item) {
            style::drawMenuItem(item, call.painter, call.tokens);
        });
    case QStyle::CE_MenuBarEmptyArea:
        call.painter->fillRect(call.option->rect, call.colour(QPalette::Window));
        return true;
    default:
        return false;
    }
}

bool drawViewControl(QStyle::ControlElement element, const Call& call)
{
    switch (element) {
    case QStyle::CE_Header:
        return with<QStyleOptionHeader>(call, [&](const QStyleOptionHeader& header) {
            style::drawHeader(header, call.painter, call.widget, call.tokens);
        });
    case QStyle::CE_HeaderSection:
    case QStyle::CE_HeaderEmptyArea:
        style::drawHeaderSection(*call.option, call.painter);
        return true;
    case QStyle::CE_TabBarTab:
        return with<QStyleOptionTab>(call, [&](const QStyleOptionTab& tab) {
            style::drawTab(tab, call.painter, call.widget, call.tokens);
        });
    case QStyle::CE_ProgressBarGroove:
        return with<QStyleOptionProgressBar>(call, [&](const QStyleOptionProgressBar& bar) {
            style::drawProgressGroove(bar, call.painter, call.tokens);
        });
    case QStyle::CE_ProgressBarContents:
        return with<QStyleOptionProgressBar>(call, [&](const QStyleOptionProgressBar& bar) {
            style::drawProgressContents(bar, call.painter, call.tokens);
        });
    case QStyle::CE_ProgressBarLabel: // the words stand beside the bar
    case QStyle::CE_MenuEmptyArea:
    case QStyle::CE_Splitter:
        return true; // nothing
    default:
        return false;
    }
}

bool drawComplex(QStyle::ComplexControl control, const Call& call)
{
    switch (control) {
    case QStyle::CC_SpinBox:
        return with<QStyleOptionSpinBox>(call, [&](const QStyleOptionSpinBox& spin) {
            style::drawSpinBox(spin, call.painter, call.widget, call.tokens);
        });
    case QStyle::CC_ComboBox:
        return with<QStyleOptionComboBox>(call, [&](const QStyleOptionComboBox& combo) {
            style::drawComboBox(combo, call.painter, call.widget, call.tokens);
        });
    case QStyle::CC_Slider:
        return with<QStyleOptionSlider>(call, [&](const QStyleOptionSlider& slider) {
            style::drawSlider(slider, call.painter, call.widget, call.tokens);
        });
    case QStyle::CC_ScrollBar:
        return with<QStyleOptionSlider>(
            call, [&](const QStyleOptionSlider& bar) { style::drawScrollBar(bar, call.painter); });
    case QStyle::CC_ToolButton:
        return with<QStyleOptionToolButton>(call, [&](const QStyleOptionToolButton& button) {
            style::drawToolButton(button, call.painter, call.widget, call.tokens);
        });
    default:
        return false;
    }
}

} // namespace

LecternStyle::LecternStyle()
    : QProxyStyle(u"Fusion"_s)
    , m_pressGuard(new PressGuard(this))
    , m_tokens(lightTokens())
{
    setObjectName(u"lectern"_s);
}

void LecternStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                 const QWidget* widget) const
{
    const Call call{option, painter, widget, m_tokens};
    if (!drawPanelElement(element, call) && !drawItemElement(element, call))
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void LecternStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    const Call call{option, painter, widget, m_tokens};
    if (!drawInputControl(element, call) && !drawViewControl(element, call))
        QProxyStyle::drawControl(element, option, painter, widget);
}

void LecternStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                      QPainter* painter, const QWidget* widget) const
{
    if (!drawComplex(control, {option, painter, widget, m_tokens}))
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace lectern
