#include "ui/common/state_picture.h"

#include "ui/common/icons.h"
#include "ui/common/measures.h"
#include "ui/common/paint.h"

#include <QPainter>

#include <array>

namespace lectern {

namespace {

constexpr int kLogo = 72;
constexpr int kHalo = 8;
constexpr int kTableTop = 24;

// Bars of text in the picture's coordinates: from leading, top, width.
constexpr std::array<std::array<int, 3>, 12> kBars{{{14, 34, 40},
                                                    {134, 34, 40},
                                                    {14, 60, 40},
                                                    {114, 60, 28},
                                                    {154, 60, 20},
                                                    {14, 78, 56},
                                                    {114, 78, 28},
                                                    {154, 78, 20},
                                                    {14, 96, 64},
                                                    {114, 96, 28},
                                                    {154, 96, 20},
                                                    {54, 60, 8}}};

} // namespace

StatePicture::StatePicture(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatePicture::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::current();
    const QColor line = palette().color(QPalette::Mid);
    const QRectF table = QRectF(rect()).adjusted(0, kTableTop, 0, 0);
    drawPanel(&painter, table, kRadiusCard, palette().color(QPalette::AlternateBase), line);
    drawHairlineTop(&painter, table.adjusted(1, kGap24, -1, 0), line);
    for (const auto& [lead, top, length] : kBars)
        drawPanel(&painter, placed(rect(), lead, top, length, 5, layoutDirection()), 2.5,
                  theme.tokens().sliderTrack);
    const QRectF logo((width() - kLogo) / 2.0, kHalo / 2.0, kLogo, kLogo);
    drawPanel(&painter, logo.adjusted(-kHalo + 4, -kHalo + 4, kHalo - 4, kHalo - 4), kGap24,
              palette().color(QPalette::Base));
    drawIcon(&painter, logo, IconName::Lectern, theme.ink(Tone::Text));
}

} // namespace lectern
