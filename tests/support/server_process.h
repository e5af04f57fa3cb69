#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace lectern::test {

/// The real lectern-server on a port of its own, with a database in a temporary folder that outlives stops
/// and starts. Ended with this object.
class ServerProcess
{
public:
    ServerProcess();
    ~ServerProcess();

    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    /// Where the program is; the environment variable LECTERN_SERVER_PROGRAM wins. Empty if it was not built.
    static QString program();

    /// Starts it and waits for its line; true when it listens. A later start takes the same port again.
    bool start(const QStringList& further = {QStringLiteral("--demo")});
    /// SIGTERM, and waits; true if it ended cleanly.
    bool stop();
    /// SIGKILL, and waits.
    void kill();
    /// A run of "lectern-server @p arguments --database …" that ends by itself: its exit code, -1 if it does
    /// not.
    int run(const QStringList& arguments, const QByteArray& input = {});

    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    /// "http://127.0.0.1:PORT"
    [[nodiscard]] QString root() const { return m_root; }
    [[nodiscard]] QString databaseFile() const;
    /// What it wrote to stderr since the last start.
    [[nodiscard]] QByteArray log() const { return m_log; }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_root;
    QString m_listen = QStringLiteral("127.0.0.1:0");
    QByteArray m_log;
};

} // namespace lectern::test
