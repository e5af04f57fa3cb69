#pragma once

#include "ui/shell/language.h"
#include "ui/shell/main_controller.h"
#include "ui/shell/preferences.h"
#include "workspace/console.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

class QWidget;

namespace lectern {

class DetailPanel;
class MainWindow;
class SessionTable;
class UndoBar;

/// A trap of the hand: something that a person does without meaning it (a key held down, a double click),
/// done to the real window on a real display. Each test gets a new profile, a window in front and the demo,
/// which runs in this process: 48 sessions of an instructor, with a list that is shown already.
///
/// Single keys and clicks may come from QTest. What only a display does (auto-repeat, double clicks, the
/// keyboard that goes to another window) comes from xdotool, which sends what a keyboard and a mouse would.
/// Never wait for a time to pass: holdKey() ends after so many repeats, all else waits for what it expects.
///
/// To write a test: a class derived from this, in a file of its own, named in CMakeLists.txt. UI thread.
class TrapFixture : public QObject
{
    Q_OBJECT

protected:
    static constexpr int kPatienceMs = 15'000;

    /// The hold of completions for the tests of this class; 0 to 60. Before the window opens.
    int m_holdSeconds = 60;

    /// Runs xdotool with these words and waits for its end while the window lives. False if it fails.
    static bool xdotool(const QStringList& words);
    /// Presses the key ("ctrl+Return", as xdotool calls it), lets it repeat so often, releases it. False if
    /// it does not repeat.
    bool holdKey(const QString& key, int repeats = 12);
    /// Two clicks with 130 ms between them, in the middle of the widget.
    static bool doubleClick(const QWidget* widget);
    static bool click(const QWidget* widget);
    /// Everything that is on its way between the threads and the display has arrived.
    void settle();

    [[nodiscard]] MainWindow* window() const;
    [[nodiscard]] DetailPanel* detail() const;
    [[nodiscard]] SessionTable* table() const;
    [[nodiscard]] UndoBar* undoBar() const;
    [[nodiscard]] QUuid shown() const;   ///< whose detail is on the screen
    [[nodiscard]] QString score() const; ///< as it stands in the form
    template <typename T = QWidget>
    [[nodiscard]] T* part(const char* name) const
    {
        return root()->template findChild<T*>(QLatin1String(name));
    }
    /// The keyboard is in the score box of the shown session.
    [[nodiscard]] bool isInScore() const;
    [[nodiscard]] bool isInList() const;
    /// Types into the score of the shown session, as a keyboard does. False if the score does not become
    /// that.
    bool typeScore(const QString& digits);
    /// Types a score, completes by the shortcut and waits for the next session. False if that does not come.
    bool completeShown(const QString& digits);
    /// Waits until the shown session is another one, in a form with the keyboard in its score. Null: it never
    /// was.
    QUuid nextShown(const QUuid& before);
    /// Of all that were completed since the window opened, in order. Each is on the disk.
    [[nodiscard]] QList<Record> completed() const { return m_completed; }
    [[nodiscard]] QList<QUuid> recalled() const { return m_recalled; }

    QTemporaryDir m_folder;
    Language m_language;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<Console> m_console;
    std::unique_ptr<MainController> m_controller;

    bool eventFilter(QObject* watched, QEvent* event) override;

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

private:
    [[nodiscard]] const QObject* root() const;

    QList<Record> m_completed;
    QList<QUuid> m_recalled;
    QElapsedTimer m_ticks;
    int m_repeats = 0;
    int m_run = 0;
};

} // namespace lectern
