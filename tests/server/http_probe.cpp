#include "http_probe.h"

#include <QDeadlineTimer>
#include <QJsonDocument>

namespace lectern::test {
namespace {

constexpr int kPatienceMs = 20'000;

} // namespace

QByteArray ProbeAnswer::header(const QByteArray& name) const
{
    for (const auto& [key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QJsonObject ProbeAnswer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QString ProbeAnswer::code() const
{
    return json().value(QLatin1String("error")).toObject().value(QLatin1String("code")).toString();
}

ProbeAnswer HttpProbe::get(const QByteArray& target, const Headers& headers)
{
    return send("GET", target, headers);
}

ProbeAnswer HttpProbe::post(const QByteArray& target, const QByteArray& body, const Headers& headers)
{
    return send("POST", target, headers, body);
}

ProbeAnswer HttpProbe::send(const QByteArray& method, const QByteArray& target, const Headers& headers,
                            const QByteArray& body)
{
    QByteArray request = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    if (!m_token.isEmpty())
        request += "Authorization: Bearer " + m_token + "\r\n";
    for (const auto& [name, value] : headers)
        request += name + ": " + value + "\r\n";
    if (method == "POST" || !body.isEmpty())
        request +=
            "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    if (!write(request + "\r\n" + body))
        return {};
    return readAnswer(method == "HEAD");
}

bool HttpProbe::connectIfNeeded()
{
    if (m_socket.state() == QAbstractSocket::ConnectedState)
        return true;
    m_rest.clear();
    m_socket.abort();
    m_socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
    return m_socket.waitForConnected(kPatienceMs);
}

bool HttpProbe::write(const QByteArray& bytes)
{
    if (!connectIfNeeded())
        return false;
    m_socket.write(bytes);
    while (m_socket.bytesToWrite() > 0) {
        if (!m_socket.waitForBytesWritten(kPatienceMs))
            return false;
    }
    return true;
}

ProbeAnswer HttpProbe::readAnswer(bool headerOnly)
{
    const QDeadlineTimer deadline(kPatienceMs);
    const auto more = [&] {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(int(deadline.remainingTime())) &&
            m_socket.bytesAvailable() == 0)
            return false;
        m_rest += m_socket.readAll();
        return true;
    };
    while (!m_rest.contains("\r\n\r\n")) {
        if (!more())
            return {};
    }
    ProbeAnswer answer;
    const qsizetype end = m_rest.indexOf("\r\n\r\n");
    QList<QByteArray> lines = m_rest.left(end).replace("\r\n", "\n").split('\n');
    m_rest.remove(0, end + 4);
    const QByteArray statusLine = lines.takeFirst();
    for (const QByteArray& line : lines) {
        const qsizetype colon = line.indexOf(':');
        answer.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    const qsizetype length = headerOnly ? 0 : answer.header("Content-Length").toLongLong();
    while (m_rest.size() < length) {
        if (!more())
            return {};
    }
    answer.body = m_rest.left(length);
    m_rest.remove(0, length);
    answer.status = statusLine.split(' ').value(1).toInt();
    return answer;
}

bool HttpProbe::waitForClose(int ms)
{
    const QDeadlineTimer deadline(ms);
    while (m_socket.state() != QAbstractSocket::UnconnectedState) {
        if (!m_socket.waitForDisconnected(int(deadline.remainingTime())) && deadline.hasExpired())
            break;
    }
    return m_socket.state() == QAbstractSocket::UnconnectedState;
}

} // namespace lectern::test
