#include "delay_relay.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QPointer>
#include <QQueue>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace lectern::bench {
namespace {

/// One direction of one connection: what was read at a time is written the delay later, in order.
class Direction : public QObject
{
public:
    Direction(QTcpSocket* from, QTcpSocket* to, int delayMs, QObject* parent)
        : QObject(parent)
        , m_from(from)
        , m_to(to)
        , m_delayNs(qint64(delayMs) * 1'000'000)
    {
        m_clock.start();
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, &Direction::deliver);
        connect(from, &QTcpSocket::readyRead, this, &Direction::take);
        connect(from, &QTcpSocket::disconnected, this, [this] {
            m_ended = true;
            take();
            deliver();
        });
        take();
    }

private:
    struct Portion
    {
        qint64 dueNs;
        QByteArray bytes;
    };

    void take()
    {
        if (const QByteArray bytes = m_from ? m_from->readAll() : QByteArray(); !bytes.isEmpty())
            m_waiting.enqueue({m_clock.nsecsElapsed() + m_delayNs, bytes});
        schedule();
    }

    void deliver()
    {
        while (!m_waiting.isEmpty() && m_waiting.head().dueNs <= m_clock.nsecsElapsed()) {
            const Portion portion = m_waiting.dequeue();
            if (m_to)
                m_to->write(portion.bytes);
        }
        if (m_waiting.isEmpty() && m_ended && m_to)
            m_to->disconnectFromHost();
        schedule();
    }

    void schedule()
    {
        if (m_waiting.isEmpty() || m_timer.isActive())
            return;
        const qint64 left = m_waiting.head().dueNs - m_clock.nsecsElapsed();
        m_timer.start(int(std::max<qint64>(0, (left + 500'000) / 1'000'000)));
    }

    QPointer<QTcpSocket> m_from;
    QPointer<QTcpSocket> m_to;
    const qint64 m_delayNs;
    QElapsedTimer m_clock;
    QTimer m_timer{this};
    QQueue<Portion> m_waiting;
    bool m_ended = false;
};

void relay(QTcpSocket* client, const QString& host, quint16 port, int delayMs)
{
    client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    auto* upstream = new QTcpSocket(client);
    QObject::connect(upstream, &QTcpSocket::connected, client, [client, upstream, delayMs] {
        upstream->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        new Direction(client, upstream, delayMs, client);
        new Direction(upstream, client, delayMs, client);
    });
    QObject::connect(upstream, &QTcpSocket::errorOccurred, client,
                     [client] { client->disconnectFromHost(); });
    QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    upstream->connectToHost(host, port);
}

} // namespace

DelayRelay::DelayRelay(const QString& target, int oneWayMs)
{
    const QStringList parts = target.split(QLatin1Char(':'));
    const QString host = parts.value(0);
    const quint16 port = parts.value(1).toUShort();
    m_server = new QTcpServer;
    m_server->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_server,
        [this, host, port, oneWayMs] {
            QObject::connect(m_server, &QTcpServer::newConnection, m_server, [this, host, port, oneWayMs] {
                while (QTcpSocket* client = m_server->nextPendingConnection())
                    relay(client, host, port, oneWayMs);
            });
            if (m_server->listen(QHostAddress::LocalHost))
                m_port = m_server->serverPort();
        },
        Qt::BlockingQueuedConnection);
}

DelayRelay::~DelayRelay()
{
    QMetaObject::invokeMethod(
        m_server, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

} // namespace lectern::bench
