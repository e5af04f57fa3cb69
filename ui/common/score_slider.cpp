#include "ui/common/score_slider.h"

#include "ui/common/style_ranges.h"

#include <QSignalBlocker>

#include <cmath>

namespace lectern {

namespace {

constexpr int kUnit = 100; // of the slider, for one point
constexpr int kHighest = 100;

int toUnits(double score)
{
    return static_cast<int>(std::lround(score * kUnit));
}

} // namespace

ScoreSlider::ScoreSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent)
{
    setRange(0, kHighest * kUnit);
    setSingleStep(kUnit);
    setPageStep(10 * kUnit);
    setAccessibleName(tr("Score"));
    setMinimumWidth(80);
    setProperty(style::kNoValueProperty, true);
    setPassMark(kPassMark);
    connect(this, &QSlider::valueChanged, this, &ScoreSlider::applyUserValue);
    // A press on the handle at 0 gives no change of the value, but a score all the same.
    connect(this, &QSlider::sliderReleased, this, [this] {
        if (m_empty)
            applyUserValue(value());
    });
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

void ScoreSlider::setSilently(int value)
{
    const QSignalBlocker blocker(this);
    setValue(value);
}

void ScoreSlider::applyUserValue(int value)
{
    const auto whole = static_cast<int>(std::lround(value / static_cast<double>(kUnit)));
    m_empty = false;
    setProperty(style::kNoValueProperty, false);
    setSilently(whole * kUnit);
    update();
    emit scoreMoved(whole);
}

} // namespace lectern
