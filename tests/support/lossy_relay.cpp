#include "support/lossy_relay.h"

#include <QRandomGenerator>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <utility>

namespace lectern::test {

/// One connection of a client and ours to the server. A child of the listener, so that it ends with it.
struct LossyRelay::Pair : public QObject
{
    explicit Pair(QObject* parent) : QObject(parent), server(this) {}

    QTcpSocket* client = nullptr;
    QTcpSocket server;
    QByteArray waiting; ///< answers that are held back

    void end()
    {
        client->abort();
        server.abort();
        deleteLater();
    }
};

LossyRelay::LossyRelay(const QString& root) : m_target(quint16(QUrl(root).port()))
{
    m_server = new QTcpServer;
    m_server->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_server,
        [this] {
            QObject::connect(m_server, &QTcpServer::newConnection, m_server, [this] { onConnection(); });
            if (!m_server->listen(QHostAddress::LocalHost))
                qFatal("the relay cannot listen: %s", qUtf8Printable(m_server->errorString()));
            m_port = m_server->serverPort();
        },
        Qt::BlockingQueuedConnection);
}

LossyRelay::~LossyRelay()
{
    QMetaObject::invokeMethod(
        m_server, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

QString LossyRelay::root() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_port);
}

void LossyRelay::setLoss(int percent, quint32 seed)
{
    m_dice = seed;
    m_lossPercent = percent;
}

void LossyRelay::holdAnswers(bool hold)
{
    m_hold = hold;
    if (hold)
        return;
    QMetaObject::invokeMethod(m_server, [this] {
        const auto pairs = waitingPairs();
        for (Pair* pair : pairs)
            pair->client->write(std::exchange(pair->waiting, {}));
    });
}

void LossyRelay::loseHeldAnswers()
{
    m_hold = false;
    QMetaObject::invokeMethod(
        m_server,
        [this] {
            const auto pairs = waitingPairs();
            m_lost += int(pairs.size());
            for (Pair* pair : pairs)
                pair->end();
        },
        Qt::BlockingQueuedConnection);
}

void LossyRelay::onConnection()
{
    while (QTcpSocket* client = m_server->nextPendingConnection()) {
        auto* pair = new Pair(m_server);
        pair->client = client;
        client->setParent(pair);
        QObject::connect(client, &QTcpSocket::readyRead, pair,
                         [pair] { pair->server.write(pair->client->readAll()); });
        QObject::connect(&pair->server, &QTcpSocket::readyRead, pair, [this, pair] { onAnswer(*pair); });
        QObject::connect(client, &QTcpSocket::disconnected, pair, [pair] { pair->end(); });
        QObject::connect(&pair->server, &QTcpSocket::disconnected, pair,
                         [pair] { pair->client->disconnectFromHost(); });
        QObject::connect(&pair->server, &QTcpSocket::errorOccurred, pair, [pair] {
            if (pair->server.state() == QTcpSocket::UnconnectedState)
                pair->client->disconnectFromHost();
        });
        pair->server.connectToHost(QHostAddress(QHostAddress::LocalHost), m_target);
    }
}

void LossyRelay::onAnswer(Pair& pair)
{
    QByteArray answer = pair.server.readAll();
    if (m_hold) {
        pair.waiting += answer;
        ++m_held;
        return;
    }
    constexpr quint32 kHundred = 100;
    QRandomGenerator random(m_dice++);
    if (random.bounded(kHundred) < quint32(m_lossPercent.load())) {
        ++m_lost;
        if (random.bounded(2) == 0) { // the beginning still arrives
            pair.client->write(answer.left(qsizetype(random.bounded(quint32(answer.size())))));
            pair.client->flush();
        }
        pair.end();
        return;
    }
    pair.client->write(answer);
}

QList<LossyRelay::Pair*> LossyRelay::waitingPairs() const
{
    QList<Pair*> pairs;
    const auto children = m_server->children();
    for (QObject* child : children) {
        if (auto* pair = dynamic_cast<Pair*>(child); pair && !pair->waiting.isEmpty())
            pairs.append(pair);
    }
    return pairs;
}

} // namespace lectern::test
