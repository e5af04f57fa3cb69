#include "ui/shell/leave_controller.h"

#include "workspace/console.h"

namespace lectern {

LeaveController::LeaveController(Console& console, QObject* parent) : QObject(parent), m_console(console)
{
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
    m_console.stopHolds();
    m_question->open();
}

void LeaveController::dismiss()
{
    m_holdsStopped = false;
    if (m_question)
        m_question->reject();
}

void LeaveController::endHolds(bool send)
{
    if (std::exchange(m_holdsStopped, false))
        m_console.endHolds(send);
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
