#include "ui/common/style_ranges.h"

#include "ui/common/measures.h"
#include "ui/common/paint.h"

#include <QPainter>
#include <QVariant>
#include <QWidget>

#include <cmath>

namespace lectern::style {

namespace {

constexpr int kHandle = 16;
constexpr int kTrack = 4;
constexpr int kThumb = 6;
constexpr int kShortestThumb = 32;
constexpr int kProgressHeight = 6;

int handleOffset(const QStyleOptionSlider& option, int value)
{
    const bool horizontal = option.orientation == Qt::Horizontal;
    const int span = (horizontal ? option.rect.width() : option.rect.height()) - kHandle;
    return QStyle::sliderPositionFromValue(option.minimum, option.maximum, value, span, option.upsideDown);
}

QRectF trackRect(const QStyleOptionSlider& option)
{
    const QRectF area = option.rect;
    if (option.orientation == Qt::Horizontal)
        return {area.left() + 1, area.center().y() - kTrack / 2.0, area.width() - 2, kTrack};
    return {area.center().x() - kTrack / 2.0, area.top() + 1, kTrack, area.height() - 2};
}

// From the end where the value is least to the handle.
QRectF filledRect(const QStyleOptionSlider& option)
{
    QRectF filled = trackRect(option);
    const QPointF handle = QRectF(sliderRect(option, QStyle::SC_SliderHandle)).center();
    if (option.orientation == Qt::Horizontal)
        option.upsideDown ? filled.setLeft(handle.x()) : filled.setRight(handle.x());
    else
        option.upsideDown ? filled.setTop(handle.y()) : filled.setBottom(handle.y());
    return filled;
}

void drawTick(const QStyleOptionSlider& option, QPainter* painter, int value, const QColor& colour)
{
    const qreal offset = handleOffset(option, value) + kHandle / 2.0;
    const QRectF area = option.rect;
    QRectF tick(area.left() + offset - 1, area.center().y() - 5, 2, 10);
    if (option.orientation == Qt::Vertical)
        tick = QRectF(area.center().x() - 5, area.top() + offset - 1, 10, 2);
    painter->fillRect(snapped(painter, tick), colour);
}

} // namespace

QRect sliderRect(const QStyleOptionSlider& option, QStyle::SubControl sub)
{
    if (sub != QStyle::SC_SliderHandle)
        return option.rect;
    const int offset = handleOffset(option, option.sliderPosition);
    const QRect area = option.rect;
    if (option.orientation == Qt::Horizontal)
        return {area.left() + offset, area.top() + (area.height() - kHandle) / 2, kHandle, kHandle};
    return {area.left() + (area.width() - kHandle) / 2, area.top() + offset, kHandle, kHandle};
}

void drawSlider(const QStyleOptionSlider& option, QPainter* painter, const QWidget* slider,
                const Tokens& tokens)
{
    const QPalette& palette = option.palette;
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool empty = slider && slider->property(kNoValueProperty).toBool();
    QColor accent = enabled ? tokens.accent : palette.color(QPalette::Disabled, QPalette::Text);
    const bool hovered = enabled && (option.state & QStyle::State_MouseOver);
    if (hovered)
        accent = tokens.accentHover;
    drawPanel(painter, trackRect(option), kTrack / 2.0, tokens.sliderTrack,
              tokens.highContrast ? palette.color(QPalette::WindowText) : QColor());
    if (!empty)
        drawPanel(painter, filledRect(option), kTrack / 2.0, accent);
    const QVariant tick = slider ? slider->property(kTickProperty) : QVariant();
    if (tick.isValid())
        drawTick(option, painter, tick.toInt(), enabled ? tokens.textSecondary : accent);
    const QRectF handle = sliderRect(option, QStyle::SC_SliderHandle);
    // In the dark a light handle: a ring of the accent alone would have too little contrast.
    const QColor inside =
        tokens.dark && enabled ? palette.color(QPalette::Text) : palette.color(QPalette::Base);
    drawPanel(painter, handle, kHandle / 2.0, inside, accent, 2);
    if (enabled && showsKeyboardFocus(&option))
        drawPanel(painter, handle.adjusted(-2, -2, 2, 2), kHandle / 2.0 + 2, QColor(),
                  palette.color(QPalette::Link), kFocusWidth);
}

QRect scrollBarRect(const QStyleOptionSlider& option, QStyle::SubControl sub)
{
    const bool horizontal = option.orientation == Qt::Horizontal;
    const QRect area = option.rect;
    const int length = horizontal ? area.width() : area.height();
    const qint64 range = qint64(option.maximum) - option.minimum;
    int thumb = length;
    if (range > 0) {
        thumb = static_cast<int>(qint64(option.pageStep) * length / (range + option.pageStep));
        thumb = std::clamp(thumb, std::min(kShortestThumb, length), length);
    }
    const int start = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                      length - thumb, option.upsideDown);
    const auto part = [&](int from, int size) {
        return horizontal ? QRect(area.left() + from, area.top(), size, area.height())
                          : QRect(area.left(), area.top() + from, area.width(), size);
    };
    switch (sub) {
    case QStyle::SC_ScrollBarSlider:
        return part(start, thumb);
    case QStyle::SC_ScrollBarSubPage:
        return part(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return part(start + thumb, length - start - thumb);
    case QStyle::SC_ScrollBarGroove:
        return area;
    default:
        return {};
    }
}

void drawScrollBar(const QStyleOptionSlider& option, QPainter* painter)
{
    if (option.maximum <= option.minimum)
        return;
    QRectF thumb = scrollBarRect(option, QStyle::SC_ScrollBarSlider);
    const qreal side = (kScrollBarExtent - kThumb) / 2.0;
    if (option.orientation == Qt::Horizontal)
        thumb = QRectF(thumb.left() + 2, thumb.center().y() - kThumb / 2.0, thumb.width() - 4, kThumb);
    else
        thumb = QRectF(thumb.left() + side, thumb.top() + 2, kThumb, thumb.height() - 4);
    const bool active = (option.state & QStyle::State_Enabled) &&
                        (option.activeSubControls & QStyle::SC_ScrollBarSlider) &&
                        (option.state & (QStyle::State_MouseOver | QStyle::State_Sunken));
    drawPanel(painter, thumb, kThumb / 2.0, option.palette.color(active ? QPalette::Dark : QPalette::Shadow));
}

void drawProgressGroove(const QStyleOptionProgressBar& option, QPainter* painter, const Tokens& tokens)
{
    const QRectF area = option.rect;
    drawPanel(painter,
              QRectF(area.left(), area.center().y() - kProgressHeight / 2.0, area.width(), kProgressHeight),
              kProgressHeight / 2.0, tokens.sliderTrack,
              tokens.highContrast ? option.palette.color(QPalette::WindowText) : QColor());
}

void drawProgressContents(const QStyleOptionProgressBar& option, QPainter* painter, const Tokens& tokens)
{
    const qint64 range = qint64(option.maximum) - option.minimum;
    if (range <= 0) // nothing known: nothing moves either
        return;
    const qreal part = std::clamp(qreal(qint64(option.progress) - option.minimum) / qreal(range), 0.0, 1.0);
    const QRectF area = option.rect;
    drawPanel(painter,
              placed(area, 0, (area.height() - kProgressHeight) / 2, area.width() * part, kProgressHeight,
                     option.direction),
              kProgressHeight / 2.0, tokens.accent);
}

} // namespace lectern::style
