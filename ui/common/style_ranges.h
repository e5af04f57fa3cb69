#pragma once

#include "ui/common/theme.h"

#include <QStyle>
#include <QStyleOption>

class QPainter;

// How LecternStyle draws sliders, scroll bars and progress bars.
namespace lectern::style {

inline constexpr int kScrollBarExtent = 10;
// On a slider, in its units: where the tick of the pass mark stands. bool: there is no value.
inline constexpr const char* kTickProperty = "tick";
inline constexpr const char* kNoValueProperty = "noValue";

QRect sliderRect(const QStyleOptionSlider& option, QStyle::SubControl sub);
void drawSlider(const QStyleOptionSlider& option, QPainter* painter, const QWidget* slider,
                const Tokens& tokens);

QRect scrollBarRect(const QStyleOptionSlider& option, QStyle::SubControl sub);
void drawScrollBar(const QStyleOptionSlider& option, QPainter* painter);

void drawProgressGroove(const QStyleOptionProgressBar& option, QPainter* painter, const Tokens& tokens);
void drawProgressContents(const QStyleOptionProgressBar& option, QPainter* painter, const Tokens& tokens);

} // namespace lectern::style
