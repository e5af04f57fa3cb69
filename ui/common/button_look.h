#pragma once

#include "ui/common/kinds.h"
#include "ui/common/theme.h"

#include <QStyleOption>

// The colours of a button by its kind and state.
namespace lectern::style {

inline bool isEnabled(const QStyleOption& option)
{
    return option.state & QStyle::State_Enabled;
}

inline bool isHovered(const QStyleOption& option)
{
    return isEnabled(option) && (option.state & QStyle::State_MouseOver);
}

inline bool isPressed(const QStyleOption& option)
{
    return isEnabled(option) && (option.state & QStyle::State_Sunken);
}

inline bool isChecked(const QStyleOption& option)
{
    return option.state & QStyle::State_On;
}

struct ButtonLook
{
    QColor fill;    // invalid: none
    QColor outline; // invalid: none
    QColor ink;
};

// tool: a tool button, where flat means bare and not a link.
ButtonLook lookOf(const QStyleOption& option, Kind kind, const Tokens& tokens, bool tool);

} // namespace lectern::style
