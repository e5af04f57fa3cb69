#pragma once

#include <QVector>
#include <QWidget>

class QAbstractButton;
class QButtonGroup;
class QHBoxLayout;

namespace lectern {

// A few alternatives side by side, one of them chosen: Browser | E-mail and password | Access token.
// Left and Right change it (mirrored in right-to-left); one stop for Tab. Set an accessible name.
class SegmentedControl : public QWidget
{
    Q_OBJECT
public:
    explicit SegmentedControl(QWidget* parent = nullptr);
    // Returns the index. The first segment becomes the current one.
    int addSegment(const QString& text);
    int current() const;
    void setCurrent(int index); // no signal
    void setSegmentEnabled(int index, bool enabled);
    // Segments share the width equally instead of by their text.
    void setEqualWidths(bool equal);

signals:
    void currentChanged(int index); // by the user

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QHBoxLayout* m_layout = nullptr;
    QButtonGroup* m_group = nullptr;
};

} // namespace lectern
