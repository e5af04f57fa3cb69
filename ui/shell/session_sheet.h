#pragma once

#include "ui/common/sheet.h"
#include "ui/shell/session_empty.h"
#include "workspace/connection_status.h"
#include "workspace/session_listing.h"

class QStackedWidget;

namespace lectern {

class InfoStrip;
class SessionHead;
class SessionTable;
class UndoBar;

/// The sheet in the middle: head, info strip, the table or what stands in its place, undo bar. UI thread.
class SessionSheet : public Sheet
{
    Q_OBJECT

public:
    explicit SessionSheet(QWidget* parent = nullptr);

    [[nodiscard]] SessionHead* head() const { return m_head; }
    [[nodiscard]] SessionTable* table() const { return m_table; }
    [[nodiscard]] SessionEmpty* empty() const { return m_empty; }
    [[nodiscard]] UndoBar* undoBar() const { return m_undo; }
    /// There is no session at all: the sheet has the whole width, the detail is not needed.
    [[nodiscard]] bool isFirstRun() const;

    /// The view that the side bar marks: what the head says while there is no list.
    void setView(SessionView view) { m_view = view; }
    /// @p listing null: nothing is known yet.
    void show(Presence presence, const SessionListingPtr& listing, const ConnectionStatus& connection,
              bool offerDemo);
    /// The table, or the first button of what stands in its place.
    void focusList();

Q_SIGNALS:
    void stripTriggered(); ///< the one button of the info strip
    void signInRequested();
    void firstRunChanged();
    void focusWanted(); ///< focusList() is about to put the keyboard here: be shown

private:
    void showStrip(Presence presence, const ConnectionStatus& connection);

    SessionHead* m_head = nullptr;
    InfoStrip* m_strip = nullptr;
    QStackedWidget* m_stack = nullptr;
    SessionTable* m_table = nullptr;
    SessionEmpty* m_empty = nullptr;
    UndoBar* m_undo = nullptr;
    SessionView m_view = SessionView::ToScore;
    bool m_signInNeeded = false;
    bool m_firstRun = false;
};

} // namespace lectern
