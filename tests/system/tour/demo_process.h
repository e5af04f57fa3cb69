#pragma once

#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

namespace lectern {

/// A lectern-server with demo data on a free loopback port, ended with the object.
class DemoProcess
{
public:
    ~DemoProcess();

    /// Waits until it listens, at most 20 s. The words of a failure are in problem().
    bool start(const QString& program, const QString& databaseFile);
    /// Makes an instructor without any session, with the demo's password. Bounded as start().
    bool addUser(const QString& email, const QString& name);
    /// Ends it and waits until its port is closed.
    void stop();

    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] QString problem() const { return m_problem; }

private:
    QProcess m_process;
    QString m_program;
    QString m_database;
    QUrl m_url;
    QString m_problem;
};

} // namespace lectern
