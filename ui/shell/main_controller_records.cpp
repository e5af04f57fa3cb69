// How MainController completes, recalls and makes sessions, and how one leads to the next.
#include "ui/common/isolated.h"
#include "ui/completion/completion_form.h"
#include "ui/completion/detail_panel.h"
#include "ui/sessions/next_session.h"
#include "ui/shell/draft_keeper.h"
#include "ui/shell/main_controller.h"
#include "ui/shell/main_window.h"
#include "ui/shell/receipt_controller.h"
#include "ui/shell/repair_notice.h"
#include "ui/shell/session_head.h"
#include "ui/shell/session_sheet.h"
#include "ui/shell/side_bar.h"
#include "ui/shell/status_line.h"
#include "ui/shell/undo_notice.h"
#include "ui/signin/new_session_dialog.h"

namespace lectern {

void MainController::complete(const QUuid& session, const Completion& completion, bool thenNext)
{
    m_advance = thenNext ? session : QUuid();
    m_next = thenNext && m_listing ? nextToScore(*m_listing, session) : QUuid();
    m_submitted.insert(session, toDraftValues(m_window->detail()->form()->text(), QLocale()));
    m_console.complete(session, completion);
}

void MainController::onRecordSaved(const Record& record)
{
    m_submitted.remove(record.sessionId);
    m_drafts->forget(record.sessionId);
    if (!m_window)
        return;
    m_undo->open(record, nameOf(record.sessionId));
    m_window->detail()->showSaved(record.sessionId, record.id);
    if (record.sessionId == m_advance)
        advance(std::exchange(m_advance, QUuid()));
    else if (record.sessionId == m_selected && m_window->detail()->hasKeyboard())
        m_window->sheet()->focusList(); // its form goes
    Q_EMIT stateChanged();
}

// The session may have been left, and come back to, meanwhile: then its text is kept as a draft, and the undo
// bar says so.
void MainController::onSaveRefused(const QUuid& session, const Failure& failure)
{
    const DraftValues values = m_submitted.take(session);
    m_advance = {};
    if (!m_window)
        return;
    if (session == m_selected && m_window->detail()->isSubmitted(session)) {
        m_window->detail()->showSaveRefused(session, failure);
        return;
    }
    const QString name = nameOf(session);
    //: %1: why not
    m_undo->tell(name.isEmpty() ? tr("A session was not completed: %1 What was entered is kept as its draft.")
                                      .arg(failure.message)
                                //: %1: the session, %2: why not
                                : tr("%1 was not completed: %2 What was entered is kept as its draft.")
                                      .arg(name, failure.message));
    if (!values.isEmpty())
        m_drafts->save(session, values);
}

void MainController::onDraftRefused(const QUuid& session, const Failure& failure)
{
    if (!m_window)
        return;
    if (session == m_selected && m_window->detail()->sessionId() == session)
        m_window->detail()->showDraftRefused(session, failure);
    else
        //: %1: the session, %2: why not
        m_undo->tell(tr("The draft of %1 is not saved yet: %2 It is tried again.")
                         .arg(nameOf(session), failure.message));
}

void MainController::advance(const QUuid& from)
{
    QUuid next = std::exchange(m_next, QUuid());
    if (!rowOf(next) && m_listing)
        next = nextToScore(*m_listing, from);
    m_focusScore = next;
    select(next);
    if (next.isNull())
        m_window->sheet()->focusList();
}

void MainController::goToNextToScore()
{
    const QUuid next = m_listing ? nextToScore(*m_listing, m_selected) : QUuid();
    if (next.isNull())
        return;
    m_focusScore = next;
    select(next);
}

void MainController::onRecordChanged(const Record& record)
{
    if (!m_window)
        return;
    m_undo->update(record);
    if (record.state == RecordState::Delivered)
        m_window->statusLine()->announceState(tr("Delivered, %1").arg(isolated(nameOf(record.sessionId))));
    else if (record.state == RecordState::NeedsAttention)
        m_window->statusLine()->announceState(
            tr("Needs attention, %1").arg(isolated(nameOf(record.sessionId))));
}

bool MainController::canRecall() const
{
    if (m_undo && !m_undo->record().isNull())
        return true;
    const SessionRow* const row = rowOf(m_selected);
    return row && row->record && lectern::canRecall(*row->record);
}

void MainController::recall()
{
    QUuid record = m_undo->record();
    if (record.isNull() && canRecall())
        record = rowOf(m_selected)->record->id;
    if (record.isNull())
        return;
    m_undo->remove(record); // the next wish is for the one before it
    m_console.recall(record);
}

void MainController::onRecalled(const QUuid& session, const DraftValues& values)
{
    if (!m_window)
        return;
    m_undo->removeSession(session);
    m_advance = {};
    if (m_selected == session) {
        m_window->detail()->fillForm(session, toText(values, QLocale()));
        m_window->detail()->focusScore();
    } else {
        select(session, CompletionGuard::Arrival::ByHand);
    }
    // The form of a session that was completed a moment ago comes with its next detail.
    m_focusScore = session;
    m_window->statusLine()->announceState(tr("Recalled, %1").arg(isolated(nameOf(session))));
}

void MainController::openNewSession()
{
    if (m_presence != Presence::SignedIn || m_newSession)
        return;
    m_newSession = new NewSessionDialog(m_window.get());
    m_newSession->setAttribute(Qt::WA_DeleteOnClose);
    m_newSession->setPackages(m_packages);
    connect(m_newSession, &NewSessionDialog::createRequested, &m_console, &Console::createSession);
    m_newSession->open();
}

void MainController::onSessionCreated(const QUuid& session, bool wasThere)
{
    if (m_newSession)
        m_newSession->accept();
    m_wanted = session;
    if (!m_window)
        return;
    if (wasThere)
        m_undo->tell(
            tr("This session was open already: the server has one for a package and activity at a time."),
            IconName::Info);
    // It is open: wherever people are, it stands in To score without a filter.
    const SessionView view = m_query.view == SessionView::All ? SessionView::All : SessionView::ToScore;
    m_window->sheet()->head()->setSearch({});
    m_window->sideBar()->setView(view);
    m_window->sheet()->setView(view);
    changeQuery([view](SessionQuery& query) {
        const SessionQuery plain;
        query.view = view;
        query.text.clear();
        query.package = plain.package;
        query.activity = plain.activity;
        query.status = plain.status;
    });
    if (m_listing)
        selectAfter(*m_listing);
}

void MainController::showReceipt(const QUuid& recordId)
{
    if (!recordId.isNull())
        m_receipts->show({recordId, nameOf(m_selected), trainingOf(m_selected)}, m_window.get());
}

void MainController::onRecordedSuffix(bool on)
{
    m_recordedSuffix = on;
    if (!m_window)
        return;
    m_window->detail()->setRecordedSuffix(on);
    Q_EMIT stateChanged();
}

void MainController::showRepair()
{
    if (!m_repair || !m_window || !m_window->isVisible())
        return; // present() comes here again
    auto* notice = new RepairNotice(*std::exchange(m_repair, std::nullopt), m_window.get());
    connect(notice, &RepairNotice::seen, &m_console, &Console::markRepairSeen);
    notice->open();
}

void MainController::onFailed(const Failure& failure)
{
    if (m_newSession && m_newSession->isBusy())
        m_newSession->showFailure(failure);
    else if (m_window)
        m_undo->tell(failure.message);
}

} // namespace lectern
