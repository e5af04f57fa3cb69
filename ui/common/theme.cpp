#include "ui/common/theme.h"

#include "ui/common/accessible.h"
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
        installAccessibleInterfaces();
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
    if (!m_style) {
        m_style = new LecternStyle;
        QApplication::setStyle(m_style);
        connect(m_style, &LecternStyle::systemPaletteSeen, this, &Theme::onSystemPalette,
                Qt::QueuedConnection);
    }
    const bool dark = m_mode == Mode::Dark || (m_mode == Mode::System && systemIsDark());
    if (m_forceHighContrast || m_system->highContrast()) {
        m_palette = highContrastPalette(m_systemPalette, dark);
        m_tokens = highContrastTokens(m_palette);
    } else {
        m_palette = dark ? darkPalette() : lightPalette();
        m_tokens = dark ? darkTokens() : lightTokens();
    }
    m_style->setPaletteIsOurs(true);
    m_style->setTokens(m_tokens);
    m_style->setReducedMotion(m_reducedMotion);
    QApplication::setPalette(m_palette);
    // Platform themes bring palettes of their own for these.
    QApplication::setPalette(m_palette, "QMenu");
    QApplication::setPalette(m_palette, "QMenuBar");
    QToolTip::setPalette(m_palette);
    m_style->setPaletteIsOurs(false);
    emit changed();
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ApplicationFontChange && watched == qApp)
        refreshTypes();
    return QObject::eventFilter(watched, event);
}

void Theme::setSystemPalette(const QPalette& palette)
{
    m_systemPalette = palette;
    apply();
}

// Qt asks the style for its opinion whenever the platform brings a palette, also when ours hides it: every
// role is set, so that nothing changes for the program and no event tells of it.
void Theme::onSystemPalette(const QPalette& palette)
{
    const bool sameColours = palette == m_systemPalette;
    const bool before = m_system->highContrast();
    const std::optional<bool> wasDark = m_system->dark();
    m_system->refresh();
    if (sameColours && m_system->highContrast() == before && m_system->dark() == wasDark)
        return;
    m_systemPalette = palette;
    apply();
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

QColor Theme::inkOnRow(Tone tone, bool selected) const
{
    return selected && m_tokens.highContrast ? m_tokens.onHighlight : ink(tone);
}

QColor Theme::hoverOnWindow() const
{
    if (m_tokens.highContrast)
        return {};
    return m_palette.color(QPalette::Active, m_tokens.dark ? QPalette::Midlight : QPalette::Mid);
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
