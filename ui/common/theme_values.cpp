// Every colour of the program. Nothing else names one.
#include "ui/common/theme.h"

#include <algorithm>
#include <cmath>

namespace lectern {

namespace {

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

struct PaletteValues
{
    QRgb window, text, base, alternateBase, button, placeholder;
    QRgb highlight, inactiveHighlight, link;
    QRgb light, midlight, mid, dark, shadow;
    QRgb toolTipBase, toolTipText, brightText, disabledText;
};

QPalette paletteOf(const PaletteValues& v)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, QRgb value) {
        palette.setColor(role, rgb(value));
    };
    set(QPalette::Window, v.window);
    set(QPalette::WindowText, v.text);
    set(QPalette::Base, v.base);
    set(QPalette::Text, v.text);
    set(QPalette::AlternateBase, v.alternateBase);
    set(QPalette::Button, v.button);
    set(QPalette::ButtonText, v.text);
    set(QPalette::PlaceholderText, v.placeholder);
    set(QPalette::Highlight, v.highlight);
    set(QPalette::HighlightedText, v.text);
    set(QPalette::Link, v.link);
    set(QPalette::LinkVisited, v.link);
    set(QPalette::Light, v.light);
    set(QPalette::Midlight, v.midlight);
    set(QPalette::Mid, v.mid);
    set(QPalette::Dark, v.dark);
    set(QPalette::Shadow, v.shadow);
    set(QPalette::ToolTipBase, v.toolTipBase);
    set(QPalette::ToolTipText, v.toolTipText);
    set(QPalette::BrightText, v.brightText);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, rgb(v.inactiveHighlight));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, rgb(v.inactiveHighlight));
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText,
          QPalette::HighlightedText, QPalette::Link, QPalette::LinkVisited})
        palette.setColor(QPalette::Disabled, role, rgb(v.disabledText));
    return palette;
}

// What a text needs, what one needs in a palette of high contrast, and what a line or a shape needs.
constexpr double kText = 4.5;
constexpr double kStrongText = 7;
constexpr double kShape = 3;

double channel(double value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

// WCAG 2, relative luminance.
double luminance(const QColor& colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) +
           0.0722 * channel(colour.blueF());
}

QPalette blackAndWhite(bool dark)
{
    PaletteValues v{};
    const QRgb paper = dark ? 0xFF000000 : 0xFFFFFFFF;
    const QRgb ink = dark ? 0xFFFFFFFF : 0xFF000000;
    v.window = v.base = v.alternateBase = v.button = paper;
    v.text = v.placeholder = v.link = ink;
    v.highlight = v.inactiveHighlight = dark ? 0xFF8EE3F0 : 0xFF37006E;
    v.light = v.midlight = paper;
    v.mid = v.dark = v.shadow = ink;
    v.toolTipBase = paper;
    v.toolTipText = v.brightText = ink;
    v.disabledText = dark ? 0xFFA6A6A6 : 0xFF600000;
    QPalette palette = paletteOf(v);
    palette.setColor(QPalette::HighlightedText, rgb(paper));
    return palette;
}

ToneColours tone(QRgb ink, QRgb fill, QRgb strong)
{
    return {rgb(ink), rgb(fill), rgb(strong)};
}

} // namespace

QPalette lightPalette()
{
    PaletteValues v{};
    v.window = 0xFFF3F4F7;
    v.text = 0xFF171A21;
    v.base = 0xFFFFFFFF;
    v.alternateBase = 0xFFF8F9FB;
    v.button = 0xFFFFFFFF;
    v.placeholder = 0xFF656D7B;
    v.highlight = 0xFFDEE8FC;
    v.inactiveHighlight = 0xFFE8EBF0;
    v.link = 0xFF2253C0;
    v.light = 0xFFFFFFFF;
    v.midlight = 0xFFF3F5F9;
    v.mid = 0xFFDFE2E8;
    v.dark = 0xFF878F9D;
    v.shadow = 0xFFC9CED7;
    v.toolTipBase = 0xFF262A31;
    v.toolTipText = 0xFFF5F6F8;
    v.brightText = 0xFFFFFFFF;
    v.disabledText = 0xFF8A919E;
    return paletteOf(v);
}

QPalette darkPalette()
{
    PaletteValues v{};
    v.window = 0xFF16181C;
    v.text = 0xFFE9EBEF;
    v.base = 0xFF1D2025;
    v.alternateBase = 0xFF22262C;
    v.button = 0xFF2A2E36;
    v.placeholder = 0xFF9199A7;
    v.highlight = 0xFF283C66;
    v.inactiveHighlight = 0xFF30353E;
    v.link = 0xFF93B4FF;
    v.light = 0xFF343942;
    v.midlight = 0xFF252930;
    v.mid = 0xFF31363E;
    v.dark = 0xFF717A88;
    v.shadow = 0xFF434A55;
    v.toolTipBase = 0xFFE9EBEF;
    v.toolTipText = 0xFF1D2025;
    v.brightText = 0xFFFFFFFF;
    v.disabledText = 0xFF6C7481;
    return paletteOf(v);
}

Tokens lightTokens()
{
    Tokens t;
    t.textSecondary = rgb(0xFF525A68);
    t.accent = rgb(0xFF2557C7);
    t.accentHover = rgb(0xFF1D49AB);
    t.accentPressed = rgb(0xFF173C8F);
    t.onAccent = rgb(0xFFFFFFFF);
    t.onHighlight = rgb(0xFF2253C0); // Link
    t.pass = tone(0xFF17693A, 0xFFE1F3E8, 0xFF2E9A5B);
    t.fail = tone(0xFFA3211B, 0xFFFCE9E7, 0xFFCF4238);
    t.attention = tone(0xFF804600, 0xFFFDEFD3, 0xFFC77700);
    t.info = tone(0xFF234FB3, 0xFFE6EEFD, 0xFF234FB3);
    t.neutral = tone(0xFF4C5462, 0xFFECEEF2, 0xFF4C5462);
    t.sliderTrack = rgb(0xFFE4E7EC);
    t.chartGrid = rgb(0xFFE9ECF0);
    return t;
}

Tokens darkTokens()
{
    Tokens t;
    t.dark = true;
    t.textSecondary = rgb(0xFFA9B0BC);
    t.accent = rgb(0xFF3567DC);
    t.accentHover = rgb(0xFF3C6DE2);
    t.accentPressed = rgb(0xFF2C5AC6);
    t.onAccent = rgb(0xFFFFFFFF);
    t.onHighlight = rgb(0xFF93B4FF); // Link
    t.pass = tone(0xFF74D69B, 0xFF18352A, 0xFF4DB77A);
    t.fail = tone(0xFFFFA199, 0xFF452422, 0xFFE8685E);
    t.attention = tone(0xFFF4C063, 0xFF3D3013, 0xFFDE9A2B);
    t.info = tone(0xFFA3BFFF, 0xFF243560, 0xFFA3BFFF);
    t.neutral = tone(0xFFB8BFCA, 0xFF2E333B, 0xFFB8BFCA);
    t.sliderTrack = rgb(0xFF343942);
    t.chartGrid = rgb(0xFF2B3037);
    return t;
}

double contrastOf(const QColor& one, const QColor& other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QPalette highContrastPalette(const QPalette& system, bool dark)
{
    const auto of = [&system](QPalette::ColorRole role) {
        return system.color(QPalette::Active, role);
    };
    const auto legible = [&of](QPalette::ColorRole ink, QPalette::ColorRole behind, double least) {
        return contrastOf(of(ink), of(behind)) >= least;
    };
    const bool isOne = legible(QPalette::WindowText, QPalette::Window, kStrongText) &&
                       legible(QPalette::Text, QPalette::Base, kStrongText) &&
                       legible(QPalette::ButtonText, QPalette::Button, kStrongText) &&
                       legible(QPalette::HighlightedText, QPalette::Highlight, kText);
    if (!isOne)
        return highContrastPalette(blackAndWhite(dark), dark);

    QPalette palette = system;
    const auto set = [&palette](QPalette::ColorRole role, const QColor& colour) {
        palette.setColor(role, colour);
    };
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::Window,
                            QPalette::Base, QPalette::Button, QPalette::Highlight, QPalette::HighlightedText})
        set(role, of(role)); // an inactive window is read as well
    if (!legible(QPalette::Highlight, QPalette::Window, kShape) ||
        !legible(QPalette::Highlight, QPalette::Base, kShape)) {
        set(QPalette::Highlight, of(QPalette::Text));
        set(QPalette::HighlightedText, of(QPalette::Base));
    }
    for (const auto role : {QPalette::AlternateBase, QPalette::Midlight, QPalette::Light})
        set(role, of(QPalette::Base));
    for (const auto role :
         {QPalette::Mid, QPalette::Dark, QPalette::Shadow, QPalette::PlaceholderText, QPalette::BrightText})
        set(role, of(QPalette::Text));
    const bool linkIsLegible = legible(QPalette::Link, QPalette::Base, kText) &&
                               legible(QPalette::Link, QPalette::Window, kText) &&
                               legible(QPalette::Link, QPalette::Button, kText);
    const QColor link = linkIsLegible ? of(QPalette::Link) : of(QPalette::Text);
    set(QPalette::Link, link);
    set(QPalette::LinkVisited, link);
    if (!legible(QPalette::ToolTipText, QPalette::ToolTipBase, kText)) {
        set(QPalette::ToolTipBase, of(QPalette::Base));
        set(QPalette::ToolTipText, of(QPalette::Text));
    }
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText,
          QPalette::HighlightedText, QPalette::Link, QPalette::LinkVisited})
        palette.setColor(QPalette::Disabled, role, system.color(QPalette::Disabled, QPalette::Text));
    return palette;
}

Tokens highContrastTokens(const QPalette& palette)
{
    const QColor text = palette.color(QPalette::Active, QPalette::WindowText);
    Tokens t;
    t.highContrast = true;
    t.dark = palette.color(QPalette::Active, QPalette::Window).lightnessF() < 0.5F;
    t.textSecondary = text;
    t.accent = t.accentHover = t.accentPressed = palette.color(QPalette::Active, QPalette::Highlight);
    t.onAccent = t.onHighlight = palette.color(QPalette::Active, QPalette::HighlightedText);
    t.pass = t.fail = t.attention = t.info = t.neutral = ToneColours{text, QColor(), text};
    t.sliderTrack = palette.color(QPalette::Active, QPalette::Base); // with an outline
    t.chartGrid = text;
    return t;
}

} // namespace lectern
