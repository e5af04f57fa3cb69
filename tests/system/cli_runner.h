#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace lectern::test {

/// Runs the real lectern-cli with a profile of its own.
class CliRunner
{
public:
    CliRunner();

    struct Run
    {
        int exitCode = -1; ///< -1: crashed, or did not end in time
        QByteArray out;
        QByteArray err;
        [[nodiscard]] QJsonObject json() const;
    };

    Run run(const QStringList& further, const QByteArray& input = {}) const;
    /// The same with --json.
    Run runJson(const QStringList& further) const;

    /// LECTERN_TOKEN for the runs from here on; empty: none.
    void setToken(const QString& token);
    /// The same, and the server has confirmed it once: from here on it is known without a network.
    bool signIn(const QString& token);
    void setServer(const QString& server) { m_server = server; }
    /// Another clock for the runs from here on (other_clock.h): "+1d". Empty: the computer's.
    void setClock(const QString& shift) { m_clock = shift; }
    [[nodiscard]] QString profile() const { return m_folder.path(); }
    [[nodiscard]] QStringList arguments(const QStringList& further) const;
    [[nodiscard]] const QProcessEnvironment& environment() const { return m_environment; }

    static QString program();

private:
    QTemporaryDir m_folder;
    QString m_server;
    QString m_clock;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
};

/// An access token of a demo user, asked for with a plain HTTP call.
QString demoToken(const QString& root, const QString& email = QStringLiteral("instructor@demo.example"));

/// GET with a token; the body.
QJsonObject getJson(const QString& root, const QString& path, const QString& token);

/// Ids of the sessions that the server says are open.
QStringList openSessions(const QString& root, const QString& token);

} // namespace lectern::test
