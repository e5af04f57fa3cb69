#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace lectern {

class ToneLabel;

// The label above a field, with a hint, or a link button, at its end. The label is the field's buddy, and the
// hint becomes its accessible description.
class FieldLabel : public QWidget
{
    Q_OBJECT
public:
    explicit FieldLabel(const QString& text, QWidget* buddy = nullptr, QWidget* parent = nullptr);
    void setText(const QString& text);
    void setHint(const QString& hint);
    void setBuddy(QWidget* buddy);
    // Puts a widget (e.g. a flat small button) at the end.
    void addTrailing(QWidget* widget);

private:
    QHBoxLayout* m_layout = nullptr;
    ToneLabel* m_label = nullptr;
    ToneLabel* m_hint = nullptr;
};

} // namespace lectern
