#pragma once

#include "domain/record.h"
#include "ui/shell/unsent_question.h"
#include "workspace/connection_status.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace lectern {

class Console;

/// Lets people leave, by quitting or by signing out, without surprise: asks once while there are results that
/// the server does not have, and stops the clock of what can be recalled meanwhile. Results that need
/// attention wait in any case and are no reason to ask. UI thread. The Console must outlive it.
class LeaveController : public QObject
{
    Q_OBJECT

public:
    using Names = std::function<QString(const QUuid& session)>;

    explicit LeaveController(Console& console, QObject* parent = nullptr);

    void setConnection(const ConnectionStatus& status);
    /// Asks over @p window; @p leave is called when people decided to go, or have nothing to wait for any
    /// more. Nothing happens while it asks already.
    void ask(UnsentQuestion::Way way, QWidget* window, Names names, std::function<void()> leave);
    /// Nobody is signed in any more: there is nothing to ask.
    void dismiss();

private:
    void onHoldsStopped(const QList<Record>& held);
    void onRecordChanged(const Record& record);
    void endHolds(bool send);

    Console& m_console;
    ConnectionStatus m_connection;
    QPointer<UnsentQuestion> m_question;
    Names m_names;
    bool m_holdsStopped = false;
};

} // namespace lectern
