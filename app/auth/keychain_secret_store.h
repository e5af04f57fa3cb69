#pragma once

#include "auth/secret_store.h"

namespace lectern {

/// The keychain of the operating system (Secret Service, Windows credentials, macOS keychain) through
/// QtKeychain, without its plaintext fallback. Values larger than 2000 bytes are kept in pieces, since
/// Windows takes no more than 2560; a write that is interrupted leaves the old value whole. The main thread's
/// event loop has to run, wherever the calls come from.
class KeychainSecretStore final : public SecretStore
{
    Q_OBJECT

public:
    static constexpr int kPieceSize = 2'000;

    /// @p service: the name under which people see the entries in their keychain.
    explicit KeychainSecretStore(QString service = QStringLiteral("Lectern"),
                                 int timeoutMs = kDefaultTimeoutMs, QObject* parent = nullptr);

    void read(const QString& key, QObject* context, ReadCallback callback) override;
    void write(const QString& key, const QByteArray& value, QObject* context, DoneCallback callback) override;
    void remove(const QString& key, QObject* context, DoneCallback callback) override;
    [[nodiscard]] bool isPermanent() const override { return true; }

private:
    const QString m_service;
    const int m_timeoutMs;
};

} // namespace lectern
