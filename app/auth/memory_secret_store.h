#pragma once

#include "auth/secret_store.h"

#include <QHash>
#include <QMutex>

namespace lectern {

/// Secrets of this run only: for a sign-in without a keychain.
class MemorySecretStore final : public SecretStore
{
    Q_OBJECT

public:
    using SecretStore::SecretStore;

    void read(const QString& key, QObject* context, ReadCallback callback) override;
    void write(const QString& key, const QByteArray& value, QObject* context, DoneCallback callback) override;
    void remove(const QString& key, QObject* context, DoneCallback callback) override;
    [[nodiscard]] bool isPermanent() const override { return false; }

private:
    QMutex m_mutex;
    QHash<QString, QByteArray> m_values;
};

} // namespace lectern
