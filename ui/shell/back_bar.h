#pragma once

#include <QObject>

class QHBoxLayout;
class QPushButton;

namespace lectern {

class ElidedLabel;
class IconButton;
class SessionTable;
class TabularLabel;

/// The head of the detail while it is the only sheet: Back, the view, "2 of 32", previous, next. UI thread.
class BackBar : public QObject
{
    Q_OBJECT

public:
    /// Puts its widgets into @p row, the head of @p sheet. Steps through @p table.
    BackBar(QHBoxLayout* row, QWidget* sheet, SessionTable* table);

    [[nodiscard]] QPushButton* back() const { return m_back; }
    /// View and place of the selected session. Costs nothing while the bar is not shown.
    void refresh();

Q_SIGNALS:
    void backWanted();

private:
    void retranslate();

    SessionTable* m_table;
    QPushButton* m_back = nullptr;
    ElidedLabel* m_view = nullptr;
    TabularLabel* m_place = nullptr;
    IconButton* m_previous = nullptr;
    IconButton* m_next = nullptr;
};

} // namespace lectern
