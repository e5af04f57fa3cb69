#include "ui/common/draw_tabular.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <cmath>

namespace lectern {

namespace {

// The widest of the ten digits of the script that digit belongs to.
qreal digitWidth(const QFontMetricsF& metrics, QChar digit)
{
    const auto zero = static_cast<ushort>(digit.unicode() - digit.digitValue());
    qreal widest = 0;
    for (ushort i = 0; i < 10; ++i)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(static_cast<ushort>(zero + i))));
    return widest;
}

// Text in pieces of one digit, or of everything between two digits.
template <typename Visit>
void eachPiece(const QString& text, const Visit& visit)
{
    qsizetype start = 0;
    while (start < text.size()) {
        qsizetype end = start + 1;
        if (!text.at(start).isDigit()) {
            while (end < text.size() && !text.at(end).isDigit())
                ++end;
        }
        visit(text.mid(start, end - start));
        start = end;
    }
}

} // namespace

qreal tabularWidth(const QFontMetricsF& metrics, const QString& text)
{
    if (text.isRightToLeft())
        return metrics.horizontalAdvance(text);
    qreal width = 0;
    eachPiece(text, [&](const QString& piece) {
        width += piece.at(0).isDigit() ? digitWidth(metrics, piece.at(0)) : metrics.horizontalAdvance(piece);
    });
    return width;
}

void drawTabular(QPainter* painter, const QRectF& rect, Qt::Alignment alignment, const QString& text)
{
    const QFontMetricsF metrics(painter->font(), painter->device());
    const qreal width = tabularWidth(metrics, text);
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - width;
    else if (alignment & Qt::AlignHCenter)
        x = rect.left() + (rect.width() - width) / 2;
    qreal baseline = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent();
    if (alignment & Qt::AlignTop)
        baseline = rect.top() + metrics.ascent();
    else if (alignment & Qt::AlignBottom)
        baseline = rect.bottom() - metrics.descent();
    baseline = std::round(baseline);
    if (text.isRightToLeft()) { // words around the number decide the order: leave it to the text engine
        painter->drawText(QPointF(x, baseline), text);
        return;
    }
    eachPiece(text, [&](const QString& piece) {
        const qreal natural = metrics.horizontalAdvance(piece);
        const qreal cell = piece.at(0).isDigit() ? digitWidth(metrics, piece.at(0)) : natural;
        painter->drawText(QPointF(x + (cell - natural) / 2, baseline), piece);
        x += cell;
    });
}

TabularLabel::TabularLabel(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void TabularLabel::setText(const QString& text)
{
    if (text == m_text)
        return;
    const bool resized = !qFuzzyCompare(1 + tabularWidth(QFontMetricsF(font()), text),
                                        1 + tabularWidth(QFontMetricsF(font()), m_text));
    m_text = text;
    setAccessibleName(text);
    if (resized)
        updateGeometry();
    update();
}

void TabularLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

QSize TabularLabel::sizeHint() const
{
    const QFontMetricsF metrics(font());
    return {static_cast<int>(std::ceil(tabularWidth(metrics, m_text))) + 1, fontMetrics().height()};
}

void TabularLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const Qt::Alignment horizontal = QStyle::visualAlignment(layoutDirection(), m_alignment);
    drawTabular(&painter, rect(), horizontal | (m_alignment & Qt::AlignVertical_Mask), m_text);
}

} // namespace lectern
