#include "ui/common/style_views.h"

#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/measures.h"
#include "ui/common/paint.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QPainter>

namespace lectern::style {

namespace {

constexpr int kSortArrow = 12;

QRect areaOf(const QStyleOptionViewItem& option, const QWidget* view)
{
    const auto* area = qobject_cast<const QAbstractScrollArea*>(view);
    return area ? area->viewport()->rect() : option.rect;
}

bool touchesLeadingEdge(const QStyleOptionViewItem& option, const QWidget* view)
{
    const QRect area = areaOf(option, view);
    return option.direction == Qt::RightToLeft ? option.rect.right() >= area.right()
                                               : option.rect.left() <= area.left();
}

QFont headFont(const QWidget* header)
{
    return typeFont(Type::SmallStrong, header ? header->font() : QApplication::font());
}

int leadPadding(const QStyleOptionHeader& option)
{
    const bool first = option.position == QStyleOptionHeader::Beginning ||
                       option.position == QStyleOptionHeader::OnlyOneSection;
    return first ? kOuterCellPadding : kCellPadding;
}

} // namespace

void drawViewRow(const QStyleOptionViewItem& option, QPainter* painter, const QWidget* view,
                 const Tokens& tokens)
{
    if (option.rect.isEmpty()) // the branches of a tree without any
        return;
    const bool enabled = option.state & QStyle::State_Enabled;
    const QPalette::ColorGroup group = !enabled                                ? QPalette::Disabled
                                       : (option.state & QStyle::State_Active) ? QPalette::Active
                                                                               : QPalette::Inactive;
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(option.rect, option.palette.color(group, QPalette::Highlight));
        if (touchesLeadingEdge(option, view))
            drawSelectionBar(painter, option.rect, tokens.onHighlight, option.direction);
    } else if (enabled && (option.state & QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, option.palette.color(QPalette::Midlight));
    }
}

void drawViewItem(const QStyleOptionViewItem& option, QPainter* painter, const QWidget* view,
                  const Tokens& tokens)
{
    if (option.backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(option.rect, option.backgroundBrush);
    drawViewRow(option, painter, view, tokens);
}

void drawHeaderSection(const QStyleOption& option, QPainter* painter)
{
    painter->fillRect(option.rect, option.palette.color(QPalette::Base));
    drawHairlineTop(painter, option.rect, option.palette.color(QPalette::Mid));
    drawHairlineBottom(painter, option.rect, option.palette.color(QPalette::Mid));
}

QSize headerSize(const QStyleOptionHeader& option, const QWidget* header)
{
    const QFontMetrics metrics(headFont(header));
    const int arrow = option.sortIndicator == QStyleOptionHeader::None ? 0 : kGap4 + kSortArrow;
    return {metrics.horizontalAdvance(option.text) + arrow + leadPadding(option) + kCellPadding + 2,
            grown(kTableHeadHeight, metrics)};
}

void drawHeader(const QStyleOptionHeader& option, QPainter* painter, const QWidget* header,
                const Tokens& tokens)
{
    drawHeaderSection(option, painter);
    const QFont font = headFont(header);
    const QFontMetrics metrics(font, painter->device());
    const bool sorted = option.sortIndicator != QStyleOptionHeader::None;
    const int arrow = sorted ? kGap4 + kSortArrow : 0;
    const int lead = leadPadding(option);
    const QRectF area = placed(option.rect, lead, 0, option.rect.width() - lead - kCellPadding,
                               option.rect.height(), option.direction);
    const QString text =
        metrics.elidedText(option.text, Qt::ElideRight, static_cast<int>(area.width()) - arrow);
    const qreal width = metrics.horizontalAdvance(text);
    // Heads of numbers stand at the trailing end. AlignRight means trailing here as it does in models.
    const bool trailing = option.textAlignment & Qt::AlignRight;
    const bool centred = option.textAlignment & Qt::AlignHCenter;
    const qreal rest = std::max(0.0, area.width() - width - arrow);
    const qreal x = trailing ? rest : centred ? rest / 2 : 0;
    const bool hovered = (option.state & QStyle::State_MouseOver) && (option.state & QStyle::State_Enabled);
    const QColor ink = hovered ? option.palette.color(QPalette::Text) : tokens.textSecondary;
    painter->setFont(font);
    painter->setPen(ink);
    painter->drawText(placed(area, x, 0, width + 1, area.height(), option.direction),
                      Qt::AlignVCenter | Qt::TextSingleLine | leadingText(option.direction), text);
    if (sorted) // SortUp is what Qt calls descending order
        drawIcon(painter, placed(area, x + width + kGap4, 0, kSortArrow, area.height(), option.direction),
                 option.sortIndicator == QStyleOptionHeader::SortUp ? IconName::ChevronDown
                                                                    : IconName::ChevronUp,
                 ink);
}

void drawTab(const QStyleOptionTab& option, QPainter* painter, const QWidget* bar, const Tokens& tokens)
{
    const bool selected = option.state & QStyle::State_Selected;
    const bool enabled = option.state & QStyle::State_Enabled;
    const QRectF area = option.rect;
    if (enabled && !selected && (option.state & QStyle::State_MouseOver))
        drawPanel(painter, area.adjusted(2, 2, -2, -4), kRadiusControl,
                  option.palette.color(QPalette::Midlight));
    QColor ink = selected ? option.palette.color(QPalette::Link) : tokens.textSecondary;
    if (!enabled)
        ink = option.palette.color(QPalette::Disabled, QPalette::WindowText);
    painter->setFont(typeFont(Type::Strong, bar ? bar->font() : QApplication::font()));
    painter->setPen(ink);
    painter->drawText(area, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, option.text);
    if (selected)
        painter->fillRect(
            snapped(painter, QRectF(area.left() + kGap8, area.bottom() - 2, area.width() - kGap16, 2)),
            option.palette.color(QPalette::Link));
    if (showsKeyboardFocus(&option))
        drawFocusRing(painter, area.adjusted(2, 2, -2, -4), kRadiusControl,
                      option.palette.color(QPalette::Link));
}

} // namespace lectern::style
