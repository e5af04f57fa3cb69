#include "support/upstream.h"

#include "support/loopback.h"

namespace lectern::test {
namespace {

QByteArray bytesOf(const ScriptedServer::Request& request)
{
    QByteArray bytes = request.method + ' ' + request.target + " HTTP/1.1\r\n";
    for (const auto& [name, value] : request.headers)
        bytes += name + ": " + value + "\r\n";
    return bytes + "\r\n" + request.body;
}

QByteArray headerOf(const QByteArray& head, const QByteArray& name)
{
    for (const QByteArray& line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

/// How many bytes follow the head. Lectern's server always says so.
qsizetype bodySize(const QByteArray& head)
{
    const int status = head.split(' ').value(1).toInt();
    const bool hasNone = status < 200 || status == 204 || status == 304;
    return hasNone ? 0 : headerOf(head, "Content-Length").toLongLong();
}

/// Reads one answer; nothing if it ends too early.
std::optional<QByteArray> readAnswer(Channel& channel)
{
    QByteArray bytes;
    qsizetype end = -1;
    while ((end = bytes.indexOf("\r\n\r\n")) < 0) {
        if (!channel.readMore(bytes))
            return std::nullopt;
    }
    const qsizetype size = end + 4 + bodySize(bytes.left(end));
    while (bytes.size() < size) {
        if (!channel.readMore(bytes))
            return std::nullopt;
    }
    return bytes;
}

} // namespace

Upstream::~Upstream() = default;

std::unique_ptr<Channel> Upstream::connection()
{
    {
        const std::lock_guard lock(m_mutex);
        while (!m_idle.empty()) {
            std::unique_ptr<Channel> channel = std::move(m_idle.back());
            m_idle.pop_back();
            if (channel->isIdle())
                return channel;
        }
    }
    const int fd = connectLoopback(m_port);
    if (fd < 0)
        return nullptr;
    return std::make_unique<Channel>(fd, [this] { return m_stopping.load(); });
}

void Upstream::keep(std::unique_ptr<Channel> channel)
{
    const std::lock_guard lock(m_mutex);
    m_idle.push_back(std::move(channel));
}

std::optional<QByteArray> Upstream::ask(const ScriptedServer::Request& request)
{
    auto channel = connection();
    if (!channel || !channel->write(bytesOf(request)))
        return std::nullopt;
    auto answer = readAnswer(*channel);
    if (!answer)
        return std::nullopt;
    const QByteArray head = answer->left(answer->indexOf("\r\n\r\n"));
    if (headerOf(head, "Connection").compare("close", Qt::CaseInsensitive) != 0)
        keep(std::move(channel));
    return answer;
}

} // namespace lectern::test
