#include "detail_samples.h"
#include "session_samples.h"

#include "ui/common/announce.h"
#include "ui/common/field_message.h"
#include "ui/common/score_slider.h"
#include "ui/common/segmented_control.h"
#include "ui/common/theme.h"
#include "ui/common/toggle_head.h"
#include "ui/common/undo_bar.h"
#include "ui/completion/detail_panel.h"
#include "ui/completion/number_box.h"
#include "ui/sessions/session_table.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session_sheet.h"
#include "ui/shell/sheet_splitter.h"
#include "ui/shell/side_bar.h"
#include "ui/shell/status_line.h"

#include <QAccessible>
#include <QApplication>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QHeaderView>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;

namespace {

struct Heard
{
    QAccessible::Event type;
    QAccessible::Role role;
    QString name;
};

QList<Heard> heard; // what assistive technology is told

void hear(QAccessibleEvent* event)
{
    QAccessibleInterface* const about = event->accessibleInterface();
    if (about)
        heard.append({event->type(), about->role(), about->text(QAccessible::Name)});
}

QAccessibleInterface* spoken(QObject* object)
{
    return QAccessible::queryAccessibleInterface(object);
}

QStringList announcements()
{
    QStringList all;
    for (const Heard& each : std::as_const(heard)) {
        if (each.type == QAccessible::ObjectShow && each.role == QAccessible::Notification)
            all << each.name;
    }
    return all;
}

} // namespace

/// What a screen reader is told, without one.
class AccessibleTest : public QObject
{
    Q_OBJECT

private:
    static void fill(MainWindow& window, const SessionListingPtr& listing)
    {
        ConnectionStatus online;
        online.state = ConnectionStatus::State::Online;
        SessionCounts counts;
        counts.toScore = 3;
        counts.all = 3;
        window.sideBar()->setCounts(counts);
        window.sideBar()->setView(SessionView::ToScore);
        window.sheet()->show(Presence::SignedIn, listing, online, false);
        window.statusLine()->setConnection(online, false);
        auto detail = std::make_shared<SessionDetail>();
        detail->row = listing->rows.constFirst();
        window.detail()->setDetail(detail);
        window.detail()->setConnection(online);
    }

private slots:
    void initTestCase()
    {
        Theme::current().setMode(Theme::Mode::Light);
        const auto bus = QDBusConnection::sessionBus();
        QVERIFY(bus.isConnected() && bus.interface()->startService(u"org.a11y.Bus"_s).isValid());
        QTRY_VERIFY2_WITH_TIMEOUT(QAccessible::isActive(), "no accessibility bus (apt install at-spi2-core)",
                                  20'000);
        QAccessible::installUpdateHandler(hear);
    }
    void cleanupTestCase() { QAccessible::installUpdateHandler(nullptr); }

    void scoreAndTimeTellTheirValues()
    {
        NumberBox box(0, 100, 70);
        box.setAccessibleName(u"Score"_s);
        box.setEmptyWords(u"no score"_s);
        QAccessibleInterface* const told = spoken(&box);
        QCOMPARE(told->role(), QAccessible::SpinBox);
        QVERIFY(!told->valueInterface()); // it would have to be a number
        QCOMPARE(told->text(QAccessible::Value), u"no score"_s);
        QVERIFY(told->text(QAccessible::Description).startsWith(u"no score"_s));
        box.setText(u"85"_s);
        QCOMPARE(told->valueInterface()->currentValue().toDouble(), 85.0);
        QCOMPARE(told->valueInterface()->minimumValue().toDouble(), 0.0);
        QCOMPARE(told->valueInterface()->maximumValue().toDouble(), 100.0);
        QCOMPARE(told->text(QAccessible::Description), QString());
        QVERIFY(told->textInterface());
        QCOMPARE(told->textInterface()->text(0, 2), u"85"_s);
        told->valueInterface()->setCurrentValue(70);
        QCOMPARE(box.text(), u"70"_s);
    }

    void theSliderCountsInPoints()
    {
        ScoreSlider slider;
        QAccessibleInterface* const told = spoken(&slider);
        QCOMPARE(told->role(), QAccessible::Slider);
        QCOMPARE(told->text(QAccessible::Description), u"no score"_s);
        slider.setScore(85.0);
        QCOMPARE(told->valueInterface()->currentValue().toDouble(), 85.0);
        QCOMPARE(told->valueInterface()->maximumValue().toDouble(), 100.0);
        QCOMPARE(told->text(QAccessible::Description), QString());
    }

    void rolesAreWhatThingsAre()
    {
        MainWindow window;
        fill(window, samples::listingOf({1, 2, 3}));
        window.show();
        QAccessibleInterface* const views = spoken(window.findChild<QWidget*>(u"views"_s));
        QCOMPARE(views->role(), QAccessible::PageTabList);
        int selected = 0;
        for (int i = 0; i < views->childCount(); ++i) {
            QAccessibleInterface* const child = views->child(i);
            if (child->role() != QAccessible::PageTab)
                continue;
            QVERIFY(child->state().selectable && !child->state().checkable);
            selected += child->state().selected ? 1 : 0;
        }
        QCOMPARE(selected, 1);
        for (ToggleHead* const head : window.findChildren<ToggleHead*>()) {
            QVERIFY(spoken(head)->state().expandable);
            QCOMPARE(bool(spoken(head)->state().expanded), head->isChecked());
            QVERIFY(!spoken(head)->state().checkable);
        }
        for (const QString& name : {u"connectionStatus"_s, u"previewStrip"_s, u"scoreMessage"_s}) {
            QAccessibleInterface* const told = spoken(window.findChild<QWidget*>(name));
            QVERIFY2(told && told->role() == QAccessible::StaticText, qPrintable(name));
        }
        SegmentedControl methods;
        methods.addSegment(u"E-mail and password"_s);
        methods.addSegment(u"Access token"_s);
        QAccessibleInterface* const first = spoken(&methods)->child(0);
        QCOMPARE(first->role(), QAccessible::RadioButton);
        QVERIFY(first->state().checked);
        QVERIFY(!spoken(&methods)->child(1)->state().checked);
    }

    void anErrorIsSaidOnce()
    {
        QWidget window;
        QLineEdit field(&window);
        FieldMessage message(&window);
        message.setField(&field);
        window.show();
        heard.clear();
        message.setError(u"The score is at most 100."_s);
        message.setError(u"The score is at most 100."_s);
        QCOMPARE(announcements(), QStringList{u"The score is at most 100."_s});
        QCOMPARE(spoken(&message)->text(QAccessible::Name), u"The score is at most 100."_s);
    }

    void whatIsAnnouncedTakesNeitherRoomNorKeyboard()
    {
        MainWindow window;
        fill(window, samples::listingOf({1, 2, 3}));
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.sheet()->table()->setFocus();
        const QImage before = window.grab().toImage();
        heard.clear();
        window.statusLine()->announceState(u"Delivered, Group B, seat 4"_s);
        QCOMPARE(announcements(), QStringList{u"Delivered, Group B, seat 4"_s});
        QVERIFY(window.sheet()->table()->hasFocus());
        QCOMPARE(window.grab().toImage(), before);
        for (int i = 0; i < 50; ++i)
            window.statusLine()->announceState(u"Delivered, %1"_s.arg(i));
        QCOMPARE(announcements().size(), 51);
        QVERIFY(window.findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly).size() < 30);
    }

    void aRefreshThatChangedNothingIsSilent()
    {
        MainWindow window;
        const SessionListingPtr listing = samples::listingOf({1, 2, 3});
        fill(window, listing);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        fill(window, std::make_shared<SessionListing>(*listing));
        QCoreApplication::processEvents();
        heard.clear();
        fill(window, std::make_shared<SessionListing>(*listing));
        QStringList words;
        for (const Heard& each : std::as_const(heard))
            words << QString::number(each.type, 16) + u' ' + each.name;
        QVERIFY2(words.isEmpty(), qPrintable(words.join(u", "_s)));
    }

    void aSelectionFromElsewhereDrawsNobodyAway()
    {
        MainWindow window;
        const SessionListingPtr listing = samples::listingOf({1, 2, 3});
        fill(window, listing);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.sideBar()->focusList();
        heard.clear();
        window.sheet()->table()->select(listing->rows.at(2).session->id);
        for (const Heard& each : std::as_const(heard))
            QVERIFY2(each.type != QAccessible::Focus && each.type != QAccessible::Selection,
                     qPrintable(each.name));
        window.sheet()->table()->setFocus();
        heard.clear();
        QTest::keyClick(window.sheet()->table(), Qt::Key_Up);
        const bool told = std::any_of(heard.cbegin(), heard.cend(),
                                      [](const Heard& each) { return each.type == QAccessible::Focus; });
        QVERIFY(told);
    }

    void theKeyboardReachesHeadsAndSplitter()
    {
        MainWindow window;
        fill(window, samples::listingOf({1, 2, 3}));
        window.resize(1280, 800);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        SheetSplitterHandle* handle = nullptr; // there is a hidden one before the first sheet
        for (auto* const each : window.findChildren<SheetSplitterHandle*>()) {
            if (each->isVisible())
                handle = each;
        }
        QVERIFY(handle);
        QVERIFY(handle->focusPolicy() & Qt::TabFocus);
        const int width = window.detail()->width();
        QTest::keyClick(handle, Qt::Key_Left);
        QCOMPARE(window.detail()->width(), width + 16);

        QHeaderView* const heads = window.sheet()->table()->horizontalHeader();
        QSignalSpy sorted(window.sheet()->table(), &SessionTable::sortRequested);
        heads->setFocus(Qt::TabFocusReason);
        heard.clear();
        QTest::keyClick(heads, Qt::Key_Right);
        QCOMPARE(announcements().size(), 1);
        QTest::keyClick(heads, Qt::Key_Space);
        QCOMPARE(sorted.size(), 1);
        QVERIFY(announcements().constLast().contains(u"sorted"_s));
    }
};

QTEST_MAIN(AccessibleTest)
#include "accessible_test.moc"
