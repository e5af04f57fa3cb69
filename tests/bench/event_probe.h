#pragma once

#include <QApplication>
#include <QList>
#include <QThread>

#include <atomic>

namespace lectern::bench {

/// The application of the measured window: knows the longest time that one event has kept its thread busy,
/// by the thread's own CPU clock, which other programs do not disturb.
class MeasuredApplication : public QApplication
{
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override;
    /// Since the last call, in ms.
    double takeLongestWork();

private:
    int m_depth = 0;
    qint64 m_longestNs = 0;
};

/// Posts an event into the thread of its receiver every 2 ms, as keys and the mouse would come, and keeps how
/// long each had to wait.
class EventProbe : public QObject
{
public:
    EventProbe();
    ~EventProbe() override;
    /// Waiting times since the last call, in ms.
    QList<double> takeWaits();

    bool event(QEvent* event) override;

private:
    QThread* m_thread = nullptr;
    std::atomic<bool> m_stop{false};
    QList<double> m_waits;
};

} // namespace lectern::bench
