#pragma once

#include "workspace/connection_status.h"
#include "workspace/session_listing.h"

#include <QWidget>

namespace lectern {

class EmptyState;

/// Whether somebody is signed in.
enum class Presence {
    Opening, ///< not known yet: the program starts
    SignedOut,
    SignedIn,
};

/// Why there is no row to show.
enum class EmptyKind {
    None,    ///< there are rows
    Opening, ///< for a moment: nothing is said
    SignedOut,
    Loading,
    NothingCached, ///< no list yet, and no way to the server
    NoSessions,
    NoMatch,
    AllScored,
    NoneInProgress,
    NoneNeedsAttention,
    NoneCompleted,
};

/// Pure. A null listing counts as one that was never loaded.
EmptyKind emptyKindOf(Presence presence, const SessionListing* listing, const ConnectionStatus& connection);

/// What stands in the place of the rows when there are none. UI thread.
class SessionEmpty : public QWidget
{
    Q_OBJECT

public:
    explicit SessionEmpty(QWidget* parent = nullptr);

    void show(EmptyKind kind, const SessionQuery& query, bool offerDemo);
    [[nodiscard]] EmptyKind kind() const { return m_kind; }

Q_SIGNALS:
    void signInRequested();
    void demoRequested();
    void newSessionRequested();
    void refreshRequested();
    void clearRequested(); ///< search and filters

private:
    void fill(EmptyState* state, const SessionQuery& query, bool offerDemo);
    void fillFirstRun(EmptyState* state, bool offerDemo);
    void fillSignedOut(EmptyState* state, bool offerDemo);
    void fillNoMatch(EmptyState* state, const SessionQuery& query);

    EmptyKind m_kind = EmptyKind::None;
    SessionQuery m_query;
    bool m_offersDemo = false;
    EmptyState* m_state = nullptr;
};

} // namespace lectern
