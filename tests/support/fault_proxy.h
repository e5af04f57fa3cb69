#pragma once

#include "support/scripted_server.h"

#include <QUuid>

#include <climits>
#include <functional>
#include <memory>
#include <optional>

namespace lectern::test {

/// What goes wrong with one request on its way to the server or back.
struct Fault
{
    enum class Server {
        Asked,   ///< it gets the request and does what it says
        NotAsked ///< it never hears of it
    };
    using Then = ScriptedServer::Then;
    using Rewrite = std::function<QByteArray(const QByteArray& answer)>;

    Server server = Server::Asked;
    int requestDelayMs = 0;
    int answerDelayMs = 0;
    qsizetype resetAfterBody = -1; ///< reset when so many bytes of the body have come; -1: read all of it
    Rewrite rewrite;               ///< from the whole answer (head and body; empty if nobody was asked)
    qsizetype cutAt = -1;          ///< so many bytes of the answer come; -1: all of them
    int byteDelayMs = 0;
    qint64 padding = 0; ///< so many spaces follow the answer
    Then then = Then::KeepAlive;
};

/// The usual ones. "Lost" and "rewritten": the server has done what it was asked.
namespace fault {

Fault none();
/// A way that takes @p ms in each direction.
Fault delay(int ms);
Fault resetBeforeTheBody();
Fault resetInTheBody(qsizetype bytes);
Fault resetBeforeTheAnswer(); ///< all was read, nobody was asked
Fault lostAnswer(Fault::Then then = Fault::Then::Reset);
Fault silence(Fault::Server server);
Fault cutAnswer(qsizetype at, Fault::Then then = Fault::Then::Close);
Fault slowAnswer(int byteDelayMs);
/// Somebody else answers this.
Fault answered(const QByteArray& answer, Fault::Then then = Fault::Then::KeepAlive);
/// The server's answer becomes this. One that stays as it is leaves the connection as it is, too: its end
/// would meet the next request on it.
Fault rewritten(Fault::Rewrite rewrite, Fault::Then then = Fault::Then::KeepAlive);

} // namespace fault

/// A proxy on a loopback port between a console and a real server, that does to each request what its script
/// says. Counts what passes. Each connection has a thread of its own: a delay holds up nobody else. The
/// script runs in these threads. HTTP/1.1, plain or TLS towards the console; plain towards the server.
class FaultProxy
{
public:
    using Request = ScriptedServer::Request;
    using Script = std::function<Fault(const Request& head)>;
    using Matcher = std::function<bool(const Request& head)>;
    using Door = ScriptedServer::Door;

    /// @p target: "http://127.0.0.1:PORT". @p tls: what the proxy shows to the console.
    explicit FaultProxy(const QString& target, const std::optional<TlsIdentity>& tls = {});
    ~FaultProxy();
    FaultProxy(const FaultProxy&) = delete;
    FaultProxy& operator=(const FaultProxy&) = delete;

    [[nodiscard]] QString root() const;
    [[nodiscard]] quint16 port() const;

    /// From the next request on; an empty script lets everything pass.
    void setScript(Script script);
    /// This fault for the first @p times requests that match; everything else passes.
    void setFault(const Matcher& matcher, const Fault& fault, int times = INT_MAX);
    void clear() { setScript({}); }
    /// Open, refusing, dead or resetting; the port stays the same.
    void setDoor(Door door);
    /// Shows another certificate from now on, also to those who are connected: they have to come again.
    void setIdentity(const TlsIdentity& tls);
    /// A server that has never heard of Idempotency-Key (contract: the vendor may ignore it).
    void forgetIdempotencyKeys();

    static bool isCompletion(const Request& head); ///< POST …/complete
    static bool isSessionList(const Request& head);
    static bool isTokenCall(const Request& head);
    static bool isAny(const Request&) { return true; }
    /// The session of a completion; null for everything else.
    static QUuid sessionOf(const Request& head);

    [[nodiscard]] QList<Request> requests() const;
    [[nodiscard]] int count(const Matcher& matcher) const;
    [[nodiscard]] int completionsSeen(const QUuid& session) const;
    /// How many of them reached the server.
    [[nodiscard]] int completionsForwarded(const QUuid& session) const;

private:
    struct Inner;
    std::unique_ptr<Inner> m_inner;
};

} // namespace lectern::test
