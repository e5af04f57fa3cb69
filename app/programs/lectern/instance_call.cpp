#include "instance_call.h"

namespace lectern {
namespace {

constexpr int kRetryMs = 50;

} // namespace

InstanceCall::InstanceCall(QString profileRoot, QByteArray token, int patienceMs)
    : m_root(std::move(profileRoot))
    , m_token(std::move(token))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    m_retry.setSingleShot(true);
    m_retry.setInterval(kRetryMs);
    connect(&m_retry, &QTimer::timeout, this, &InstanceCall::attempt);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        finish();
        emit failed({FailureReason::InUse,
                     tr("Lectern is open already, but its window does not answer. Close it, or end its "
                        "process, then start Lectern again."),
                     m_socket.errorString()});
    });
    connect(&m_socket, &QLocalSocket::connected, this, [this] {
        m_socket.write(m_token.isEmpty() ? QByteArray("raise\n") : "raise " + m_token + '\n');
    });
    connect(&m_socket, &QLocalSocket::readyRead, this, [this] {
        if (!m_socket.canReadLine() || m_socket.readLine().trimmed() != "raised")
            return;
        finish();
        emit raised();
    });
    // Not listening yet, or just ending: both pass.
    connect(&m_socket, &QLocalSocket::errorOccurred, this, [this] {
        if (m_patience.isActive())
            m_retry.start();
    });
}

void InstanceCall::start()
{
    m_patience.start();
    attempt();
}

void InstanceCall::attempt()
{
    if (auto instance = SingleInstance::acquire(m_root)) {
        finish();
        m_instance = std::move(*instance);
        emit ended();
        return;
    }
    m_socket.abort();
    m_socket.connectToServer(SingleInstance::serverName(m_root));
}

void InstanceCall::finish()
{
    m_patience.stop();
    m_retry.stop();
}

} // namespace lectern
