#include "support/fault_proxy.h"

#include "support/upstream.h"

#include <QHash>
#include <QUrl>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <utility>

namespace lectern::test {

namespace fault {

Fault none()
{
    return {};
}

Fault delay(int ms)
{
    Fault fault;
    fault.requestDelayMs = ms;
    fault.answerDelayMs = ms;
    return fault;
}

Fault resetBeforeTheBody()
{
    return resetInTheBody(0);
}

Fault resetInTheBody(qsizetype bytes)
{
    Fault fault;
    fault.server = Fault::Server::NotAsked;
    fault.resetAfterBody = bytes;
    return fault;
}

Fault resetBeforeTheAnswer()
{
    return answered({}, Fault::Then::Reset);
}

Fault lostAnswer(Fault::Then then)
{
    return cutAnswer(0, then);
}

Fault silence(Fault::Server server)
{
    Fault fault = cutAnswer(0, Fault::Then::Silence);
    fault.server = server;
    return fault;
}

Fault cutAnswer(qsizetype at, Fault::Then then)
{
    Fault fault;
    fault.cutAt = at;
    fault.then = then;
    return fault;
}

Fault slowAnswer(int byteDelayMs)
{
    Fault fault;
    fault.byteDelayMs = byteDelayMs;
    return fault;
}

Fault answered(const QByteArray& answer, Fault::Then then)
{
    Fault fault = rewritten([answer](const QByteArray&) { return answer; }, then);
    fault.server = Fault::Server::NotAsked;
    return fault;
}

Fault rewritten(Fault::Rewrite rewrite, Fault::Then then)
{
    Fault fault;
    fault.rewrite = std::move(rewrite);
    fault.then = then;
    return fault;
}

} // namespace fault

struct FaultProxy::Inner
{
    explicit Inner(quint16 port) : upstream(port) {}

    Upstream upstream;
    std::atomic<bool> forgetsKeys{false};
    mutable std::mutex mutex; ///< guards all below
    Script script;
    QHash<int, Fault> underWay; ///< by connection: each has one request at a time
    QHash<QUuid, int> forwarded;
    std::unique_ptr<ScriptedServer> server;

    std::optional<ScriptedServer::Interruption> onHead(const Request& head);
    ScriptedServer::Reply onRequest(const Request& request);
    std::optional<QByteArray> forward(const Request& request);
};

std::optional<ScriptedServer::Interruption> FaultProxy::Inner::onHead(const Request& head)
{
    Script current;
    {
        const std::lock_guard lock(mutex);
        current = script;
    }
    const Fault fault = current ? current(head) : Fault{};
    if (fault.resetAfterBody >= 0)
        return ScriptedServer::Interruption{fault.resetAfterBody, {{}, Fault::Then::Reset}};
    const std::lock_guard lock(mutex);
    underWay.insert(head.connection, fault);
    return std::nullopt;
}

ScriptedServer::Reply FaultProxy::Inner::onRequest(const Request& request)
{
    Fault fault;
    {
        const std::lock_guard lock(mutex);
        fault = underWay.take(request.connection);
    }
    QByteArray answer;
    if (fault.server == Fault::Server::Asked) {
        if (!server->pause(fault.requestDelayMs))
            return {{}, Fault::Then::Reset};
        const auto given = forward(request);
        if (!given)
            return {{}, Fault::Then::Reset};
        answer = *given;
    }
    if (fault.rewrite) {
        const QByteArray whole = std::exchange(answer, fault.rewrite(answer));
        if (answer == whole && !whole.isEmpty())
            fault.then = Fault::Then::KeepAlive;
    }
    if (fault.cutAt >= 0)
        answer.truncate(fault.cutAt);
    return {answer, fault.then, fault.answerDelayMs, fault.byteDelayMs, fault.padding};
}

std::optional<QByteArray> FaultProxy::Inner::forward(const Request& request)
{
    if (isCompletion(request)) {
        const std::lock_guard lock(mutex);
        ++forwarded[sessionOf(request)];
    }
    Request sent = request;
    if (forgetsKeys) {
        sent.headers.removeIf([](const auto& header) {
            return header.first.compare("Idempotency-Key", Qt::CaseInsensitive) == 0;
        });
    }
    return upstream.ask(sent);
}

FaultProxy::FaultProxy(const QString& target, const std::optional<TlsIdentity>& tls)
    : m_inner(std::make_unique<Inner>(quint16(QUrl(target).port())))
{
    Inner* inner = m_inner.get();
    m_inner->server = std::make_unique<ScriptedServer>(
        [inner](const Request& request) { return inner->onRequest(request); },
        [inner](const Request& head) { return inner->onHead(head); }, tls);
}

FaultProxy::~FaultProxy()
{
    m_inner->upstream.stop();
    m_inner->server.reset();
}

QString FaultProxy::root() const
{
    return m_inner->server->root();
}

quint16 FaultProxy::port() const
{
    return m_inner->server->port();
}

void FaultProxy::setScript(Script script)
{
    const std::lock_guard lock(m_inner->mutex);
    m_inner->script = std::move(script);
}

void FaultProxy::setFault(const Matcher& matcher, const Fault& fault, int times)
{
    setScript([matcher, fault, left = std::make_shared<std::atomic<int>>(times)](const Request& head) {
        return matcher(head) && left->fetch_sub(1) > 0 ? fault : Fault{};
    });
}

void FaultProxy::setDoor(Door door)
{
    m_inner->server->setDoor(door);
}

void FaultProxy::setIdentity(const TlsIdentity& tls)
{
    m_inner->server->setIdentity(tls);
}

void FaultProxy::forgetIdempotencyKeys()
{
    m_inner->forgetsKeys = true;
}

bool FaultProxy::isCompletion(const Request& head)
{
    return head.method == "POST" && head.target.endsWith("/complete");
}

bool FaultProxy::isSessionList(const Request& head)
{
    return head.method == "GET" && head.target.contains("/vr-sessions");
}

bool FaultProxy::isTokenCall(const Request& head)
{
    return head.method == "POST" && head.target.contains("/auth/v1/token");
}

QUuid FaultProxy::sessionOf(const Request& head)
{
    const QList<QByteArray> parts = head.target.split('/');
    return isCompletion(head) ? QUuid::fromString(QLatin1String(parts.at(parts.size() - 2))) : QUuid();
}

QList<FaultProxy::Request> FaultProxy::requests() const
{
    return m_inner->server->requests();
}

int FaultProxy::count(const Matcher& matcher) const
{
    const auto all = requests();
    return int(std::count_if(all.begin(), all.end(), matcher));
}

int FaultProxy::completionsSeen(const QUuid& session) const
{
    return count([&session](const Request& request) { return sessionOf(request) == session; });
}

int FaultProxy::completionsForwarded(const QUuid& session) const
{
    const std::lock_guard lock(m_inner->mutex);
    return m_inner->forwarded.value(session);
}

} // namespace lectern::test
