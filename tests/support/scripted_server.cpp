#include "support/scripted_server.h"

#include "support/loopback.h"

#include <QDeadlineTimer>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace lectern::test {
namespace {

constexpr int kPollMs = 20;
constexpr int kQueue = 1024;
constexpr qsizetype kPaddingPiece = 64 * 1024;
constexpr qsizetype kLargestBody = qsizetype(1) << 30;

} // namespace

struct ScriptedServer::Shared
{
    Script script;
    Gate gate;
    quint16 port = 0;
    std::atomic<bool> stopping{false};
    std::atomic<int> connections{0};
    std::atomic<int> epoch{0}; ///< raised to end the connections of before

    mutable std::mutex mutex; ///< guards all below
    mutable std::condition_variable changed;
    std::shared_ptr<ssl_ctx_st> tls;
    Door door = Door::Open;
    int listener = -1;
    int live = 0; ///< connections
    QList<int> fillers;
    QList<Request> requests;
    std::vector<std::thread> threads;
    std::thread acceptor;

    void listen(int fd);
    void openDoor(Door next);
    void acceptAll();
    void acceptOne();
    void serve(Channel& channel, int number, int since);
    bool serveOne(Channel& channel, QByteArray& buffer, int number, int since);
    std::optional<Request> readHead(Channel& channel, QByteArray& buffer) const;
    void readBody(Channel& channel, QByteArray& buffer, Request& request, qsizetype atMost) const;
    void remember(const Request& request);
    bool send(Channel& channel, const Reply& reply, int since) const;
    bool pause(int ms, int since) const;
    [[nodiscard]] bool accepts() const { return door != Door::Refusing && door != Door::Dead; }
    [[nodiscard]] bool isOver(int since) const { return stopping || epoch != since; }
};

void ScriptedServer::Shared::listen(int fd)
{
    // Accepting never waits: the socket may have been replaced since somebody knocked.
    if (::fcntl(fd, F_SETFL, O_NONBLOCK) != 0 || ::listen(fd, kQueue) != 0)
        qFatal("cannot listen");
    listener = fd;
}

/// With the mutex locked.
void ScriptedServer::Shared::openDoor(Door next)
{
    for (const int fd : std::exchange(fillers, {}))
        ::close(fd);
    // At once, though the acceptor may be looking at it.
    ::shutdown(listener, SHUT_RDWR);
    ::close(std::exchange(listener, -1));
    door = next;
    const int fd = bindLoopback(port).first;
    if (next == Door::Refusing) {
        listener = fd; // bound, so that nobody else takes the port
    } else if (next == Door::Dead) {
        if (::listen(fd, 0) != 0)
            qFatal("cannot listen");
        listener = fd;
        fillers = fillQueue(port);
    } else {
        listen(fd);
    }
}

void ScriptedServer::Shared::acceptAll()
{
    while (!stopping) {
        pollfd waiting{-1, POLLIN, 0};
        {
            const std::lock_guard lock(mutex);
            if (accepts())
                waiting.fd = listener;
        }
        if (::poll(&waiting, 1, kPollMs) > 0)
            acceptOne();
    }
}

void ScriptedServer::Shared::acceptOne()
{
    const std::lock_guard lock(mutex);
    if (!accepts())
        return;
    const int fd = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (fd < 0)
        return;
    if (door == Door::Resetting) {
        resetAndClose(fd);
        return;
    }
    const int number = ++connections;
    const int since = epoch;
    ++live;
    threads.emplace_back([this, fd, number, since, context = tls, mute = door == Door::Mute] {
        {
            Channel channel(fd, [this, since] { return isOver(since); });
            if (mute)
                channel.readToEnd();
            else if (!context || channel.secure(context))
                serve(channel, number, since);
        }
        const std::lock_guard ending(mutex);
        --live;
        changed.notify_all();
    });
}

bool ScriptedServer::Shared::pause(int ms, int since) const
{
    if (ms > 0) {
        std::unique_lock lock(mutex);
        changed.wait_for(lock, std::chrono::milliseconds(ms), [this, since] { return isOver(since); });
    }
    return !isOver(since);
}

std::optional<ScriptedServer::Request> ScriptedServer::Shared::readHead(Channel& channel,
                                                                        QByteArray& buffer) const
{
    qsizetype end = -1;
    while ((end = buffer.indexOf("\r\n\r\n")) < 0) {
        if (!channel.readMore(buffer))
            return std::nullopt;
    }
    Request request;
    const QList<QByteArray> lines = buffer.left(end).split('\n');
    buffer.remove(0, end + 4);
    const QList<QByteArray> words = lines.first().trimmed().split(' ');
    request.method = words.value(0);
    request.target = words.value(1);
    for (const QByteArray& line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.append(std::pair(line.left(colon).trimmed(), line.mid(colon + 1).trimmed()));
    }
    return request;
}

void ScriptedServer::Shared::readBody(Channel& channel, QByteArray& buffer, Request& request,
                                      qsizetype atMost) const
{
    const qsizetype length = request.header("Content-Length").toLongLong();
    const qsizetype wanted = std::min(length, atMost);
    while (buffer.size() < wanted && channel.readMore(buffer)) {
    }
    request.body = buffer.left(wanted);
    request.whole = request.body.size() == length;
    buffer.remove(0, request.body.size());
}

void ScriptedServer::Shared::remember(const Request& request)
{
    const std::lock_guard lock(mutex);
    requests.append(request);
}

bool ScriptedServer::Shared::send(Channel& channel, const Reply& reply, int since) const
{
    if (!pause(reply.delayMs, since))
        return false;
    if (reply.byteDelayMs > 0) {
        for (const char& byte : reply.bytes) {
            if (!channel.write(&byte, 1) || !pause(reply.byteDelayMs, since))
                return false;
        }
    } else if (!channel.write(reply.bytes)) {
        return false;
    }
    const QByteArray piece(std::min<qint64>(reply.padding, kPaddingPiece), ' ');
    for (qint64 left = reply.padding; left > 0; left -= piece.size()) {
        if (!channel.write(piece.constData(), std::min<qint64>(left, piece.size())))
            return false;
    }
    return true;
}

/// False when the connection is to end.
bool ScriptedServer::Shared::serveOne(Channel& channel, QByteArray& buffer, int number, int since)
{
    auto request = readHead(channel, buffer);
    if (!request)
        return false;
    request->connection = number;
    request->atMs = QDeadlineTimer::current().deadline();
    const auto interruption = gate ? gate(*request) : std::nullopt;
    readBody(channel, buffer, *request, interruption ? interruption->bodyBytes : kLargestBody);
    remember(*request);
    if (!interruption && !request->whole)
        return false;
    const Reply reply = interruption ? interruption->reply : script(*request);
    const bool sent = send(channel, reply, since);
    if (sent && reply.then == Then::Reset)
        channel.reset();
    else if (sent && reply.then == Then::Silence)
        channel.readToEnd();
    return sent && reply.then == Then::KeepAlive && !interruption;
}

void ScriptedServer::Shared::serve(Channel& channel, int number, int since)
{
    QByteArray buffer;
    while (serveOne(channel, buffer, number, since)) {
    }
}

ScriptedServer::ScriptedServer(Script script, Gate gate, const std::optional<TlsIdentity>& tls)
    : m_shared(std::make_shared<Shared>())
{
    m_shared->script = std::move(script);
    m_shared->gate = std::move(gate);
    if (tls)
        m_shared->tls = tlsContext(*tls);
    const auto [fd, port] = bindLoopback();
    m_shared->port = port;
    m_shared->listen(fd);
    m_shared->acceptor = std::thread([shared = m_shared.get()] { shared->acceptAll(); });
}

ScriptedServer::~ScriptedServer()
{
    m_shared->stopping = true;
    {
        const std::lock_guard lock(m_shared->mutex); // nobody is between looking and waiting
        m_shared->changed.notify_all();
    }
    m_shared->acceptor.join();
    for (std::thread& thread : m_shared->threads)
        thread.join();
    for (const int fd : std::as_const(m_shared->fillers))
        ::close(fd);
    ::close(m_shared->listener);
}

void ScriptedServer::setDoor(Door door)
{
    std::unique_lock lock(m_shared->mutex);
    const bool wasMute = m_shared->door == Door::Mute;
    m_shared->openDoor(door);
    if (door == Door::Open && !wasMute)
        return;
    ++m_shared->epoch;
    m_shared->changed.notify_all();
    m_shared->changed.wait(lock, [this] { return m_shared->live == 0; });
}

void ScriptedServer::setIdentity(const TlsIdentity& tls)
{
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->tls = tlsContext(tls);
    }
    setDoor(Door::Refusing);
    setDoor(Door::Open);
}

bool ScriptedServer::pause(int ms) const
{
    return m_shared->pause(ms, m_shared->epoch);
}

quint16 ScriptedServer::port() const
{
    return m_shared->port;
}

QString ScriptedServer::root() const
{
    const std::lock_guard lock(m_shared->mutex);
    return rootOf(m_shared->port, m_shared->tls != nullptr);
}

QList<ScriptedServer::Request> ScriptedServer::requests() const
{
    const std::lock_guard lock(m_shared->mutex);
    return {m_shared->requests.cbegin(), m_shared->requests.cend()}; // not shared with who appends
}

int ScriptedServer::count(const QByteArray& method) const
{
    const std::lock_guard lock(m_shared->mutex);
    const auto& all = m_shared->requests;
    return static_cast<int>(std::count_if(all.begin(), all.end(), [&method](const Request& request) {
        return method.isEmpty() || request.method == method;
    }));
}

int ScriptedServer::connections() const
{
    return m_shared->connections;
}

QByteArray ScriptedServer::Request::header(const QByteArray& name) const
{
    for (const auto& [key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QByteArray ScriptedServer::http(int status, const QByteArray& body, const QList<QByteArray>& headers,
                                const QByteArray& contentType)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(status) + " Scripted\r\n";
    bytes +=
        "Content-Type: " + contentType + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    for (const QByteArray& header : headers)
        bytes += header + "\r\n";
    return bytes + "\r\n" + body;
}

BlackHole::BlackHole()
{
    std::tie(m_listener, m_port) = bindLoopback();
    if (::listen(m_listener, 0) != 0)
        qFatal("cannot listen");
    m_fillers = fillQueue(m_port);
}

BlackHole::~BlackHole()
{
    for (const int fd : std::as_const(m_fillers))
        ::close(fd);
    ::close(m_listener);
}

QString BlackHole::root() const
{
    return rootOf(m_port);
}

quint16 unusedPort()
{
    const auto [fd, port] = bindLoopback();
    ::close(fd);
    return port;
}

} // namespace lectern::test
