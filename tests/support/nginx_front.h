#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace lectern::test {

/// Debian's nginx before a server, as an LMS has something before its own: TLS and HTTP/2 towards the
/// console, with the certificate of the tests. Its configuration and all it writes are in a temporary folder.
class NginxFront
{
public:
    ~NginxFront();

    /// False, and the reason on stderr, if it is not there or does not start. @p target: "127.0.0.1:PORT".
    /// @p requestsPerConnection: after so many nginx takes its leave, in the middle of whatever is under way.
    bool start(const QString& target, int requestsPerConnection = 100'000);
    /// "127.0.0.1:PORT"
    [[nodiscard]] QString address() const;
    /// A line for each request that was answered: "HTTP/2.0 POST /api/… 200".
    [[nodiscard]] QStringList accessLog() const;

private:
    [[nodiscard]] bool writeFiles(const QString& target, int requestsPerConnection);

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace lectern::test
