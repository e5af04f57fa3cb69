#pragma once

#include <QColor>
#include <QPainter>
#include <QStyleOption>

// Drawing that stays sharp at any scale: edges are put on the grid of device pixels. For styles, delegates
// and paintEvent.
namespace lectern {

// rect moved to the nearest device pixels.
QRectF snapped(const QPainter* painter, const QRectF& rect);
// The width of a line of that many logical pixels, in logical pixels: a whole number of device pixels, at
// least one.
qreal lineWidth(const QPainter* painter, qreal logical = 1);

// A rounded panel. Invalid colours draw nothing. The outline lies inside rect.
void drawPanel(QPainter* painter, const QRectF& rect, qreal radius, const QColor& fill,
               const QColor& outline = {}, qreal outlineWidth = 1);
// 2 px, inside rect.
void drawFocusRing(QPainter* painter, const QRectF& rect, qreal radius, const QColor& colour);
// Along the top edge of rect, or its bottom edge.
void drawHairlineTop(QPainter* painter, const QRectF& rect, const QColor& colour);
void drawHairlineBottom(QPainter* painter, const QRectF& rect, const QColor& colour);

// The accent bar at the leading edge of a selected row.
void drawSelectionBar(QPainter* painter, const QRectF& row, const QColor& colour,
                      Qt::LayoutDirection direction);

// A rectangle given from the leading edge of area, mirrored in right-to-left.
QRectF placed(const QRectF& area, qreal fromLeading, qreal top, qreal width, qreal height,
              Qt::LayoutDirection direction);
// Flags of QPainter::drawText for the leading or trailing side of direction, whatever the painter's own
// direction.
int leadingText(Qt::LayoutDirection direction);
int trailingText(Qt::LayoutDirection direction);
// A check mark drawn with a pen of its own: stronger than the icon where it stands alone on a fill.
void drawCheckMark(QPainter* painter, const QRectF& rect, const QColor& colour);
QColor withAlpha(QColor colour, qreal alpha);

// True for a widget that shall show keyboard focus.
bool showsKeyboardFocus(const QStyleOption* option);

} // namespace lectern
