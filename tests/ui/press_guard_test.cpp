#include "ui/common/theme.h"

#include <QCheckBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace lectern;
using namespace Qt::StringLiterals;

/// One press is one wish, for what had the keyboard or was under the mouse.
class PressGuardTest : public QObject
{
    Q_OBJECT

private:
    /// A question as there are many: a field, a default button, another one.
    struct Question : QDialog
    {
        QLineEdit field;
        QCheckBox check{u"Stay"_s};
        QPushButton other{u"Other"_s};
        QToolButton tool;
        QDialogButtonBox box{QDialogButtonBox::Ok | QDialogButtonBox::Cancel};
        QPushButton* usual = box.button(QDialogButtonBox::Ok);

        Question()
        {
            auto* const column = new QVBoxLayout(this);
            for (QWidget* const each : std::initializer_list<QWidget*>{&field, &check, &other, &tool, &box})
                column->addWidget(each);
            other.setAutoDefault(false);
            tool.setFocusPolicy(Qt::StrongFocus);
            usual->setDefault(true);
            show();
            activateWindow();
        }
    };

    static void sendKey(QWidget* to, int key, bool repeats)
    {
        QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier, u"\r"_s, repeats);
        QApplication::sendEvent(to, &press);
    }
    static void sendPress(QWidget* to, QEvent::Type type, quint64 time)
    {
        const QPointF middle = to->rect().center();
        QMouseEvent press(type, middle, to->mapToGlobal(middle), Qt::LeftButton, Qt::LeftButton,
                          Qt::NoModifier);
        press.setTimestamp(time);
        QApplication::sendEvent(to, &press);
        QMouseEvent release(QEvent::MouseButtonRelease, middle, to->mapToGlobal(middle), Qt::LeftButton,
                            Qt::NoButton, Qt::NoModifier);
        release.setTimestamp(time + 20);
        QApplication::sendEvent(to, &release);
    }

private slots:
    void initTestCase() { Theme::current().setMode(Theme::Mode::Light); }

    void enterPressesTheButtonThatHasTheKeyboard_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("Enter") << int(Qt::Key_Return);
        QTest::newRow("Enter of the number pad") << int(Qt::Key_Enter);
    }
    void enterPressesTheButtonThatHasTheKeyboard()
    {
        QFETCH(int, key);
        Question question;
        QVERIFY(QTest::qWaitForWindowActive(&question));
        QSignalSpy usual(question.usual, &QPushButton::clicked);
        QSignalSpy other(&question.other, &QPushButton::clicked);
        QSignalSpy tool(&question.tool, &QToolButton::clicked);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab); // somebody goes there
        question.other.setFocus();
        QTest::keyClick(&question.other, Qt::Key(key));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        question.tool.setFocus();
        QTest::keyClick(&question.tool, Qt::Key(key));
        QCOMPARE(other.size(), 1);
        QCOMPARE(tool.size(), 1);
        QCOMPARE(usual.size(), 0);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        question.field.setFocus();
        QTest::keyClick(&question.field, Qt::Key(key));
        QCOMPARE(usual.size(), 1);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        question.check.setFocus();
        QTest::keyClick(&question.check, Qt::Key(key)); // no button of its own: as in a field
        QCOMPARE(usual.size(), 2);
        QVERIFY(!question.check.isChecked());
    }

    void enterThatRepeatsPressesNothing()
    {
        Question question;
        QVERIFY(QTest::qWaitForWindowActive(&question));
        QSignalSpy usual(question.usual, &QPushButton::clicked);
        QSignalSpy other(&question.other, &QPushButton::clicked);
        for (QWidget* const place :
             std::initializer_list<QWidget*>{&question.field, &question.other, question.usual}) {
            place->setFocus();
            sendKey(place, Qt::Key_Return, true);
            sendKey(place, Qt::Key_Return, true);
        }
        QCOMPARE(usual.size(), 0);
        QCOMPARE(other.size(), 0);
    }

    void aHeldKeyRepeatsOnlyWhereItWasPressed()
    {
        Question question;
        QVERIFY(QTest::qWaitForWindowActive(&question));
        question.other.setFocus();
        QKeyEvent press(QEvent::KeyPress, Qt::Key_5, Qt::NoModifier, u"5"_s, false);
        QApplication::sendEvent(&question.other, &press);
        question.field.setFocus();
        QKeyEvent repeat(QEvent::KeyPress, Qt::Key_5, Qt::NoModifier, u"5"_s, true);
        QApplication::sendEvent(&question.field, &repeat);
        QCOMPARE(question.field.text(), QString());
        QKeyEvent again(QEvent::KeyPress, Qt::Key_5, Qt::NoModifier, u"5"_s, false);
        QApplication::sendEvent(&question.field, &again);
        QApplication::sendEvent(&question.field, &repeat);
        QCOMPARE(question.field.text(), u"55"_s);
    }

    void theSecondClickOfADoubleClickPressesNothing()
    {
        Question question;
        QVERIFY(QTest::qWaitForWindowActive(&question));
        QSignalSpy other(&question.other, &QPushButton::clicked);
        sendPress(&question.other, QEvent::MouseButtonPress, 10'000);
        sendPress(&question.other, QEvent::MouseButtonDblClick, 10'130);
        QCOMPARE(other.size(), 1);
        sendPress(&question.other, QEvent::MouseButtonPress, 11'000);
        QCOMPARE(other.size(), 2);
    }

    // The first click opened a question whose button is under the mouse.
    void theSecondClickPressesNoButtonThatCameMeanwhile()
    {
        Question first;
        QVERIFY(QTest::qWaitForWindowActive(&first));
        sendPress(&first.other, QEvent::MouseButtonPress, 20'000);
        Question second;
        second.move(first.pos());
        QSignalSpy other(&second.other, &QPushButton::clicked);
        sendPress(&second.other, QEvent::MouseButtonPress, 20'150);
        QCOMPARE(other.size(), 0);
        sendPress(&second.other, QEvent::MouseButtonPress, 20'700);
        QCOMPARE(other.size(), 1);
    }

    void aSwitchTakesEveryClick()
    {
        Question question;
        QVERIFY(QTest::qWaitForWindowActive(&question));
        question.tool.setCheckable(true);
        sendPress(&question.tool, QEvent::MouseButtonPress, 30'000);
        sendPress(&question.tool, QEvent::MouseButtonDblClick, 30'100);
        QVERIFY(!question.tool.isChecked());
    }
};

QTEST_MAIN(PressGuardTest)
#include "press_guard_test.moc"
