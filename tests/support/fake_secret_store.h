#pragma once

#include "auth/secret_store.h"

#include <QHash>
#include <QList>

namespace lectern::test {

/// A keychain in memory that can be locked, slow, and asked what was done to it. One thread.
class FakeSecretStore final : public SecretStore
{
    Q_OBJECT

public:
    using SecretStore::SecretStore;

    QHash<QString, QByteArray> values;
    QStringList log; ///< "write refresh-token/a=value"
    bool locked = false;

    /// While held, answers wait; release() gives them.
    void hold() { m_held = true; }
    void release();

    void read(const QString& key, QObject* context, ReadCallback callback) override;
    void write(const QString& key, const QByteArray& value, QObject* context, DoneCallback callback) override;
    void remove(const QString& key, QObject* context, DoneCallback callback) override;
    [[nodiscard]] bool isPermanent() const override { return true; }

private:
    void later(QObject* context, std::function<void()> what);

    QList<std::function<void()>> m_waiting;
    bool m_held = false;
};

} // namespace lectern::test
