#include "session_samples.h"

#include "ui/common/fonts.h"
#include "ui/common/theme.h"
#include "ui/common/undo_bar.h"
#include "ui/completion/detail_panel.h"
#include "ui/sessions/session_table.h"
#include "ui/shell/main_menu.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/shell/session_head.h"
#include "ui/shell/session_sheet.h"
#include "ui/shell/sheets.h"
#include "ui/shell/side_bar.h"

#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace lectern;
using namespace lectern::samples;
using namespace Qt::StringLiterals;

class MainWindowTest : public QObject
{
    Q_OBJECT

private:
    static void fill(MainWindow& window)
    {
        ConnectionStatus online;
        online.state = ConnectionStatus::State::Online;
        const SessionListingPtr listing = listingOf({1, 2, 3});
        window.sheet()->show(Presence::SignedIn, listing, online, false);
        auto detail = std::make_shared<SessionDetail>();
        detail->row = listing->rows.constFirst();
        window.detail()->setDetail(detail);
        window.resize(1280, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
    }

private slots:
    void initTestCase()
    {
        QApplication::setFont(pictureFont());
        Theme::current().setMode(Theme::Mode::Light);
    }

    void widthsFollowTheDesign()
    {
        MainWindow window;
        fill(window);
        QCOMPARE(window.sideBar()->width(), 184);
        QCOMPARE(window.sheet()->width(), 760);
        QCOMPARE(window.detail()->width(), 320);
        window.resize(1024, 640);
        QTRY_COMPARE(window.sideBar()->width(), 48);
        QVERIFY(window.detail()->isCompact());
        QTRY_VERIFY(window.sheet()->width() >= 620);
    }

    void focusOrderIsTheReadingOrder()
    {
        MainWindow window;
        fill(window);
        QList<QWidget*> wanted{window.findChild<QWidget*>(u"account"_s)};
        wanted << window.sheet()->head()->stops();
        wanted << window.sheet()->table();
        wanted << window.detail()->findChild<QWidget*>(u"timeBox"_s);
        wanted << window.sheet()->undoBar()->button();
        QList<qsizetype> places;
        QList<const QWidget*> chain;
        for (const QWidget* each = window.sideBar(); !chain.contains(each); each = each->nextInFocusChain())
            chain.append(each);
        for (const QWidget* const widget : std::as_const(wanted)) {
            QVERIFY(widget);
            places.append(chain.indexOf(widget));
        }
        QVERIFY(!places.contains(-1));
        QVERIFY2(std::is_sorted(places.begin(), places.end()), qPrintable(QDebug::toString(places)));
    }

    void f6GoesRoundTheSheets()
    {
        MainWindow window;
        fill(window);
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.sheet()->table()->setFocus();
        window.focusNextSheet();
        QVERIFY(window.detail()->isAncestorOf(QApplication::focusWidget()));
        window.focusNextSheet();
        QVERIFY(window.sideBar()->isAncestorOf(QApplication::focusWidget()));
        window.focusNextSheet();
        QCOMPARE(QApplication::focusWidget(), window.sheet()->table());
    }

    void everythingTheKeyboardReachesHasAName()
    {
        MainWindow window;
        fill(window);
        for (QWidget* const widget : window.findChildren<QWidget*>()) {
            const bool isInside = widget->objectName() == u"qt_spinbox_lineedit"_s; // its box has the focus
            if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible() || isInside)
                continue;
            const auto* const button = qobject_cast<QAbstractButton*>(widget);
            const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
            QVERIFY2(named, qPrintable(QDebug::toString(widget)));
        }
    }

    void noShortcutIsTakenTwice()
    {
        MainWindow window;
        QSet<QString> seen;
        for (const QAction* const action : window.menu()->withShortcut()) {
            for (const QKeySequence& keys : action->shortcuts()) {
                QVERIFY2(!seen.contains(keys.toString()), qPrintable(keys.toString()));
                seen.insert(keys.toString());
            }
        }
        QVERIFY(seen.contains(u"Ctrl+Return"_s));
        QVERIFY(seen.contains(u"Ctrl+Z"_s));
    }

    void undoInAFieldWithNothingToUndoRecalls()
    {
        MainWindow window;
        fill(window);
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QSignalSpy triggered(window.menu(), &MainMenu::triggered);
        auto* const search = window.findChild<QLineEdit*>(u"search"_s);
        QVERIFY(search);
        search->setFocus();
        QTest::keyClicks(search, u"x"_s);
        QTest::keyClick(search, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(search->text(), QString());
        QCOMPARE(triggered.size(), 0);
        QVERIFY(!search->isUndoAvailable());
        QTest::keyClick(search, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(triggered.size(), 1);
        QVERIFY(triggered.at(0).at(0).value<Command>() == Command::Recall);
    }

    void sizesAreRemembered()
    {
        const QTemporaryDir folder;
        Preferences preferences(folder.filePath(u"window.ini"_s));
        {
            MainWindow window;
            window.restore(preferences);
            fill(window);
            window.resize(1400, 820);
            window.store(preferences);
        }
        MainWindow window;
        window.restore(preferences);
        QCOMPARE(window.size(), QSize(1400, 820));
    }

    void aNarrowWindowShowsOneSheet()
    {
        MainWindow window;
        fill(window);
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        auto* const score = window.findChild<QAbstractSpinBox*>(u"scoreBox"_s);
        score->setFocus();
        QTest::keyClicks(score, u"8"_s);
        window.resize(640, 640);
        QCOMPARE(window.width(), 640);
        QVERIFY(window.sheets()->isOneSheet());
        QVERIFY(window.detail()->isVisible()); // it has the keyboard
        QVERIFY(!window.sheet()->isVisible());
        QTRY_COMPARE(window.detail()->width(), 640 - 48 - 8);
        QVERIFY(score->hasFocus());
        QTest::keyClicks(score, u"5"_s);

        QTest::keyClick(score, Qt::Key_Left, Qt::AltModifier);
        QVERIFY(window.sheet()->isVisible());
        QVERIFY(!window.detail()->isVisible());
        QVERIFY(window.sheet()->table()->hasFocus());
        QTest::keyClick(window.sheet()->table(), Qt::Key_Return);
        QVERIFY(window.detail()->isVisible());
        window.detail()->focusScore();
        QVERIFY(score->hasFocus());
        QCOMPARE(score->text(), u"85"_s);

        window.resize(1280, 800);
        QVERIFY(!window.sheets()->isOneSheet());
        QVERIFY(window.sheet()->isVisible() && window.detail()->isVisible());
        QVERIFY(score->hasFocus());
        QCOMPARE(score->text(), u"85"_s);
        QTRY_COMPARE(window.detail()->width(), 320);
    }

    void backIsOneOfSeveralWays()
    {
        MainWindow window;
        fill(window);
        window.resize(800, 640);
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const auto isBack = [&window] {
            return window.sheet()->isVisible() && !window.detail()->isVisible();
        };
        QVERIFY(isBack());
        window.sheets()->openDetail();
        QVERIFY(!isBack());
        auto* const back = window.findChild<QPushButton*>(u"back"_s);
        QVERIFY(back->isVisible());
        QCOMPARE(window.findChild<QWidget*>(u"place"_s)->isVisible(), true);
        back->click();
        QVERIFY(isBack());
        window.sheets()->openDetail();
        QTest::keyClick(back, Qt::Key_Escape);
        QVERIFY(isBack());
        window.detail()->focusScore();
        QVERIFY(!isBack());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape); // a field keeps it
        QVERIFY(!isBack());
        QTest::mouseClick(window.detail(), Qt::BackButton);
        QVERIFY(isBack());
        window.sheets()->openDetail();
        window.sheet()->focusList();
        QVERIFY(isBack());
    }

    void recallIsOfferedBelowWhatIsSeen()
    {
        MainWindow window;
        fill(window);
        window.resize(800, 640);
        window.sheets()->openDetail();
        window.sheet()->undoBar()->open(IconName::Completed, u"Completed"_s, u"will be sent in 8 s"_s,
                                        u"Recall"_s);
        QVERIFY(window.sheet()->undoBar()->isVisible());
        window.sheets()->goBack();
        QVERIFY(window.sheet()->undoBar()->isVisible());
    }

    void aWindowOfLargeTextCanBeNarrow()
    {
        const QFont before = QApplication::font();
        QFont large = before;
        large.setPixelSize(26);
        QApplication::setFont(large);
        {
            MainWindow window;
            fill(window);
            QVERIFY(window.sheets()->isOneSheet()); // 1280 are not enough for two
            window.resize(640, 640);
            QCOMPARE(window.width(), 640);
            window.resize(1900, 1000);
            QVERIFY(!window.sheets()->isOneSheet());
        }
        QApplication::setFont(before);
    }

    void theFirstWindowFitsTheScreenWithItsFrame()
    {
        const QTemporaryDir folder;
        Preferences preferences(folder.filePath(u"window.ini"_s));
        MainWindow window;
        window.restore(preferences);
        const QSize room = window.screen()->availableSize();
        QVERIFY(window.width() <= room.width() - 16 || window.width() == window.minimumWidth());
        QVERIFY(window.height() <= room.height() - 48);
    }

    void largeCountsKeepTheSideBarAsItIs()
    {
        MainWindow window;
        fill(window);
        SessionCounts counts;
        counts.toScore = counts.inProgress = counts.needsAttention = counts.completed = counts.all = 12;
        window.sideBar()->setCounts(counts);
        QCoreApplication::processEvents();
        const int width = window.sideBar()->width();
        QVERIFY(width < 200);
        counts.toScore = counts.inProgress = counts.needsAttention = counts.completed = 12'345;
        counts.all = 1'234'567;
        window.sideBar()->setCounts(counts);
        QCoreApplication::processEvents();
        QCOMPARE(window.sideBar()->width(), width);
    }

    void firstRunNeedsNoDetail()
    {
        MainWindow window;
        fill(window);
        QVERIFY(window.detail()->isVisible());
        auto none = std::make_shared<SessionListing>();
        none->everLoaded = true;
        ConnectionStatus online;
        online.state = ConnectionStatus::State::Online;
        window.sheet()->show(Presence::SignedIn, none, online, false);
        QVERIFY(!window.detail()->isVisible());
    }
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
