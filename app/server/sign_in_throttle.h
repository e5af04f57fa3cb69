#pragma once

#include "server/server_config.h"

#include <QHash>
#include <QString>

#include <chrono>

namespace lectern::server {

/// Remembers failed sign-ins (contract: sign-in). What is slowed down is the pair of an account and an
/// address: a failure from elsewhere costs nobody the right password. In memory, and bounded there; a restart
/// forgets. Not thread-safe.
class SignInThrottle
{
public:
    SignInThrottle(const SignInLimits& limits, const Clock& clock) : m_limits(limits), m_clock(clock) {}

    /// How long the pair has to pause, in whole seconds; 0: not at all.
    [[nodiscard]] std::chrono::seconds pause(const QString& email, const QString& address) const;
    /// How many tries of the pair may be checked at once, at least 1: so many that all may fail.
    [[nodiscard]] int atOnce(const QString& email, const QString& address) const;
    /// Whether many tries from the address failed lately, of whatever account.
    [[nodiscard]] bool isLoud(const QString& address) const;

    void failed(const QString& email, const QString& address);
    /// Forgives the pair what it has against it.
    void succeeded(const QString& email, const QString& address);

private:
    struct Count
    {
        int failures = 0;
        qint64 lastMs = 0;
    };
    using Counts = QHash<QString, Count>;

    [[nodiscard]] int failuresOf(const Counts& counts, const QString& key, qint64 now) const;
    [[nodiscard]] bool isForgotten(const Count& count, qint64 now) const;
    void add(Counts& counts, const QString& key) const;
    void makeRoom(Counts& counts, qint64 now) const;

    const SignInLimits m_limits;
    const Clock& m_clock;
    Counts m_pairs;
    Counts m_addresses;
};

} // namespace lectern::server
