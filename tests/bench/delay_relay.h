#pragma once

#include <QObject>
#include <QString>
#include <QThread>

#include <memory>

class QTcpServer;
class QTcpSocket;

namespace lectern::bench {

/// A relay between loopback ports that delivers every byte a fixed time later, in both directions and on any
/// number of connections at once: a long way, not a narrow one. Its work is done in a thread of its own.
class DelayRelay
{
public:
    /// @p target: "127.0.0.1:PORT".
    DelayRelay(const QString& target, int oneWayMs);
    ~DelayRelay();
    DelayRelay(const DelayRelay&) = delete;
    DelayRelay& operator=(const DelayRelay&) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    QThread m_thread;
    QTcpServer* m_server = nullptr; ///< lives in m_thread
    quint16 m_port = 0;
};

} // namespace lectern::bench
