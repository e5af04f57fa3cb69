#pragma once

#include "api/api_client.h"
#include "auth/identity.h"
#include "auth/session_tokens.h"
#include "domain/clock.h"
#include "store/account_lock.h"
#include "store/account_registry.h"
#include "store/integrity_check.h"
#include "store/record_store.h"
#include "sync/connection.h"
#include "sync/outbox_sender.h"
#include "sync/reachability.h"
#include "sync/wake_detector.h"
#include "workspace/connection_status.h"
#include "workspace/record_feed.h"
#include "workspace/session_directory.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>

class QThread;

namespace lectern {

struct WorkspaceOptions
{
    QThread* listThread = nullptr; ///< null: the list side lives in this thread too
    SessionQuery query;            ///< of the first listing
    int holdSeconds = 0;           ///< for undo, 0 to 60
    bool automatic = true;         ///< sends what is due and keeps the list fresh without being asked
    bool offline = false;          ///< AccountDesk asks no server and sends no token anywhere
    HttpOptions http;
    Reachability* reachability =
        nullptr; ///< a hint when to try again; may live in another thread; outlives us
};

/// Settings of an account that the core knows (RecordStore::setting).
namespace settings {
inline constexpr QLatin1String
    kRecordedSuffix("recorded_suffix"); ///< "1": the notes end with when it was recorded
inline constexpr QLatin1String kParallelHttp1("parallel_http1"); ///< 1 to Parallel::kHttp1
inline constexpr QLatin1String kParallelHttp2("parallel_http2"); ///< 1 to Parallel::kHttp2
} // namespace settings

/// One account, open for work: its records, its connection, its lists. Everything that is recorded goes
/// through record().
///
/// Thread: the worker's (the main thread of a program without a window). No call waits for the network.
class Workspace : public QObject
{
    Q_OBJECT

public:
    /// Opens the account's data; nothing is sent before startWith…() or restore(). @p secrets, @p registry
    /// and @p clock outlive this. Errors: InUse, NewerVersion, DiskFull, Storage, InvalidInput (a root that
    /// is none).
    static Result<std::unique_ptr<Workspace>> open(const Account& account, const Profile& profile,
                                                   AccountRegistry& registry, SecretStore& secrets,
                                                   const Clock& clock, const WorkspaceOptions& options);
    ~Workspace() override; ///< what is under way is written down; the list side is ended first

    [[nodiscard]] const Account& account() const { return m_account; }
    [[nodiscard]] RecordStore& store() { return *m_store; }
    [[nodiscard]] SessionDirectory& directory() { return *m_directory; }
    [[nodiscard]] OutboxSender& sender() { return *m_sender; }
    [[nodiscard]] const Connection& connection() const { return *m_connection; }
    [[nodiscard]] SessionTokens& tokens() { return *m_tokens; }
    [[nodiscard]] bool isIdentityConfirmed() const { return m_confirmed; }
    [[nodiscard]] ConnectionStatus status() const;

    /// After a sign-in that told who it is: tokens in, sending may begin.
    /// @p kept tells whether the sign-in is in the key store; may be null.
    void startWithTokens(const wire::TokenAnswer& tokens, SecretStore::DoneCallback kept = {});
    void startWithToken(const QString& pastedToken, bool identityKnown);
    /// At a start: takes what the key store has, then asks the server who that is.
    void restore();
    /// The same, but not before the cached list is out: the first picture does not wait for the network.
    void restoreWhenListed();

    /// The one write path; replaces a record that the server did not accept. NotAllowed if the session has
    /// any other. When it returns a record, that record is on the disk (product: "Saved on this computer").
    Result<Record> record(const QUuid& sessionId, const Completion& completion);
    /// For a token that nobody has confirmed: waits for the account's owner (RecordStore::addUnconfirmed).
    Result<Record> recordUnconfirmed(const QUuid& sessionId, const Completion& completion);
    Outcome saveDraft(const QUuid& sessionId, const DraftValues& values);
    Result<Draft> recall(const QUuid& recordId);
    Outcome retry(const QUuid& recordId);
    Outcome discard(const QUuid& recordId);
    /// A conflict ends with what the server has; ours stays, as discarded.
    Outcome resolveKeepServers(const QUuid& recordId);
    [[nodiscard]] QString setting(QLatin1String key);
    /// Takes effect at once. A null value: back to what is usual.
    Outcome setSetting(QLatin1String key, const QString& value);
    [[nodiscard]] bool appendsRecordedTime() const { return m_appendsRecordedTime; }
    Outcome setLabel(const QUuid& sessionId, const QString& label);
    Outcome addSampleLabels(const QHash<QUuid, QString>& labels); ///< as RecordStore does
    Outcome sendNow();
    /// The clock of all holds stands still until endHolds(), and all else is sent now. Gives the held
    /// records, oldest first. The file knows it for a minute at a time: after a crash they are not held for
    /// long.
    Result<QList<Record>> stopHolds();
    /// @p send: what was held goes now; else each hold goes on where it was stopped. Nothing to do if none
    /// was.
    Outcome endHolds(bool send);

    void refresh();
    /// A person asks for it: tries at once what is next on the way to a fresh list. A server's wait still
    /// binds.
    void retryConnection();
    void createSession(const wire::NewSession& session); ///< → sessionCreated() or failed()
    void watchDetail(const QUuid& sessionId);

signals:
    void statusChanged(const lectern::ConnectionStatus& status);
    void recordChanged(const lectern::Record& record);
    /// @p wasThere: it is older than the wish for it. The server gives the open session of a package and
    /// activity instead of a second one, and does not say so by its status (contract.md).
    void sessionCreated(const lectern::Session& session, bool wasThere);
    void failed(const lectern::Failure& failure);
    void identityConfirmed();
    /// The server told names of this account that are those of another one too: they are one person's.
    void sameAsAnother(const lectern::Identity& identity);
    /// Names or the person's own name have changed.
    void accountChanged();

private:
    Workspace(Account account, const ServerAddress& address, AccountRegistry& registry, SecretStore& secrets,
              const Clock& clock, const WorkspaceOptions& options);
    void openParts(const ServerAddress& address);
    void connectParts();
    void connectDirectory();
    Result<NewRecord> newRecord(const QUuid& sessionId, const Completion& completion);
    Result<Completion> withRecordedTime(const Completion& completion);
    Outcome tellChanged(const QUuid& recordId, const Outcome& done);
    void applySettings();
    void keepHoldsStopped();
    void onWokeUp();
    void checkIntegrityIfDue();
    void onIntegrityChecked(const Outcome& found);
    void proceed();
    void readPastedToken();
    void identify();
    void onIdentity(const Result<Identity, IdentityFailure>& result);
    void confirm();
    void onOwnerSeen(const QString& userId);
    [[nodiscard]] bool learn(const Identity& identity);
    void tellOwner();
    [[nodiscard]] bool isKnownToken();
    void disown();
    void noteServerClock();
    void onTokensFailed(const Failure& failure);
    Result<Record> correctRejected(const NewRecord& newRecord, const Failure& refused);
    void onRecordChanged(const Record& record);
    void tellOthers(const Record& record); ///< than the list
    void onConnectionChanged();
    void onListReported(const ListJudgement& judgement, const QDateTime& serverDate);
    void sendDetailSide();
    void publishSoon();
    template <typename Function>
    void tellDirectory(Function function);

    Account m_account;
    AccountRegistry& m_registry;
    SecretStore& m_secrets;
    const Clock& m_clock;
    const WorkspaceOptions m_options;
    std::unique_ptr<AccountLock> m_lock;
    std::unique_ptr<RecordStore> m_store;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<SessionTokens> m_tokens;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<OutboxSender> m_sender;
    std::unique_ptr<WakeDetector> m_wakeDetector;
    std::unique_ptr<RecordFeed> m_feed;
    SessionDirectory* m_directory = nullptr; ///< lives in the list thread; ended by our destructor
    std::unique_ptr<IntegrityCheck> m_integrity;
    QHash<QUuid, qint64> m_stoppedHolds; ///< by record: what was left of the hold, in milliseconds
    QTimer m_holdTimer;                  ///< runs while holds are stopped
    QTimer m_publishTimer;
    QTimer m_refreshTimer;
    QDateTime m_listFetchedAt;
    QUuid m_watched;
    bool m_appendsRecordedTime = false;
    bool m_refreshing = false;
    bool m_confirmed = false;
    std::optional<qint64> m_notedOffsetMs;
    bool m_isOwnToken = false;   ///< it comes from a sign-in to this account
    QList<QUuid> m_questionable; ///< recorded with a token of which it is not known yet whose it is
    bool m_identifying = false;
};

template <typename Function>
void Workspace::tellDirectory(Function function)
{
    QMetaObject::invokeMethod(m_directory, [directory = m_directory, function] { function(*directory); });
}

/// The entry of a pasted token in the key store.
QString pastedTokenKey(const QUuid& accountId);

} // namespace lectern
