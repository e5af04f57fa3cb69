#include "ui/shell/command_controller.h"

#include "ui/common/isolated.h"
#include "ui/common/plain_words.h"
#include "ui/completion/completion_form.h"
#include "ui/completion/detail_panel.h"
#include "ui/sessions/session_table.h"
#include "ui/shell/main_controller.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/shell/session_head.h"
#include "ui/shell/session_sheet.h"
#include "ui/shell/shortcuts_dialog.h"
#include "ui/shell/side_bar.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMessageBox>

namespace lectern {

CommandController::CommandController(MainController& controller, Preferences& preferences, MainWindow* window)
    : QObject(window)
    , m_controller(controller)
    , m_preferences(preferences)
    , m_window(window)
{
    connect(window->menu(), &MainMenu::triggered, this, &CommandController::carryOut);
    connect(&controller, &MainController::stateChanged, this, &CommandController::updateState);
    m_accountMenu = new QMenu(window);
    m_accountMenu->addAction(window->menu()->at(Command::SignOut));
    window->sideBar()->setAccountMenu(m_accountMenu);
    showChecks();
    updateState();
}

void CommandController::carryOut(Command command)
{
    if (!carryOutOnSession(command) && !carryOutOnLook(command))
        carryOutElse(command);
}

bool CommandController::carryOutOnSession(Command command)
{
    SessionTable* const table = m_window->sheet()->table();
    switch (command) {
    case Command::CopyId:
        QApplication::clipboard()->setText(m_controller.selected().toString(QUuid::WithoutBraces));
        return true;
    case Command::Complete:
        m_window->detail()->complete();
        return true;
    case Command::CompleteAndNext:
        m_window->detail()->completeAndNext();
        return true;
    case Command::Recall:
        m_controller.recall();
        return true;
    case Command::StopWatch:
        m_window->detail()->toggleWatch();
        return true;
    case Command::EditLabel:
        m_window->detail()->editLabel();
        return true;
    case Command::Receipt:
        m_controller.showReceipt(m_window->detail()->recordId());
        return true;
    case Command::NextSession:
        table->step(1);
        return true;
    case Command::PreviousSession:
        table->step(-1);
        return true;
    case Command::NextToScore:
        m_controller.goToNextToScore();
        return true;
    default:
        return false;
    }
}

bool CommandController::carryOutOnLook(Command command)
{
    switch (command) {
    case Command::ViewToScore:
    case Command::ViewInProgress:
    case Command::ViewNeedsAttention:
    case Command::ViewCompleted:
    case Command::ViewAll:
        m_controller.setView(
            static_cast<SessionView>(static_cast<int>(command) - static_cast<int>(Command::ViewToScore)));
        return true;
    case Command::ThemeSystem:
    case Command::ThemeLight:
    case Command::ThemeDark:
        setTheme(static_cast<int>(command) - static_cast<int>(Command::ThemeSystem));
        return true;
    case Command::LanguageSystem:
        m_controller.applyLanguage({});
        return true;
    case Command::LanguageEnglish:
        m_controller.applyLanguage(QStringLiteral("en"));
        return true;
    case Command::LanguageGerman:
        m_controller.applyLanguage(QStringLiteral("de"));
        return true;
    case Command::RowsTwoLines:
        setCompact(false);
        return true;
    case Command::RowsOneLine:
        setCompact(true);
        return true;
    default:
        return false;
    }
}

void CommandController::carryOutElse(Command command)
{
    switch (command) {
    case Command::NewSession:
        m_controller.openNewSession();
        break;
    case Command::SignIn:
        m_controller.openSignIn();
        break;
    case Command::SignOut:
        m_window->detail()->flushDraft();
        m_controller.signOut();
        break;
    case Command::Quit:
        m_window->close();
        break;
    case Command::Find:
        m_window->sheet()->head()->focusSearch();
        break;
    case Command::Refresh:
        m_controller.refresh();
        break;
    case Command::RecordedSuffix:
        m_controller.setRecordedSuffix(m_window->menu()->at(command)->isChecked());
        break;
    case Command::NextSheet:
        m_window->focusNextSheet();
        break;
    case Command::Shortcuts:
        (new ShortcutsDialog(m_window->menu()->withShortcut(), m_window))->open();
        break;
    case Command::About:
        openAbout();
        break;
    case Command::AboutQt:
        QApplication::aboutQt();
        break;
    default:
        break;
    }
}

void CommandController::setTheme(int mode)
{
    m_preferences.theme = static_cast<Theme::Mode>(mode);
    m_preferences.save();
    Theme::current().setMode(m_preferences.theme);
}

void CommandController::setCompact(bool compact)
{
    m_preferences.compact = compact;
    m_preferences.save();
    m_window->sheet()->table()->setCompact(compact);
}

void CommandController::showChecks()
{
    MainMenu* const menu = m_window->menu();
    menu->check(
        static_cast<Command>(static_cast<int>(Command::ThemeSystem) + static_cast<int>(m_preferences.theme)));
    menu->check(m_preferences.compact ? Command::RowsOneLine : Command::RowsTwoLines);
    if (m_preferences.language.isEmpty())
        menu->check(Command::LanguageSystem);
    else if (m_preferences.language == QStringLiteral("de"))
        menu->check(Command::LanguageGerman);
    else if (m_preferences.language == QStringLiteral("en"))
        menu->check(Command::LanguageEnglish);
}

void CommandController::updateState()
{
    MainMenu* const menu = m_window->menu();
    const bool signedIn = m_controller.presence() == Presence::SignedIn;
    const bool selected = signedIn && !m_controller.selected().isNull();
    const bool hasRows = signedIn && m_window->sheet()->table()->model()->rowCount() > 0;
    const bool canComplete = selected && m_window->detail()->canComplete();
    menu->check(
        static_cast<Command>(static_cast<int>(Command::ViewToScore) + static_cast<int>(m_preferences.view)));
    menu->at(Command::SignIn)->setVisible(!signedIn);
    menu->at(Command::SignOut)->setVisible(signedIn);
    for (const Command command :
         {Command::NewSession, Command::Find, Command::Refresh, Command::ViewToScore, Command::ViewInProgress,
          Command::ViewNeedsAttention, Command::ViewCompleted, Command::ViewAll})
        menu->setEnabled(command, signedIn);
    for (const Command command : {Command::CopyId, Command::EditLabel})
        menu->setEnabled(command, selected);
    for (const Command command : {Command::NextSession, Command::PreviousSession, Command::NextToScore})
        menu->setEnabled(command, hasRows);
    menu->setEnabled(Command::StopWatch, selected && m_window->detail()->form()->isVisibleTo(m_window));
    menu->setEnabled(Command::Complete, canComplete);
    menu->setEnabled(Command::CompleteAndNext, canComplete);
    menu->setEnabled(Command::Receipt, selected && !m_window->detail()->recordId().isNull());
    menu->setEnabled(Command::RecordedSuffix, signedIn);
    menu->check(Command::RecordedSuffix, m_controller.recordedSuffix());
    menu->setEnabled(Command::Recall, signedIn && m_controller.canRecall());
}

void CommandController::openAbout()
{
    auto* const box = new QMessageBox(m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Lectern"));
    box->setIconPixmap(QIcon(m_window->windowIcon()).pixmap(QSize(48, 48), m_window->devicePixelRatioF()));
    box->setText(tr("Lectern %1").arg(isolated(QCoreApplication::applicationVersion())));
    box->setInformativeText(
        tr("Records the results of supervised VR training, with or without a network.\n\n"
           "Free software under the GNU General Public License, version 3 or later, without "
           "any warranty.\n\nQt %1")
            .arg(isolated(QLatin1String(qVersion()))));
    plainWordsOnly(box);
    box->open();
}

} // namespace lectern
