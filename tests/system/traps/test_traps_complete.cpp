#include "trap_fixture.h"

#include "ui/completion/detail_panel.h"
#include "ui/sessions/session_table.h"
#include "ui/shell/main_window.h"
#include "ui/shell/side_bar.h"

#include <QPushButton>

using namespace lectern;
using namespace Qt::StringLiterals;

/// Nothing is completed that was not touched.
class TrapsComplete : public TrapFixture
{
    Q_OBJECT

private slots:
    void aHeldShortcutCompletesOneSession()
    {
        const QUuid first = shown();
        QVERIFY(typeScore(u"85"_s));
        QVERIFY(holdKey(u"ctrl+Return"_s));
        QTRY_COMPARE(completed().size(), 1);
        QCOMPARE(completed().constFirst().sessionId, first);
        QVERIFY(!nextShown(first).isNull());
        settle();
        QCOMPARE(completed().size(), 1);
        QCOMPARE(score(), QString());
    }

    void theShortcutAgainDoesNothingBeforeSomethingIsEntered()
    {
        QVERIFY(completeShown(u"85"_s));
        for (int i = 0; i < 3; ++i)
            QVERIFY(xdotool({u"key"_s, u"ctrl+Return"_s}));
        settle();
        QCOMPARE(completed().size(), 1);
        QVERIFY(typeScore(u"70"_s));
        QVERIFY(xdotool({u"key"_s, u"ctrl+Return"_s}));
        QTRY_COMPARE(completed().size(), 2);
    }

    void aDoubleClickCompletesOneSession_data()
    {
        QTest::addColumn<QByteArray>("button");
        QTest::newRow("and next") << QByteArray("completeAndNext");
        QTest::newRow("complete") << QByteArray("complete");
    }
    void aDoubleClickCompletesOneSession()
    {
        QFETCH(QByteArray, button);
        const QUuid first = shown();
        QVERIFY(typeScore(u"85"_s));
        QVERIFY(doubleClick(part<QPushButton>(button.constData())));
        QTRY_COMPARE(completed().size(), 1);
        QCOMPARE(completed().constFirst().sessionId, first);
        settle();
        QCOMPARE(completed().size(), 1);
    }

    void aHeldKeyOnTheButtonCompletesOneSession_data()
    {
        QTest::addColumn<QString>("key");
        QTest::newRow("Enter") << u"Return"_s;
        QTest::newRow("Enter of the number pad") << u"KP_Enter"_s;
        QTest::newRow("Space") << u"space"_s;
    }
    void aHeldKeyOnTheButtonCompletesOneSession()
    {
        QFETCH(QString, key);
        QVERIFY(typeScore(u"85"_s));
        part<QPushButton>("completeAndNext")->setFocus();
        QVERIFY(holdKey(key));
        QTRY_COMPARE(completed().size(), 1);
        settle();
        QCOMPARE(completed().size(), 1);
    }

    void aMenuItemThatIsHeldCompletesOneSession()
    {
        QVERIFY(typeScore(u"85"_s));
        QVERIFY(xdotool({u"key"_s, u"alt+s"_s}));
        QVERIFY(holdKey(u"n"_s));
        QTRY_COMPARE(completed().size(), 1);
        settle();
        QCOMPARE(completed().size(), 1);
        QCOMPARE(score(), QString()); // the key went on in no other field
    }

    void anUntouchedFormIsLeftAloneAndTheFootSaysWhy()
    {
        window()->sideBar()->focusList();
        QVERIFY(xdotool({u"key"_s, u"8"_s, u"5"_s, u"ctrl+Return"_s, u"ctrl+shift+Return"_s}));
        settle();
        QVERIFY(completed().isEmpty());
        auto* const words = part<QWidget>("saveRefusal");
        QTRY_VERIFY(words->isVisible());
        QVERIFY(typeScore(u"85"_s));
        QTRY_VERIFY(!words->isVisible());
    }

    void theButtonRestsForHalfASecondAfterAnAdvance()
    {
        qint64 ticks = 0;
        detail()->setTicks([&ticks] { return ticks; });
        QVERIFY(completeShown(u"85"_s));
        auto* const button = part<QPushButton>("complete");
        ticks = CompletionGuard::kButtonRestMs - 1;
        QTest::mouseClick(button, Qt::LeftButton);
        QTest::keyClick(button, Qt::Key_Space);
        QTest::keyClick(button, Qt::Key_Return);
        settle();
        QCOMPARE(completed().size(), 1);
        ++ticks;
        QTest::keyClick(button, Qt::Key_Return);
        QTRY_COMPARE(completed().size(), 2);
        QVERIFY(!completed().constLast().completion.score.has_value());
    }

    // The detail of the session that was clicked is on its way; what stands there is another one's.
    void completeIsNeverForTheSessionBefore()
    {
        const QUuid first = shown();
        QVERIFY(typeScore(u"85"_s));
        table()->step(1);
        QCOMPARE(shown(), first);
        part<QPushButton>("complete")->click();
        detail()->completeAndNext();
        QTRY_VERIFY(shown() != first);
        settle();
        QVERIFY(completed().isEmpty());
        table()->step(-1);
        QTRY_COMPARE(shown(), first);
        QCOMPARE(score(), u"85"_s);
    }

    void completingTwiceBeforeTheAnswerLeavesNothingInTheWayOfRecall()
    {
        const QUuid first = shown();
        QVERIFY(typeScore(u"85"_s));
        detail()->complete();
        detail()->complete();
        QTRY_COMPARE(completed().size(), 1);
        settle();
        QVERIFY(xdotool({u"key"_s, u"ctrl+z"_s}));
        QTRY_COMPARE(recalled(), QList{first});
        QTRY_COMPARE(score(), u"85"_s);
    }
};

QTEST_MAIN(TrapsComplete)
#include "test_traps_complete.moc"
