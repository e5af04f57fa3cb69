#include "ui/common/account_button.h"

#include "ui/common/announce.h"
#include "ui/common/avatar.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/isolated.h"
#include "ui/common/measures.h"
#include "ui/common/paint.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyleOption>

namespace lectern {

namespace {

constexpr int kAvatarToken = 28;
constexpr int kPadding = 8;

int avatarSide(const QFont& font)
{
    return qRound(textScale(font) * kAvatarToken);
}

} // namespace

AccountButton::AccountButton(QWidget* parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, &AccountButton::openMenu);
}

void AccountButton::setAccount(const QString& name, const QString& server)
{
    m_name = name;
    m_server = server;
    setSpokenName(this, tr("Account: %1, %2").arg(isolated(name), isolated(server)));
    setToolTip(name + u'\n' + server);
    updateGeometry();
    update();
}

void AccountButton::setMenu(QMenu* menu)
{
    m_menu = menu;
}

void AccountButton::setRail(bool rail)
{
    m_rail = rail;
    updateGeometry();
    update();
}

QSize AccountButton::sizeHint() const
{
    const int avatar = avatarSide(font());
    const QFontMetrics name(typeFont(Type::SmallStrong, font()));
    const int height = std::max(avatar + kGap16, 2 * name.height() + kGap12);
    if (m_rail)
        return {avatar + kGap8, height};
    const QFontMetrics server(typeFont(Type::Small, font()));
    const int words = std::max(name.horizontalAdvance(m_name), server.horizontalAdvance(m_server));
    return {2 * kPadding + avatar + kGap8 + words + kGap8 + kIconInPill, height};
}

QSize AccountButton::minimumSizeHint() const
{
    return {avatarSide(font()) + kGap8, sizeHint().height()};
}

void AccountButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    const Theme& theme = Theme::current();
    const QRectF area = rect();
    const int avatar = avatarSide(font());
    if (isDown() || underMouse())
        drawPanel(&painter, area, kRadiusControl, theme.hoverOnWindow());
    const qreal lead = m_rail ? (area.width() - avatar) / 2 : kPadding;
    drawAvatar(&painter, placed(area, lead, (area.height() - avatar) / 2, avatar, avatar, layoutDirection()),
               initialsOf(m_name), palette(), font());
    if (showsKeyboardFocus(&option))
        drawFocusRing(&painter, area, kRadiusControl, palette().color(QPalette::Link));
    if (m_rail)
        return;
    const qreal end = area.width() - kPadding;
    drawIcon(&painter, placed(area, end - kIconInPill, 0, kIconInPill, area.height(), layoutDirection()),
             IconName::ChevronUp, theme.ink(Tone::Secondary), layoutDirection());
    const qreal x = kPadding + avatar + kGap8;
    const qreal room = end - kIconInPill - kGap4 - x;
    const int side = leadingText(layoutDirection());
    const auto line = [&](Type type, Tone tone, const QString& text, qreal top, qreal height) {
        const QFont used = typeFont(type, font());
        painter.setFont(used);
        painter.setPen(theme.ink(tone));
        painter.drawText(placed(area, x, top, room, height, layoutDirection()),
                         side | Qt::AlignVCenter | Qt::TextSingleLine,
                         QFontMetrics(used, this).elidedText(text, Qt::ElideRight, static_cast<int>(room)));
    };
    const qreal height = QFontMetricsF(typeFont(Type::SmallStrong, font())).height();
    const qreal top = (area.height() - 2 * height) / 2;
    line(Type::SmallStrong, Tone::Text, m_name, top, height);
    line(Type::Small, Tone::Secondary, m_server, top + height, height);
}

void AccountButton::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        openMenu();
        break;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void AccountButton::openMenu()
{
    if (!m_menu)
        return;
    const QSize size = m_menu->sizeHint();
    const int x = layoutDirection() == Qt::RightToLeft ? width() - size.width() : 0;
    m_menu->popup(mapToGlobal(QPoint(x, -size.height() - kGap4)));
}

} // namespace lectern
