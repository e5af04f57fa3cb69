#include "ui/shell/main_menu.h"

#include "ui/shell/side_bar.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

namespace lectern {

MainMenu::MainMenu(QMenuBar* bar) : QObject(bar)
{
    buildFile(bar);
    buildEdit(bar);
    buildSession(bar);
    buildView(bar);
    buildGo(bar);
    buildHelp(bar);
}

QAction* MainMenu::add(QMenu* menu, Command command, const QString& text, const QList<QKeySequence>& keys)
{
    QAction* const action = menu->addAction(text);
    action->setShortcuts(keys);
    // A held key is one wish. Only what walks through the list goes on.
    action->setAutoRepeat(command == Command::NextSession || command == Command::PreviousSession);
    m_actions.insert(command, action);
    m_order.append(action);
    connect(action, &QAction::triggered, this, [this, command] { Q_EMIT triggered(command); });
    return action;
}

void MainMenu::addChoices(QMenu* menu, const QList<std::pair<Command, QString>>& choices)
{
    auto* const group = new QActionGroup(menu);
    for (const auto& [command, text] : choices) {
        QAction* const action = add(menu, command, text);
        action->setCheckable(true);
        group->addAction(action);
    }
}

void MainMenu::buildFile(QMenuBar* bar)
{
    QMenu* const menu = bar->addMenu(tr("&File"));
    add(menu, Command::NewSession, tr("&New session…"), {QKeySequence::New});
    menu->addSeparator();
    add(menu, Command::SignIn, tr("Sign &in…"));
    add(menu, Command::SignOut, tr("Sign &out"));
    menu->addSeparator();
    QAction* const quit = add(menu, Command::Quit, tr("&Quit"), {QKeySequence(Qt::CTRL | Qt::Key_Q)});
    quit->setMenuRole(QAction::QuitRole);
}

void MainMenu::buildEdit(QMenuBar* bar)
{
    QMenu* const menu = bar->addMenu(tr("&Edit"));
    add(menu, Command::Find, tr("&Find"), {QKeySequence::Find});
    add(menu, Command::CopyId, tr("Copy session &id"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)});
}

void MainMenu::buildSession(QMenuBar* bar)
{
    QMenu* const menu = bar->addMenu(tr("&Session"));
    // "Enter" is what people call both keys: it comes first, for it is the one that is shown.
    add(menu, Command::Complete, tr("&Complete"),
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Enter),
         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return)});
    add(menu, Command::CompleteAndNext, tr("Complete and &next"),
        {QKeySequence(Qt::CTRL | Qt::Key_Enter), QKeySequence(Qt::CTRL | Qt::Key_Return)});
    add(menu, Command::Recall, tr("&Recall"), {QKeySequence(Qt::CTRL | Qt::Key_Z)});
    menu->addSeparator();
    add(menu, Command::EditLabel, tr("Edit &label"), {QKeySequence(Qt::Key_F2)});
    add(menu, Command::Receipt, tr("Recei&pt…"), {QKeySequence(Qt::CTRL | Qt::Key_R)});
    menu->addSeparator();
    add(menu, Command::RecordedSuffix, tr("&Append the time of recording to the notes"))->setCheckable(true);
    menu->addSeparator();
    add(menu, Command::Refresh, tr("Refresh the l&ist"), {QKeySequence(Qt::Key_F5)});
}

void MainMenu::buildView(QMenuBar* bar)
{
    QMenu* const menu = bar->addMenu(tr("&View"));
    auto* const views = new QActionGroup(menu);
    constexpr std::array kViews{
        std::pair{Command::ViewToScore, SessionView::ToScore},
        std::pair{Command::ViewInProgress, SessionView::InProgress},
        std::pair{Command::ViewNeedsAttention, SessionView::NeedsAttention},
        std::pair{Command::ViewCompleted, SessionView::Completed},
        std::pair{Command::ViewAll, SessionView::All},
    };
    int key = Qt::Key_1;
    for (const auto& [command, view] : kViews) {
        const QKeySequence shortcut(Qt::CTRL | static_cast<Qt::Key>(key++));
        QAction* const action = add(menu, command, SideBar::viewName(view), {shortcut});
        action->setCheckable(true);
        views->addAction(action);
    }
    menu->addSeparator();
    addChoices(menu->addMenu(tr("&Theme")), {{Command::ThemeSystem, tr("As the system")},
                                             {Command::ThemeLight, tr("Light")},
                                             {Command::ThemeDark, tr("Dark")}});
    // Each language is called what its speakers call it.
    addChoices(menu->addMenu(tr("&Language")), {{Command::LanguageSystem, tr("As the system")},
                                                {Command::LanguageEnglish, QStringLiteral("English")},
                                                {Command::LanguageGerman, QStringLiteral("Deutsch")}});
    addChoices(menu->addMenu(tr("&Rows")),
               {{Command::RowsTwoLines, tr("Two lines")}, {Command::RowsOneLine, tr("One line")}});
}

void MainMenu::buildGo(QMenuBar* bar)
{
    QMenu* const menu = bar->addMenu(tr("&Go"));
    add(menu, Command::NextSession, tr("&Next session"), {QKeySequence(Qt::CTRL | Qt::Key_PageDown)});
    add(menu, Command::PreviousSession, tr("&Previous session"), {QKeySequence(Qt::CTRL | Qt::Key_PageUp)});
    add(menu, Command::NextToScore, tr("Next to &score"), {QKeySequence(Qt::CTRL | Qt::Key_J)});
    menu->addSeparator();
    add(menu, Command::NextSheet, tr("Next &area"), {QKeySequence(Qt::Key_F6)});
}

void MainMenu::buildHelp(QMenuBar* bar)
{
    QMenu* const menu = bar->addMenu(tr("&Help"));
    add(menu, Command::Shortcuts, tr("&Keyboard shortcuts"), {QKeySequence(Qt::Key_F1)});
    menu->addSeparator();
    add(menu, Command::About, tr("&About Lectern"))->setMenuRole(QAction::AboutRole);
    add(menu, Command::AboutQt, tr("About &Qt"))->setMenuRole(QAction::AboutQtRole);
}

void MainMenu::setEnabled(Command command, bool enabled)
{
    at(command)->setEnabled(enabled);
}

void MainMenu::check(Command command, bool checked)
{
    at(command)->setChecked(checked);
}

QList<QAction*> MainMenu::withShortcut() const
{
    QList<QAction*> result;
    for (QAction* const action : m_order) {
        if (!action->shortcut().isEmpty())
            result.append(action);
    }
    return result;
}

} // namespace lectern
