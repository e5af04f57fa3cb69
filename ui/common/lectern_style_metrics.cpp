// Sizes, hints and set-up of LecternStyle; what it draws is in lectern_style.cpp.
#include "ui/common/icons.h"
#include "ui/common/lectern_style.h"
#include "ui/common/measures.h"
#include "ui/common/style_buttons.h"
#include "ui/common/style_fields.h"
#include "ui/common/style_menus.h"
#include "ui/common/style_ranges.h"
#include "ui/common/style_views.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QSlider>

namespace lectern {

namespace {

constexpr int kIndicator = 16;
constexpr int kTextEditFrame = 4;
constexpr int kSmallestTarget = 24;
constexpr int kListRow = 28;

template <typename Option>
const Option* as(const QStyleOption* option)
{
    return qstyleoption_cast<const Option*>(option);
}

bool reactsToHover(const QWidget* widget)
{
    return style::isTextEdit(widget) || qobject_cast<const QLineEdit*>(widget) ||
           qobject_cast<const QComboBox*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget) ||
           qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QSlider*>(widget) ||
           qobject_cast<const QScrollBar*>(widget);
}

} // namespace

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
    switch (metric) {
    case PM_DefaultFrameWidth:
        return style::isTextEdit(widget) ? kTextEditFrame : 1;
    case PM_SplitterWidth:
        return kGap8;
    case PM_ScrollBarExtent:
        return style::kScrollBarExtent;
    case PM_ScrollBarSliderMin:
        return kGap32;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ToolBarFrameWidth:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarItemSpacing:
        return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return kIndicator;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return kGap8;
    case PM_SliderThickness:
    case PM_SliderControlThickness:
        return 20;
    case PM_SliderLength:
        return 16;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return kGap4;
    case PM_MenuBarHMargin:
        return 6;
    case PM_MenuBarVMargin:
        return 2;
    case PM_ToolTipLabelFrameWidth:
        return 6;
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
    case PM_ToolBarIconSize:
    case PM_LineEditIconSize:
        return kIconInRow;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return kGap8;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return kGap16;
    case PM_FocusFrameHMargin: // the padding of text in item views
        return kGap4;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

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
}

void LecternStyle::unpolish(QWidget* widget)
{
    QProxyStyle::unpolish(widget);
}

void LecternStyle::polish(QApplication* application)
{
    QProxyStyle::polish(application);
    application->installEventFilter(this);
}

void LecternStyle::unpolish(QApplication* application)
{
    application->removeEventFilter(this);
    QProxyStyle::unpolish(application);
}

bool LecternStyle::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
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
