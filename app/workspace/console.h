#pragma once

#include "domain/completion.h"
#include "domain/package.h"
#include "domain/record.h"
#include "domain/repair_report.h"
#include "domain/result.h"
#include "workspace/account_info.h"
#include "workspace/connection_status.h"
#include "workspace/receipt.h"
#include "workspace/receipt_file.h"
#include "workspace/session_detail.h"
#include "workspace/session_listing.h"

#include <QHash>
#include <QObject>
#include <QString>
#include <QThread>
#include <QUrl>
#include <QUuid>

#include <functional>
#include <memory>

namespace lectern {

class ConsoleWorker;
class SystemReachability;

/// What a Console is made of.
struct ConsoleConfig
{
    QString profileRoot; ///< empty: the platform's place for application data
    /// Starts the demo server with its database in the given folder and says where it listens. Called off the
    /// UI thread; the server lives until the returned handle is released. Null: no demo is offered.
    struct Demo
    {
        QUrl url;
        QString email;
        QString password;
        std::shared_ptr<void> keepAlive;
        QHash<QUuid, QString> labels; ///< by session, for an account that is new; may be empty
    };
    std::function<Result<Demo>(const QString& folder)> startDemo;
    int demoSessions = 0; ///< so many are in a new demo, for the words of the sign-in dialog
    int holdSeconds = 8;  ///< a completion can be recalled for so long; 0 to 60
};

/// What a window talks to: the signed-in account and its sessions, records and connection.
///
/// Thread: the UI thread. No call blocks and none touches the network, a database or a file: each is posted
/// to the threads that own those, and the answer comes as a signal. Signals about an account stop with
/// accountClosed().
class Console : public QObject
{
    Q_OBJECT

public:
    explicit Console(ConsoleConfig config, QObject* parent = nullptr);
    ~Console() override; ///< ends the threads; what is queued stays queued

    [[nodiscard]] bool offersDemo() const;
    [[nodiscard]] int demoSessions() const { return m_demoSessions; } ///< ConsoleConfig's

    /// Opens the account that was open last: accountOpened(), or signInNeeded() if there is none.
    void start();
    /// accountOpened() or signInFailed().
    void signIn(const SignInRequest& request);
    /// The answer to personAsked(): one of the accounts, or a null id for somebody else. → as signIn()
    void answerPerson(const QUuid& accountId);
    /// Of a sign-in, also to the demo, that nobody has seen the end of. → signInCancelled(); what it would
    /// have said is said before that or never.
    void cancelSignIn();
    /// Starts the demo server and signs in there: accountOpened() or signInFailed().
    void startDemo();
    /// Forgets the sign-in and closes the account. Unsent records stay and leave with the next sign-in.
    void signOut();

    void setQuery(const SessionQuery& query); ///< → listingChanged()
    void refresh(); ///< fetch the lists now → connectionChanged(), listingChanged()
    void watchDetail(const QUuid& sessionId); ///< → detailChanged(), now and on each change; null id: none
    void createSession(const QUuid& packageId,
                       const std::optional<QUuid>& activityId);  ///< → sessionCreated() or failed()
    void setLabel(const QUuid& sessionId, const QString& label); ///< local, never sent

    void saveDraft(const QUuid& sessionId,
                   const DraftValues& values); ///< → draftSaved() or draftRefused(); empty values remove it
    void complete(const QUuid& sessionId, const Completion& completion); ///< → recordSaved() or saveRefused()
    void recall(const QUuid& recordId);                                  ///< → recalled() or failed()
    void retry(const QUuid& recordId);                                   ///< needs_attention → queued
    void discard(const QUuid& recordId);                                 ///< asks nothing: confirm first
    /// A conflict ends with what the server has; ours stays in the history and can be exported.
    void resolveKeepServers(const QUuid& recordId);
    /// @p training: title and version of the package. → receiptMade() or failed()
    void makeReceipt(const QUuid& recordId, const QString& training = {});
    /// Written off the UI thread. → receiptExported() or exportFailed()
    void exportReceipt(const QUuid& recordId, const QString& file, ReceiptFormat format,
                       const QString& training = {});
    void setRecordedSuffix(bool on); ///< of this account → recordedSuffixChanged(), perhaps failed()
    /// Asked before the program is left: no hold ends until endHolds(), all else is sent now. →
    /// holdsStopped()
    void stopHolds();
    void endHolds(bool send); ///< what was held goes now, or its hold goes on where it was stopped
    void markRepairSeen();    ///< → perhaps failed()
    void sendNow();           ///< all records due at once; a server's wait still binds

Q_SIGNALS:
    void signInNeeded(const QString& lastServer, const QString& lastEmail);
    void accountOpened(const lectern::AccountInfo& account);
    /// The open account has another name by now.
    void accountChanged(const lectern::AccountInfo& account);
    /// The server does not tell whose sign-in this is. It may be one of these. → answerPerson()
    void personAsked(const QList<lectern::AccountInfo>& candidates);
    void accountClosed();
    /// reason SecretStoreMissing: offer a sign-in until the program is closed (staySignedIn = false) and say
    /// so.
    void signInFailed(const lectern::Failure& failure);
    void signInCancelled();

    void listingChanged(const lectern::SessionListingPtr& listing);
    void detailChanged(const lectern::SessionDetailPtr& detail);
    void packagesChanged(const QList<lectern::Package>& packages);
    void connectionChanged(const lectern::ConnectionStatus& status);

    void draftSaved(const QUuid& sessionId, const QDateTime& at);
    /// It is not on the disk: keep what was typed and try again.
    void draftRefused(const QUuid& sessionId, const lectern::Failure& failure);
    /// It is on the disk: "Saved on this computer". Ctrl+Enter moves on upon this.
    void recordSaved(const lectern::Record& record);
    /// Nothing was saved; keep what was typed and show the words.
    void saveRefused(const QUuid& sessionId, const lectern::Failure& failure);
    /// A record changed its state; announce it once.
    void recordChanged(const lectern::Record& record);
    /// Back to a draft: fill the form.
    void recalled(const QUuid& sessionId, const lectern::DraftValues& values);
    /// Records that can be recalled until endHolds(), oldest first.
    void holdsStopped(const QList<lectern::Record>& held);
    void sessionCreated(const QUuid& sessionId, bool wasThere); ///< it was open already
    void receiptMade(const lectern::Receipt& receipt);
    void receiptExported(const QString& file);
    void exportFailed(const lectern::Failure& failure);
    /// Behind accountOpened(): the account's file had to be mended, and nobody has said yet that it was seen
    /// (markRepairSeen()).
    void accountRepaired(const lectern::RepairReport& report);
    /// Behind accountOpened() and on each change: whether the notes get the time of recording at their end.
    void recordedSuffixChanged(bool on);
    void failed(const lectern::Failure& failure);

private:
    template <typename Function>
    void post(Function function);
    void forwardSignals();

    const bool m_offersDemo;
    const int m_demoSessions;
    std::unique_ptr<SystemReachability> m_reachability;
    QThread m_workThread;
    QThread m_listThread;
    ConsoleWorker* m_worker; ///< lives in m_workThread
};

} // namespace lectern
