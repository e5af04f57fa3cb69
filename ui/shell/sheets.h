#pragma once

#include <QWidget>

class QShortcut;

namespace lectern {

class BackBar;
class DetailPanel;
class SessionSheet;
class Sheet;
class SheetSplitter;

/// The list and the detail of a window: side by side where both have room, else one of them, and Back.
///
///   both ──(too narrow)──▶ list or detail, whichever has the keyboard ──(wide enough)──▶ both
///   list ──openDetail()──▶ detail ──openList()──▶ list      (nothing happens while both are shown)
///
/// Nothing that was typed, selected or scrolled changes by that, and a window that grows leaves the keyboard
/// where it is. UI thread.
class Sheets : public QWidget
{
    Q_OBJECT

public:
    explicit Sheets(QWidget* parent = nullptr);

    [[nodiscard]] SessionSheet* list() const { return m_list; }
    [[nodiscard]] DetailPanel* detail() const { return m_detail; }
    [[nodiscard]] bool isOneSheet() const { return m_one; }
    [[nodiscard]] bool isDetailOpen() const;

    /// Both sheets and what is between them need this much, in logical pixels; it grows with the text.
    [[nodiscard]] int widthForBoth() const;
    /// Called whenever the window was resized. @p detailWidth is what the detail gets when both are shown.
    void fit(bool one, int detailWidth);

public Q_SLOTS:
    void openDetail();
    void openList();
    /// Back: the list with the keyboard in it.
    void goBack();

Q_SIGNALS:
    void detailWidthChosen(int width); ///< by the user

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void connectList();
    void show(bool list, bool detail);
    void placeUndoBar(Sheet* sheet);
    void setOneSheet(bool one);

    SheetSplitter* m_splitter = nullptr;
    SessionSheet* m_list = nullptr;
    DetailPanel* m_detail = nullptr;
    BackBar* m_bar = nullptr;
    QShortcut* m_backKey = nullptr;
    bool m_one = false;
    bool m_detailOpen = false; ///< of the one sheet
};

} // namespace lectern
