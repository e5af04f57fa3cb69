// Every colour of the program. Nothing else names one.
#include "ui/common/theme.h"

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
    t.pass = tone(0xFF74D69B, 0xFF18352A, 0xFF4DB77A);
    t.fail = tone(0xFFFFA199, 0xFF452422, 0xFFE8685E);
    t.attention = tone(0xFFF4C063, 0xFF3D3013, 0xFFDE9A2B);
    t.info = tone(0xFFA3BFFF, 0xFF243560, 0xFFA3BFFF);
    t.neutral = tone(0xFFB8BFCA, 0xFF2E333B, 0xFFB8BFCA);
    t.sliderTrack = rgb(0xFF343942);
    t.chartGrid = rgb(0xFF2B3037);
    return t;
}

Tokens highContrastTokens(const QPalette& system)
{
    const QColor text = system.color(QPalette::Active, QPalette::WindowText);
    const QColor highlight = system.color(QPalette::Active, QPalette::Highlight);
    Tokens t;
    t.highContrast = true;
    t.dark = system.color(QPalette::Active, QPalette::Window).lightnessF() < 0.5F;
    t.textSecondary = text;
    t.accent = t.accentHover = t.accentPressed = highlight;
    t.onAccent = system.color(QPalette::Active, QPalette::HighlightedText);
    t.pass = t.fail = t.attention = t.info = t.neutral = ToneColours{text, QColor(), text};
    t.sliderTrack = t.chartGrid = text;
    return t;
}

} // namespace lectern
