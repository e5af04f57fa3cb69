#pragma once

#include <QVector>
#include <QWidget>

namespace lectern {

// Downloaded — First launch — Completed: points with a name and a time below, durations above. Painted; the
// accessible text says the same in words.
class TimeLine : public QWidget
{
    Q_OBJECT
public:
    struct Step
    {
        QString name;
        QString time; // "09:56", "not yet"
        bool reached = false;
        QString duration;     // from the step before to this one; may be empty
        bool running = false; // that stretch is still going on: dotted
    };

    explicit TimeLine(QWidget* parent = nullptr);
    void setSteps(const QVector<Step>& steps); // two or more
    const QVector<Step>& steps() const { return m_steps; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    qreal centre(int step) const;
    void paintStretch(QPainter& painter, int step, qreal y) const;
    void paintPoint(QPainter& painter, int step, qreal y) const;
    void paintWords(QPainter& painter, int step, qreal top) const;

    QVector<Step> m_steps;
};

} // namespace lectern
