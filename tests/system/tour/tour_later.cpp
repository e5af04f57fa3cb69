// The stations after the first delivery: other accounts, no network, other looks.
#include "tour.h"

#include "ui/common/undo_bar.h"
#include "ui/completion/completion_form.h"
#include "ui/completion/detail_panel.h"
#include "ui/sessions/session_table.h"
#include "ui/shell/main_menu.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session_sheet.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lectern {
namespace {

const QString kNewcomer = u"room2@demo.example"_s;
constexpr QSize kSmallWindow(1024, 640);
constexpr QSize kWideWindow(1680, 900);

} // namespace

void Tour::showFirstRun()
{
    need(m_server.addUser(kNewcomer, u"Room 2"_s), m_server.problem());
    m_console->signOut();
    signIn(kNewcomer, {});
    SessionSheet* const sheet = m_controller->window()->sheet();
    wait([sheet] { return sheet->empty()->kind() == EmptyKind::NoSessions; },
         u"an account without sessions does not say so"_s);
    picture(m_controller->window(), u"12-first-run"_s);
}

void Tour::signInAgain()
{
    m_console->signOut();
    signIn(kInstructor, {});
    wait([this] { return row(m_session) != nullptr; }, u"the list does not come back"_s);
    need(row(m_session)->record && row(m_session)->record->state == RecordState::Delivered,
         u"the delivery is forgotten"_s);
}

void Tour::makeSession()
{
    m_controller->window()->menu()->at(Command::NewSession)->trigger();
    auto* const dialog = find<QDialog>(m_controller->window(), u"newSessionDialog"_s);
    auto* const packages = find<QAbstractItemView>(dialog, u"packageList"_s);
    wait([packages] { return packages->model()->rowCount() >= 10; }, u"the catalogue does not appear"_s);
    QTest::mouseClick(packages->viewport(), Qt::LeftButton, {},
                      packages->visualRect(packages->model()->index(2, 0)).center());
    picture(dialog, u"13-new-session"_s);
    QTest::mouseClick(find<QAbstractButton>(dialog, u"create"_s), Qt::LeftButton);
    wait([this] { return !m_controller->window()->findChild<QDialog*>(u"newSessionDialog"_s); },
         u"no session is made"_s);
    wait(
        [this] {
            return row(detail()->sessionId()) && row(detail()->sessionId())->session->attempts == 0 &&
                   !row(detail()->sessionId())->session->firstLaunchAt.isValid();
        },
        u"the new session is not selected"_s);
    m_controller->window()->activateWindow();
    settle();
}

void Tour::completeOffline()
{
    m_server.stop();
    auto* const strip = find<QWidget>(m_controller->window(), u"infoStrip"_s);
    // A list that is on its way already may still arrive: ask again then.
    for (int tries = 0; tries < 5 && !strip->isVisible(); ++tries) {
        QTest::keyClick(m_controller->window(), Qt::Key_F5);
        (void)QTest::qWaitFor([strip] { return strip->isVisible(); }, 2000);
    }
    need(strip->isVisible(), u"the window does not say that it is offline"_s);
    const QUuid session = firstOpen(0);
    choose(session);
    typeScore(u"64"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    wait([&] { return row(session)->record && row(session)->record->state == RecordState::Queued; },
         u"a result is not saved while offline"_s);
    UndoBar* const bar = m_controller->window()->sheet()->undoBar();
    wait([bar] { return bar->height() >= bar->sizeHint().height(); }, u"the undo bar does not open"_s);
    picture(m_controller->window(), u"07-offline"_s);
}

void Tour::showOtherTheme()
{
    const bool toDark = !Theme::current().isDark();
    Theme::current().setMode(toDark ? Theme::Mode::Dark : Theme::Mode::Light);
    settle();
    picture(m_controller->window(), toDark ? u"08-dark"_s : u"08-light"_s);
    Theme::current().setMode(m_preferences.theme);
}

void Tour::showSmallWindow()
{
    m_controller->window()->resize(kSmallWindow);
    QTest::keyClick(m_controller->window(), Qt::Key_1, Qt::ControlModifier);
    wait([this] { return table()->listing()->query.view == SessionView::ToScore; },
         u"To score does not open"_s);
    settle();
    picture(m_controller->window(), u"09-small"_s);
    m_controller->window()->resize(kWindow);
}

void Tour::showWideWindow()
{
    m_controller->window()->resize(kWideWindow);
    QTest::keyClick(m_controller->window(), Qt::Key_5, Qt::ControlModifier);
    wait([this] { return table()->listing()->query.view == SessionView::All; },
         u"All sessions does not open"_s);
    settle();
    picture(m_controller->window(), u"11-wide"_s);
    m_controller->window()->resize(kWindow);
}

void Tour::searchForNothing()
{
    auto* const search = find<QLineEdit>(m_controller->window(), u"search"_s);
    search->setFocus();
    QTest::keyClicks(search, u"zebra"_s);
    wait([this] { return m_controller->window()->sheet()->empty()->kind() == EmptyKind::NoMatch; },
         u"a search for nothing does not say so"_s);
    picture(m_controller->window(), u"10-no-match"_s);
    search->clear();
    wait([this] { return !table()->listing()->rows.isEmpty(); }, u"the list does not come back"_s);
}

// The window speaks German from now on, with what was selected before.
void Tour::switchLanguage()
{
    const QUuid selected = table()->selected();
    const auto rows = table()->listing()->rows.size();
    m_controller->window()->menu()->at(Command::LanguageGerman)->trigger();
    wait([this] { return m_preferences.language == u"de"_s && !m_controller->window()->isHidden(); },
         u"the language does not change"_s);
    wait([&] { return table()->listing()->rows.size() == rows; }, u"the list changes with the language"_s);
    wait([&] { return table()->selected() == selected && detail()->sessionId() == selected; },
         u"the selection changes with the language"_s);
    need(table()->model()->headerData(0, Qt::Horizontal, Qt::DisplayRole).toString() == u"Paket"_s,
         u"the window is not in German"_s);
}

// The demo runs in this process and asks for nothing.
void Tour::tryDemo()
{
    m_console->signOut();
    wait([this] { return signInDialog() && signInDialog()->isVisible(); }, u"no sign-in dialog appears"_s);
    QTest::mouseClick(find<QAbstractButton>(signInDialog(), u"tryDemo"_s), Qt::LeftButton);
    wait([this] { return !signInDialog(); }, u"the demo does not open"_s);
    wait([this] { return table()->listing()->rows.size() >= 25; }, u"the demo has no sessions"_s);
    wait([this] { return !firstOpen(0).isNull(); }, u"the sessions of the demo have no labels"_s);
    need(find<QWidget>(m_controller->window(), u"demoStatus"_s)->isVisible(),
         u"nothing says that it is a demo"_s);
    m_controller->window()->close();
}

} // namespace lectern
