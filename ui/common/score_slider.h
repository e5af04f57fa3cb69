#pragma once

#include "ui/common/measures.h"

#include <QSlider>

#include <optional>

namespace lectern {

// A slider for a score from 0 to 100 with a tick at the pass mark. Dragging and keys give whole points; a
// score set from elsewhere may have decimals. No score: the handle rests at 0 and no part is filled; a key
// that goes up then starts at the pass mark, the others do nothing. Only a drag counts, from wherever it
// begins: a click in passing changes no score. It does not take the keyboard: the box beside it says the same
// by key.
class ScoreSlider : public QSlider
{
    Q_OBJECT
public:
    explicit ScoreSlider(QWidget* parent = nullptr);
    std::optional<double> score() const;
    void setScore(std::optional<double> score); // no signal
    void setPassMark(double passMark);
    void chooseScore(double score); // as the user does, to the next whole point: emits scoreMoved()

signals:
    void scoreMoved(double score); // by the user

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    int valueAt(int x) const;
    void applyUserValue(int value);
    void setSilently(int value);

    bool m_empty = true;
    std::optional<QPoint> m_pressedAt;
    bool m_dragging = false;
};

} // namespace lectern
