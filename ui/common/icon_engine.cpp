#include "ui/common/icon_engine.h"

#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace lectern {

LecternIconEngine::LecternIconEngine(IconName name, std::optional<Tone> tone) : m_name(name), m_tone(tone)
{
}

QColor LecternIconEngine::colour(QIcon::Mode mode) const
{
    if (mode == QIcon::Disabled)
        return Theme::current().ink(Tone::Disabled);
    return Theme::current().ink(m_tone.value_or(Tone::Text));
}

void LecternIconEngine::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State)
{
    drawIcon(painter, rect, m_name, colour(mode), QGuiApplication::layoutDirection());
}

QPixmap LecternIconEngine::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State)
{
    return iconPixmap(m_name, std::min(size.width(), size.height()), colour(mode), 1,
                      QGuiApplication::layoutDirection());
}

QPixmap LecternIconEngine::scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal)
{
    return pixmap(size, mode, state); // size is in device pixels already
}

QSize LecternIconEngine::actualSize(const QSize& size, QIcon::Mode, QIcon::State)
{
    const int side = std::min(size.width(), size.height());
    return {side, side};
}

QIconEngine* LecternIconEngine::clone() const
{
    return new LecternIconEngine(*this);
}

QString LecternIconEngine::key() const
{
    return u"lectern"_s;
}

QString LecternIconEngine::iconName()
{
    return u"lectern:"_s + iconFileName(m_name);
}

} // namespace lectern
