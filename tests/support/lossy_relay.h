#pragma once

#include <QList>
#include <QString>
#include <QThread>

#include <atomic>

class QTcpServer;
class QTcpSocket;

namespace lectern::test {

/// A bad line between a client and a server on this computer: passes bytes on, and loses answers of a server
/// that has done its work. Works in a thread of its own. Thread of its calls: the one that made it.
class LossyRelay
{
public:
    /// Leads to @p root ("http://127.0.0.1:PORT"). Nothing is lost until setLoss().
    explicit LossyRelay(const QString& root);
    ~LossyRelay();

    LossyRelay(const LossyRelay&) = delete;
    LossyRelay& operator=(const LossyRelay&) = delete;

    /// "http://127.0.0.1:PORT" of the relay.
    [[nodiscard]] QString root() const;
    /// Of a hundred answers so many are lost, wholly or from some byte on, and the connection with them.
    void setLoss(int percent, quint32 seed);
    /// While this is on, answers wait here.
    void holdAnswers(bool hold);
    /// Ends the connections whose answers wait here, as a sleeping computer's end; later answers pass.
    void loseHeldAnswers();
    [[nodiscard]] int lostAnswers() const { return m_lost; }
    [[nodiscard]] int heldAnswers() const { return m_held; }

private:
    struct Pair;
    void onConnection();
    void onAnswer(Pair& pair);
    QList<Pair*> waitingPairs() const;

    quint16 m_target = 0;
    quint16 m_port = 0;
    QThread m_thread;
    QTcpServer* m_server = nullptr; ///< lives in m_thread, as all sockets do
    std::atomic<int> m_lossPercent = 0;
    std::atomic<quint32> m_dice = 1;
    std::atomic<bool> m_hold = false;
    std::atomic<int> m_lost = 0;
    std::atomic<int> m_held = 0;
};

} // namespace lectern::test
