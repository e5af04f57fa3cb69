#pragma once

#include "domain/clock.h"

#include <QDateTime>
#include <QHash>
#include <QUuid>
#include <QWidget>

#include <optional>

class QPushButton;
class QTimer;

namespace lectern {

class IconLabel;
class WatchMemory;

/// Start, Pause, Reset and the time that has run, "00:34:12". Each session has its own, which goes on while
/// another session is shown, and, with a WatchMemory, also while the program is closed.
class StopWatch : public QWidget
{
    Q_OBJECT

public:
    explicit StopWatch(QWidget* parent = nullptr);

    /// Shows the watch of this session. @p launchedAt: the first launch of a session under way, from where an
    /// empty time starts; invalid: from zero.
    void setSession(const QUuid& sessionId, const QDateTime& launchedAt);
    /// Runs on from @p minutes unless that is what it says already. Without minutes: from the first launch,
    /// if that was less than half a day ago and the watch was not reset.
    void start(std::optional<double> minutes);
    void pause();
    /// Stands at zero; the next start without minutes begins there.
    void reset();
    /// The watch of that session is not needed any more.
    void forget(const QUuid& sessionId);
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] qint64 elapsedMs() const;
    /// From when it would count if it were started without minutes; invalid: from zero.
    [[nodiscard]] QDateTime countsFrom() const;
    [[nodiscard]] QPushButton* button() const { return m_button; }
    /// Stands wherever there is room for it; hidden while there is nothing to reset.
    [[nodiscard]] QPushButton* resetButton() const { return m_reset; }
    /// Must outlive this; null: a watch is forgotten when the program ends.
    void setMemory(WatchMemory* memory);
    void setClock(const Clock* clock); ///< must outlive this

Q_SIGNALS:
    void startWanted(); ///< the button: answer with start()
    /// It starts at a first launch that was some time ago.
    void startedFromLaunch(const QDateTime& launchedAt);
    /// By the button, from @p minutes.
    void wasReset(int minutes);
    /// Whole minutes that have passed; at the start, at every new minute, and when a running session is
    /// shown.
    void minutesPassed(int minutes);

private:
    struct Watch
    {
        qint64 collectedMs = 0;
        std::optional<qint64> runningSince; ///< Clock::monotonicMs()
        bool fromZero = false;              ///< reset: not from the first launch any more
    };

    void retranslate();
    void remember();
    void recall();
    void tick();
    void updateButton();

    SystemClock m_systemClock;
    const Clock* m_clock = &m_systemClock;
    QUuid m_sessionId;
    QDateTime m_launchedAt;
    QHash<QUuid, Watch> m_watches;
    int m_toldMinutes = -1;
    WatchMemory* m_memory = nullptr;
    QPushButton* m_button = nullptr;
    QPushButton* m_reset = nullptr;
    IconLabel* m_face = nullptr;
    QTimer* m_timer = nullptr;
};

} // namespace lectern
