#pragma once

#include "ui/common/theme.h"

#include <QStyleOption>

class QPainter;

// How LecternStyle draws rows and heads of item views, and tabs.
namespace lectern::style {

// The background of a row: hover, selection, and the bar at the view's leading edge.
void drawViewRow(const QStyleOptionViewItem& option, QPainter* painter, const QWidget* view,
                 const Tokens& tokens);
// The background of one item: lists and trees don't ask for the row under it.
void drawViewItem(const QStyleOptionViewItem& option, QPainter* painter, const QWidget* view,
                  const Tokens& tokens);

void drawHeaderSection(const QStyleOption& option, QPainter* painter);
void drawHeader(const QStyleOptionHeader& option, QPainter* painter, const QWidget* header,
                const Tokens& tokens);
QSize headerSize(const QStyleOptionHeader& option, const QWidget* header);

void drawTab(const QStyleOptionTab& option, QPainter* painter, const QWidget* bar, const Tokens& tokens);

} // namespace lectern::style
