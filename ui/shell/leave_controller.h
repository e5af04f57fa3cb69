#pragma once

#include "domain/record.h"
#include "ui/shell/unsent_question.h"
#include "workspace/connection_status.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>

namespace lectern {

class Console;
class DraftKeeper;
class DraftQuestion;

/// Lets people leave, by quitting or by signing out, without surprise: asks once while what was entered is
/// not on the disk, and once while there are results that the server does not have; then it stops the clock
/// of what can be recalled meanwhile. Results that need attention wait in any case and are no reason to ask.
/// UI thread. Console and drafts must outlive it.
class LeaveController : public QObject
{
    Q_OBJECT

public:
    using Names = std::function<QString(const QUuid& session)>;

    LeaveController(Console& console, DraftKeeper& drafts, QObject* parent = nullptr);

    void setConnection(const ConnectionStatus& status);
    /// @p then is called when all drafts are on the disk, at once if they are, or when people decided to go
    /// without one that can't be saved. Nothing happens while it asks already.
    void saveDrafts(UnsentQuestion::Way way, QWidget* window, Names names, std::function<void()> then);
    /// Asks about results over @p window; @p leave is called when people decided to go, or have nothing to
    /// wait for any more. Nothing happens while it asks already.
    void ask(UnsentQuestion::Way way, QWidget* window, Names names, std::function<void()> leave);
    /// Nobody is signed in any more: there is nothing to ask.
    void dismiss();

Q_SIGNALS:
    /// The clock of what can be recalled stands still, or goes on.
    void clockStopped(bool stopped);

private:
    void onHoldsStopped(const QList<Record>& held);
    void onRecordChanged(const Record& record);
    void endHolds(bool send);
    void onDraftsAnswered();
    void openDraftQuestion();

    Console& m_console;
    DraftKeeper& m_drafts;
    ConnectionStatus m_connection;
    QPointer<UnsentQuestion> m_question;
    Names m_names;
    bool m_holdsStopped = false;
    QTimer m_patience; ///< until the drafts were answered
    QPointer<DraftQuestion> m_draftQuestion;
    UnsentQuestion::Way m_way = UnsentQuestion::Way::Quit;
    QPointer<QWidget> m_window;
    std::function<void()> m_afterDrafts; ///< people want to leave, and a draft is not on the disk
};

} // namespace lectern
