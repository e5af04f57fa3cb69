#include "ui/shell/session_empty.h"

#include "ui/common/empty_state.h"
#include "ui/common/isolated.h"
#include "ui/shell/side_bar.h"

#include <QVBoxLayout>

namespace lectern {

EmptyKind emptyKindOf(Presence presence, const SessionListing* listing, const ConnectionStatus& connection)
{
    using State = ConnectionStatus::State;
    if (presence == Presence::Opening)
        return EmptyKind::Opening;
    if (presence == Presence::SignedOut)
        return EmptyKind::SignedOut;
    if (!listing || !listing->everLoaded) {
        const bool mayCome = connection.state == State::Connecting || connection.state == State::Online;
        return mayCome ? EmptyKind::Loading : EmptyKind::NothingCached;
    }
    if (!listing->rows.isEmpty())
        return EmptyKind::None;
    if (listing->counts.all == 0)
        return EmptyKind::NoSessions;
    if (listing->query.isFiltered())
        return EmptyKind::NoMatch;
    switch (listing->query.view) {
    case SessionView::ToScore:
        return EmptyKind::AllScored;
    case SessionView::InProgress:
        return EmptyKind::NoneInProgress;
    case SessionView::NeedsAttention:
        return EmptyKind::NoneNeedsAttention;
    case SessionView::Completed:
        return EmptyKind::NoneCompleted;
    case SessionView::All:
        break;
    }
    return EmptyKind::NoSessions;
}

SessionEmpty::SessionEmpty(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("emptyState"));
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
}

void SessionEmpty::show(EmptyKind kind, const SessionQuery& query, bool offerDemo)
{
    if (m_state && kind == m_kind && query == m_query && offerDemo == m_offersDemo)
        return;
    m_kind = kind;
    m_query = query;
    m_offersDemo = offerDemo;
    if (m_state)
        m_state->deleteLater(); // perhaps it is its own button that asked
    m_state = nullptr;
    if (kind == EmptyKind::None || kind == EmptyKind::Opening)
        return;
    m_state = new EmptyState(this);
    fill(m_state, query, offerDemo);
    layout()->addWidget(m_state);
}

void SessionEmpty::fill(EmptyState* state, const SessionQuery& query, bool offerDemo)
{
    switch (m_kind) {
    case EmptyKind::None:
    case EmptyKind::Opening:
        break;
    case EmptyKind::SignedOut:
        fillSignedOut(state, offerDemo);
        break;
    case EmptyKind::Loading:
        state->setPicture(false);
        state->setTitle(tr("Fetching the sessions"));
        state->setText(tr("The list is on its way."));
        break;
    case EmptyKind::NothingCached:
        state->setTitle(tr("No list on this computer yet"));
        state->setText(tr("The sessions appear as soon as the server can be reached."));
        state->setPrimaryAction(IconName::Refresh, tr("Try now"));
        connect(state, &EmptyState::primaryTriggered, this, &SessionEmpty::refreshRequested);
        break;
    case EmptyKind::NoSessions:
        fillFirstRun(state, offerDemo);
        break;
    case EmptyKind::NoMatch:
        fillNoMatch(state, query);
        break;
    case EmptyKind::AllScored:
        state->setTitle(tr("All scored"));
        state->setText(
            tr("Every session has its result. A new one appears here as soon as a headset starts to "
               "download a package."));
        state->setSecondaryAction(IconName::Add, tr("New session"));
        connect(state, &EmptyState::secondaryTriggered, this, &SessionEmpty::newSessionRequested);
        break;
    case EmptyKind::NoneInProgress:
        state->setTitle(tr("Nothing in progress"));
        state->setText(tr("A session stands here from its first launch until it is completed."));
        break;
    case EmptyKind::NoneNeedsAttention:
        state->setTitle(tr("Nothing needs attention"));
        state->setText(tr("A record stands here when the server did not accept it."));
        break;
    case EmptyKind::NoneCompleted:
        state->setTitle(tr("Nothing completed yet"));
        state->setText(tr("Completed sessions stand here with their results."));
        break;
    }
}

void SessionEmpty::fillSignedOut(EmptyState* state, bool offerDemo)
{
    state->setTitle(tr("Nobody is signed in"));
    state->setText(tr("Sign in to see your sessions. What was recorded before is still on this computer."));
    state->setPrimaryAction(IconName::SignIn, tr("Sign in"));
    connect(state, &EmptyState::primaryTriggered, this, &SessionEmpty::signInRequested);
    if (offerDemo) {
        state->setSecondaryAction(IconName::Headset, tr("Try the demo"));
        connect(state, &EmptyState::secondaryTriggered, this, &SessionEmpty::demoRequested);
    }
}

void SessionEmpty::fillFirstRun(EmptyState* state, bool offerDemo)
{
    state->setTitle(tr("No sessions yet"));
    state->setText(
        tr("A session appears here as soon as a headset starts to download a package. You can also "
           "create one yourself."));
    state->setPrimaryAction(IconName::Add, tr("New session"));
    state->setSecondaryAction(IconName::Refresh, tr("Check again"));
    state->setSteps({
        {IconName::Headset, tr("Supervise"), tr("Pick the session when the headset comes off")},
        {IconName::ToScore, tr("Score"), tr("Score, minutes, notes: all by keyboard")},
        {IconName::Delivered, tr("Complete"), tr("Saved at once, delivered by itself")},
    });
    connect(state, &EmptyState::primaryTriggered, this, &SessionEmpty::newSessionRequested);
    connect(state, &EmptyState::secondaryTriggered, this, &SessionEmpty::refreshRequested);
    if (offerDemo) {
        state->setFootText(
            tr("Want to look around first? <a href=\"demo\">Open the demo</a>, it has an account of "
               "its own."));
        connect(state, &EmptyState::linkActivated, this, &SessionEmpty::demoRequested);
    }
}

void SessionEmpty::fillNoMatch(EmptyState* state, const SessionQuery& query)
{
    const bool narrowed = query.package || query.activity || query.status;
    state->setPicture(false);
    state->setTitle(tr("Nothing matches"));
    const QString view = SideBar::viewName(query.view);
    if (query.text.isEmpty())
        state->setText(tr("No session of “%1” passes the filter.").arg(isolated(view)));
    else if (narrowed)
        state->setText(tr("No session of “%1” passes the filter and has all the words “%2”.")
                           .arg(isolated(view), isolated(query.text)));
    else
        state->setText(
            tr("No session of “%1” has all the words “%2”.").arg(isolated(view), isolated(query.text)));
    QString clear = tr("Clear search");
    if (narrowed)
        clear = query.text.isEmpty() ? tr("Clear filter") : tr("Clear search and filter");
    state->setSecondaryAction(IconName::Close, clear);
    connect(state, &EmptyState::secondaryTriggered, this, &SessionEmpty::clearRequested);
}

} // namespace lectern
