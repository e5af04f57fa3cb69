#include "support/scripted_server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;

namespace lectern::test {
namespace {

constexpr int kPollMs = 20;

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

/// A socket bound to a free port of the loopback address.
std::pair<int, quint16> bindLoopback()
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (fd < 0 || ::bind(fd, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        qFatal("no loopback socket");
    return {fd, ntohs(address.sin_port)};
}

QString rootOf(quint16 port)
{
    return u"http://127.0.0.1:%1"_s.arg(port);
}

void resetAndClose(int fd)
{
    const linger hard{1, 0};
    ::setsockopt(fd, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    ::close(fd);
}

} // namespace

struct ScriptedServer::Shared
{
    Script script;
    int listener = -1;
    quint16 port = 0;
    std::atomic<bool> stopping{false};
    std::atomic<int> connections{0};
    mutable std::mutex mutex; ///< guards all below
    QList<Request> requests;
    std::vector<std::thread> threads;
    std::thread acceptor;

    void acceptAll();
    void serve(int fd, int number);
    bool readMore(int fd, QByteArray& buffer) const;
    std::optional<Request> readRequest(int fd, QByteArray& buffer) const;
    bool send(int fd, const Reply& reply) const;
    void pause(int ms) const;
};

void ScriptedServer::Shared::pause(int ms) const
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(ms);
    while (!stopping && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(std::chrono::milliseconds(std::min(ms, kPollMs)));
}

void ScriptedServer::Shared::acceptAll()
{
    while (!stopping) {
        pollfd waiting{listener, POLLIN, 0};
        if (::poll(&waiting, 1, kPollMs) <= 0)
            continue;
        const int fd = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (fd < 0)
            continue;
        const int one = 1;
        ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        const int number = ++connections;
        const std::lock_guard lock(mutex);
        threads.emplace_back([this, fd, number] { serve(fd, number); });
    }
}

/// False at the end of the stream, on an error, and when the server stops.
bool ScriptedServer::Shared::readMore(int fd, QByteArray& buffer) const
{
    while (!stopping) {
        pollfd waiting{fd, POLLIN, 0};
        if (::poll(&waiting, 1, kPollMs) <= 0)
            continue;
        char chunk[16 * 1024];
        const ssize_t size = ::recv(fd, chunk, sizeof chunk, 0);
        if (size <= 0)
            return false;
        buffer.append(chunk, size);
        return true;
    }
    return false;
}

std::optional<ScriptedServer::Request> ScriptedServer::Shared::readRequest(int fd, QByteArray& buffer) const
{
    qsizetype end = -1;
    while ((end = buffer.indexOf("\r\n\r\n")) < 0) {
        if (!readMore(fd, buffer))
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
    const qsizetype length = request.header("Content-Length").toLongLong();
    while (buffer.size() < length && readMore(fd, buffer)) {
    }
    request.body = buffer.left(length);
    request.whole = request.body.size() == length;
    buffer.remove(0, request.body.size());
    return request;
}

bool ScriptedServer::Shared::send(int fd, const Reply& reply) const
{
    pause(reply.delayMs);
    const qsizetype step = reply.byteDelayMs > 0 ? 1 : reply.bytes.size();
    for (qsizetype at = 0; at < reply.bytes.size() && !stopping;) {
        const auto size = static_cast<std::size_t>(std::min(step, reply.bytes.size() - at));
        const ssize_t sent = ::send(fd, reply.bytes.constData() + at, size, MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        at += sent;
        pause(reply.byteDelayMs);
    }
    return true;
}

void ScriptedServer::Shared::serve(int fd, int number)
{
    QByteArray buffer;
    while (auto request = readRequest(fd, buffer)) {
        request->connection = number;
        {
            const std::lock_guard lock(mutex);
            requests.append(*request);
        }
        if (!request->whole)
            break;
        const Reply reply = script(*request);
        if (!send(fd, reply) || reply.then == Then::Close)
            break;
        if (reply.then == Then::Reset) {
            resetAndClose(fd);
            return;
        }
        if (reply.then == Then::Silence) {
            while (readMore(fd, buffer)) {
            }
            break;
        }
    }
    ::close(fd);
}

ScriptedServer::ScriptedServer(Script script) : m_shared(std::make_shared<Shared>())
{
    m_shared->script = std::move(script);
    std::tie(m_shared->listener, m_shared->port) = bindLoopback();
    if (::listen(m_shared->listener, 128) != 0)
        qFatal("cannot listen");
    m_shared->acceptor = std::thread([shared = m_shared.get()] { shared->acceptAll(); });
}

ScriptedServer::~ScriptedServer()
{
    m_shared->stopping = true;
    m_shared->acceptor.join();
    for (std::thread& thread : m_shared->threads)
        thread.join();
    ::close(m_shared->listener);
}

quint16 ScriptedServer::port() const
{
    return m_shared->port;
}

QString ScriptedServer::root() const
{
    return rootOf(m_shared->port);
}

QList<ScriptedServer::Request> ScriptedServer::requests() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->requests;
}

int ScriptedServer::count(const QByteArray& method) const
{
    const auto all = requests();
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
    const sockaddr_in address = loopback(m_port);
    // A queue of length 0 takes one or two connections; the kernel drops what comes after.
    for (int i = 0; i < 4; ++i) {
        const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        (void)::connect(fd, reinterpret_cast<const sockaddr*>(&address),
                        sizeof address); // in progress, for ever
        m_fillers.append(fd);
    }
}

BlackHole::~BlackHole()
{
    for (const int fd : m_fillers)
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
