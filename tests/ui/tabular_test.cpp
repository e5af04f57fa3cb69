#include "ui/common/draw_tabular.h"
#include "ui/common/fonts.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;

namespace {

// The columns that have ink, as first and last.
std::pair<int, int> inkRange(const QImage& image)
{
    int first = -1;
    int last = -1;
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
            if (qGray(image.pixel(x, y)) < 128) {
                first = first < 0 ? x : first;
                last = x;
            }
        }
    }
    return {first, last};
}

QImage drawn(const QFont& font, const QString& text, Qt::Alignment alignment)
{
    QImage image(200, 40, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setFont(font);
    painter.setPen(Qt::black);
    drawTabular(&painter, image.rect(), alignment | Qt::AlignVCenter, text);
    return image;
}

} // namespace

class TabularTest : public QObject
{
    Q_OBJECT
private slots:
    void allDigitsAreEquallyWide()
    {
        const QFontMetricsF metrics(pictureFont());
        const qreal width = tabularWidth(metrics, u"0000"_s);
        for (const QString& text : {u"1111"_s, u"7777"_s, u"1234"_s, u"9081"_s})
            QCOMPARE(tabularWidth(metrics, text), width);
    }

    void otherCharactersKeepTheirWidth()
    {
        const QFontMetricsF metrics(pictureFont());
        QCOMPARE(tabularWidth(metrics, u"11:11"_s), tabularWidth(metrics, u"00:00"_s));
        QCOMPARE(tabularWidth(metrics, u"min"_s), metrics.horizontalAdvance(u"min"_s));
        QCOMPARE(tabularWidth(metrics, u"1 min"_s), tabularWidth(metrics, u"8 min"_s));
        QCOMPARE(tabularWidth(metrics, QString()), 0.0);
    }

    void numbersAreAlignedWhereAsked()
    {
        QFont font = pictureFont();
        font.setPixelSize(24);
        const auto left = inkRange(drawn(font, u"888"_s, Qt::AlignLeft));
        const auto right = inkRange(drawn(font, u"888"_s, Qt::AlignRight));
        const auto centre = inkRange(drawn(font, u"888"_s, Qt::AlignHCenter));
        QVERIFY(left.first >= 0 && left.first < 6);
        QVERIFY(right.second < 200 && right.second > 193);
        QVERIFY(qAbs((centre.first + centre.second) / 2 - 100) <= 2);
    }

    void everyDigitIsDrawnInItsColumn()
    {
        QFont font = pictureFont();
        font.setPixelSize(24);
        // The last digit stands at the same place, whatever stands before it.
        const auto wide = inkRange(drawn(font, u"0008"_s, Qt::AlignLeft));
        const auto narrow = inkRange(drawn(font, u"1118"_s, Qt::AlignLeft));
        QVERIFY(wide.second > 0);
        QVERIFY(qAbs(wide.second - narrow.second) <= 1);
    }

    void labelKeepsItsWidthWhileTheClockRuns()
    {
        TabularLabel label;
        label.setFont(pictureFont());
        label.setText(u"00:11:11"_s);
        const QSize before = label.sizeHint();
        label.setText(u"00:48:00"_s);
        QCOMPARE(label.sizeHint(), before);
        QCOMPARE(label.accessibleName(), u"00:48:00"_s);
    }
};

QTEST_MAIN(TabularTest)
#include "tabular_test.moc"
