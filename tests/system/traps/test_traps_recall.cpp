#include "trap_fixture.h"

#include "ui/common/undo_bar.h"
#include "ui/completion/detail_panel.h"

#include <QLabel>
#include <QPushButton>

using namespace lectern;
using namespace Qt::StringLiterals;

/// One wish takes one completion back.
class TrapsRecall : public TrapFixture
{
    Q_OBJECT

private:
    QString barText() const
    {
        const auto* const label = undoBar()->findChild<QLabel*>();
        return label ? label->text() : QString();
    }
    void completeThree()
    {
        for (const QString& each : {u"71"_s, u"82"_s, u"93"_s})
            QVERIFY(completeShown(each));
        QCOMPARE(completed().size(), 3);
    }

private slots:
    void undoWalksBackThroughAllThatAreHeld()
    {
        completeThree();
        QTRY_VERIFY2(barText().contains(u"3 completed"_s), qPrintable(barText()));
        const QList<Record> held = completed();
        int left = 3;
        for (const QString& each : {u"93"_s, u"82"_s, u"71"_s}) {
            QVERIFY(xdotool({u"key"_s, u"ctrl+z"_s}));
            --left;
            QTRY_COMPARE(recalled().size(), 3 - left);
            QCOMPARE(recalled().constLast(), held.at(left).sessionId);
            QTRY_COMPARE(shown(), held.at(left).sessionId);
            QTRY_COMPARE(score(), each);
            QTRY_VERIFY(isInScore());
            QTRY_COMPARE(undoBar()->isOpen(), left > 0);
        }
        QVERIFY(xdotool({u"key"_s, u"ctrl+z"_s}));
        settle();
        QCOMPARE(recalled().size(), 3);
    }

    void aHeldKeyRecallsOne_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<bool>("onTheButton");
        QTest::newRow("Ctrl+Z") << u"ctrl+z"_s << false;
        QTest::newRow("Enter") << u"Return"_s << true;
        QTest::newRow("Space") << u"space"_s << true;
    }
    void aHeldKeyRecallsOne()
    {
        QFETCH(QString, key);
        QFETCH(bool, onTheButton);
        completeThree();
        if (onTheButton)
            undoBar()->button()->setFocus();
        QVERIFY(holdKey(key));
        QTRY_COMPARE(recalled().size(), 1);
        settle();
        QCOMPARE(recalled().size(), 1);
    }

    void aDoubleClickRecallsOne()
    {
        completeThree();
        QVERIFY(doubleClick(undoBar()->button()));
        QTRY_COMPARE(recalled().size(), 1);
        settle();
        QCOMPARE(recalled().size(), 1);
    }

    void aClosedBarIsNoRecallAndNoLoss()
    {
        completeThree();
        Q_EMIT undoBar()->closed();
        undoBar()->dismiss();
        settle();
        QVERIFY(recalled().isEmpty());
        QVERIFY(xdotool({u"key"_s, u"ctrl+z"_s}));
        QTRY_COMPARE(recalled(), QList{completed().constLast().sessionId});
    }
};

QTEST_MAIN(TrapsRecall)
#include "test_traps_recall.moc"
