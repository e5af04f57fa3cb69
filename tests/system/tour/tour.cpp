#include "tour.h"

#include "../../../app/programs/lectern/demo.h"

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

constexpr int kPatienceMs = 15'000;
constexpr int kHoldSeconds = 2;

} // namespace

Tour::Tour(TourOptions options, const QString& folder)
    : m_options(std::move(options))
    , m_folder(folder)
    , m_preferences(folder + u"/window.ini"_s)
{
    m_language.apply(m_options.language);
    m_preferences.language = m_options.language;
    m_preferences.theme = m_options.theme == u"dark"_s ? Theme::Mode::Dark : Theme::Mode::Light;
    Theme::current().setMode(m_preferences.theme);
}

Tour::~Tour()
{
    m_controller.reset();
    m_console.reset();
}

QString Tour::run()
{
    try {
        openWindow();
        signIn(kInstructor, u"01-sign-in"_s);
        waitForList();
        labelSessions();
        fillDetail();
        refuseWrongScore();
        completeRightScore();
        waitForDelivery();
        showReceipt();
        appendTheTime();
        findCompletedElsewhere();
        meetAConflict();
        showWrongClock();
        showFirstRun();
        signInAgain();
        makeSession();
        completeOffline();
        showOtherTheme();
        showSmallWindow();
        showWideWindow();
        searchForNothing();
        switchLanguage();
        tryDemo();
    } catch (const Failed& failed) {
        if (m_controller && m_controller->window())
            m_controller->window()->grab().save(QDir(m_options.out).filePath(u"failed.png"_s));
        return failed.words;
    }
    return {};
}

void Tour::need(bool condition, const QString& words) const
{
    if (!condition)
        throw Failed{words};
}

void Tour::wait(const std::function<bool()>& condition, const QString& words) const
{
    need(QTest::qWaitFor(condition, kPatienceMs), words);
}

void Tour::settle() const
{
    for (int round = 0; round < 5; ++round)
        QCoreApplication::processEvents();
}

void Tour::picture(QWidget* widget, const QString& name) const
{
    settle();
    const QString file = QDir(m_options.out).filePath(name + u".png"_s);
    need(widget->grab().save(file), u"cannot write %1"_s.arg(file));
}

SessionTable* Tour::table() const
{
    return m_controller->window()->sheet()->table();
}

DetailPanel* Tour::detail() const
{
    return m_controller->window()->detail();
}

const SessionRow* Tour::row(const QUuid& session) const
{
    const SessionListingPtr& listing = table()->listing();
    const int at = listing->indexOf(session);
    return at < 0 ? nullptr : &listing->rows.at(at);
}

void Tour::openWindow()
{
    const QString program = m_options.serverBinary;
    need(m_server.start(program, m_folder + u"/server.sqlite"_s), m_server.problem());
    ConsoleConfig config;
    config.profileRoot = m_folder + u"/profile"_s;
    offerDemo(config);
    config.holdSeconds = kHoldSeconds;
    m_console = std::make_unique<Console>(std::move(config));
    m_controller = std::make_unique<MainController>(*m_console, m_preferences, m_language);
    m_console->start();
    m_controller->openWindow();
    m_controller->window()->resize(kWindow);
    m_controller->window()->activateWindow();
}

QDialog* Tour::signInDialog() const
{
    return m_controller->window()->findChild<QDialog*>(u"signInDialog"_s);
}

void Tour::signIn(const QString& email, const QString& pictureName)
{
    wait([this] { return signInDialog() && signInDialog()->isVisible(); }, u"no sign-in dialog appears"_s);
    QDialog* const dialog = signInDialog();
    dialog->activateWindow();
    const auto type = [](QWidget* field, const QString& text) {
        field->setFocus();
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, text);
    };
    type(find<QComboBox>(dialog, u"server"_s)->lineEdit(), m_server.url().toString());
    type(find<QLineEdit>(dialog, u"email"_s), email);
    type(find<QLineEdit>(dialog, u"password"_s), u"demo-password"_s);
    if (!pictureName.isEmpty())
        picture(dialog, pictureName);
    // This screen has no key store.
    find<QAbstractButton>(dialog, u"staySignedIn"_s)->setChecked(false);
    QTest::mouseClick(find<QAbstractButton>(dialog, u"signIn"_s), Qt::LeftButton);
    wait([this] { return !signInDialog(); }, u"the sign-in of %1 does not end"_s.arg(email));
    m_controller->window()->activateWindow();
}

void Tour::waitForList()
{
    wait([this] { return table()->listing()->rows.size() >= 25; }, u"the sessions to score do not appear"_s);
    wait([this] { return !detail()->sessionId().isNull(); }, u"no session is selected at first"_s);
}

// What an instructor would have called them in the morning.
void Tour::labelSessions()
{
    const QStringList places{u"Group B, seat %1"_s, u"Group A, seat %1"_s, u"Rig %1, morning"_s};
    int number = 0;
    for (const SessionRow& each : ListingRows(table()->listing()->rows)) {
        if (++number % 7 != 0)
            m_console->setLabel(each.session->id, places.at(number / 8 % 3).arg(9 - number % 8));
    }
    wait([this] { return !table()->listing()->rows.constFirst().label.isEmpty(); },
         u"labels are not shown"_s);
    table()->setFocus();
    picture(m_controller->window(), u"02-list"_s);
}

QUuid Tour::firstOpen(int skip) const
{
    for (const SessionRow& each : table()->listing()->rows) {
        if (each.isToScore() && each.session->status == SessionStatus::InProgress && !each.label.isEmpty() &&
            skip-- == 0)
            return each.session->id;
    }
    return {};
}

void Tour::choose(const QUuid& session)
{
    const int at = table()->listing()->indexOf(session);
    need(at >= 0, u"the session is not in the list"_s);
    const QModelIndex cell = table()->model()->index(at, 0);
    table()->scrollTo(cell);
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(cell).center());
    wait([&] { return detail()->sessionId() == session; }, u"the detail of the session does not appear"_s);
    settle();
}

void Tour::typeScore(const QString& text)
{
    detail()->focusScore();
    QWidget* const field = QApplication::focusWidget();
    need(field && detail()->form()->isAncestorOf(field), u"the keyboard is not in the score field"_s);
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(field, Qt::Key_Delete);
    QTest::keyClicks(field, text);
    settle();
}

void Tour::fillDetail()
{
    QTest::keyClick(m_controller->window(), Qt::Key_5, Qt::ControlModifier);
    wait([this] { return table()->listing()->query.view == SessionView::All; },
         u"All sessions does not open"_s);
    m_session = firstOpen(1);
    need(!m_session.isNull(), u"no session is in progress"_s);
    choose(m_session);
    typeScore(u"85"_s);
    QTest::keyClicks(find<QWidget>(detail(), u"timeBox"_s), u"34"_s);
    auto* const notes = find<QPlainTextEdit>(detail(), u"notesEdit"_s);
    notes->setFocus();
    QTest::keyClicks(notes, u"Tested the air before entry and kept contact with the attendant."_s);
    need(detail()->canComplete(), u"a right result cannot be completed"_s);
    wait([this] { return row(m_session)->draftSavedAt.isValid(); }, u"no draft is saved"_s);
    picture(m_controller->window(), u"03-detail"_s);
}

void Tour::refuseWrongScore()
{
    typeScore(u"850"_s);
    need(!detail()->canComplete(), u"a score of 850 can be completed"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    settle();
    need(row(m_session)->isToScore(), u"a score of 850 was completed"_s);
    const auto open = detail()->form()->openFields();
    need(open.size() == 1, u"not exactly one field is marked as wrong"_s);
    picture(m_controller->window(), u"04-refused"_s);
}

void Tour::completeRightScore()
{
    typeScore(u"85"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    wait([this] { return row(m_session)->isCompleted(); }, u"the record is not saved"_s);
    wait([this] { return detail()->sessionId() != m_session && !detail()->sessionId().isNull(); },
         u"the next session is not opened"_s);
    wait([this] { return detail()->form()->isAncestorOf(QApplication::focusWidget()); },
         u"the keyboard is not in the next score field"_s);
    UndoBar* const bar = m_controller->window()->sheet()->undoBar();
    need(bar->isOpen(), u"there is no way to recall"_s);
    wait([bar] { return bar->height() >= bar->sizeHint().height(); }, u"the undo bar does not open"_s);
    picture(m_controller->window(), u"05-completed"_s);
}

void Tour::waitForDelivery()
{
    wait([this] { return row(m_session)->record && row(m_session)->record->state == RecordState::Delivered; },
         u"the row never says Delivered"_s);
    const int at = table()->listing()->indexOf(m_session);
    const auto words = table()->model()->index(at, SessionModel::Delivery).data(SessionModel::CellRole);
    need(words.value<CellWords>().icon == IconName::Delivered, u"the row does not say Delivered"_s);
    wait([this] { return !m_controller->window()->sheet()->undoBar()->isVisible(); },
         u"the undo bar stays after the delivery"_s);
    picture(m_controller->window(), u"06-delivered"_s);
}

} // namespace lectern
