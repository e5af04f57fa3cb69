#include "ui/common/style_menus.h"

#include "ui/common/icons.h"
#include "ui/common/measures.h"
#include "ui/common/paint.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

namespace lectern::style {

namespace {

constexpr int kMenuRow = 28;
constexpr int kMark = 14;
constexpr int kLead = kGap12;
constexpr int kShortcutGap = kGap32;

int textFlags(const QStyleOption& option)
{
    const bool underline = QApplication::style()->styleHint(QStyle::SH_UnderlineShortcut, &option);
    return Qt::AlignVCenter | Qt::TextSingleLine | (underline ? Qt::TextShowMnemonic : Qt::TextHideMnemonic) |
           leadingText(option.direction);
}

// The column of icons and check marks is there when any entry of the menu needs it.
int markColumn(const QStyleOptionMenuItem& option)
{
    return option.menuHasCheckableItems || option.maxIconWidth > 0 ? kIconInRow + kGap8 : 0;
}

void drawSeparator(const QStyleOptionMenuItem& option, QPainter* painter)
{
    const QRectF area = option.rect;
    const QRectF line(area.left() + kGap8, area.center().y(), area.width() - kGap16, 1);
    drawHairlineTop(painter, line, option.palette.color(QPalette::Mid));
}

void drawMark(const QStyleOptionMenuItem& option, QPainter* painter, const QColor& ink)
{
    const QRectF place = placed(option.rect, kLead, 0, kIconInRow, option.rect.height(), option.direction);
    const bool checkable = option.checkType != QStyleOptionMenuItem::NotCheckable;
    if (checkable) {
        if (option.checked)
            drawIcon(painter, QRectF(place.center() - QPointF(kMark, kMark) / 2.0, QSizeF(kMark, kMark)),
                     IconName::Check, ink);
        return;
    }
    if (option.icon.isNull())
        return;
    if (const std::optional<IconName> name = iconNameOf(option.icon))
        drawIcon(painter, place, *name, ink, option.direction);
    else
        option.icon.paint(painter, place.toAlignedRect());
}

} // namespace

QSize menuBarItemSize(const QStyleOptionMenuItem& option)
{
    const QSize text = option.fontMetrics.size(Qt::TextShowMnemonic, option.text);
    return {text.width() + 2 * kGap8 + 4,
            std::max(kMenuBarHeight - 4, option.fontMetrics.height() + 2 * kGap4)};
}

void drawMenuBarItem(const QStyleOptionMenuItem& option, QPainter* painter, const Tokens& tokens)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool open = (option.state & QStyle::State_Selected) && enabled;
    painter->fillRect(option.rect, option.palette.color(QPalette::Window));
    if (open)
        drawPanel(painter, QRectF(option.rect).adjusted(1, 0, -1, 0), kRadiusControl,
                  option.palette.color(QPalette::Active, QPalette::Highlight));
    const bool marked = open && tokens.highContrast;
    painter->setPen(option.palette.color(enabled ? QPalette::Active : QPalette::Disabled,
                                         marked ? QPalette::HighlightedText : QPalette::WindowText));
    const int flags = (textFlags(option) & ~Qt::AlignHorizontal_Mask) | Qt::AlignHCenter;
    painter->drawText(option.rect, flags, option.text);
}

QSize menuItemSize(const QStyleOptionMenuItem& option)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return {kGap16, kGap8 + 1};
    const qsizetype tab = option.text.indexOf(u'\t');
    const QFontMetrics metrics(option.font);
    int width = 2 * kLead + markColumn(option);
    width += metrics.size(Qt::TextShowMnemonic | Qt::TextSingleLine, option.text.left(tab)).width() + 2;
    if (tab >= 0) // QMenu adds the width of the widest shortcut itself
        width += kShortcutGap;
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        width += kGap16 + kMark;
    return {width, grown(kMenuRow, metrics, 1, 5)};
}

void drawMenuItem(const QStyleOptionMenuItem& option, QPainter* painter, const Tokens& tokens)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        drawSeparator(option, painter);
        return;
    }
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool selected = (option.state & QStyle::State_Selected) && enabled;
    const QRectF area = option.rect;
    if (selected)
        drawPanel(painter, area, kRadiusKeycap, option.palette.color(QPalette::Active, QPalette::Highlight));
    const QPalette::ColorGroup group = enabled ? QPalette::Active : QPalette::Disabled;
    const QColor ink =
        option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::WindowText);
    const QColor quiet = enabled ? tokens.textSecondary : ink;
    drawMark(option, painter, selected ? ink : quiet);
    const qreal lead = kLead + markColumn(option);
    const QRectF words = placed(area, lead, 0, area.width() - lead - kLead, area.height(), option.direction);
    const qsizetype tab = option.text.indexOf(u'\t');
    painter->setFont(option.font);
    painter->setPen(ink);
    painter->drawText(words, textFlags(option), option.text.left(tab));
    if (tab >= 0) {
        painter->setPen(selected ? ink : quiet);
        painter->drawText(words, trailingText(option.direction) | Qt::AlignVCenter | Qt::TextSingleLine,
                          option.text.mid(tab + 1));
    }
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        drawIcon(painter,
                 placed(area, area.width() - kGap8 - kMark, 0, kMark, area.height(), option.direction),
                 IconName::ChevronRight, selected ? ink : quiet, option.direction);
}

void drawMenuPanel(const QStyleOption& option, QPainter* painter)
{
    drawPanel(painter, option.rect, 0, option.palette.color(QPalette::Base),
              option.palette.color(QPalette::Shadow));
}

} // namespace lectern::style
