#pragma once

#include "support/channel.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

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
        qint64 atMs = 0;    ///< when its head had come, by a clock that only goes forward

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
        qint64 padding = 0;  ///< so many spaces follow the bytes
    };

    using Script = std::function<Reply(const Request& request)>;

    /// Ends a request early: when so much of its body has come, the rest is not read.
    struct Interruption
    {
        qsizetype bodyBytes = 0;
        Reply reply;
    };
    /// Asked when the head of a request has come; nothing: read on and ask the script.
    using Gate = std::function<std::optional<Interruption>(const Request& head)>;

    /// What becomes of those who connect.
    enum class Door {
        Open,
        Refusing,  ///< nobody listens
        Dead,      ///< neither accepted nor refused: the queue is full
        Resetting, ///< accepted, and reset at once
        Mute,      ///< accepted, and not a word, not even of TLS
    };

    /// Listens on 127.0.0.1. Script and gate are called for each request; they must be thread-safe.
    /// @p tls: speaks TLS with it.
    explicit ScriptedServer(Script script, Gate gate = {}, const std::optional<TlsIdentity>& tls = {});
    ~ScriptedServer();

    ScriptedServer(const ScriptedServer&) = delete;
    ScriptedServer& operator=(const ScriptedServer&) = delete;

    [[nodiscard]] quint16 port() const;
    /// "http://127.0.0.1:PORT", or https.
    [[nodiscard]] QString root() const;
    /// The port stays the same. Ends the connections that are open, unless the door stays open; they are gone
    /// when this returns.
    void setDoor(Door door);
    /// Shows another certificate, and ends the connections that are open.
    void setIdentity(const TlsIdentity& tls);
    /// Waits, in a script; false if the connection is over meanwhile.
    bool pause(int ms) const;
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
