#pragma once

#include "workspace/session_listing.h"

#include <QObject>

class QHBoxLayout;
class QTimer;
class QToolButton;
class QWidget;

namespace lectern {

class FilterMenu;
class IconButton;
class SearchField;
class TabularLabel;
class ToneLabel;

/// The head of the sessions sheet: which view, how many, search, filter, refresh, new session. UI thread. Its
/// widgets stand in a layout of the sheet.
class SessionHead : public QObject
{
    Q_OBJECT

public:
    SessionHead(QHBoxLayout* row, QWidget* sheet);

    void setListing(const SessionListing& listing);
    /// What the filter menu offers as "of this activity".
    void setSelected(const SessionRow* row);
    /// Filter and New session without their text.
    void setNarrow(bool narrow);
    /// There is no session at all: what to do stands in the middle of the sheet.
    void setFirstRun(bool firstRun);
    void setEnabled(bool enabled);
    void setRefreshing(bool refreshing);
    /// Puts a text, perhaps none, into the search field without a signal.
    void setSearch(const QString& text);
    void focusSearch();
    [[nodiscard]] FilterMenu* filter() const { return m_filter; }
    /// In the order of Tab.
    [[nodiscard]] QList<QWidget*> stops() const;

Q_SIGNALS:
    void searchChanged(const QString& text); ///< shortly after the last key
    void refreshRequested();
    void newSessionRequested();
    void leftDownwards(); ///< Down or Enter in the search field: on to the list

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addWidgets(QHBoxLayout* row, QWidget* sheet);
    void retranslate();
    void showFilterCount(const SessionQuery& query);

    ToneLabel* m_title = nullptr;
    TabularLabel* m_count = nullptr;
    SearchField* m_search = nullptr;
    QToolButton* m_filterButton = nullptr;
    IconButton* m_refresh = nullptr;
    QToolButton* m_new = nullptr;
    FilterMenu* m_filter = nullptr;
    QTimer* m_pause = nullptr;
    SessionQuery m_query; ///< of the list that is shown
};

} // namespace lectern
