#pragma once

#include "ui/common/kinds.h"
#include "ui/common/theme.h"

#include <QStyleOption>

class QPainter;

// How LecternStyle draws push buttons, tool buttons, check boxes and radio buttons.
namespace lectern::style {

// The font of a button's text: medium, small on small buttons.
QFont buttonFont(const QWidget* button);
QSize pushButtonSize(const QStyleOptionButton& option, const QWidget* button);
void drawPushButton(const QStyleOptionButton& option, QPainter* painter, const QWidget* button,
                    const Tokens& tokens);
void drawPushButtonPanel(const QStyleOption& option, QPainter* painter, const QWidget* button,
                         const Tokens& tokens);
void drawPushButtonLabel(const QStyleOptionButton& option, QPainter* painter, const QWidget* button,
                         const Tokens& tokens);

QSize toolButtonSize(const QStyleOptionToolButton& option, const QWidget* button);
void drawToolButton(const QStyleOptionToolButton& option, QPainter* painter, const QWidget* button,
                    const Tokens& tokens);

void drawCheckIndicator(const QStyleOption& option, QPainter* painter, const Tokens& tokens);
void drawRadioIndicator(const QStyleOption& option, QPainter* painter, const Tokens& tokens);

} // namespace lectern::style
