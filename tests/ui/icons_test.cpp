#include "ui/common/icons.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace lectern;

namespace {

int inkedPixels(const QImage& image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += qAlpha(image.pixel(x, y)) > 60 ? 1 : 0;
    }
    return count;
}

bool hasPixelNear(const QImage& image, const QColor& colour)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (pixel.alpha() > 200 && qAbs(pixel.red() - colour.red()) < 6 &&
                qAbs(pixel.green() - colour.green()) < 6 && qAbs(pixel.blue() - colour.blue()) < 6)
                return true;
        }
    }
    return false;
}

bool isLogo(IconName name)
{
    return name == IconName::Lectern || name == IconName::Lectern16;
}

} // namespace

class IconsTest : public QObject
{
    Q_OBJECT
private slots:
    void everyIconIsDrawn_data()
    {
        QTest::addColumn<int>("name");
        for (int i = 0; i < kIconCount; ++i)
            QTest::newRow(qPrintable(iconFileName(static_cast<IconName>(i)))) << i;
    }

    void everyIconIsDrawn()
    {
        QFETCH(const int, name);
        const auto icon = static_cast<IconName>(name);
        for (const QColor& colour : {lightTokens().textSecondary, darkTokens().textSecondary}) {
            const QPixmap pixmap = iconPixmap(icon, 16, colour, 1.5);
            QCOMPARE(pixmap.size(), QSize(24, 24));
            QCOMPARE(pixmap.devicePixelRatio(), 1.5);
            QVERIFY(inkedPixels(pixmap.toImage()) >= 8);
            // A larger picture has pixels that aren't blended with what is behind them.
            if (!isLogo(icon))
                QVERIFY(hasPixelNear(iconPixmap(icon, 96, colour, 1).toImage(), colour));
        }
    }

    void coloursAreNotMixedUpByTheCache()
    {
        const QImage red = iconPixmap(IconName::Check, 96, Qt::red, 1).toImage();
        const QImage blue = iconPixmap(IconName::Check, 96, Qt::blue, 1).toImage();
        QVERIFY(hasPixelNear(red, Qt::red) && !hasPixelNear(red, Qt::blue));
        QVERIFY(hasPixelNear(blue, Qt::blue) && !hasPixelNear(blue, Qt::red));
    }

    void directionalIconsAreMirrored_data()
    {
        QTest::addColumn<int>("name");
        QTest::addColumn<bool>("mirrored");
        for (const IconName name :
             {IconName::ChevronRight, IconName::Recall, IconName::Sending, IconName::Export,
              IconName::SignOut, IconName::Snippet, IconName::Sidebar})
            QTest::newRow(qPrintable(iconFileName(name))) << int(name) << true;
        for (const IconName name : {IconName::Check, IconName::Clock, IconName::Play, IconName::Refresh,
                                    IconName::Retry, IconName::History, IconName::Help, IconName::Delivered})
            QTest::newRow(qPrintable(iconFileName(name))) << int(name) << false;
    }

    void directionalIconsAreMirrored()
    {
        QFETCH(const int, name);
        QFETCH(const bool, mirrored);
        const auto icon = static_cast<IconName>(name);
        const QImage left = iconPixmap(icon, 48, Qt::black, 1, Qt::LeftToRight).toImage();
        const QImage right = iconPixmap(icon, 48, Qt::black, 1, Qt::RightToLeft).toImage();
        QCOMPARE(left != right, mirrored);
    }

    void iconsOfButtonsKnowTheirName()
    {
        QCOMPARE(iconNameOf(icon(IconName::ChevronDown)), IconName::ChevronDown);
        QCOMPARE(iconNameOf(icon(IconName::Lectern16)), IconName::Lectern16);
        QVERIFY(!iconNameOf(QIcon()).has_value());
    }

    void iconFollowsTheTheme()
    {
        const QIcon tested = icon(IconName::Check, Tone::Pass);
        for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            Theme::current().setMode(mode);
            QVERIFY(hasPixelNear(tested.pixmap(96).toImage(), Theme::current().ink(Tone::Pass)));
        }
    }
};

QTEST_MAIN(IconsTest)
#include "icons_test.moc"
