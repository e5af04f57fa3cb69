#pragma once

#include "domain/clock.h"

#include <QObject>
#include <QTimer>

namespace lectern {

/// Notices that the computer has slept, that the process was stopped, or that somebody has set the clock, by
/// looking at both clocks every few seconds: no system service is needed, and none is missed. Thread: its
/// own.
class WakeDetector : public QObject
{
    Q_OBJECT

public:
    static constexpr int kEveryMs = 5000;
    static constexpr qint64 kToleranceMs = 5000; ///< a busy computer is late by less

    explicit WakeDetector(const Clock& clock, QObject* parent = nullptr);
    /// What the timer does.
    void look();

signals:
    /// Connections may be dead, and what was to be done meanwhile is due.
    void wokeUp();
    /// The wall clock was set, forwards (> 0) or back (< 0).
    void clockSet(qint64 jumpMs);

private:
    const Clock& m_clock;
    QTimer m_timer;
    qint64 m_monotonicMs;
    QDateTime m_wall;
};

} // namespace lectern
