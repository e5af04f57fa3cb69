#include "ui/common/nav_row.h"

#include "ui/common/announce.h"
#include "ui/common/draw_tabular.h"
#include "ui/common/fonts.h"
#include "ui/common/measures.h"
#include "ui/common/paint.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyleOption>

#include <cmath>

namespace lectern {

namespace {

constexpr int kLead = 10;     // from the panel's edge to the icon
constexpr int kIconGap = 8;   // from icon to text
constexpr int kCountEnd = 10; // from the count to the panel's edge
constexpr int kBadgePadding = 7;
constexpr int kBadgeHeight = 18;
constexpr int kCountedInThousands = 10'000;
constexpr int kRailRow = 36;
constexpr int kRailSide = 6; // beside the panel; badges may reach into it
constexpr int kRailBadge = 16;

} // namespace

int railWidth(const QFont& font)
{
    return qRound(textScale(font) * kRailWidth);
}

NavRow::NavRow(int id, IconName icon, const QString& text, QWidget* parent)
    : QAbstractButton(parent)
    , m_id(id)
    , m_icon(icon)
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    updateNames();
}

void NavRow::setLabel(const QString& text)
{
    setText(text);
    updateNames();
    updateGeometry();
}

void NavRow::setCount(int count)
{
    if (count == m_count)
        return;
    m_count = count;
    updateNames();
    updateGeometry();
    update();
}

void NavRow::setAttention(bool attention)
{
    m_attention = attention;
    update();
}

void NavRow::setBadge(bool badge)
{
    m_badge = badge;
    update();
}

void NavRow::setRail(bool rail)
{
    m_rail = rail;
    updateNames();
    updateGeometry();
    update();
}

void NavRow::updateNames()
{
    const QString name = m_count > 0 ? tr("%1, %L2").arg(text()).arg(m_count) : text();
    setSpokenName(this, name);
    setToolTip(m_rail || m_count >= kCountedInThousands ? name : QString());
}

void NavRow::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) { // the list's, which moves the current row; a button would only move the focus
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
        event->ignore();
        break;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void NavRow::changeEvent(QEvent* event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

QSize NavRow::sizeHint() const
{
    return m_rail ? QSize(railWidth(font()), grown(kRailRow, fontMetrics())) : wideSize();
}

// As short as the column of counts is wide: the exact number is in the tool tip and in the head of the list.
QString NavRow::countText() const
{
    if (m_count < kCountedInThousands)
        return locale().toString(m_count);
    //: a count of many thousands, short: "12k"
    return tr("%1k").arg(locale().toString(m_count / 1000));
}

QSize NavRow::wideSize() const
{
    const QFontMetrics metrics(typeFont(Type::StrongBold, font()));
    // Two digits have room; a longer count takes it from the words of its row, not from the list beside.
    const qreal digits =
        std::min(tabularWidth(metrics, countText()), tabularWidth(metrics, QStringLiteral("00")));
    const qreal count = m_count > 0 ? digits + kBadgePadding + kGap4 : 0;
    return {kLead + kIconInRow + kIconGap + metrics.horizontalAdvance(text()) +
                static_cast<int>(std::ceil(count)) + kCountEnd,
            grown(kNavRowHeight, fontMetrics())};
}

QColor NavRow::iconColour() const
{
    const Theme& theme = Theme::current();
    if (isChecked())
        return theme.inkOnHighlight();
    if (m_attention && m_count > 0)
        return theme.ink(Tone::Attention);
    return theme.ink(Tone::Secondary);
}

void NavRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    const QRectF panel = QRectF(rect()).adjusted(m_rail ? kRailSide : 0, 0, m_rail ? -kRailSide : 0, 0);
    if (isChecked()) {
        drawPanel(&painter, panel, kRadiusControl, palette().color(QPalette::Highlight));
        // Inside the rounded corners, so that it ends in a straight line.
        const QRectF bar =
            placed(panel, 0, kGap8, kSelectionBarWidth, panel.height() - kGap16, layoutDirection());
        drawPanel(&painter, bar, kSelectionBarWidth / 2.0, Theme::current().inkOnHighlight());
    } else if (underMouse() || isDown()) {
        drawPanel(&painter, panel, kRadiusControl, Theme::current().hoverOnWindow());
    }
    m_rail ? paintRail(painter, panel) : paintWide(painter, panel);
    if (showsKeyboardFocus(&option))
        drawFocusRing(&painter, panel, kRadiusControl,
                      isChecked() ? Theme::current().inkOnHighlight() : palette().color(QPalette::Link));
}

void NavRow::paintWide(QPainter& painter, const QRectF& panel)
{
    const Theme& theme = Theme::current();
    const Qt::LayoutDirection direction = layoutDirection();
    const bool reversed = direction == Qt::RightToLeft;
    drawIcon(&painter, placed(panel, kLead, 0, kIconInRow, panel.height(), direction), m_icon, iconColour(),
             direction);
    const QFont words = typeFont(isChecked() ? Type::StrongBold : Type::Body, font());
    qreal end = panel.width() - kCountEnd;
    if (m_count > 0) {
        const bool badge = m_attention;
        const QString count = countText();
        const QFont counts = typeFont(badge || isChecked() ? Type::StrongBold : Type::Body, font());
        const qreal width = tabularWidth(QFontMetricsF(counts), count);
        const QRectF place = placed(panel, end - width, 0, width, panel.height(), direction);
        if (badge) { // its digits stay in the column of the other counts
            const qreal height = std::max<qreal>(kBadgeHeight, QFontMetricsF(counts).height() + 2);
            const QRectF shape(place.left() - kBadgePadding, place.center().y() - height / 2,
                               width + 2 * kBadgePadding, height);
            const QColor fill = theme.fill(Tone::Attention);
            drawPanel(&painter, shape, height / 2, fill,
                      fill.isValid() ? QColor() : theme.inkOnRow(Tone::Attention, isChecked()));
        }
        painter.setFont(counts);
        const bool plain = isChecked() && (!badge || theme.isHighContrast());
        painter.setPen(plain ? palette().color(QPalette::HighlightedText)
                             : theme.ink(badge ? Tone::Attention : Tone::Secondary));
        drawTabular(&painter, place, (reversed ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, count);
        end -= width + (badge ? kBadgePadding : 0) + kGap4;
    }
    const qreal start = kLead + kIconInRow + kIconGap;
    painter.setFont(words);
    painter.setPen(palette().color(isChecked() ? QPalette::HighlightedText : QPalette::WindowText));
    painter.drawText(placed(panel, start, 0, end - start, panel.height(), direction),
                     Qt::AlignVCenter | Qt::TextSingleLine | leadingText(direction),
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, static_cast<int>(end - start)));
}

void NavRow::paintRail(QPainter& painter, const QRectF& panel)
{
    const Theme& theme = Theme::current();
    const QRectF icon(panel.center() - QPointF(kIconInRail, kIconInRail) / 2.0,
                      QSizeF(kIconInRail, kIconInRail));
    drawIcon(&painter, icon, m_icon, iconColour(), layoutDirection());
    // The rail has room for what waits; the other counts stand in the head of their table.
    if (m_count <= 0 || !(m_badge || m_attention))
        return;
    const Tone tone = m_attention ? Tone::Attention : Tone::Neutral;
    const QString count = m_count > 99 ? tr("99+") : locale().toString(m_count);
    QFont font = typeFont(Type::SmallStrong, this->font());
    painter.setFont(font);
    const qreal words = tabularWidth(QFontMetricsF(font), count);
    const qreal width = std::max<qreal>(kRailBadge, words + kGap8);
    const QRectF area = rect();
    const qreal lead = std::min(area.width() / 2 + 5, area.width() - width);
    const qreal height = std::max<qreal>(kRailBadge, QFontMetricsF(font).height());
    const QRectF badge = placed(area, lead, 1, width, height, layoutDirection());
    // A rim in the colour behind keeps it clear of the icon.
    const QColor behind = palette().color(isChecked() ? QPalette::Highlight : QPalette::Window);
    drawPanel(&painter, badge.adjusted(-1, -1, 1, 1), height / 2 + 1, behind);
    const QColor fill = theme.fill(tone);
    drawPanel(&painter, badge, height / 2, fill.isValid() ? fill : palette().color(QPalette::Window),
              fill.isValid() ? QColor() : theme.ink(tone));
    painter.setPen(theme.ink(tone));
    drawTabular(&painter, badge, Qt::AlignCenter, count);
}

} // namespace lectern
