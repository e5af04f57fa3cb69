#pragma once

#include <QColor>
#include <QObject>
#include <QPalette>
#include <QPointer>

#include <memory>

namespace lectern {

class LecternStyle;
class SystemColours;

// What a colour means. Widgets ask for a tone, never for a value.
enum class Tone {
    Text,      // the record itself
    Secondary, // what stands beside it
    Disabled,  // labels of disabled controls only
    Link,      // links and the focus ring
    Accent,    // what is counted in charts, the primary button
    OnAccent,  // text on Accent
    Pass,
    Fail,
    Attention, // "Needs attention", nothing else
    Info,      // in progress, sending
    Neutral,   // every other state
};

// The three strengths of a semantic colour: ink for text and icons, fill behind ink, strong for charts and
// outlines.
struct ToneColours
{
    QColor ink;
    QColor fill; // invalid in high contrast: draw no fill, but a 1 px outline in ink
    QColor strong;
};

// Colours for which QPalette has no role in Qt 6.4.
struct Tokens
{
    QColor textSecondary;
    QColor accent;
    QColor accentHover;
    QColor accentPressed;
    QColor onAccent;
    QColor
        onHighlight; // icons, marks and the focus ring on a selected row: Link, or its text in high contrast
    ToneColours pass;
    ToneColours fail;
    ToneColours attention;
    ToneColours info;
    ToneColours neutral;
    QColor sliderTrack;
    QColor chartGrid;
    bool dark = false;
    bool highContrast = false;
};

QPalette lightPalette();
QPalette darkPalette();
Tokens lightTokens();
Tokens darkTokens();
// WCAG 2: 1 (the same) to 21 (black and white).
double contrastOf(const QColor& one, const QColor& other);
// The system's palette, where everything that has to be seen is: what it leaves to chance (hairlines,
// outlines, place holders, fills under the mouse) is its text or its background. A system that asks for
// contrast and has no palette of that kind gets black and white.
QPalette highContrastPalette(const QPalette& system, bool dark);
// Tokens that add no colour to such a palette.
Tokens highContrastTokens(const QPalette& palette);

// The look of the program: palette, tokens and style, set on QApplication together. GUI thread.
// Widgets need no connection to changed(): a palette change repaints them. Connect when something is cached.
class Theme : public QObject
{
    Q_OBJECT
public:
    enum class Mode { System, Light, Dark };

    // The theme of the running QApplication. Made, and applied, by the first call; lives as long as the
    // application.
    static Theme& current();
    ~Theme() override;

    Mode mode() const { return m_mode; }
    // System follows the desktop from then on.
    void setMode(Mode mode);
    bool isDark() const { return m_tokens.dark; }
    bool isHighContrast() const { return m_tokens.highContrast; }
    // For tests and for a setting: the system's palette, or this one as if it were.
    void setHighContrast(bool on);
    void setSystemPalette(const QPalette& palette);
    // Durations are 0 when the system, or a setting, asks for less motion.
    bool reducedMotion() const { return m_reducedMotion; }
    void setReducedMotion(bool on);
    int duration(int milliseconds) const { return m_reducedMotion ? 0 : milliseconds; }

    const Tokens& tokens() const { return m_tokens; }
    const QPalette& palette() const { return m_palette; }

    QColor ink(Tone tone) const;
    QColor fill(Tone tone) const;   // invalid for tones without one and in high contrast
    QColor strong(Tone tone) const; // ink for tones without one
    // Behind what the mouse is over on the window's own ground; in high contrast none.
    QColor hoverOnWindow() const;
    // Icons and marks on a selected row: Link, in high contrast the text's own colour.
    QColor inkOnHighlight() const { return m_tokens.onHighlight; }
    // What ink() says, but on a selected row in high contrast everything has the colour of its text.
    QColor inkOnRow(Tone tone, bool selected) const;

signals:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    explicit Theme(QObject* parent);
    void apply();
    void onSystemPalette(const QPalette& palette);
    bool systemIsDark() const;

    Mode m_mode = Mode::System;
    bool m_forceHighContrast = false;
    bool m_reducedMotion = false;
    QPalette m_systemPalette;
    QPalette m_palette;
    Tokens m_tokens;
    QPointer<LecternStyle> m_style; // owned by QApplication
    std::unique_ptr<SystemColours> m_system;
};

} // namespace lectern
