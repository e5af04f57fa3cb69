#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QTcpSocket>

namespace lectern::test {

/// An answer as it came, headers in their order.
struct ProbeAnswer
{
    int status = 0; ///< 0: no whole answer came
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;

    [[nodiscard]] QByteArray header(const QByteArray& name) const;
    [[nodiscard]] QJsonObject json() const;
    /// The code of an error body.
    [[nodiscard]] QString code() const;
};

/// A client that sends exactly what it is told and blocks: one connection, one thread.
class HttpProbe
{
public:
    explicit HttpProbe(quint16 port, QByteArray token = {}) : m_port(port), m_token(std::move(token)) {}

    void setToken(const QByteArray& token) { m_token = token; }
    using Headers = QList<std::pair<QByteArray, QByteArray>>;
    ProbeAnswer get(const QByteArray& target, const Headers& headers = {});
    ProbeAnswer post(const QByteArray& target, const QByteArray& body, const Headers& headers = {});
    ProbeAnswer send(const QByteArray& method, const QByteArray& target, const Headers& headers = {},
                     const QByteArray& body = {});

    /// Bytes as they are; then readAnswer() or isClosed().
    bool write(const QByteArray& bytes);
    ProbeAnswer readAnswer(bool headerOnly = false);
    /// Waits until the server has closed the connection.
    bool waitForClose(int ms);

private:
    bool connectIfNeeded();

    const quint16 m_port;
    QByteArray m_token;
    QTcpSocket m_socket;
    QByteArray m_rest;
};

} // namespace lectern::test
