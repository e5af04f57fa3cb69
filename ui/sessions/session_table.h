#pragma once

#include "ui/sessions/column_plan.h"
#include "workspace/session_listing.h"

#include <QTableView>

namespace lectern {

class SessionDelegate;
class SessionHeader;

/// What is remembered of the columns.
struct ColumnState
{
    ColumnChoice choice;
    QList<int> order; ///< logical columns as they stand; empty: as they come

    bool operator==(const ColumnState&) const = default;
};

/// The table of sessions: two-line rows, one of them selected. UI thread. It takes listings and emits wishes;
/// the selection belongs to a session, not to a row, and stays when rows move. A selected session that leaves
/// the list stays selected() until another one is chosen.
class SessionTable : public QTableView
{
    Q_OBJECT

public:
    explicit SessionTable(QWidget* parent = nullptr);

    void setListing(const SessionListingPtr& listing);
    [[nodiscard]] const SessionListingPtr& listing() const;

    /// Null: none was chosen.
    [[nodiscard]] QUuid selected() const { return m_selected; }
    /// Selects and scrolls to it, without a signal. One that isn't in the list is selected when it comes.
    void select(const QUuid& session);
    /// Selects the row @p by further down, stops at the ends, with a signal.
    void step(int by);

    void setCompact(bool compact); ///< one line a row
    [[nodiscard]] ColumnState columnState() const;
    void setColumnState(const ColumnState& state);

Q_SIGNALS:
    void selectedByUser(const QUuid& session);
    void activatedByUser(const QUuid& session); ///< Enter or a double click
    void sortRequested(lectern::SessionSort sort, Qt::SortOrder order);
    void columnStateChanged(); ///< by the user
    void listingChanged();
    void firstPainted(); ///< once: the first rows are on the screen

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void initViewItemOption(QStyleOptionViewItem* option) const override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;

private:
    void buildHeader();
    void applyFont();
    void planAgain();
    void applyPlan(const ColumnPlan& plan);
    void showSelection(bool scroll, int rowBefore);
    void showSort();
    void sortBy(int column, Qt::SortOrder order);
    bool takeLookedAt();
    void setHoveredRow(int row);
    void updateRow(int row);

    SessionModel* m_model = nullptr;
    SessionDelegate* m_delegate = nullptr;
    SessionHeader* m_header = nullptr;
    QUuid m_selected;
    ColumnChoice m_choice;
    ColumnPlan m_plan;
    int m_hoveredRow = -1;
    bool m_updating = false;
    bool m_painted = false;
};

} // namespace lectern
