#include "ui/common/theme.h"

#include "ui/common/fonts.h"
#include "ui/common/lectern_style.h"
#include "ui/common/system_colours.h"

#include <QApplication>
#include <QEvent>
#include <QToolTip>

namespace lectern {

namespace {

const ToneColours* coloursOf(const Tokens& tokens, Tone tone)
{
    switch (tone) {
    case Tone::Pass:
        return &tokens.pass;
    case Tone::Fail:
        return &tokens.fail;
    case Tone::Attention:
        return &tokens.attention;
    case Tone::Info:
        return &tokens.info;
    case Tone::Neutral:
        return &tokens.neutral;
    default:
        return nullptr;
    }
}

} // namespace

Theme& Theme::current()
{
    static QPointer<Theme> theme;
    if (!theme) {
        theme = new Theme(qApp);
        theme->apply();
    }
    return *theme;
}

Theme::Theme(QObject* parent)
    : QObject(parent)
    , m_systemPalette(QApplication::palette())
    , m_system(std::make_unique<SystemColours>())
{
    connect(m_system.get(), &SystemColours::changed, this, [this] {
        m_reducedMotion = m_system->reducedMotion();
        apply();
    });
    m_reducedMotion = m_system->reducedMotion();
    qApp->installEventFilter(this);
}

Theme::~Theme() = default;

void Theme::setMode(Mode mode)
{
    m_mode = mode;
    apply();
}

void Theme::setHighContrast(bool on)
{
    m_forceHighContrast = on;
    apply();
}

void Theme::setReducedMotion(bool on)
{
    m_reducedMotion = on;
    if (m_style)
        m_style->setReducedMotion(on);
}

bool Theme::systemIsDark() const
{
    if (m_system->dark())
        return *m_system->dark();
    return m_systemPalette.color(QPalette::Active, QPalette::Window).lightnessF() < 0.5F;
}

void Theme::apply()
{
    m_applying = true;
    if (!m_style) {
        m_style = new LecternStyle;
        QApplication::setStyle(m_style);
    }
    const bool dark = m_mode == Mode::Dark || (m_mode == Mode::System && systemIsDark());
    // A portal that asks for contrast has no palette of its own to offer unless it was given to us as the
    // system's.
    if (m_forceHighContrast || m_system->highContrast()) {
        m_palette = m_systemPalette;
        m_tokens = highContrastTokens(m_systemPalette);
    } else {
        m_palette = dark ? darkPalette() : lightPalette();
        m_tokens = dark ? darkTokens() : lightTokens();
    }
    m_style->setTokens(m_tokens);
    m_style->setReducedMotion(m_reducedMotion);
    QApplication::setPalette(m_palette);
    // Platform themes bring palettes of their own for these.
    QApplication::setPalette(m_palette, "QMenu");
    QApplication::setPalette(m_palette, "QMenuBar");
    QToolTip::setPalette(m_palette);
    m_applying = false;
    emit changed();
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    const QEvent::Type type = event->type();
    if (type == QEvent::ApplicationFontChange && watched == qApp)
        refreshTypes();
    const bool systemChanged =
        type == QEvent::ThemeChange || (type == QEvent::ApplicationPaletteChange && watched == qApp);
    if (systemChanged && !m_applying) {
        m_applying = true;
        QApplication::setPalette(QPalette()); // only so is the platform's own visible again
        m_systemPalette = QApplication::palette();
        m_system->refresh();
        apply();
    }
    return QObject::eventFilter(watched, event);
}

QColor Theme::ink(Tone tone) const
{
    if (const ToneColours* colours = coloursOf(m_tokens, tone))
        return colours->ink;
    switch (tone) {
    case Tone::Secondary:
        return m_tokens.textSecondary;
    case Tone::Disabled:
        return m_palette.color(QPalette::Disabled, QPalette::WindowText);
    case Tone::Link:
        return m_palette.color(QPalette::Active, QPalette::Link);
    case Tone::Accent:
        return m_tokens.accent;
    case Tone::OnAccent:
        return m_tokens.onAccent;
    default:
        return m_palette.color(QPalette::Active, QPalette::WindowText);
    }
}

QColor Theme::inkOnHighlight() const
{
    const bool plain = m_tokens.highContrast;
    return m_palette.color(QPalette::Active, plain ? QPalette::HighlightedText : QPalette::Link);
}

QColor Theme::fill(Tone tone) const
{
    const ToneColours* colours = coloursOf(m_tokens, tone);
    return colours ? colours->fill : QColor();
}

QColor Theme::strong(Tone tone) const
{
    const ToneColours* colours = coloursOf(m_tokens, tone);
    return colours ? colours->strong : ink(tone);
}

} // namespace lectern
