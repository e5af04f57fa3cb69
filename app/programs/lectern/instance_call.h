#pragma once

#include "single_instance.h"

#include <QLocalSocket>
#include <QObject>
#include <QTimer>

#include <memory>

namespace lectern {

/// What a second process of a profile does: asks the first one to show its window, and becomes the first
/// itself if that one is just ending. Exactly one signal, within the patience. Thread: the main one.
class InstanceCall : public QObject
{
    Q_OBJECT

public:
    /// @p token: what the desktop gave this process so that a window may take the focus; may be empty.
    InstanceCall(QString profileRoot, QByteArray token, int patienceMs = kPatienceMs);

    void start();
    /// After ended().
    [[nodiscard]] std::unique_ptr<SingleInstance> takeInstance() { return std::move(m_instance); }

    static constexpr int kPatienceMs = 5000;

signals:
    void raised();
    /// The other one is gone: takeInstance().
    void ended();
    /// InUse: it is there and does not answer. The words are for people.
    void failed(const lectern::Failure& failure);

private:
    void attempt();
    void finish();

    const QString m_root;
    const QByteArray m_token;
    QLocalSocket m_socket;
    QTimer m_patience;
    QTimer m_retry;
    std::unique_ptr<SingleInstance> m_instance;
};

} // namespace lectern
