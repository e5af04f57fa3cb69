#pragma once

#include <QList>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QUuid>

namespace lectern::test {

/// Runs core_child, the window's core in a process of its own, on a profile and with tasks that it keeps:
/// each start goes on where the one before was when it ended. Ended with this object.
class CoreRunner
{
public:
    CoreRunner(QString profile, QString server, const QString& token);
    ~CoreRunner();

    CoreRunner(const CoreRunner&) = delete;
    CoreRunner& operator=(const CoreRunner&) = delete;

    /// What is to be recorded: a session and a score each.
    void setTasks(const QStringList& sessions, double firstScore);
    [[nodiscard]] qsizetype tasksLeft() const { return m_tasks.size(); }
    /// At most so many of them in one run.
    void setTasksPerRun(int count) { m_tasksPerRun = count; }
    /// Another clock (other_clock.h): "+1d". Empty: the computer's.
    void setClock(const QString& shift) { m_clock = shift; }

    bool start(const QStringList& options = {});
    /// Waits until it has said a line that begins so, from this start on; the line, null if it does not come.
    QString waitFor(const QString& beginning, int ms = 20'000);
    /// Reads along for so long, or until it ends.
    void readFor(int ms);
    /// SIGKILL; what it has said before is read to the end.
    void kill();
    /// Waits until it ends by itself; true if it ended well.
    bool waitForEnd(int ms = 60'000);
    void suspend();
    void resume();

    /// All sessions of which any run has said "saved".
    [[nodiscard]] const QList<QUuid>& saved() const { return m_saved; }
    [[nodiscard]] int delivered() const { return m_delivered; }

private:
    void read();
    void take(const QString& line);

    QString m_profile;
    QString m_server;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    QTemporaryDir m_folder;
    QProcess m_process;
    QStringList m_tasks; ///< "SESSION SCORE"
    int m_tasksPerRun = 1'000'000;
    QString m_clock;
    QStringList m_lines; ///< of this run
    QList<QUuid> m_saved;
    int m_delivered = 0;
};

} // namespace lectern::test
