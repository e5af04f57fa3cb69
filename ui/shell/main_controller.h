#pragma once

#include "ui/completion/completion_guard.h"
#include "ui/completion/watch_memory.h"
#include "ui/shell/session_empty.h"
#include "ui/shell/unsent_question.h"
#include "workspace/console.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace lectern {

class CommandController;
class DraftKeeper;
class Language;
class LeaveController;
class MainWindow;
class NewSessionDialog;
class Preferences;
class ReceiptController;
class SignInController;
class UndoNotice;

/// Connects the Console with the window: what the core says goes into the views, what people do goes to the
/// core. It knows the last value of everything: the window may be made at any time. UI thread. Console,
/// preferences and language must outlive it.
class MainController : public QObject
{
    Q_OBJECT

public:
    MainController(Console& console, Preferences& preferences, Language& language, QObject* parent = nullptr);
    ~MainController() override;

    /// What stands in the sign-in dialog as server, whatever was used last.
    void setServer(const QString& server);
    /// Makes and shows the window. The Console may have been started before.
    void openWindow();
    /// Brings the window to the front, also when it is minimised: the program was started once more.
    void raiseWindow();
    [[nodiscard]] MainWindow* window() const { return m_window.get(); }

    // What commands of the menu need.
    [[nodiscard]] QUuid selected() const { return m_selected; }
    [[nodiscard]] Presence presence() const { return m_presence; }
    void setView(SessionView view);
    void openSignIn();
    void signOut();
    void openNewSession();
    void recall();
    [[nodiscard]] bool canRecall() const;
    void goToNextToScore();
    void refresh();
    void showReceipt(const QUuid& recordId);
    void setRecordedSuffix(bool on) { m_console.setRecordedSuffix(on); }
    [[nodiscard]] bool recordedSuffix() const { return m_recordedSuffix; }
    /// The window stays, with all that stands in it; its words change.
    void applyLanguage(const QString& code);
    /// The system ends: saves what was typed and asks nothing when the window closes. It may be called off:
    /// a minute later closing asks again.
    void onSystemLogOff();

Q_SIGNALS:
    void firstListPainted(); ///< once a program
    void windowShown();
    void stateChanged(); ///< what commands are possible may have changed

private:
    void connectConsole();
    void connectSheet();
    void connectHead();
    void connectDetail();
    void showAll();
    void retranslate();
    void present();
    void showWindow();
    void changeQuery(const std::function<void(SessionQuery&)>& change);
    void select(const QUuid& session, CompletionGuard::Arrival arrival = CompletionGuard::Arrival::ByProgram);
    void selectByHand(const QUuid& session);
    void selectAfter(const SessionListing& listing);
    void complete(const QUuid& session, const Completion& completion, bool thenNext);
    void advance(const QUuid& from);
    [[nodiscard]] QString nameOf(const QUuid& session) const;
    [[nodiscard]] QString trainingOf(const QUuid& session) const;
    [[nodiscard]] const SessionRow* rowOf(const QUuid& session) const;
    [[nodiscard]] bool offersDemoHere() const;

    void onAccountOpened(const AccountInfo& account);
    void onAccountChanged(const AccountInfo& account);
    void onAccountClosed();
    void onSignInNeeded();
    void onSignInFailed(const Failure& failure);
    void onListing(const SessionListingPtr& listing);
    void onDetail(const SessionDetailPtr& detail);
    void onConnection(const ConnectionStatus& status);
    void onRecordSaved(const Record& record);
    void onRecordChanged(const Record& record);
    void onSaveRefused(const QUuid& session, const Failure& failure);
    void onDraftRefused(const QUuid& session, const Failure& failure);
    void onRecalled(const QUuid& session, const DraftValues& values);
    void onSessionCreated(const QUuid& session, bool wasThere);
    void onFailed(const Failure& failure);
    void onRecordedSuffix(bool on);
    void showRepair();
    void showSelection();
    [[nodiscard]] bool hasUnsent() const;
    bool mayClose();
    void leave(UnsentQuestion::Way way, const std::function<void()>& go);

    Console& m_console;
    Preferences& m_preferences;
    Language& m_language;
    SignInController* m_signIn = nullptr;
    ReceiptController* m_receipts = nullptr;
    DraftKeeper* m_drafts = nullptr;
    LeaveController* m_leave = nullptr;
    WatchMemory m_watches;
    std::unique_ptr<MainWindow> m_window;
    CommandController* m_commands = nullptr; ///< child of the window
    UndoNotice* m_undo = nullptr;            ///< child of the window
    QPointer<NewSessionDialog> m_newSession;

    Presence m_presence = Presence::Opening;
    std::optional<AccountInfo> m_account;
    SessionQuery m_query;
    SessionListingPtr m_listing;
    SessionDetailPtr m_detail;
    QList<Package> m_packages;
    ConnectionStatus m_connection;
    std::optional<RepairReport> m_repair; ///< not told yet
    bool m_recordedSuffix = false;
    QUuid m_selected;
    CompletionGuard::Arrival m_arrival = CompletionGuard::Arrival::ByHand; ///< of m_selected
    QHash<QUuid, DraftValues> m_submitted; ///< by session: handed over to be completed, not answered yet
    QUuid m_wanted;                        ///< selected as soon as the list has it
    QUuid m_advance;                       ///< being completed; the next one follows when it is saved
    QUuid m_next;                          ///< what stood below m_advance
    QUuid m_focusScore; ///< the keyboard goes into the score of this one as soon as it is shown
    bool m_selectFirst = true;
    bool m_mayClose = false;  ///< whatever is unsent: people said so, or the system logs off
    bool m_focusList = false; ///< the keyboard goes into the list as soon as there is one
    bool m_painted = false;
    QTimer m_showTimer; ///< runs while the first list is awaited, so that it is in the first picture
};

} // namespace lectern
