#include "ui/common/measures.h"
#include "ui/common/paint.h"
#include "ui/common/tone_label.h"

#include "ui/common/announce.h"
#include <QPainter>

namespace lectern {

namespace {

constexpr int kPadding = 10;

} // namespace

ToneBox::ToneBox(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ToneBox::setContent(IconName icon, const QString& strong, const QString& plain, Tone tone)
{
    m_icon = icon;
    m_strong = strong;
    m_plain = plain;
    m_tone = tone;
    const QString all = (strong + u' ' + plain).trimmed();
    setSpokenName(this, all);
    setToolTip(all);
    updateGeometry();
    update();
}

QSize ToneBox::sizeHint() const
{
    const QFontMetrics strong(typeFont(Type::Strong, font()));
    const QString gap = m_strong.isEmpty() ? QString() : QStringLiteral(" ");
    return {2 * kPadding + kIconInRow + kGap8 + strong.horizontalAdvance(m_strong + gap) +
                fontMetrics().horizontalAdvance(m_plain) + 2,
            grown(kControlHeight, fontMetrics())};
}

QSize ToneBox::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 160), sizeHint().height()};
}

void ToneBox::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::current();
    const QColor ink = theme.ink(m_tone);
    const QColor fill = theme.fill(m_tone);
    drawPanel(&painter, rect(), kRadiusControl, fill, fill.isValid() ? QColor() : ink);
    const Qt::LayoutDirection direction = layoutDirection();
    drawIcon(&painter, placed(rect(), kPadding, 0, kIconInRow, height(), direction), m_icon, ink, direction);
    qreal x = kPadding + kIconInRow + kGap8;
    const int flags = Qt::AlignVCenter | Qt::TextSingleLine | leadingText(direction);
    const auto write = [&](const QFont& font, const QString& text) {
        const QFontMetrics metrics(font, this);
        const qreal room = width() - x - kPadding;
        if (text.isEmpty() || room <= 0)
            return;
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(placed(rect(), x, 0, room + 1, height(), direction), flags,
                         metrics.elidedText(text, Qt::ElideRight, static_cast<int>(room) + 1));
        x += metrics.horizontalAdvance(text + u' ');
    };
    write(typeFont(Type::Strong, font()), m_strong);
    write(font(), m_plain);
}

} // namespace lectern
