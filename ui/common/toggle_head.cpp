#include "ui/common/toggle_head.h"

#include "ui/common/announce.h"
#include "ui/common/every_language.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/measures.h"
#include "ui/common/paint.h"

#include <QPainter>
#include <QStyleOption>

namespace lectern {

ToggleHead::ToggleHead(const QString& title, QWidget* parent) : QAbstractButton(parent)
{
    setText(title);
    setCheckable(true);
    setChecked(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::toggled, this, &ToggleHead::updateNames);
    inEveryLanguage(this, [this] { updateNames(); });
}

void ToggleHead::setSummary(const QString& summary)
{
    m_summary = summary;
    updateNames();
    update();
}

void ToggleHead::updateNames()
{
    setSpokenName(this, text());
    setSpokenDescription(this, isChecked() ? QString() : m_summary); // open or folded is its state
}

void ToggleHead::checkStateSet()
{
    QAbstractButton::checkStateSet();
    updateNames();
}

QSize ToggleHead::sizeHint() const
{
    const QFontMetrics metrics(typeFont(Type::StrongBold, font()));
    return {metrics.horizontalAdvance(text()) + kGap8 + kIconInRow + kGap24, grown(kControlHeight, metrics)};
}

QSize ToggleHead::minimumSizeHint() const
{
    return {kGap32 * 2, sizeHint().height()};
}

void ToggleHead::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    const Theme& theme = Theme::current();
    const QRectF area = rect();
    const Qt::LayoutDirection direction = layoutDirection();
    const int flags = Qt::AlignVCenter | Qt::TextSingleLine | leadingText(direction);
    const qreal end = area.width() - kIconInRow;
    drawIcon(&painter, placed(area, end, 0, kIconInRow, area.height(), direction),
             isChecked() ? IconName::ChevronUp : IconName::ChevronDown,
             theme.ink(underMouse() ? Tone::Text : Tone::Secondary), direction);
    painter.setFont(typeFont(Type::StrongBold, font()));
    painter.setPen(theme.ink(Tone::Text));
    const qreal title = std::min<qreal>(painter.fontMetrics().horizontalAdvance(text()) + 1, end - kGap4);
    painter.drawText(placed(area, 0, 0, title, area.height(), direction), flags,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, static_cast<int>(title)));
    const qreal room = end - title - kGap12;
    if (!isChecked() && room > kGap24) {
        painter.setFont(typeFont(Type::Small, font()));
        painter.setPen(theme.ink(Tone::Secondary));
        painter.drawText(placed(area, title + 6, 0, room, area.height(), direction), flags,
                         painter.fontMetrics().elidedText(m_summary, Qt::ElideRight, static_cast<int>(room)));
    }
    if (showsKeyboardFocus(&option))
        drawFocusRing(&painter, area.adjusted(-1, 2, 1, -2), kRadiusKeycap, palette().color(QPalette::Link));
}

} // namespace lectern
