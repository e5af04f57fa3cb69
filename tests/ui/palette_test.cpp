#include "ui/common/button_look.h"
#include "ui/common/kinds.h"
#include "ui/common/nav_row.h"
#include "ui/common/theme.h"

#include <QImage>
#include <QLineEdit>
#include <QTest>

#include <cmath>

using namespace lectern;

namespace {

constexpr double kText = 4.5;
constexpr double kShape = 3;

double channel(float value)
{
    const double v = value;
    return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

// WCAG 2, relative luminance and contrast.
double luminance(const QColor& colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) +
           0.0722 * channel(colour.blueF());
}

double contrast(const QColor& one, const QColor& other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QColor of(const QPalette& palette, QPalette::ColorRole role)
{
    return palette.color(QPalette::Active, role);
}

void addPair(const QByteArray& theme, const char* name, const QColor& ink, const QColor& behind, double least)
{
    QTest::newRow((theme + ": " + name).constData()) << ink << behind << least;
}

void addTextPairs(const QByteArray& theme, const QPalette& p, const Tokens& t)
{
    const QColor text = of(p, QPalette::Text);
    const QColor inactive = p.color(QPalette::Inactive, QPalette::Highlight);
    addPair(theme, "text on base", text, of(p, QPalette::Base), kText);
    addPair(theme, "text on window", of(p, QPalette::WindowText), of(p, QPalette::Window), kText);
    addPair(theme, "text on hover", text, of(p, QPalette::Midlight), kText);
    addPair(theme, "text on button", of(p, QPalette::ButtonText), of(p, QPalette::Button), kText);
    addPair(theme, "text on selection", of(p, QPalette::HighlightedText), of(p, QPalette::Highlight), kText);
    addPair(theme, "text on inactive selection", text, inactive, kText);
    for (const auto role : {QPalette::Base, QPalette::Window, QPalette::AlternateBase, QPalette::Highlight})
        addPair(theme, qPrintable(QStringLiteral("secondary text on role %1").arg(int(role))),
                t.textSecondary, of(p, role), kText);
    addPair(theme, "secondary text on inactive selection", t.textSecondary, inactive, kText);
    addPair(theme, "placeholder on base", of(p, QPalette::PlaceholderText), of(p, QPalette::Base), kText);
    addPair(theme, "link on base", of(p, QPalette::Link), of(p, QPalette::Base), kText);
    addPair(theme, "link on selection", of(p, QPalette::Link), of(p, QPalette::Highlight), kText);
    addPair(theme, "text on accent", t.onAccent, t.accent, kText);
    addPair(theme, "text on hovered accent", t.onAccent, t.accentHover, kText);
    addPair(theme, "text on pressed accent", t.onAccent, t.accentPressed, kText);
    addPair(theme, "tool tip", of(p, QPalette::ToolTipText), of(p, QPalette::ToolTipBase), kText);
}

// A system's palette of high contrast, as far as a system says one.
QPalette systemPalette(QRgb paper, QRgb ink, QRgb selection, QRgb selected, QRgb link, QRgb disabled)
{
    QPalette palette{QColor(paper)}; // the rest is guessed from it, as Qt does
    for (const auto role : {QPalette::Window, QPalette::Base, QPalette::Button})
        palette.setColor(role, QColor(paper));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(role, QColor(ink));
    palette.setColor(QPalette::Highlight, QColor(selection));
    palette.setColor(QPalette::HighlightedText, QColor(selected));
    palette.setColor(QPalette::Link, QColor(link));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(disabled));
    return palette;
}

QList<std::pair<QByteArray, QPalette>> systemPalettes()
{
    return {{"white on black", systemPalette(0x000000, 0xFFFFFF, 0x1AEBFF, 0x000000, 0xFFFF00, 0x3FF23F)},
            {"black on white", systemPalette(0xFFFFFF, 0x000000, 0x37006E, 0xFFFFFF, 0x00009F, 0x600000)},
            {"yellow on black", systemPalette(0x000000, 0xFFFF00, 0x008000, 0xFFFFFF, 0x8080FF, 0x00FF00)},
            {"green on black", systemPalette(0x000000, 0x00FF00, 0x000080, 0xFFFFFF, 0x400040, 0xC0C0C0)},
            {"desert", systemPalette(0xFFFAEF, 0x3D3D3D, 0x903909, 0xFFF5E3, 0x1C5E75, 0x676767)},
            {"none of its own", QPalette(QColor(0xEFEFEF))}};
}

// What buttons of every kind look like in every state.
void addButtonPairs(const QByteArray& theme, const QPalette& p, const Tokens& t)
{
    struct State
    {
        const char* name = nullptr;
        QStyle::State state;
    };
    const QStyle::State enabled = QStyle::State_Enabled;
    const State states[] = {{"at rest", enabled},
                            {"hovered", enabled | QStyle::State_MouseOver},
                            {"pressed", enabled | QStyle::State_MouseOver | QStyle::State_Sunken},
                            {"checked", enabled | QStyle::State_On}};
    const std::pair<const char*, Kind> kinds[] = {{"secondary", Kind::Secondary},
                                                  {"primary", Kind::Primary},
                                                  {"flat", Kind::Flat},
                                                  {"danger", Kind::Danger}};
    for (const auto& [kindName, kind] : kinds) {
        for (const State& state : states) {
            for (const bool tool : {false, true}) {
                QStyleOption option;
                option.palette = p;
                option.state = state.state;
                const style::ButtonLook look = style::lookOf(option, kind, t, tool);
                const QByteArray name = QByteArray(kindName) + (tool ? " tool " : " button ") + state.name;
                addPair(theme, name.constData(), look.ink,
                        look.fill.isValid() ? look.fill : of(p, QPalette::Base), kText);
                if (t.highContrast && look.outline.isValid() && kind != Kind::Primary)
                    addPair(theme, (name + ", outline").constData(), look.outline, of(p, QPalette::Window),
                            kShape);
            }
        }
    }
}

// Where our own themes are quiet on purpose.
void addHighContrastPairs(const QByteArray& theme, const QPalette& p, const Tokens& t)
{
    for (const auto ground : {QPalette::Base, QPalette::Window, QPalette::AlternateBase, QPalette::Button}) {
        const QByteArray on = " on role " + QByteArray::number(int(ground));
        addPair(theme, ("hairline" + on).constData(), of(p, QPalette::Mid), of(p, ground), kShape);
        addPair(theme, ("field outline" + on).constData(), of(p, QPalette::Dark), of(p, ground), kShape);
        addPair(theme, ("button outline" + on).constData(), of(p, QPalette::Shadow), of(p, ground), kShape);
        addPair(theme, ("ink" + on).constData(), t.fail.ink, of(p, ground), kText);
        addPair(theme, ("placeholder" + on).constData(), of(p, QPalette::PlaceholderText), of(p, ground),
                kText);
        addPair(theme, ("link" + on).constData(), of(p, QPalette::Link), of(p, ground), kText);
        addPair(theme, ("selection" + on).constData(), of(p, QPalette::Highlight), of(p, ground), kShape);
    }
    addPair(theme, "mark on selection", t.onHighlight, of(p, QPalette::Highlight), kText);
    addPair(theme, "text on selection", of(p, QPalette::HighlightedText), of(p, QPalette::Highlight), kText);
    addPair(theme, "text on inactive selection", p.color(QPalette::Inactive, QPalette::HighlightedText),
            p.color(QPalette::Inactive, QPalette::Highlight), kText);
    addPair(theme, "text on accent", t.onAccent, t.accent, kText);
    addPair(theme, "text under the mouse", of(p, QPalette::Text), of(p, QPalette::Midlight), kText);
    addPair(theme, "text on window", of(p, QPalette::WindowText), of(p, QPalette::Window), kText);
    addPair(theme, "text on button", of(p, QPalette::ButtonText), of(p, QPalette::Button), kText);
    addPair(theme, "tool tip", of(p, QPalette::ToolTipText), of(p, QPalette::ToolTipBase), kText);
    addPair(theme, "accent as a shape", t.accent, of(p, QPalette::Base), kShape);
}

void addTonePairs(const QByteArray& theme, const QPalette& p, const Tokens& t)
{
    const QColor base = of(p, QPalette::Base);
    const QColor selection = of(p, QPalette::Highlight);
    addPair(theme, "pass on its fill", t.pass.ink, t.pass.fill, kText);
    addPair(theme, "fail on its fill", t.fail.ink, t.fail.fill, kText);
    addPair(theme, "attention on its fill", t.attention.ink, t.attention.fill, kText);
    addPair(theme, "info on its fill", t.info.ink, t.info.fill, kText);
    addPair(theme, "neutral on its fill", t.neutral.ink, t.neutral.fill, kText);
    addPair(theme, "pass on selection", t.pass.ink, selection, kText);
    addPair(theme, "fail on selection", t.fail.ink, selection, kText);
    addPair(theme, "attention on selection", t.attention.ink, selection, kText);
    addPair(theme, "attention on window", t.attention.ink, of(p, QPalette::Window), kText);
    addPair(theme, "fail on base", t.fail.ink, base, kText);
    addPair(theme, "field outline", of(p, QPalette::Dark), base, kShape);
    addPair(theme, "accent as a shape", t.accent, base, kShape);
    addPair(theme, "focus ring", of(p, QPalette::Link), base, kShape);
    addPair(theme, "strong pass", t.pass.strong, base, kShape);
    addPair(theme, "strong fail", t.fail.strong, base, kShape);
    addPair(theme, "strong attention", t.attention.strong, base, kShape);
}

} // namespace

class PaletteTest : public QObject
{
    Q_OBJECT
private slots:
    void everyPairIsReadable_data()
    {
        QTest::addColumn<QColor>("ink");
        QTest::addColumn<QColor>("behind");
        QTest::addColumn<double>("least");
        addTextPairs("light", lightPalette(), lightTokens());
        addTonePairs("light", lightPalette(), lightTokens());
        addTextPairs("dark", darkPalette(), darkTokens());
        addTonePairs("dark", darkPalette(), darkTokens());
        addButtonPairs("light", lightPalette(), lightTokens());
        addButtonPairs("dark", darkPalette(), darkTokens());
        for (const auto& [name, system] : systemPalettes()) {
            for (const bool dark : {false, true}) {
                const QPalette palette = highContrastPalette(system, dark);
                const QByteArray row = name + (dark ? ", dark" : ", light");
                addHighContrastPairs(row, palette, highContrastTokens(palette));
                addButtonPairs(row, palette, highContrastTokens(palette));
            }
        }
    }

    void everyPairIsReadable()
    {
        QFETCH(const QColor, ink);
        QFETCH(const QColor, behind);
        QFETCH(const double, least);
        QVERIFY(ink.isValid() && behind.isValid());
        const double found = contrast(ink, behind);
        QVERIFY2(found >= least, qPrintable(QStringLiteral("%1 on %2 has %3, needs %4")
                                                .arg(ink.name(), behind.name())
                                                .arg(found, 0, 'f', 2)
                                                .arg(least)));
    }

    void contrastIsComputedAsWcagSays()
    {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
        QCOMPARE(std::round(contrast(of(lightPalette(), QPalette::Text), Qt::white) * 10) / 10, 17.4);
    }

    void modeSwitchesPaletteOfTheApplication()
    {
        Theme& theme = Theme::current();
        theme.setMode(Theme::Mode::Dark);
        QVERIFY(theme.isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Base), of(darkPalette(), QPalette::Base));
        theme.setMode(Theme::Mode::Light);
        QVERIFY(!theme.isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Base), of(lightPalette(), QPalette::Base));
    }

    void highContrastTakesTheSystemsColours()
    {
        Theme& theme = Theme::current();
        const QPalette system = systemPalettes().at(2).second; // yellow on black
        theme.setSystemPalette(system);
        theme.setHighContrast(true);
        QVERIFY(!theme.fill(Tone::Pass).isValid());
        for (const auto role : {QPalette::WindowText, QPalette::Window, QPalette::Base, QPalette::Button,
                                QPalette::Highlight, QPalette::HighlightedText, QPalette::Link})
            QCOMPARE(of(theme.palette(), role), of(system, role));
        QCOMPARE(theme.ink(Tone::Fail), of(system, QPalette::WindowText));
        QCOMPARE(theme.ink(Tone::Accent), of(system, QPalette::Highlight));
        for (const Tone tone : {Tone::Text, Tone::Secondary, Tone::Pass, Tone::Attention, Tone::Info})
            QCOMPARE(theme.inkOnRow(tone, true), of(system, QPalette::HighlightedText));
        QCOMPARE(of(QApplication::palette(), QPalette::Base), of(system, QPalette::Base));
        theme.setHighContrast(false);
        QVERIFY(theme.fill(Tone::Pass).isValid());
    }

    // What is painted, not what is promised: a selected row in high contrast has two colours and their
    // mixtures.
    void aSelectedRowHasTheColoursOfTheSystemOnly()
    {
        Theme& theme = Theme::current();
        theme.setSystemPalette(systemPalettes().at(2).second);
        theme.setHighContrast(true);
        NavRow row(0, IconName::NeedsAttention, QStringLiteral("Needs attention"), nullptr);
        row.setCount(12);
        row.setAttention(true);
        row.setChecked(true);
        row.resize(184, 32);
        const QImage picture = row.grab().toImage();
        const QColor paper = of(theme.palette(), QPalette::Highlight);
        const QColor ink = of(theme.palette(), QPalette::HighlightedText);
        int inked = 0;
        for (int y = 8; y < picture.height() - 8; ++y) {
            for (int x = 8; x < picture.width() - 8; ++x) {
                const QColor pixel = picture.pixelColor(x, y);
                inked += pixel == ink ? 1 : 0;
                for (const auto channel : {&QColor::red, &QColor::green, &QColor::blue}) {
                    const int low = std::min((paper.*channel)(), (ink.*channel)());
                    const int high = std::max((paper.*channel)(), (ink.*channel)());
                    QVERIFY2((pixel.*channel)() >= low && (pixel.*channel)() <= high,
                             qPrintable(pixel.name()));
                }
            }
        }
        QVERIFY(inked > 20);
        theme.setHighContrast(false);
    }

    // Qt hands the platform's palette to the style whenever it is another one.
    void theThemeFollowsTheSystemWhileTheProgramRuns()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        Theme& theme = Theme::current();
        theme.setMode(Theme::Mode::System);
        QLineEdit field(QStringLiteral("85"));
        field.show();
        field.setFocus();
        field.setSelection(0, 1);
        QPalette platform(QColor(0x202020));
        QApplication::style()->polish(platform);
        QTRY_VERIFY(theme.isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Base), of(darkPalette(), QPalette::Base));
        QCOMPARE(field.palette().color(QPalette::Base), of(darkPalette(), QPalette::Base));
        QCOMPARE(field.selectedText(), QStringLiteral("8"));
        platform = QPalette(QColor(0xF0F0F0));
        QApplication::style()->polish(platform);
        QTRY_VERIFY(!theme.isDark());
        theme.setMode(Theme::Mode::Light);
        platform = QPalette(QColor(0x202020));
        QApplication::style()->polish(platform);
        QCoreApplication::processEvents();
        QVERIFY(!theme.isDark());
    }
};

QTEST_MAIN(PaletteTest)
#include "palette_test.moc"
