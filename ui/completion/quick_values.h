#pragma once

#include <QVector>
#include <QWidget>

#include <optional>

class QPushButton;

namespace lectern {

/// Scores that are often given, each a button, and "No score". One stop for Tab: inside, arrow keys, Home and
/// End go from one to the next, Space presses it. UI thread.
class QuickValues : public QWidget
{
    Q_OBJECT

public:
    explicit QuickValues(QWidget* parent = nullptr);

    /// All of them in their order, though Tab comes to one only.
    [[nodiscard]] QList<QWidget*> buttons() const;

Q_SIGNALS:
    void chosen(std::optional<double> score);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void add(const QString& name, std::optional<int> score);
    void makeStop(int index);
    void retranslate();

    struct Value
    {
        QPushButton* button = nullptr;
        std::optional<int> score;
    };
    QVector<Value> m_values;
    int m_stop = 0;
};

} // namespace lectern
