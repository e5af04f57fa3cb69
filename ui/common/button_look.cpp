#include "ui/common/button_look.h"

#include "ui/common/paint.h"

namespace lectern::style {

namespace {

constexpr qreal kDisabledFade = 0.4;

QColor hoverFill(const QPalette& palette, const Tokens& tokens)
{
    return palette.color(tokens.dark ? QPalette::Light : QPalette::Midlight);
}

QColor pressedFill(const QPalette& palette, const Tokens& tokens)
{
    return palette.color(tokens.dark ? QPalette::Midlight : QPalette::Mid);
}

// Fills are the system's in high contrast: its text colour behind a text would hide it.
ButtonLook pressedInHighContrast(const QPalette& palette)
{
    return {palette.color(QPalette::Highlight), palette.color(QPalette::ButtonText),
            palette.color(QPalette::HighlightedText)};
}

ButtonLook secondaryLook(const QStyleOption& option, const Tokens& tokens)
{
    const QPalette& palette = option.palette;
    ButtonLook look{palette.color(QPalette::Button), palette.color(QPalette::Shadow),
                    palette.color(QPalette::ButtonText)};
    if (isChecked(option))
        look = {palette.color(QPalette::Highlight),
                palette.color(tokens.highContrast ? QPalette::ButtonText : QPalette::Link),
                palette.color(QPalette::HighlightedText)};
    else if (isPressed(option) && tokens.highContrast)
        look = pressedInHighContrast(palette);
    else if (isPressed(option))
        look.fill = pressedFill(palette, tokens);
    else if (isHovered(option))
        look.fill = hoverFill(palette, tokens);
    return look;
}

ButtonLook primaryLook(const QStyleOption& option, const Tokens& tokens)
{
    QColor fill = tokens.accent;
    if (isPressed(option))
        fill = tokens.accentPressed;
    else if (isHovered(option))
        fill = tokens.accentHover;
    return {fill, tokens.highContrast ? tokens.onAccent : QColor(), tokens.onAccent};
}

ButtonLook dangerLook(const QStyleOption& option, const Tokens& tokens)
{
    ButtonLook look = secondaryLook(option, tokens);
    if (tokens.highContrast)
        return look;
    look.ink = tokens.fail.ink;
    look.outline = tokens.fail.strong;
    if ((isHovered(option) || isPressed(option)) && tokens.fail.fill.isValid())
        look.fill = tokens.fail.fill;
    return look;
}

ButtonLook flatLook(const QStyleOption& option, const Tokens& tokens, bool tool)
{
    const QPalette& palette = option.palette;
    ButtonLook look{QColor(), QColor(), tool ? tokens.textSecondary : palette.color(QPalette::Link)};
    if (isChecked(option)) {
        look.fill = palette.color(QPalette::Highlight);
        look.ink = tokens.onHighlight;
    } else if (isPressed(option) && tokens.highContrast) {
        look = pressedInHighContrast(palette);
    } else if (isPressed(option)) {
        look.fill = pressedFill(palette, tokens);
    } else if (isHovered(option)) {
        look.fill = hoverFill(palette, tokens);
        if (tool)
            look.ink = palette.color(QPalette::ButtonText);
    }
    return look;
}

ButtonLook invertedLook(const QStyleOption& option, const Tokens& tokens)
{
    const QColor ink = option.palette.color(QPalette::ToolTipText);
    ButtonLook look{QColor(), tokens.highContrast ? ink : withAlpha(ink, 0.4), ink};
    if (isPressed(option))
        look.fill = withAlpha(ink, 0.22);
    else if (isHovered(option))
        look.fill = withAlpha(ink, 0.12);
    return look;
}

} // namespace

ButtonLook lookOf(const QStyleOption& option, Kind kind, const Tokens& tokens, bool tool)
{
    if (!isEnabled(option)) {
        const QPalette& palette = option.palette;
        const QColor ink = kind == Kind::Inverted
                               ? withAlpha(palette.color(QPalette::ToolTipText), kDisabledFade)
                               : palette.color(QPalette::Disabled, QPalette::ButtonText);
        return {QColor(), kind == Kind::Flat ? QColor() : palette.color(QPalette::Mid), ink};
    }
    switch (kind) {
    case Kind::Primary:
        return primaryLook(option, tokens);
    case Kind::Danger:
        return dangerLook(option, tokens);
    case Kind::Flat:
        return flatLook(option, tokens, tool);
    case Kind::Inverted:
        return invertedLook(option, tokens);
    case Kind::Secondary:
        break;
    }
    return secondaryLook(option, tokens);
}

} // namespace lectern::style
