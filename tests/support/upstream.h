#pragma once

#include "support/channel.h"
#include "support/scripted_server.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace lectern::test {

/// The way from a proxy to its server: keeps connections open, and never sends a request twice. Thread-safe.
class Upstream
{
public:
    /// A server on this port of 127.0.0.1, plain HTTP/1.1.
    explicit Upstream(quint16 port) : m_port(port) {}
    ~Upstream();
    Upstream(const Upstream&) = delete;
    Upstream& operator=(const Upstream&) = delete;

    /// The whole answer, head and body, as it came. Nothing if the server is not there or broke off.
    std::optional<QByteArray> ask(const ScriptedServer::Request& request);
    /// Calls under way end at once.
    void stop() { m_stopping = true; }

private:
    std::unique_ptr<Channel> connection();
    void keep(std::unique_ptr<Channel> channel);

    const quint16 m_port;
    std::atomic<bool> m_stopping{false};
    std::mutex m_mutex; ///< guards m_idle
    std::vector<std::unique_ptr<Channel>> m_idle;
};

} // namespace lectern::test
