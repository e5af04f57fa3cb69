#include "ui/common/theme.h"

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
        theme.setHighContrast(true);
        QVERIFY(!theme.fill(Tone::Pass).isValid());
        QCOMPARE(theme.ink(Tone::Fail), theme.palette().color(QPalette::Active, QPalette::WindowText));
        QCOMPARE(theme.ink(Tone::Accent), theme.palette().color(QPalette::Active, QPalette::Highlight));
        QVERIFY(theme.palette().color(QPalette::Base) == QApplication::palette().color(QPalette::Base));
        theme.setHighContrast(false);
        QVERIFY(theme.fill(Tone::Pass).isValid());
    }
};

QTEST_MAIN(PaletteTest)
#include "palette_test.moc"
