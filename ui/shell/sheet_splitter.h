#pragma once

#include <QSplitter>

namespace lectern {

/// A splitter whose handle the keyboard reaches: arrow keys move it by 16 px, with Shift by 1. UI thread.
class SheetSplitter : public QSplitter
{
    Q_OBJECT

public:
    explicit SheetSplitter(QWidget* parent = nullptr);

protected:
    QSplitterHandle* createHandle() override;
};

class SheetSplitterHandle : public QSplitterHandle
{
    Q_OBJECT

public:
    explicit SheetSplitterHandle(QSplitter* splitter);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
};

} // namespace lectern
