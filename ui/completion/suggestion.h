#pragma once

#include <QPushButton>

#include <optional>

namespace lectern {

class NumberBox;

/// "Use 85": puts what was likely meant into a box, by click or, one Tab after the box, by key. Takes no room
/// while there is nothing to offer. UI thread.
class Suggestion : public QPushButton
{
    Q_OBJECT

public:
    explicit Suggestion(NumberBox* box, QWidget* parent = nullptr);

    void offer(std::optional<double> value);

private:
    NumberBox* m_box;
    QString m_value;
};

} // namespace lectern
