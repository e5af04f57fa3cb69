#pragma once

#include "auth/keychain_secret_store.h"
#include "domain/clock.h"
#include "workspace/account_desk.h"
#include "workspace/console.h"

#include <QObject>

#include <memory>
#include <optional>

namespace lectern {

/// The other half of Console: does in the worker thread what Console is asked for in the UI thread, with the
/// same words and signals. Made anywhere, moved, and used in its thread only.
class ConsoleWorker : public QObject
{
    Q_OBJECT

public:
    /// All of them outlive this. What the list thread makes goes to @p console without a stop here, where it
    /// would wait for the disk.
    ConsoleWorker(ConsoleConfig config, Console& console, QThread& listThread, Reachability& reachability);
    ~ConsoleWorker() override;

    void start();
    void signIn(const SignInRequest& request);
    void answerPerson(const QUuid& accountId);
    void cancelSignIn();
    void startDemo();
    void signOut();
    void setQuery(const SessionQuery& query);
    void refresh();
    void watchDetail(const QUuid& sessionId);
    void createSession(const QUuid& packageId, const std::optional<QUuid>& activityId);
    void setLabel(const QUuid& sessionId, const QString& label);
    void saveDraft(const QUuid& sessionId, const DraftValues& values);
    void complete(const QUuid& sessionId, const Completion& completion);
    void recall(const QUuid& recordId);
    void retry(const QUuid& recordId);
    void discard(const QUuid& recordId);
    void resolveKeepServers(const QUuid& recordId);
    void makeReceipt(const QUuid& recordId, const QString& training);
    void exportReceipt(const QUuid& recordId, const QString& file, ReceiptFormat format,
                       const QString& training);
    void setRecordedSuffix(bool on);
    void stopHolds();
    void endHolds(bool send);
    void sendNow();
    void markRepairSeen();

signals:
    void signInNeeded(const QString& lastServer, const QString& lastEmail);
    void accountOpened(const lectern::AccountInfo& account);
    void accountChanged(const lectern::AccountInfo& account);
    void personAsked(const QList<lectern::AccountInfo>& candidates);
    void accountClosed();
    void signInFailed(const lectern::Failure& failure);
    void signInCancelled();
    void connectionChanged(const lectern::ConnectionStatus& status);
    void draftSaved(const QUuid& sessionId, const QDateTime& at);
    void draftRefused(const QUuid& sessionId, const lectern::Failure& failure);
    void recordSaved(const lectern::Record& record);
    void saveRefused(const QUuid& sessionId, const lectern::Failure& failure);
    void recordChanged(const lectern::Record& record);
    void recalled(const QUuid& sessionId, const lectern::DraftValues& values);
    void holdsStopped(const QList<lectern::Record>& held);
    void sessionCreated(const QUuid& sessionId, bool wasThere);
    void receiptMade(const lectern::Receipt& receipt);
    void receiptExported(const QString& file);
    void exportFailed(const lectern::Failure& failure);
    void accountRepaired(const lectern::RepairReport& report);
    void recordedSuffixChanged(bool on);
    void failed(const lectern::Failure& failure);

private:
    bool openDesk();
    void resume(const Account& account);
    void tellRepair(Workspace& opened);
    void onOpened(Workspace* opened, const AccountInfo& info);
    void askToSignIn();
    void signInToDemo(const ConsoleConfig::Demo& demo);
    [[nodiscard]] Workspace* workspace() const { return m_desk ? m_desk->workspace() : nullptr; }
    void report(const Outcome& outcome);

    const ConsoleConfig m_config;
    Console& m_console;
    QThread& m_listThread;
    Reachability& m_reachability;
    SystemClock m_clock;
    // Made in start(), in the worker thread.
    std::unique_ptr<KeychainSecretStore> m_keychain;
    std::shared_ptr<void> m_demo; ///< keeps the demo server alive
    QHash<QUuid, QString> m_demoLabels;
    std::unique_ptr<AccountDesk> m_desk;
    SessionQuery m_query;
    QUuid m_watched;
    Workspace* m_connected = nullptr;
};

} // namespace lectern
