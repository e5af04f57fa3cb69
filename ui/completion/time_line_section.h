#pragma once

#include "domain/clock.h"
#include "ui/common/time_line.h"
#include "workspace/session_detail.h"

#include <QWidget>

class QTimer;

namespace lectern {

class ToggleSection;

/// Downloaded, First launch, Completed: when, and how long in between. Counts a running session on, once a
/// minute. In a low window it is one line that unfolds.
class TimeLineSection : public QWidget
{
    Q_OBJECT

public:
    explicit TimeLineSection(QWidget* parent = nullptr);

    void setRow(const SessionRow& row);
    void setCompact(bool compact);
    void setClock(const Clock* clock); ///< must outlive this
    [[nodiscard]] TimeLine* line() const { return m_line; }

private:
    [[nodiscard]] QString lengthWords(qint64 seconds) const;
    [[nodiscard]] QDateTime completedAt() const; ///< by the server's clock, else by ours
    [[nodiscard]] QVector<TimeLine::Step> steps() const;
    void showSteps();

    SystemClock m_systemClock;
    const Clock* m_clock = &m_systemClock;
    SessionRow m_row;
    TimeLine* m_line = nullptr;
    ToggleSection* m_fold = nullptr;
    QTimer* m_minute = nullptr;
};

} // namespace lectern
