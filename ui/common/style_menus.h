#pragma once

#include "ui/common/theme.h"

#include <QStyleOption>

class QPainter;

// How LecternStyle draws the menu bar and menus.
namespace lectern::style {

QSize menuBarItemSize(const QStyleOptionMenuItem& option);
void drawMenuBarItem(const QStyleOptionMenuItem& option, QPainter* painter, const Tokens& tokens);
QSize menuItemSize(const QStyleOptionMenuItem& option);
void drawMenuItem(const QStyleOptionMenuItem& option, QPainter* painter, const Tokens& tokens);
void drawMenuPanel(const QStyleOption& option, QPainter* painter);

} // namespace lectern::style
