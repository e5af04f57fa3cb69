// What MainController does when the core says how things stand.
#include "ui/completion/detail_panel.h"
#include "ui/sessions/next_session.h"
#include "ui/sessions/session_table.h"
#include "ui/shell/draft_keeper.h"
#include "ui/shell/language.h"
#include "ui/shell/leave_controller.h"
#include "ui/shell/main_controller.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/shell/receipt_controller.h"
#include "ui/shell/session_head.h"
#include "ui/shell/session_sheet.h"
#include "ui/shell/side_bar.h"
#include "ui/shell/sign_in_controller.h"
#include "ui/shell/status_line.h"
#include "ui/shell/undo_notice.h"
#include "ui/signin/new_session_dialog.h"

namespace lectern {

void MainController::onSignInNeeded()
{
    m_presence = Presence::SignedOut;
    onListing(nullptr);
    showWindow();
    if (m_window)
        openSignIn();
}

// Also when the last account could not be opened at the start.
void MainController::onSignInFailed(const Failure& failure)
{
    if (m_presence == Presence::Opening)
        m_presence = Presence::SignedOut;
    onListing(m_listing);
    showWindow();
    if (!m_window || m_signIn->isCancelling())
        return; // whoever has cancelled is asked nothing
    if (!m_signIn->isOpen())
        openSignIn();
    m_signIn->showFailure(failure);
}

void MainController::openSignIn()
{
    m_window->detail()->flushDraft();
    if (m_account)
        m_signIn->openFor(m_window.get(), *m_account);
    else
        m_signIn->open(m_window.get());
}

// What was typed belongs to the account that is about to be closed.
void MainController::signOut()
{
    if (m_window)
        m_window->detail()->flushDraft();
    leave(UnsentQuestion::Way::SignOut, [this] { m_console.signOut(); });
}

bool MainController::hasUnsent() const
{
    return m_presence == Presence::SignedIn && m_connection.unsent() + m_submitted.size() > 0;
}

// Results that only need attention wait in any case.
bool MainController::mayClose()
{
    m_window->detail()->flushDraft();
    if (m_mayClose || (!hasUnsent() && m_drafts->areSaved()))
        return true;
    leave(UnsentQuestion::Way::Quit, [this] {
        m_mayClose = true;
        m_window->close();
    });
    return false;
}

// Without a window there is nobody to ask.
void MainController::leave(UnsentQuestion::Way way, const std::function<void()>& go)
{
    if (!m_window) {
        go();
        return;
    }
    const auto names = [this](const QUuid& session) {
        return nameOf(session);
    };
    m_leave->saveDrafts(way, m_window.get(), names, [this, way, names, go] {
        if (hasUnsent())
            m_leave->ask(way, m_window.get(), names, go);
        else
            go();
    });
}

void MainController::onSystemLogOff()
{
    constexpr int kLogOffMs = 60'000;
    if (m_window) {
        m_window->detail()->flushDraft();
        m_window->store(m_preferences);
        m_preferences.save();
    }
    m_mayClose = true;
    QTimer::singleShot(kLogOffMs, this, [this] { m_mayClose = false; });
}

void MainController::onAccountOpened(const AccountInfo& account)
{
    m_presence = Presence::SignedIn;
    m_account = account;
    m_selectFirst = true;
    m_focusList = true;
    if (m_window)
        m_window->sideBar()->setAccount(m_account);
    onListing(m_listing);
}

void MainController::onAccountChanged(const AccountInfo& account)
{
    m_account = account;
    if (m_window)
        m_window->sideBar()->setAccount(m_account);
}

void MainController::onAccountClosed()
{
    m_presence = Presence::SignedOut;
    m_account.reset();
    m_detail.reset();
    m_packages.clear();
    m_connection = {};
    m_leave->dismiss();
    m_recordedSuffix = false;
    m_receipts->close();
    m_selected = m_wanted = m_advance = m_next = m_focusScore = {};
    m_focusList = false;
    m_submitted.clear();
    m_drafts->clear();
    if (m_window) {
        m_undo->clear();
        m_window->detail()->clear();
        m_window->sideBar()->setAccount(std::nullopt);
        m_window->sheet()->table()->select({});
    }
    if (m_newSession)
        m_newSession->reject();
    onListing(nullptr);
}

void MainController::onListing(const SessionListingPtr& listing)
{
    m_listing = listing;
    if (!m_window)
        return;
    const bool signedIn = m_presence == Presence::SignedIn;
    m_window->sheet()->show(m_presence, listing, m_connection, offersDemoHere());
    m_window->sideBar()->setCounts(signedIn && listing ? listing->counts : SessionCounts());
    if (signedIn && listing)
        selectAfter(*listing);
    showSelection();
    if (signedIn && listing && listing->everLoaded && std::exchange(m_focusList, false) &&
        !m_window->detail()->hasKeyboard())
        m_window->sheet()->focusList();
    if (listing)
        showWindow();
}

// Chooses a session where people expect one: the one just made, or the first of a list just opened.
void MainController::selectAfter(const SessionListing& listing)
{
    if (!m_wanted.isNull() && listing.indexOf(m_wanted) >= 0) {
        m_selectFirst = false;
        m_focusScore = m_wanted;
        select(std::exchange(m_wanted, QUuid()));
        return;
    }
    const bool isFresh = listing.query == m_query && listing.everLoaded;
    if (!m_selectFirst || !isFresh)
        return;
    m_selectFirst = listing.rows.isEmpty() && listing.counts.all == 0;
    if (listing.indexOf(m_selected) >= 0)
        return;
    // A form whose session is hidden takes nothing more: what was typed is its draft by then.
    if (!listing.rows.isEmpty())
        select(listing.rows.constFirst().session->id);
    else if (!m_selected.isNull())
        select({});
}

void MainController::showSelection()
{
    const SessionRow* const row = rowOf(m_selected);
    m_window->sheet()->head()->setSelected(row);
    if (m_presence == Presence::SignedIn) {
        const bool listIsEmpty = m_listing && m_listing->everLoaded && m_listing->counts.all == 0;
        m_window->statusLine()->setConnection(m_connection, listIsEmpty);
        m_window->statusLine()->setSelection(row ? 1 : 0, m_listing ? m_listing->total() : 0);
    } else {
        m_window->statusLine()->clear();
    }
    Q_EMIT stateChanged();
}

bool MainController::offersDemoHere() const
{
    return m_console.offersDemo() && (!m_account || m_account->method != SignInMethod::Demo);
}

const SessionRow* MainController::rowOf(const QUuid& session) const
{
    const int row = m_listing ? m_listing->indexOf(session) : -1;
    return row < 0 ? nullptr : &m_listing->rows.at(row);
}

QString MainController::nameOf(const QUuid& session) const
{
    if (const SessionRow* const row = rowOf(session))
        return SessionWords::nameOf(*row);
    if (m_detail && m_detail->row.session->id == session)
        return SessionWords::nameOf(m_detail->row);
    // A completed session leaves the list of those to score.
    for (const UndoNotice::Held& held : m_undo ? m_undo->held() : QList<UndoNotice::Held>()) {
        if (held.record.sessionId == session)
            return held.name;
    }
    return {};
}

QString MainController::trainingOf(const QUuid& session) const
{
    const SessionRow* row = rowOf(session);
    if (!row && m_detail && m_detail->row.session->id == session)
        row = &m_detail->row;
    return row ? (row->session->package.title + u' ' + row->session->package.version).trimmed() : QString();
}

void MainController::selectByHand(const QUuid& session)
{
    m_advance = {}; // whoever chooses one does not want to be led to another
    m_focusScore = {};
    select(session, CompletionGuard::Arrival::ByHand);
}

void MainController::select(const QUuid& session, CompletionGuard::Arrival arrival)
{
    if (session != m_selected)
        m_arrival = arrival;
    m_selected = session;
    m_window->sheet()->table()->select(session);
    m_window->detail()->expect(session);
    m_console.watchDetail(session);
    if (session.isNull()) {
        m_detail.reset();
        m_window->detail()->clear();
    }
    showSelection();
}

void MainController::onDetail(const SessionDetailPtr& detail)
{
    if (detail && detail->row.session->id != m_selected)
        return; // of a session that was left meanwhile
    m_detail = detail;
    if (!m_window)
        return;
    const bool isNew = detail && m_window->detail()->sessionId() != m_selected;
    m_window->detail()->setDetail(detail, m_arrival);
    if (isNew) {
        if (const auto unsaved = m_drafts->unsaved(m_selected))
            m_window->detail()->fillForm(m_selected, toText(*unsaved, QLocale()));
    }
    if (detail && m_focusScore == m_selected) {
        m_focusScore = {};
        m_window->detail()->focusScore();
    }
    Q_EMIT stateChanged();
}

void MainController::onConnection(const ConnectionStatus& status)
{
    m_connection = status;
    m_leave->setConnection(status);
    if (!m_window)
        return;
    m_window->detail()->setConnection(status);
    m_undo->setConnection(status);
    m_window->sheet()->show(m_presence, m_listing, m_connection, offersDemoHere());
    showSelection();
}

void MainController::changeQuery(const std::function<void(SessionQuery&)>& change)
{
    const SessionQuery before = m_query;
    change(m_query);
    if (m_query == before)
        return;
    SessionQuery sorted = before;
    sorted.sort = m_query.sort;
    sorted.order = m_query.order;
    if (m_query != sorted)
        m_selectFirst = true; // what is open may not be among what is asked for
    m_preferences.view = m_query.view;
    m_preferences.sort = m_query.sort;
    m_preferences.order = m_query.order;
    m_console.setQuery(m_query);
}

void MainController::setView(SessionView view)
{
    m_selectFirst = true;
    m_window->sideBar()->setView(view);
    m_window->sheet()->setView(view);
    changeQuery([view](SessionQuery& query) { query.view = view; });
    Q_EMIT stateChanged();
}

void MainController::refresh()
{
    m_console.sendNow();
    m_console.refresh();
}

void MainController::applyLanguage(const QString& code)
{
    m_preferences.language = code;
    m_preferences.save();
    m_language.apply(code);
    m_console.watchDetail(m_selected); // its history is told in words
}

} // namespace lectern
