#include "ui/common/field_message.h"
#include "ui/common/fonts.h"
#include "ui/common/icon_button.h"
#include "ui/common/kinds.h"
#include "ui/common/measures.h"
#include "ui/common/pill.h"
#include "ui/common/plain_words.h"
#include "ui/common/score_slider.h"
#include "ui/common/theme.h"
#include "ui/common/tone_label.h"
#include "ui/common/undo_bar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTabBar>
#include <QTest>
#include <QToolTip>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <set>

using namespace lectern;
using namespace Qt::StringLiterals;

namespace {

const auto kLongText = u"Complete and next"_s;

QImage rendered(QWidget& widget, qreal dpr)
{
    QImage image(widget.size() * dpr, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(dpr);
    image.fill(Theme::current().palette().color(QPalette::Base));
    widget.render(&image, QPoint(), QRegion(), QWidget::DrawChildren);
    return image;
}

// Ink in the columns beside the outline would be text that is cut off.
bool hasInkInColumns(const QImage& image, int from, int to)
{
    std::set<QRgb> colours;
    for (int x = from; x <= to; ++x) {
        for (int y = image.height() / 4; y < image.height() * 3 / 4; ++y)
            colours.insert(image.pixel(x, y));
    }
    return colours.size() > 1;
}

} // namespace

class StyleTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QApplication::setFont(pictureFont());
        Theme::current().setMode(Theme::Mode::Light);
        Theme::current().setReducedMotion(true);
    }

    void buttonsHaveRoomForTheirText_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<bool>("small");
        QTest::addColumn<qreal>("dpr");
        for (const qreal dpr : {1.0, 1.5}) {
            for (const Kind kind : {Kind::Primary, Kind::Secondary, Kind::Danger}) {
                QTest::addRow("kind %d at %g", int(kind), dpr) << kind << false << dpr;
                QTest::addRow("small kind %d at %g", int(kind), dpr) << kind << true << dpr;
            }
        }
    }

    void buttonsHaveRoomForTheirText()
    {
        QFETCH(const Kind, kind);
        QFETCH(const bool, small);
        QFETCH(const qreal, dpr);
        QPushButton button(kLongText);
        setKind(&button, kind);
        setSmall(&button, small);
        button.resize(button.sizeHint());
        const QFontMetrics metrics(typeFont(small ? Type::SmallStrong : Type::Strong));
        QVERIFY(button.width() >= metrics.horizontalAdvance(kLongText) + 8);
        QVERIFY(button.height() >= metrics.height() + 4);
        const QImage image = rendered(button, dpr);
        const int margin = static_cast<int>(4 * dpr);
        QVERIFY(hasInkInColumns(image, margin, image.width() - margin)); // there is a text
        QVERIFY(!hasInkInColumns(image, margin - 1, margin));
        QVERIFY(!hasInkInColumns(image, image.width() - margin, image.width() - margin + 1));
    }

    // Its letter is underlined while Alt is held; otherwise it is as if there were none.
    void aMnemonicTakesNoRoom()
    {
        QPushButton with(u"&Save"_s);
        QPushButton without(u"Save"_s);
        QCOMPARE(with.sizeHint(), without.sizeHint());
        for (QPushButton* const button : {&with, &without})
            button->resize(button->sizeHint());
        QCOMPARE(rendered(with, 1), rendered(without, 1));
    }

    void controlsKeepTheirHeight()
    {
        QPushButton button(kLongText);
        QLineEdit line;
        QSpinBox spin;
        QComboBox combo;
        for (const QWidget* widget : std::initializer_list<QWidget*>{&button, &line, &spin, &combo})
            QCOMPARE(widget->sizeHint().height(), kControlHeight);
        IconButton icon(IconName::Add, u"Add"_s);
        QCOMPARE(icon.sizeHint(), QSize(kControlHeight, kControlHeight));
        QCheckBox check(u"Off"_s);
        QVERIFY(check.sizeHint().height() >= 24);
    }

    void controlsGrowWithTheFont()
    {
        QFont large = QApplication::font();
        large.setPixelSize(26);
        for (QWidget* widget :
             {static_cast<QWidget*>(new QPushButton(kLongText)), static_cast<QWidget*>(new QLineEdit),
              static_cast<QWidget*>(new QSpinBox), static_cast<QWidget*>(new QComboBox)}) {
            const std::unique_ptr<QWidget> owned(widget);
            widget->setFont(large);
            QVERIFY(widget->sizeHint().height() >= QFontMetrics(large).height() + 14);
        }
    }

    void comboAndSpinBoxShowTheirWholeText()
    {
        QComboBox combo;
        combo.addItem(kLongText);
        combo.resize(combo.sizeHint());
        QStyleOptionComboBox option;
        option.initFrom(&combo);
        const QRect text =
            combo.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &combo);
        QVERIFY(text.width() >= combo.fontMetrics().horizontalAdvance(kLongText));
        QSpinBox spin;
        spin.setRange(0, 100000);
        spin.resize(spin.sizeHint());
        const auto* edit = spin.findChild<QLineEdit*>();
        QVERIFY(edit->width() >= spin.fontMetrics().horizontalAdvance(u"100000"_s) + 4);
    }

    void pillHasRoomForItsText()
    {
        PillLabel pill;
        pill.setPill(IconName::InProgress, u"In progress"_s, Tone::Info);
        QVERIFY(pill.sizeHint().width() >=
                pill.fontMetrics().horizontalAdvance(u"In progress"_s) + kIconInPill + 12);
        QVERIFY(pill.sizeHint().height() >= kPillHeight);
        QCOMPARE(pill.accessibleName(), u"In progress"_s);
    }

    void typesFollowTheApplicationFont()
    {
        ToneLabel label(u"All sessions"_s, Type::Title);
        QCOMPARE(label.font().pixelSize(), 18);
        QFont larger = pictureFont();
        larger.setPixelSize(26);
        QApplication::setFont(larger);
        QCOMPARE(label.font().pixelSize(), 36);
        QApplication::setFont(pictureFont());
        QCOMPARE(label.font().pixelSize(), 18);
    }

    void toneFollowsTheTheme()
    {
        ToneLabel label(u"Secondary"_s, Type::Body, Tone::Secondary);
        QCOMPARE(label.palette().color(QPalette::WindowText), lightTokens().textSecondary);
        Theme::current().setMode(Theme::Mode::Dark);
        QCOMPARE(label.palette().color(QPalette::WindowText), darkTokens().textSecondary);
        Theme::current().setMode(Theme::Mode::Light);
        QCOMPARE(label.palette().color(QPalette::WindowText), lightTokens().textSecondary);
    }

    void fieldMessageMarksItsField()
    {
        QLineEdit field;
        field.setAccessibleDescription(u"0 to 100"_s);
        FieldMessage message;
        message.setField(&field);
        message.setError(u"Score from 0 to 100"_s);
        QVERIFY(isInvalid(&field) && message.hasError());
        QCOMPARE(field.accessibleDescription(), u"Score from 0 to 100"_s);
        message.clear();
        QVERIFY(!isInvalid(&field) && !message.hasError());
        QCOMPARE(field.accessibleDescription(), u"0 to 100"_s);
    }

    void sliderTellsNoScoreFromZero()
    {
        ScoreSlider slider;
        const QSignalSpy moved(&slider, &ScoreSlider::scoreMoved);
        QVERIFY(!slider.score().has_value());
        slider.setScore(78.5);
        QCOMPARE(slider.score().value_or(-1), 78.5);
        QCOMPARE(moved.count(), 0);
        QTest::keyClick(&slider, Qt::Key_Right);
        QCOMPARE(slider.score().value_or(-1), 80.0); // whole points from the keyboard
        QCOMPARE(moved.count(), 1);
        slider.setScore(std::nullopt);
        QVERIFY(!slider.score().has_value());
        slider.setScore(0);
        QCOMPARE(slider.score().value_or(-1), 0.0);
    }

    void theWheelTurnsNoControlAndMovesNoFocus()
    {
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        auto* spin = new QSpinBox;
        auto* combo = new QComboBox;
        combo->addItems({u"one"_s, u"two"_s, u"three"_s});
        combo->setCurrentIndex(1);
        auto* editable = new QComboBox;
        editable->setEditable(true);
        editable->addItems({u"one"_s, u"two"_s});
        auto* slider = new QSlider(Qt::Horizontal);
        auto* tabs = new QTabBar;
        tabs->addTab(u"one"_s);
        tabs->addTab(u"two"_s);
        auto* notes = new QPlainTextEdit;
        for (QWidget* each : std::initializer_list<QWidget*>{spin, combo, editable, slider, tabs, notes})
            layout->addWidget(each);
        spin->setValue(50);
        slider->setValue(50);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        for (QWidget* each : std::initializer_list<QWidget*>{spin, combo, editable, slider, tabs, notes}) {
            QVERIFY(each->focusPolicy() != Qt::WheelFocus);
            each->setFocus();
            for (const int turned : {-120, 120, 120}) {
                QWheelEvent turn(QPointF(5, 5), each->mapToGlobal(QPointF(5, 5)), {}, {0, turned},
                                 Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
                QApplication::sendEvent(each, &turn);
            }
        }
        QCOMPARE(spin->value(), 50);
        QCOMPARE(combo->currentIndex(), 1);
        QCOMPARE(editable->currentIndex(), 0);
        QCOMPARE(slider->value(), 50);
        QCOMPARE(tabs->currentIndex(), 0);
    }

    void wordsThatLookLikeMarkupAreWords()
    {
        const QString words = u"<b>Group B</b> <img src=x>"_s;
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        auto* label = new QLabel(words);
        auto* rich = new QLabel(words.toHtmlEscaped());
        rich->setTextFormat(Qt::RichText);
        layout->addWidget(label);
        layout->addWidget(rich);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QCOMPARE(label->textFormat(), Qt::PlainText);
        QCOMPARE(rich->textFormat(), Qt::RichText);
        QToolTip::showText(window.mapToGlobal(QPoint(5, 5)), words, &window);
        QLabel* tip = nullptr;
        const QWidgetList windows = QApplication::topLevelWidgets();
        for (QWidget* each : windows)
            tip = each->inherits("QTipLabel") ? qobject_cast<QLabel*>(each) : tip;
        QVERIFY(tip);
        QCOMPARE(tip->text(), words);
        QCOMPARE(tip->textFormat(), Qt::PlainText);
        QToolTip::hideText();
    }

    void htmlIsReadForItsWords()
    {
        QCOMPARE(wordsOfHtml(u"<p>Entry <b>permit</b></p><img src=\"x\"><p>A &amp; B</p>"_s),
                 u"Entry permit\nA & B"_s);
        QCOMPARE(wordsOfHtml(u"Score < 50 & time > 3"_s), u"Score < 50 & time > 3"_s);
        QCOMPARE(wordsOfHtml(u"<Group A> first"_s), u"<Group A> first"_s);
    }

    void undoBarCountsWithoutMovingTheFocus()
    {
        QWidget window;
        auto* field = new QLineEdit(&window);
        auto* bar = new UndoBar(&window);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.activateWindow();
        field->setFocus();
        const QSignalSpy closed(bar, &UndoBar::closed);
        bar->open(IconName::Completed, u"Completed"_s, u"will be sent in 8 s"_s, u"Recall"_s);
        QVERIFY(bar->isVisible());
        const QString name = bar->accessibleName();
        bar->setText(u"will be sent in 7 s"_s);
        QCOMPARE(bar->accessibleName(), name); // announced once
        QCOMPARE(window.focusWidget(), field);
        QTest::mouseClick(bar->findChild<IconButton*>(), Qt::LeftButton);
        QCOMPARE(closed.count(), 1);
        QVERIFY(!bar->isVisible());
    }
};

QTEST_MAIN(StyleTest)
#include "style_test.moc"
