#pragma once

#include <QWidget>

#include <optional>

namespace lectern {

class FieldMessage;
class NumberBox;
class QuickValues;
class ScoreSlider;
class Suggestion;

/// Label, box, slider, message and quick values of the score: three ways to say one value. While the text of
/// the box is no score the slider keeps the last one.
class ScoreField : public QWidget
{
    Q_OBJECT

public:
    explicit ScoreField(QWidget* parent = nullptr);

    [[nodiscard]] QString text() const;
    void setText(const QString& text); ///< no signal
    /// Empty: none. "Did you mean 85?" is added where there is an answer to it.
    void setError(const QString& words);
    [[nodiscard]] NumberBox* box() const { return m_box; }
    [[nodiscard]] ScoreSlider* slider() const { return m_slider; }
    /// In the order of Tab: box, what it suggests, quick values.
    [[nodiscard]] QList<QWidget*> focusChain() const;

Q_SIGNALS:
    void edited(); ///< by the user, any of the three ways

private:
    void setFromUser(std::optional<double> score);
    void followText();

    NumberBox* m_box = nullptr;
    ScoreSlider* m_slider = nullptr;
    FieldMessage* m_message = nullptr;
    Suggestion* m_suggestion = nullptr;
    QuickValues* m_quick = nullptr;
};

} // namespace lectern
