#include "ui/shell/main_menu.h"

#include "ui/common/every_language.h"
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
    inEveryLanguage(bar, [this] { retranslate(); });
}

void MainMenu::retranslate() const
{
    for (const auto& [action, words] : m_words)
        action->setText(words());
}

QMenu* MainMenu::addMenu(QMenuBar* bar, const char* title)
{
    QMenu* const menu = bar->addMenu(QString());
    m_words.append({menu->menuAction(), [title] {
                        return tr(title);
                    }});
    return menu;
}

QMenu* MainMenu::addMenu(QMenu* menu, const char* title)
{
    QMenu* const below = menu->addMenu(QString());
    m_words.append({below->menuAction(), [title] {
                        return tr(title);
                    }});
    return below;
}

QAction* MainMenu::add(QMenu* menu, Command command, const char* text, const QList<QKeySequence>& keys)
{
    QAction* const action = menu->addAction(QString());
    m_words.append({action, [text] {
                        return tr(text);
                    }});
    action->setShortcuts(keys);
    // A held key is one wish. Only what walks through the list goes on.
    action->setAutoRepeat(command == Command::NextSession || command == Command::PreviousSession);
    m_actions.insert(command, action);
    m_order.append(action);
    connect(action, &QAction::triggered, this, [this, command] { Q_EMIT triggered(command); });
    return action;
}

void MainMenu::addChoices(QMenu* menu, const QList<std::pair<Command, const char*>>& choices)
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
    QMenu* const menu = addMenu(bar, QT_TR_NOOP("&File"));
    add(menu, Command::NewSession, QT_TR_NOOP("&New session…"), {QKeySequence::New});
    menu->addSeparator();
    add(menu, Command::SignIn, QT_TR_NOOP("Sign &in…"));
    add(menu, Command::SignOut, QT_TR_NOOP("Sign &out"));
    menu->addSeparator();
    QAction* const quit = add(menu, Command::Quit, QT_TR_NOOP("&Quit"), {QKeySequence(Qt::CTRL | Qt::Key_Q)});
    quit->setMenuRole(QAction::QuitRole);
}

void MainMenu::buildEdit(QMenuBar* bar)
{
    QMenu* const menu = addMenu(bar, QT_TR_NOOP("&Edit"));
    add(menu, Command::Find, QT_TR_NOOP("&Find"), {QKeySequence::Find});
    add(menu, Command::CopyId, QT_TR_NOOP("Copy session &id"),
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)});
}

void MainMenu::buildSession(QMenuBar* bar)
{
    QMenu* const menu = addMenu(bar, QT_TR_NOOP("&Session"));
    // "Enter" is what people call both keys: it comes first, for it is the one that is shown.
    add(menu, Command::Complete, QT_TR_NOOP("&Complete"),
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Enter),
         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return)});
    add(menu, Command::CompleteAndNext, QT_TR_NOOP("Complete and &next"),
        {QKeySequence(Qt::CTRL | Qt::Key_Enter), QKeySequence(Qt::CTRL | Qt::Key_Return)});
    add(menu, Command::Recall, QT_TR_NOOP("&Recall"), {QKeySequence(Qt::CTRL | Qt::Key_Z)});
    menu->addSeparator();
    add(menu, Command::StopWatch, QT_TR_NOOP("Start or pause the stop &watch"),
        {QKeySequence(Qt::CTRL | Qt::Key_T)})
        ->setAutoRepeat(false);
    add(menu, Command::EditLabel, QT_TR_NOOP("Edit &label"), {QKeySequence(Qt::Key_F2)});
    add(menu, Command::Receipt, QT_TR_NOOP("Recei&pt…"), {QKeySequence(Qt::CTRL | Qt::Key_R)});
    menu->addSeparator();
    add(menu, Command::RecordedSuffix, QT_TR_NOOP("&Append the time of recording to the notes"))
        ->setCheckable(true);
    menu->addSeparator();
    add(menu, Command::Refresh, QT_TR_NOOP("Refresh the l&ist"), {QKeySequence(Qt::Key_F5)});
}

void MainMenu::buildView(QMenuBar* bar)
{
    QMenu* const menu = addMenu(bar, QT_TR_NOOP("&View"));
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
        QAction* const action = add(menu, command, "", {shortcut});
        m_words.last().second = [view = view] {
            return SideBar::viewName(view);
        };
        action->setCheckable(true);
        views->addAction(action);
    }
    menu->addSeparator();
    addChoices(addMenu(menu, QT_TR_NOOP("&Theme")), {{Command::ThemeSystem, QT_TR_NOOP("As the system")},
                                                     {Command::ThemeLight, QT_TR_NOOP("Light")},
                                                     {Command::ThemeDark, QT_TR_NOOP("Dark")}});
    // Each language is called what its speakers call it.
    addChoices(addMenu(menu, QT_TR_NOOP("&Language")),
               {{Command::LanguageSystem, QT_TR_NOOP("As the system")},
                {Command::LanguageEnglish, "English"},
                {Command::LanguageGerman, "Deutsch"}});
    addChoices(addMenu(menu, QT_TR_NOOP("&Rows")), {{Command::RowsTwoLines, QT_TR_NOOP("Two lines")},
                                                    {Command::RowsOneLine, QT_TR_NOOP("One line")}});
}

void MainMenu::buildGo(QMenuBar* bar)
{
    QMenu* const menu = addMenu(bar, QT_TR_NOOP("&Go"));
    add(menu, Command::NextSession, QT_TR_NOOP("&Next session"), {QKeySequence(Qt::CTRL | Qt::Key_PageDown)});
    add(menu, Command::PreviousSession, QT_TR_NOOP("&Previous session"),
        {QKeySequence(Qt::CTRL | Qt::Key_PageUp)});
    add(menu, Command::NextToScore, QT_TR_NOOP("Next to &score"), {QKeySequence(Qt::CTRL | Qt::Key_J)});
    menu->addSeparator();
    add(menu, Command::NextSheet, QT_TR_NOOP("Next &area"), {QKeySequence(Qt::Key_F6)});
}

void MainMenu::buildHelp(QMenuBar* bar)
{
    QMenu* const menu = addMenu(bar, QT_TR_NOOP("&Help"));
    add(menu, Command::Shortcuts, QT_TR_NOOP("&Keyboard shortcuts"), {QKeySequence(Qt::Key_F1)});
    menu->addSeparator();
    add(menu, Command::About, QT_TR_NOOP("&About Lectern"))->setMenuRole(QAction::AboutRole);
    add(menu, Command::AboutQt, QT_TR_NOOP("About &Qt"))->setMenuRole(QAction::AboutQtRole);
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
