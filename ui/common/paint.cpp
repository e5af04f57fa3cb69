#include "ui/common/paint.h"

#include "ui/common/measures.h"

#include <QPainterPath>
#include <QStyle>

#include <cmath>

namespace lectern {

namespace {

bool isUpright(const QTransform& transform)
{
    return transform.type() <= QTransform::TxScale && transform.m11() > 0 && transform.m22() > 0;
}

class PainterState
{
public:
    explicit PainterState(QPainter* painter) : m_painter(painter) { m_painter->save(); }
    ~PainterState() { m_painter->restore(); }
    PainterState(const PainterState&) = delete;
    PainterState& operator=(const PainterState&) = delete;

private:
    QPainter* m_painter;
};

} // namespace

QRectF snapped(const QPainter* painter, const QRectF& rect)
{
    const QTransform transform = painter->deviceTransform();
    if (!isUpright(transform))
        return rect;
    const QRectF device = transform.mapRect(rect);
    const QPointF topLeft(std::round(device.left()), std::round(device.top()));
    const QPointF bottomRight(std::round(device.right()), std::round(device.bottom()));
    return transform.inverted().mapRect(QRectF(topLeft, bottomRight));
}

qreal lineWidth(const QPainter* painter, qreal logical)
{
    const QTransform transform = painter->deviceTransform();
    if (!isUpright(transform))
        return logical;
    return std::max(1.0, std::floor(logical * transform.m11() + 0.01)) / transform.m11();
}

void drawPanel(QPainter* painter, const QRectF& rect, qreal radius, const QColor& fill, const QColor& outline,
               qreal outlineWidth)
{
    const QRectF outer = snapped(painter, rect);
    if (outer.isEmpty())
        return;
    const PainterState state(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    radius = std::min({radius, outer.width() / 2, outer.height() / 2});
    if (!outline.isValid()) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
        painter->drawRoundedRect(outer, radius, radius);
        return;
    }
    const qreal width = lineWidth(painter, outlineWidth);
    const qreal half = width / 2;
    painter->setPen(QPen(outline, width));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(outer.adjusted(half, half, -half, -half), std::max(0.0, radius - half),
                             std::max(0.0, radius - half));
}

void drawFocusRing(QPainter* painter, const QRectF& rect, qreal radius, const QColor& colour)
{
    drawPanel(painter, rect, radius, QColor(), colour, kFocusWidth);
}

void drawHairlineTop(QPainter* painter, const QRectF& rect, const QColor& colour)
{
    QRectF line = snapped(painter, rect);
    line.setHeight(lineWidth(painter));
    painter->fillRect(line, colour);
}

void drawHairlineBottom(QPainter* painter, const QRectF& rect, const QColor& colour)
{
    QRectF line = snapped(painter, rect);
    line.setTop(line.bottom() - lineWidth(painter));
    painter->fillRect(line, colour);
}

void drawSelectionBar(QPainter* painter, const QRectF& row, const QColor& colour,
                      Qt::LayoutDirection direction)
{
    painter->fillRect(snapped(painter, placed(row, 0, 0, kSelectionBarWidth, row.height(), direction)),
                      colour);
}

QRectF placed(const QRectF& area, qreal fromLeading, qreal top, qreal width, qreal height,
              Qt::LayoutDirection direction)
{
    const qreal left =
        direction == Qt::RightToLeft ? area.right() - fromLeading - width : area.left() + fromLeading;
    return {left, area.top() + top, width, height};
}

int leadingText(Qt::LayoutDirection direction)
{
    return Qt::AlignAbsolute | (direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
}

int trailingText(Qt::LayoutDirection direction)
{
    return Qt::AlignAbsolute | (direction == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight);
}

void drawCheckMark(QPainter* painter, const QRectF& rect, const QColor& colour)
{
    const PainterState state(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    const qreal side = std::min(rect.width(), rect.height());
    const auto at = [&rect, side](qreal x, qreal y) {
        return rect.center() + QPointF((x - 0.5) * side, (y - 0.5) * side);
    };
    painter->setPen(QPen(colour, side / 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPolyline(QPolygonF({at(0.25, 0.52), at(0.42, 0.69), at(0.75, 0.33)}));
}

QColor withAlpha(QColor colour, qreal alpha)
{
    colour.setAlphaF(static_cast<float>(alpha));
    return colour;
}

bool showsKeyboardFocus(const QStyleOption* option)
{
    return (option->state & QStyle::State_HasFocus) && (option->state & QStyle::State_KeyboardFocusChange);
}

} // namespace lectern
