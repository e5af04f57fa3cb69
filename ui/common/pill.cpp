#include "ui/common/pill.h"

#include "ui/common/announce.h"
#include "ui/common/fonts.h"
#include "ui/common/measures.h"
#include "ui/common/paint.h"

#include <QPainter>

namespace lectern {

namespace {

constexpr int kPadding = 6; // beside the icon
constexpr int kEnd = 8;     // beside the text
constexpr int kGap = 4;
constexpr qreal kSelectedOutline = 0.28;

} // namespace

QSize pillSize(const QFontMetrics& metrics, const QString& text, bool withIcon)
{
    const int lead = withIcon ? kPadding + kIconInPill + kGap : kEnd;
    return {lead + metrics.horizontalAdvance(text) + 1 + kEnd, grown(kPillHeight, metrics, 1, 3)};
}

void drawPill(QPainter* painter, const QRectF& rect, std::optional<IconName> icon, const QString& text,
              const QColor& ink, const QColor& fill, bool selected, Qt::LayoutDirection direction)
{
    QColor outline;
    if (!fill.isValid())
        outline = ink;
    else if (selected)
        outline = withAlpha(ink, kSelectedOutline);
    drawPanel(painter, rect, rect.height() / 2, fill, outline);
    qreal lead = kEnd;
    if (icon) {
        drawIcon(painter, placed(rect, kPadding, 0, kIconInPill, rect.height(), direction), *icon, ink,
                 direction);
        lead = kPadding + kIconInPill + kGap;
    }
    const QRectF words = placed(rect, lead, 0, rect.width() - lead - kEnd + 2, rect.height(), direction);
    const QFontMetrics metrics(painter->font(), painter->device());
    painter->setPen(ink);
    painter->drawText(words, Qt::AlignVCenter | Qt::TextSingleLine | leadingText(direction),
                      metrics.elidedText(text, Qt::ElideRight, static_cast<int>(words.width())));
}

PillLabel::PillLabel(QWidget* parent) : QWidget(parent)
{
    setType(this, Type::SmallStrong);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void PillLabel::setPill(std::optional<IconName> icon, const QString& text, Tone tone)
{
    m_icon = icon;
    m_text = text;
    m_tone = tone;
    setSpokenName(this, text);
    setToolTip(text);
    updateGeometry();
    update();
}

QSize PillLabel::sizeHint() const
{
    return pillSize(fontMetrics(), m_text, m_icon.has_value());
}

QSize PillLabel::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 2 * kGap24), sizeHint().height()};
}

void PillLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QSize size(std::min(sizeHint().width(), width()), sizeHint().height());
    const int top = (height() - size.height()) / 2;
    const QRectF place = placed(rect(), 0, top, size.width(), size.height(), layoutDirection());
    const Theme& theme = Theme::current();
    drawPill(&painter, place, m_icon, m_text, theme.ink(m_tone), theme.fill(m_tone), false,
             layoutDirection());
}

} // namespace lectern
