#include "ui/common/score_slider.h"

#include "ui/common/style_ranges.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QStyleOptionSlider>

#include <cmath>

namespace lectern {

namespace {

constexpr int kUnit = 100; // of the slider, for one point
constexpr int kHighest = 100;

int toUnits(double score)
{
    return static_cast<int>(std::lround(score * kUnit));
}

int toScore(int units)
{
    return static_cast<int>(std::lround(units / static_cast<double>(kUnit)));
}

} // namespace

ScoreSlider::ScoreSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent)
{
    setRange(0, kHighest * kUnit);
    setSingleStep(kUnit);
    setPageStep(10 * kUnit);
    setAccessibleName(tr("Score"));
    setMinimumWidth(80);
    setFocusPolicy(Qt::NoFocus);
    setProperty(style::kNoValueProperty, true);
    setPassMark(kPassMark);
    connect(this, &QSlider::valueChanged, this, &ScoreSlider::applyUserValue);
}

std::optional<double> ScoreSlider::score() const
{
    if (m_empty)
        return std::nullopt;
    return value() / static_cast<double>(kUnit);
}

void ScoreSlider::setScore(std::optional<double> score)
{
    m_empty = !score.has_value();
    setProperty(style::kNoValueProperty, m_empty);
    setSilently(score ? toUnits(std::clamp(*score, 0.0, static_cast<double>(kHighest))) : 0);
    update();
}

void ScoreSlider::chooseScore(double score)
{
    applyUserValue(toUnits(std::clamp(score, 0.0, static_cast<double>(kHighest))));
}

void ScoreSlider::setPassMark(double passMark)
{
    setProperty(style::kTickProperty, toUnits(passMark));
    update();
}

void ScoreSlider::keyPressEvent(QKeyEvent* event)
{
    if (!m_empty) {
        QSlider::keyPressEvent(event);
        return;
    }
    const int forwards = isRightToLeft() ? Qt::Key_Left : Qt::Key_Right;
    if (event->key() == forwards || event->key() == Qt::Key_Up || event->key() == Qt::Key_PageUp)
        applyUserValue(property(style::kTickProperty).toInt());
    else
        event->ignore();
}

void ScoreSlider::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressedAt = event->position().toPoint();
    m_dragging = false;
}

void ScoreSlider::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_pressedAt)
        return;
    const QPoint at = event->position().toPoint();
    if (!m_dragging && std::abs(at.x() - m_pressedAt->x()) < QApplication::startDragDistance())
        return;
    m_dragging = true;
    const int score = toScore(valueAt(at.x()));
    if (m_empty || toUnits(score) != value())
        applyUserValue(toUnits(score));
}

void ScoreSlider::mouseReleaseEvent(QMouseEvent*)
{
    m_pressedAt.reset();
    m_dragging = false;
}

int ScoreSlider::valueAt(int x) const
{
    QStyleOptionSlider option;
    initStyleOption(&option);
    const int handle =
        style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this).width();
    return QStyle::sliderValueFromPosition(minimum(), maximum(), x - handle / 2, width() - handle,
                                           option.upsideDown);
}

void ScoreSlider::setSilently(int value)
{
    const QSignalBlocker blocker(this);
    setValue(value);
}

void ScoreSlider::applyUserValue(int value)
{
    const int whole = toScore(value);
    m_empty = false;
    setProperty(style::kNoValueProperty, false);
    setSilently(whole * kUnit);
    update();
    emit scoreMoved(whole);
}

} // namespace lectern
