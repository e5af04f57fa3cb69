#pragma once

#include "domain/clock.h"

#include <QMutex>
#include <QMutexLocker>

namespace lectern::test {

/// A clock that stands still until it is told to go on. Thread-safe.
class FakeClock final : public Clock
{
public:
    explicit FakeClock(QDateTime start = QDateTime({2026, 11, 23}, {10, 30}, Qt::UTC))
        : m_now(std::move(start))
    {
    }

    void advance(qint64 ms)
    {
        const QMutexLocker lock(&m_mutex);
        m_now = m_now.addMSecs(ms);
        m_monotonicMs += ms;
    }
    /// Sets the wall clock only, as a person or a time server does.
    void jumpTo(const QDateTime& now)
    {
        const QMutexLocker lock(&m_mutex);
        m_now = now;
    }
    void setUtcOffsetSeconds(int seconds)
    {
        const QMutexLocker lock(&m_mutex);
        m_utcOffset = seconds;
    }

    [[nodiscard]] QDateTime now() const override
    {
        const QMutexLocker lock(&m_mutex);
        return m_now;
    }
    [[nodiscard]] qint64 monotonicMs() const override
    {
        const QMutexLocker lock(&m_mutex);
        return m_monotonicMs;
    }
    [[nodiscard]] int utcOffsetSeconds() const override
    {
        const QMutexLocker lock(&m_mutex);
        return m_utcOffset;
    }

private:
    mutable QMutex m_mutex;
    QDateTime m_now;
    qint64 m_monotonicMs = 1'000;
    int m_utcOffset = 3'600;
};

} // namespace lectern::test
