#include "ui/shell/leave_controller.h"

#include "ui/shell/draft_keeper.h"
#include "ui/shell/draft_question.h"
#include "workspace/console.h"

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace lectern {

LeaveController::LeaveController(Console& console, DraftKeeper& drafts, QObject* parent)
    : QObject(parent)
    , m_console(console)
    , m_drafts(drafts)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(2s);
    connect(&m_patience, &QTimer::timeout, this, &LeaveController::openDraftQuestion);
    connect(&drafts, &DraftKeeper::answered, this, &LeaveController::onDraftsAnswered);
    connect(&console, &Console::holdsStopped, this, &LeaveController::onHoldsStopped);
    connect(&console, &Console::recordChanged, this, &LeaveController::onRecordChanged);
    connect(&console, &Console::recalled, this, [this](const QUuid& session) {
        if (m_question)
            m_question->removeHeld(session);
    });
}

void LeaveController::setConnection(const ConnectionStatus& status)
{
    m_connection = status;
    if (m_question)
        m_question->setStatus(status);
}

void LeaveController::saveDrafts(UnsentQuestion::Way way, QWidget* window, Names names,
                                 std::function<void()> then)
{
    if (m_afterDrafts)
        return;
    if (m_drafts.areSaved()) {
        then();
        return;
    }
    m_way = way;
    m_window = window;
    m_names = std::move(names);
    m_afterDrafts = std::move(then);
    m_patience.start();
    m_drafts.tryAgain();
}

void LeaveController::onDraftsAnswered()
{
    if (!m_afterDrafts)
        return;
    if (!m_drafts.areSaved()) {
        openDraftQuestion();
        return;
    }
    m_patience.stop();
    const auto then = std::exchange(m_afterDrafts, nullptr);
    if (m_draftQuestion)
        m_draftQuestion->close();
    then();
}

void LeaveController::openDraftQuestion()
{
    m_patience.stop();
    QStringList names;
    const QList<QUuid> sessions = m_drafts.unsavedSessions();
    for (const QUuid& session : sessions)
        names.append(m_names(session));
    if (m_draftQuestion) {
        m_draftQuestion->show(names, m_drafts.lastFailure());
        return;
    }
    m_draftQuestion = new DraftQuestion(m_way, m_window);
    m_draftQuestion->show(names, m_drafts.lastFailure());
    connect(m_draftQuestion, &DraftQuestion::leaveChosen, this, [this] {
        if (const auto then = std::exchange(m_afterDrafts, nullptr))
            then();
    });
    connect(m_draftQuestion, &QDialog::finished, this, [this] { m_afterDrafts = nullptr; });
    m_draftQuestion->open();
}

void LeaveController::ask(UnsentQuestion::Way way, QWidget* window, Names names, std::function<void()> leave)
{
    if (m_question)
        return;
    m_names = std::move(names);
    m_question = new UnsentQuestion(way, window);
    m_question->setStatus(m_connection);
    connect(m_question, &UnsentQuestion::recallRequested, &m_console, &Console::recall);
    connect(m_question, &UnsentQuestion::waitChosen, this, [this] { endHolds(true); });
    connect(m_question, &UnsentQuestion::rejected, this, [this] { endHolds(false); });
    connect(m_question, &UnsentQuestion::leaveChosen, this, [this, leave = std::move(leave)] {
        endHolds(false); // a try that is cut off at once would only leave its outcome open
        leave();
    });
    m_holdsStopped = true;
    Q_EMIT clockStopped(true);
    m_console.stopHolds();
    m_question->open();
}

void LeaveController::dismiss()
{
    if (std::exchange(m_holdsStopped, false))
        Q_EMIT clockStopped(false);
    m_patience.stop();
    m_afterDrafts = nullptr;
    if (m_draftQuestion)
        m_draftQuestion->close();
    if (m_question)
        m_question->reject();
}

void LeaveController::endHolds(bool send)
{
    if (!std::exchange(m_holdsStopped, false))
        return;
    m_console.endHolds(send);
    Q_EMIT clockStopped(false);
}

void LeaveController::onHoldsStopped(const QList<Record>& held)
{
    if (!m_question || !m_holdsStopped)
        return; // answered already
    QList<UnsentQuestion::Held> rows;
    for (const Record& record : held) {
        if (!record.outcomeUnknown)
            rows.append({record.id, record.sessionId, m_names(record.sessionId)});
    }
    m_question->setHeld(rows);
}

void LeaveController::onRecordChanged(const Record& record)
{
    if (m_question && record.state == RecordState::Delivered)
        m_question->countArrival();
}

} // namespace lectern
