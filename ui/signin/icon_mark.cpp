#include "ui/signin/icon_mark.h"

#include <QPainter>

namespace lectern {

IconMark::IconMark(IconName name, int size, Tone tone, QWidget* parent)
    : QWidget(parent)
    , m_name(name)
    , m_size(size)
    , m_tone(tone)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconMark::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    drawIcon(&painter, rect(), m_name, Theme::current().ink(m_tone), layoutDirection());
}

} // namespace lectern
