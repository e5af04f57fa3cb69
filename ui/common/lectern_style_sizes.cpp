// Sizes and places of LecternStyle; what it draws is in lectern_style.cpp.
#include "ui/common/icons.h"
#include "ui/common/lectern_style.h"
#include "ui/common/measures.h"
#include "ui/common/style_buttons.h"
#include "ui/common/style_fields.h"
#include "ui/common/style_menus.h"
#include "ui/common/style_ranges.h"
#include "ui/common/style_views.h"

#include <optional>

namespace lectern {

namespace {

constexpr int kIndicator = 16;
constexpr int kTextEditFrame = 4;
constexpr int kSmallestTarget = 24;
constexpr int kListRow = 28;
constexpr int kLineEditInset = 6;

template <typename Option>
const Option* as(const QStyleOption* option)
{
    return qstyleoption_cast<const Option*>(option);
}

std::optional<int> controlMetric(QStyle::PixelMetric metric)
{
    switch (metric) {
    case QStyle::PM_SplitterWidth:
        return kGap8;
    case QStyle::PM_ScrollBarExtent:
        return style::kScrollBarExtent;
    case QStyle::PM_ScrollBarSliderMin:
        return kGap32;
    case QStyle::PM_IndicatorWidth:
    case QStyle::PM_IndicatorHeight:
    case QStyle::PM_ExclusiveIndicatorWidth:
    case QStyle::PM_ExclusiveIndicatorHeight:
        return kIndicator;
    case QStyle::PM_CheckBoxLabelSpacing:
    case QStyle::PM_RadioButtonLabelSpacing:
        return kGap8;
    case QStyle::PM_SliderThickness:
    case QStyle::PM_SliderControlThickness:
        return kIconAlone;
    case QStyle::PM_SliderLength:
        return kGap16;
    case QStyle::PM_ButtonIconSize:
    case QStyle::PM_SmallIconSize:
    case QStyle::PM_ListViewIconSize:
    case QStyle::PM_TabBarIconSize:
    case QStyle::PM_ToolBarIconSize:
    case QStyle::PM_LineEditIconSize:
        return kIconInRow;
    case QStyle::PM_FocusFrameHMargin: // the padding of text in item views
        return kGap4;
    default:
        return std::nullopt;
    }
}

std::optional<int> spaceMetric(QStyle::PixelMetric metric)
{
    switch (metric) {
    case QStyle::PM_ScrollView_ScrollBarSpacing:
    case QStyle::PM_ScrollView_ScrollBarOverlap:
    case QStyle::PM_ButtonShiftHorizontal:
    case QStyle::PM_ButtonShiftVertical:
    case QStyle::PM_ToolBarFrameWidth:
    case QStyle::PM_MenuBarPanelWidth:
    case QStyle::PM_MenuBarItemSpacing:
        return 0;
    case QStyle::PM_MenuPanelWidth:
        return 1;
    case QStyle::PM_MenuHMargin:
    case QStyle::PM_MenuVMargin:
        return kGap4;
    case QStyle::PM_MenuBarHMargin:
    case QStyle::PM_ToolTipLabelFrameWidth:
        return 6;
    case QStyle::PM_MenuBarVMargin:
        return 2;
    case QStyle::PM_LayoutHorizontalSpacing:
    case QStyle::PM_LayoutVerticalSpacing:
        return kGap8;
    case QStyle::PM_LayoutLeftMargin:
    case QStyle::PM_LayoutTopMargin:
    case QStyle::PM_LayoutRightMargin:
    case QStyle::PM_LayoutBottomMargin:
        return kGap16;
    default:
        return std::nullopt;
    }
}

} // namespace

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

QSize LecternStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                                     const QWidget* widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    switch (type) {
    case CT_PushButton:
        if (const auto* button = as<QStyleOptionButton>(option))
            return style::pushButtonSize(*button, widget);
        break;
    case CT_ToolButton:
        if (const auto* button = as<QStyleOptionToolButton>(option))
            return style::toolButtonSize(*button, widget);
        break;
    case CT_ComboBox:
        size.setWidth(contents.width() + style::kComboPadding);
        size.setHeight(grown(kControlHeight, option->fontMetrics));
        break;
    case CT_SpinBox:
        size.setWidth(contents.width() + style::kSpinPadding);
        size.setHeight(grown(kControlHeight, option->fontMetrics));
        break;
    case CT_LineEdit:
        size.setHeight(grown(kControlHeight, option->fontMetrics));
        break;
    case CT_CheckBox:
    case CT_RadioButton:
        size.setHeight(std::max(size.height(), kSmallestTarget));
        break;
    case CT_HeaderSection:
        if (const auto* header = as<QStyleOptionHeader>(option))
            return style::headerSize(*header, widget);
        break;
    case CT_MenuBarItem:
        if (const auto* item = as<QStyleOptionMenuItem>(option))
            return style::menuBarItemSize(*item);
        break;
    case CT_MenuItem:
        if (const auto* item = as<QStyleOptionMenuItem>(option))
            return style::menuItemSize(*item);
        break;
    case CT_ItemViewItem:
        size.setHeight(std::max(size.height(), kListRow));
        break;
    case CT_TabBarTab:
        size.setHeight(grown(kControlHeight, option->fontMetrics));
        size.rwidth() += kGap16;
        break;
    default:
        break;
    }
    return size;
}

int LecternStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    if (metric == PM_DefaultFrameWidth)
        return style::isTextEdit(widget) ? kTextEditFrame : 1;
    if (const std::optional<int> own = controlMetric(metric))
        return *own;
    if (const std::optional<int> own = spaceMetric(metric))
        return *own;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

} // namespace lectern
