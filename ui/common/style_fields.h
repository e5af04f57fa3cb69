#pragma once

#include "ui/common/theme.h"

#include <QStyle>
#include <QStyleOption>

class QPainter;

// How LecternStyle draws everything that is typed into: line edits, text edits, spin boxes, combo boxes.
namespace lectern::style {

// What a combo box and a spin box need beside their text.
inline constexpr int kComboPadding = 46;
inline constexpr int kSpinPadding = 35;

// The rounded field with its outline: hairline, focus (always shown), invalid, read-only or disabled.
void drawField(const QStyleOption& option, QPainter* painter, const QWidget* field, const Tokens& tokens);
bool isTextEdit(const QWidget* widget);
// A line edit inside a spin box or combo box, whose field is drawn by that.
bool isInsideField(const QWidget* lineEdit);

QRect spinBoxRect(const QStyleOptionSpinBox& option, QStyle::SubControl sub);
void drawSpinBox(const QStyleOptionSpinBox& option, QPainter* painter, const QWidget* box,
                 const Tokens& tokens);

QRect comboBoxRect(const QStyleOptionComboBox& option, QStyle::SubControl sub);
void drawComboBox(const QStyleOptionComboBox& option, QPainter* painter, const QWidget* box,
                  const Tokens& tokens);
void drawComboBoxLabel(const QStyleOptionComboBox& option, QPainter* painter, const QWidget* box);

} // namespace lectern::style
