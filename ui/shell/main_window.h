#pragma once

#include <QMainWindow>

#include <functional>

namespace lectern {

class DetailPanel;
class MainMenu;
class Preferences;
class SessionSheet;
class Sheets;
class SideBar;
class StatusLine;

/// The window: menu bar, side bar, sessions, detail, status line, and how they share the room. UI thread.
/// What stands in it is up to MainController.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget* parent = nullptr);

    [[nodiscard]] MainMenu* menu() const { return m_menu; }
    [[nodiscard]] SideBar* sideBar() const { return m_sideBar; }
    [[nodiscard]] Sheets* sheets() const { return m_sheets; }
    [[nodiscard]] SessionSheet* sheet() const { return m_sheet; }
    [[nodiscard]] DetailPanel* detail() const { return m_detail; }
    [[nodiscard]] StatusLine* statusLine() const { return m_status; }

    void restore(const Preferences& preferences);
    void store(Preferences& preferences) const;
    /// Side bar, sessions, detail, and from the start again.
    void focusNextSheet();
    /// Where people go on when nothing else has the keyboard: the score of the session that is open, else the
    /// list.
    void focusHome();
    /// Asked before the window closes; it stays when the answer is no.
    void setMayClose(std::function<bool()> mayClose) { m_mayClose = std::move(mayClose); }

Q_SIGNALS:
    void aboutToClose();

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void setTabOrders();
    void fitToSize();
    void fitToScreen();

    MainMenu* m_menu = nullptr;
    SideBar* m_sideBar = nullptr;
    Sheets* m_sheets = nullptr;
    SessionSheet* m_sheet = nullptr; ///< of m_sheets, as is the next
    DetailPanel* m_detail = nullptr;
    StatusLine* m_status = nullptr;
    QSize m_firstSize; ///< of a window that had none to restore
    std::function<bool()> m_mayClose;
    int m_detailWidth = 0; ///< chosen with the splitter; 0: not chosen
};

} // namespace lectern
