#pragma once

#include <QWidget>

class QBoxLayout;

namespace lectern {

// Buttons side by side where they fit, else one below the other and as wide as the row.
class ButtonRow : public QWidget
{
    Q_OBJECT
public:
    explicit ButtonRow(QWidget* parent = nullptr);
    void addButton(QWidget* button);
    // Call after buttons were shown or hidden.
    void refit();
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    int widthInARow() const;

    QList<QWidget*> m_buttons;
    QBoxLayout* m_layout = nullptr;
};

} // namespace lectern
