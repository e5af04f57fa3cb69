#include "trap_fixture.h"

#include "ui/common/tone_label.h"
#include "ui/common/undo_bar.h"
#include "ui/shell/main_menu.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session_sheet.h"

#include <QAction>
#include <QDialog>
#include <QPushButton>

using namespace lectern;
using namespace Qt::StringLiterals;

/// Leaving with results that the server does not have: asked once, and nothing is lost.
class TrapsLeave : public TrapFixture
{
    Q_OBJECT

private:
    int m_delivered = 0;

    QDialog* question() const { return part<QDialog>("unsentQuestion"); }
    void openQuestion()
    {
        connect(m_console.get(), &Console::recordChanged, this, [this](const Record& record) {
            if (record.state == RecordState::Delivered)
                ++m_delivered;
        });
        QVERIFY(xdotool({u"key"_s, u"ctrl+q"_s}));
        QTRY_VERIFY(question() && question()->isVisible());
        question()->activateWindow();
        QTRY_VERIFY(question()->isActiveWindow());
    }
    void openQuestionWithTwo()
    {
        m_delivered = 0;
        QVERIFY(completeShown(u"71"_s));
        QVERIFY(completeShown(u"82"_s));
        openQuestion();
        QTRY_COMPARE(question()->findChildren<QPushButton*>(u"unsentRecall"_s).size(), 2);
    }

private slots:
    void withNothingUnsentTheWindowCloses()
    {
        QVERIFY(xdotool({u"key"_s, u"ctrl+q"_s}));
        QTRY_VERIFY(!window()->isVisible());
    }

    void closingAsksAndSaysWhatWaits()
    {
        openQuestionWithTwo();
        QVERIFY(window()->isVisible());
        QTRY_COMPARE(part<ToneLabel>("unsentTitle")->text(), u"2 results are not delivered yet"_s);
        QVERIFY(xdotool({u"key"_s, u"Escape"_s}));
        QTRY_VERIFY(!question());
        settle();
        QVERIFY(window()->isVisible());
        QCOMPARE(m_delivered, 0);
    }

    void waitingSendsWhatWasHeldAndThenQuits()
    {
        openQuestionWithTwo();
        QVERIFY(xdotool({u"key"_s, u"Return"_s}));
        QTRY_VERIFY_WITH_TIMEOUT(!window()->isVisible(), kPatienceMs);
        QCOMPARE(m_delivered, 2);
    }

    void leavingAtOnceKeepsThemForTheNextStart()
    {
        openQuestionWithTwo();
        question()->findChild<QPushButton*>(u"unsentLeave"_s)->click();
        QTRY_VERIFY(!window()->isVisible());
    }

    void whatIsHeldCanBeRecalledThere()
    {
        openQuestionWithTwo();
        QCOMPARE(completed().size(), 2);
        for (int left = 1; left >= 0; --left) {
            question()->findChildren<QPushButton*>(u"unsentRecall"_s).constLast()->click();
            QTRY_COMPARE(recalled().size(), 2 - left);
            if (left > 0)
                QTRY_COMPARE(question()->findChildren<QPushButton*>(u"unsentRecall"_s).size(), left);
        }
        QTRY_VERIFY(!question()); // nothing to ask any more, and nobody said to go
        QTRY_VERIFY(!window()->sheet()->undoBar()->isOpen()); // nor anything to recall
        settle();
        QVERIFY(window()->isVisible());
        QCOMPARE(m_delivered, 0);
    }

    void signingOutSaysWhatWaits()
    {
        m_delivered = 0;
        QVERIFY(completeShown(u"71"_s));
        window()->menu()->at(Command::SignOut)->trigger();
        QTRY_VERIFY(question() && question()->isVisible());
        QCOMPARE(m_controller->presence(), Presence::SignedIn);
        question()->findChild<QPushButton*>(u"unsentLeave"_s)->click();
        QTRY_COMPARE(m_controller->presence(), Presence::SignedOut);
        QVERIFY(window()->isVisible());
    }
};

QTEST_MAIN(TrapsLeave)
#include "test_traps_leave.moc"
