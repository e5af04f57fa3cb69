#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <memory>

namespace lectern::test {

/// A TCP server on a loopback port that answers what it is told, to the byte: for answers that no real
/// server gives. Reads HTTP/1.1 requests with a Content-Length. The script runs in threads of the server.
class ScriptedServer
{
public:
    struct Request
    {
        QByteArray method;
        QByteArray target;
        QList<std::pair<QByteArray, QByteArray>> headers;
        QByteArray body;
        int connection = 0; ///< 1, 2, …
        bool whole = false; ///< the body came in full

        [[nodiscard]] QByteArray header(const QByteArray& name) const;
    };

    enum class Then {
        KeepAlive, ///< read the next request from this connection
        Close,     ///< end it in order
        Reset,     ///< RST
        Silence,   ///< leave it open, say nothing more
    };

    struct Reply
    {
        QByteArray bytes;
        Then then = Then::KeepAlive;
        int delayMs = 0;     ///< before the first byte
        int byteDelayMs = 0; ///< between single bytes; 0: at once
    };

    using Script = std::function<Reply(const Request& request)>;

    /// Listens on 127.0.0.1. @p script is called for each request; it must be thread-safe.
    explicit ScriptedServer(Script script);
    ~ScriptedServer();

    ScriptedServer(const ScriptedServer&) = delete;
    ScriptedServer& operator=(const ScriptedServer&) = delete;

    [[nodiscard]] quint16 port() const;
    /// "http://127.0.0.1:PORT"
    [[nodiscard]] QString root() const;
    [[nodiscard]] QList<Request> requests() const;
    /// How many requests have this method (all if empty), whole or not.
    [[nodiscard]] int count(const QByteArray& method = {}) const;
    [[nodiscard]] int connections() const;

    /// "HTTP/1.1 200 OK" with Content-Length and the given further header lines ("Name: value").
    static QByteArray http(int status, const QByteArray& body, const QList<QByteArray>& headers = {},
                           const QByteArray& contentType = "application/json");

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};

/// A port on which connections are neither accepted nor refused: its queue is full.
class BlackHole
{
public:
    BlackHole();
    ~BlackHole();

    BlackHole(const BlackHole&) = delete;
    BlackHole& operator=(const BlackHole&) = delete;

    [[nodiscard]] QString root() const;

private:
    int m_listener = -1;
    quint16 m_port = 0;
    QList<int> m_fillers;
};

/// A port on which nobody listens.
quint16 unusedPort();

} // namespace lectern::test
