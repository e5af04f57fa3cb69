#pragma once

#include <QHash>
#include <QList>
#include <QObject>

#include <functional>

class QAction;
class QMenu;
class QMenuBar;

namespace lectern {

/// Everything that can be asked for by a menu or a shortcut.
enum class Command {
    NewSession,
    SignIn,
    SignOut,
    Quit,
    Find,
    CopyId,
    Complete,
    CompleteAndNext,
    Recall,
    StopWatch,
    EditLabel,
    Receipt,
    RecordedSuffix,
    Refresh,
    ViewToScore,
    ViewInProgress,
    ViewNeedsAttention,
    ViewCompleted,
    ViewAll,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    LanguageSystem,
    LanguageEnglish,
    LanguageGerman,
    RowsTwoLines,
    RowsOneLine,
    NextSession,
    PreviousSession,
    NextToScore,
    NextSheet,
    Shortcuts,
    About,
    AboutQt,
};

/// The menu bar and its actions. UI thread. Only what works is in it.
class MainMenu : public QObject
{
    Q_OBJECT

public:
    explicit MainMenu(QMenuBar* bar);

    [[nodiscard]] QAction* at(Command command) const { return m_actions.value(command); }
    void setEnabled(Command command, bool enabled);
    void check(Command command, bool checked = true);
    /// All actions that have a shortcut, in the order of the menus.
    [[nodiscard]] QList<QAction*> withShortcut() const;

Q_SIGNALS:
    void triggered(lectern::Command command);

private:
    // Texts are sources for tr(): they are said in each language that is chosen.
    QMenu* addMenu(QMenuBar* bar, const char* title);
    QMenu* addMenu(QMenu* menu, const char* title);
    QAction* add(QMenu* menu, Command command, const char* text, const QList<QKeySequence>& keys = {});
    void addChoices(QMenu* menu, const QList<std::pair<Command, const char*>>& choices);
    void retranslate() const;
    void buildFile(QMenuBar* bar);
    void buildEdit(QMenuBar* bar);
    void buildSession(QMenuBar* bar);
    void buildView(QMenuBar* bar);
    void buildGo(QMenuBar* bar);
    void buildHelp(QMenuBar* bar);

    QHash<Command, QAction*> m_actions;
    QList<QAction*> m_order;
    QList<std::pair<QAction*, std::function<QString()>>> m_words;
};

} // namespace lectern
