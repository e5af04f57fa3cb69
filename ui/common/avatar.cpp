#include "ui/common/avatar.h"

#include "ui/common/fonts.h"
#include "ui/common/paint.h"
#include "ui/common/theme.h"

#include <QPainter>

namespace lectern {

namespace {

constexpr int kSide = 28;

} // namespace

QString initialsOf(const QString& name)
{
    const QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    QString initials = words.first().left(1);
    if (words.size() > 1)
        initials += words.last().left(1);
    return initials.toUpper();
}

void drawAvatar(QPainter* painter, const QRectF& rect, const QString& initials, const QPalette& palette,
                const QFont& font)
{
    const Theme& theme = Theme::current();
    drawPanel(painter, rect, rect.height() / 2, theme.fill(Tone::Neutral), palette.color(QPalette::Mid));
    QFont letters = typeFont(Type::SmallStrong, font);
    letters.setWeight(QFont::DemiBold);
    painter->setFont(letters);
    painter->setPen(theme.ink(Tone::Neutral));
    painter->drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, initials);
}

Avatar::Avatar(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Avatar::setName(const QString& name)
{
    m_initials = initialsOf(name);
    update();
}

QSize Avatar::sizeHint() const
{
    const int side = std::max(kSide, fontMetrics().height() + 12);
    return {side, side};
}

void Avatar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    drawAvatar(&painter, rect(), m_initials, palette(), font());
}

} // namespace lectern
