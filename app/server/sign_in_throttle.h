#pragma once

#include "server/server_config.h"

#include <QHash>
#include <QString>

#include <chrono>
#include <mutex>
#include <optional>

namespace lectern::server {

/// Counts failed sign-ins per account and per address (contract: sign-in). A try counts as failed from its
/// start, so that many at once find no gap. In memory: a restart forgets. Thread-safe.
class SignInThrottle
{
public:
    SignInThrottle(const SignInLimits& limits, const Clock& clock) : m_limits(limits), m_clock(clock) {}

    /// Nothing: go on, and say succeeded() or withdrawn(). Else how long to wait (at least 1 s); nothing is
    /// counted.
    std::optional<std::chrono::seconds> begin(const QString& email, const QString& address);
    /// The account's count starts anew, the address loses this try.
    void succeeded(const QString& email, const QString& address);
    /// The try came to no verdict (a database failure): it does not count.
    void withdrawn(const QString& email, const QString& address);

private:
    struct Count
    {
        int failures = 0;
        qint64 lastMs = 0;
    };
    using Counts = QHash<QString, Count>;

    [[nodiscard]] qint64 waitMs(const Counts& counts, const QString& key, qint64 now) const;
    void add(Counts& counts, const QString& key, qint64 now) const;
    static void remove(Counts& counts, const QString& key);

    const SignInLimits m_limits;
    const Clock& m_clock;
    std::mutex m_mutex;
    Counts m_accounts;
    Counts m_addresses;
};

} // namespace lectern::server
