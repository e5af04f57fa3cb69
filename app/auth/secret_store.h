#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>

namespace lectern {

/// Keeps secrets between runs, never in plaintext on disk. Every call answers exactly once through its
/// callback, later and in the thread of @p context, within the time-out; not at all if @p context is gone by
/// then. May be called from any thread. Failures: NotFound (read only), Damaged, SecretStoreMissing (no
/// keychain, locked, or no answer in time), with words for people.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    static constexpr int kDefaultTimeoutMs = 5'000;

    using ReadCallback = std::function<void(const Result<QByteArray>&)>;
    using DoneCallback = std::function<void(const Outcome&)>;

    using QObject::QObject;

    virtual void read(const QString& key, QObject* context, ReadCallback callback) = 0;
    /// Replaces what is there.
    virtual void write(const QString& key, const QByteArray& value, QObject* context,
                       DoneCallback callback) = 0;
    /// Succeeds also when there is nothing.
    virtual void remove(const QString& key, QObject* context, DoneCallback callback) = 0;
    /// False for a store that forgets everything at the end of the program.
    [[nodiscard]] virtual bool isPermanent() const = 0;
};

} // namespace lectern
