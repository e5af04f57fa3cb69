#include "session_samples.h"

#include "ui/common/theme.h"
#include "ui/shell/session_head.h"
#include "ui/shell/session_sheet.h"
#include "ui/shell/side_bar.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::samples;
using namespace Qt::StringLiterals;

class SessionSheetTest : public QObject
{
    Q_OBJECT

private:
    static ConnectionStatus statusOf(ConnectionStatus::State state)
    {
        ConnectionStatus status;
        status.state = state;
        status.since = monday();
        return status;
    }
    static SessionListingPtr emptyOf(SessionView view, int all, const QString& text = {})
    {
        auto listing = std::make_shared<SessionListing>();
        listing->query.view = view;
        listing->query.text = text;
        listing->counts.all = all;
        listing->everLoaded = true;
        return listing;
    }
    static QPushButton* buttonOf(SessionSheet& sheet, const QString& text)
    {
        for (QPushButton* const button : sheet.empty()->findChildren<QPushButton*>()) {
            if (button->text() == text)
                return button;
        }
        return nullptr;
    }

private slots:
    void initTestCase() { Theme::current().setMode(Theme::Mode::Light); }

    void everyEmptyListSaysWhy()
    {
        using State = ConnectionStatus::State;
        const ConnectionStatus online = statusOf(State::Online);
        const ConnectionStatus offline = statusOf(State::Offline);
        const SessionListing never;
        const auto kind = [&](const SessionListingPtr& listing) {
            return emptyKindOf(Presence::SignedIn, listing.get(), online);
        };
        QVERIFY(emptyKindOf(Presence::Opening, nullptr, online) == EmptyKind::Opening);
        QVERIFY(emptyKindOf(Presence::SignedOut, nullptr, online) == EmptyKind::SignedOut);
        QVERIFY(emptyKindOf(Presence::SignedIn, nullptr, online) == EmptyKind::Loading);
        QVERIFY(emptyKindOf(Presence::SignedIn, &never, online) == EmptyKind::Loading);
        QVERIFY(emptyKindOf(Presence::SignedIn, &never, offline) == EmptyKind::NothingCached);
        QVERIFY(kind(listingOf({1})) == EmptyKind::None);
        QVERIFY(kind(emptyOf(SessionView::ToScore, 0)) == EmptyKind::NoSessions);
        QVERIFY(kind(emptyOf(SessionView::ToScore, 5)) == EmptyKind::AllScored);
        QVERIFY(kind(emptyOf(SessionView::ToScore, 5, u"zebra"_s)) == EmptyKind::NoMatch);
        QVERIFY(kind(emptyOf(SessionView::InProgress, 5)) == EmptyKind::NoneInProgress);
        QVERIFY(kind(emptyOf(SessionView::NeedsAttention, 5)) == EmptyKind::NoneNeedsAttention);
        QVERIFY(kind(emptyOf(SessionView::Completed, 5)) == EmptyKind::NoneCompleted);
    }

    void theHeadSaysTheViewThatIsMarkedWhenNobodyIsSignedIn()
    {
        SessionSheet sheet;
        const auto* const title = sheet.findChild<QLabel*>(u"viewTitle"_s);
        sheet.setView(SessionView::Completed);
        sheet.show(Presence::SignedOut, nullptr, statusOf(ConnectionStatus::State::Connecting), false);
        QCOMPARE(title->text(), SideBar::viewName(SessionView::Completed));
    }

    void theSearchGivesWayToItsNeighbours()
    {
        SessionSheet sheet;
        sheet.setMinimumWidth(420);
        sheet.resize(420, 600);
        sheet.head()->setNarrow(true);
        auto listing = std::make_shared<SessionListing>(*listingOf({1, 2, 3}));
        listing->query.view = SessionView::NeedsAttention;
        listing->query.status = u"downloading"_s;
        sheet.show(Presence::SignedIn, listing, statusOf(ConnectionStatus::State::Online), false);
        sheet.QWidget::show();
        QVERIFY(QTest::qWaitForWindowExposed(&sheet));
        QRect before;
        for (const QWidget* const each : sheet.head()->stops()) {
            QVERIFY2(!before.intersects(each->geometry()), qPrintable(each->objectName()));
            before = each->geometry();
        }
    }

    void firstRunOffersASessionAndTheDemo()
    {
        SessionSheet sheet;
        sheet.resize(900, 740);
        QSignalSpy firstRun(&sheet, &SessionSheet::firstRunChanged);
        QSignalSpy created(sheet.empty(), &SessionEmpty::newSessionRequested);
        QSignalSpy demo(sheet.empty(), &SessionEmpty::demoRequested);
        sheet.show(Presence::SignedIn, emptyOf(SessionView::ToScore, 0),
                   statusOf(ConnectionStatus::State::Online), true);
        QVERIFY(sheet.isFirstRun());
        QCOMPARE(firstRun.size(), 1);
        QPushButton* const button = buttonOf(sheet, u"New session"_s);
        QVERIFY(button);
        button->click();
        QCOMPARE(created.size(), 1);
        bool linked = false;
        for (QLabel* const label : sheet.empty()->findChildren<QLabel*>()) {
            if (label->text().contains(u"<a href"_s)) {
                Q_EMIT label->linkActivated(u"demo"_s);
                linked = true;
            }
        }
        QVERIFY(linked);
        QCOMPARE(demo.size(), 1);
    }

    void searchForNothingCanBeCleared()
    {
        SessionSheet sheet;
        QSignalSpy cleared(sheet.empty(), &SessionEmpty::clearRequested);
        sheet.show(Presence::SignedIn, emptyOf(SessionView::All, 5, u"zebra"_s),
                   statusOf(ConnectionStatus::State::Online), false);
        QVERIFY(!sheet.isFirstRun());
        QPushButton* const button = buttonOf(sheet, u"Clear search"_s);
        QVERIFY(button);
        button->click();
        QCOMPARE(cleared.size(), 1);
    }

    void stripComesAndGoesWithTheConnection()
    {
        SessionSheet sheet;
        const auto* const strip = sheet.findChild<QWidget*>(u"infoStrip"_s);
        QVERIFY(strip);
        sheet.show(Presence::SignedIn, listingOf({1}), statusOf(ConnectionStatus::State::Offline), false);
        QVERIFY(!strip->isHidden());
        sheet.show(Presence::SignedIn, listingOf({1}), statusOf(ConnectionStatus::State::Online), false);
        QVERIFY(strip->isHidden());
        sheet.show(Presence::SignedOut, nullptr, statusOf(ConnectionStatus::State::Offline), false);
        QVERIFY(strip->isHidden());
    }

    void searchWaitsForThePauseAndEnterDoesNot()
    {
        SessionSheet sheet;
        sheet.show(Presence::SignedIn, listingOf({1}), statusOf(ConnectionStatus::State::Online), false);
        auto* const search = sheet.findChild<QLineEdit*>(u"search"_s);
        QVERIFY(search);
        QSignalSpy changed(sheet.head(), &SessionHead::searchChanged);
        QSignalSpy left(sheet.head(), &SessionHead::leftDownwards);
        QTest::keyClicks(search, u"seat"_s);
        QCOMPARE(changed.size(), 0);
        QTRY_COMPARE(changed.size(), 1);
        QTest::keyClicks(search, u" 4"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(changed.at(1).at(0).toString(), u"seat 4"_s);
        QCOMPARE(left.size(), 1);
    }
};

QTEST_MAIN(SessionSheetTest)
#include "session_sheet_test.moc"
