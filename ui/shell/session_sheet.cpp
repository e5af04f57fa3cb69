#include "ui/shell/session_sheet.h"

#include "ui/common/info_strip.h"
#include "ui/common/undo_bar.h"
#include "ui/sessions/session_table.h"
#include "ui/shell/connection_words.h"
#include "ui/shell/session_head.h"

#include <QAbstractButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace lectern {

SessionSheet::SessionSheet(QWidget* parent) : Sheet(parent)
{
    setObjectName(QStringLiteral("sessionSheet"));
    m_head = new SessionHead(Sheet::head(), this);
    m_strip = new InfoStrip(this);
    m_strip->setObjectName(QStringLiteral("infoStrip"));
    m_stack = new QStackedWidget(this);
    m_table = new SessionTable(m_stack);
    m_empty = new SessionEmpty(m_stack);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_undo = new UndoBar(this);
    m_undo->setObjectName(QStringLiteral("undoBar"));
    body()->addWidget(m_strip);
    body()->addWidget(m_stack, 1);
    body()->addWidget(m_undo);
    connect(m_strip, &InfoStrip::actionTriggered, this, [this] {
        if (m_signInNeeded)
            Q_EMIT signInRequested();
        else
            Q_EMIT stripTriggered();
    });
    connect(m_empty, &SessionEmpty::signInRequested, this, &SessionSheet::signInRequested);
}

bool SessionSheet::isFirstRun() const
{
    return m_firstRun;
}

void SessionSheet::show(Presence presence, const SessionListingPtr& listing,
                        const ConnectionStatus& connection, bool offerDemo)
{
    const bool signedIn = presence == Presence::SignedIn;
    SessionListing none;
    none.query.view = m_view;
    const SessionListing& shown = signedIn && listing ? *listing : none;
    const EmptyKind kind = emptyKindOf(presence, listing.get(), connection);
    m_head->setListing(shown);
    m_head->setEnabled(signedIn);
    m_head->setRefreshing(connection.refreshing);
    m_table->setListing(signedIn ? listing : nullptr);
    m_empty->show(kind, shown.query, offerDemo);
    if (m_stack->currentWidget() == m_table && kind != EmptyKind::None && m_table->hasFocus())
        m_empty->setFocus();
    m_stack->setCurrentWidget(kind == EmptyKind::None ? static_cast<QWidget*>(m_table) : m_empty);
    const bool firstRun =
        kind == EmptyKind::SignedOut || kind == EmptyKind::NoSessions || kind == EmptyKind::NothingCached;
    m_head->setFirstRun(firstRun);
    setHeadLine(!firstRun);
    showStrip(presence, connection);
    if (firstRun != m_firstRun) {
        m_firstRun = firstRun;
        Q_EMIT firstRunChanged();
    }
}

void SessionSheet::showStrip(Presence presence, const ConnectionStatus& connection)
{
    const StripWords words = ConnectionWords(connection, QDateTime::currentDateTimeUtc()).strip();
    m_signInNeeded = connection.state == ConnectionStatus::State::SignInNeeded;
    if (presence != Presence::SignedIn || words.fact.isEmpty()) {
        m_strip->dismiss();
        return;
    }
    m_strip->showFact(words.icon, words.fact, words.consequence, words.action);
    m_strip->setToolTip(connection.detail);
}

void SessionSheet::focusList()
{
    Q_EMIT focusWanted();
    if (m_stack->currentWidget() == m_table) {
        m_table->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    const auto buttons = m_empty->findChildren<QAbstractButton*>();
    if (!buttons.isEmpty())
        buttons.constFirst()->setFocus(Qt::ShortcutFocusReason);
    else
        m_head->focusSearch();
}

} // namespace lectern
