#pragma once

#include <QHeaderView>

namespace lectern {

/// The head of the sessions table: its words stand exactly over the cells. Movable, clickable, with a menu to
/// choose columns. With the keyboard: Left and Right go from head to head, Space or Enter sorts, the menu key
/// opens the menu.
class SessionHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit SessionHeader(QWidget* parent = nullptr);

    /// The leftmost (in right-to-left: rightmost) column that is shown.
    [[nodiscard]] int firstShown() const;
    [[nodiscard]] int lastShown() const;
    /// What the head of a column needs.
    [[nodiscard]] int neededWidth(int column) const;

Q_SIGNALS:
    void columnSwitched(int column, bool shown); ///< by the menu
    void resetRequested();
    void resizedByUser(int column, int width);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int column) const override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void moveToColumn(int by);
    void sortByCursor();
    void tellCursor();
    [[nodiscard]] QString spokenHead(int column) const;

    bool m_pressed = false;
    int m_cursor = 0; ///< column that the keyboard is at
};

/// Continues the head above the scroll bar.
class HeaderCorner : public QWidget
{
    Q_OBJECT

public:
    explicit HeaderCorner(QHeaderView* header);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QHeaderView* m_header;
};

} // namespace lectern
