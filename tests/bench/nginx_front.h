#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace lectern::bench {

/// Debian's nginx before a server, as an LMS has something before its own: TLS and HTTP/2 towards the console,
/// with the certificate of the tests. Its configuration and all it writes are in a temporary folder.
class NginxFront
{
public:
    ~NginxFront();

    /// False, and the reason on stderr, if it is not there or does not start. @p target:
    /// "127.0.0.1:PORT".
    bool start(const QString& target);
    /// "127.0.0.1:PORT"
    [[nodiscard]] QString address() const;

private:
    [[nodiscard]] bool writeFiles(const QString& target);

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace lectern::bench
