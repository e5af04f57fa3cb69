#pragma once

#include "api/http_client.h"
#include "auth/memory_secret_store.h"
#include "auth/secret_store.h"
#include "domain/clock.h"
#include "store/account_registry.h"
#include "store/profile.h"
#include "workspace/account_info.h"
#include "workspace/sign_in_job.h"
#include "workspace/workspace.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace lectern {

/// Who may work here: signs people in and out and opens the one account that is at work.
///
///   (nobody) ──resume(), signIn(), useToken()──▶ opened() ──signOut(), another account──▶ closed()
///
/// Thread: the worker's (the main thread of a program without a window).
class AccountDesk : public QObject
{
    Q_OBJECT

public:
    /// @p keychain and @p clock outlive this.
    AccountDesk(Profile profile, SecretStore& keychain, const Clock& clock, WorkspaceOptions options,
                QObject* parent = nullptr);
    ~AccountDesk() override;

    /// First call. Errors: NewerVersion, Damaged, DiskFull, Storage.
    Outcome open();
    [[nodiscard]] AccountRegistry& registry() { return *m_registry; }
    /// Null while nobody is signed in.
    [[nodiscard]] Workspace* workspace() const { return m_workspace.get(); }
    [[nodiscard]] AccountInfo info() const;

    /// The account that may be opened without a word: the current one, or the last one signed in at @p root.
    [[nodiscard]] std::optional<Account> resumable(const QString& root = {});
    /// Opens it; Workspace::restore() connects it. → opened() or failed()
    void resume(const Account& account);
    /// → opened() or failed(). The open account stays open if it is the same person.
    void signIn(const SignInRequest& request);
    /// Ends the sign-in that is under way: neither opened() nor failed() follow, and nothing of it is kept.
    /// One that was just done, and opened an account where none was open, is taken back with signOut().
    void cancelSignIn();
    /// A token for this run only. Works offline if the token, or the account it names, is known. → opened()
    /// or failed()
    void useToken(const QString& server, const QString& token);
    /// Forgets the sign-in here and closes the account; its records stay. → closed(), later signedOut(). When
    /// online, the server is told that this sign-in is over; nothing waits for that.
    void signOut();

signals:
    void opened(lectern::Workspace* workspace, const lectern::AccountInfo& info);
    /// The workspace is about to go.
    void closed();
    void failed(const lectern::Failure& failure);
    void signedOut(const lectern::Outcome& secretsRemoved);
    /// After opened(): whether the sign-in is in the key store. Not for sign-ins of this run only.
    void signInKept(const lectern::Outcome& kept);

private:
    void onSignedIn(const SignInRequest& request, const Result<SignedIn>& result);
    Result<Account> accountOf(const SignedIn& signedIn);
    Result<Account> adopted(const Account& provisional, const SignedIn& signedIn);
    Outcome mergeInto(const QUuid& target, const QUuid& provisional);
    Outcome openAccount(const Account& account, bool sessionOnly);
    void start(const SignInRequest& request, const SignedIn& signedIn);
    void onSubjectLearnt(const Identity& identity);
    void tellServer();
    void close();
    [[nodiscard]] SecretStore& secretsFor(bool sessionOnly);

    const Profile m_profile;
    SecretStore& m_keychain;
    MemorySecretStore m_memory; ///< for sign-ins of this run only
    const Clock& m_clock;
    const WorkspaceOptions m_options;
    HttpClient m_http;
    std::unique_ptr<AccountRegistry> m_registry;
    std::unique_ptr<Workspace> m_workspace;
    QPointer<SignInJob> m_job;
    bool m_sessionOnly = false;
    bool m_openedFromNobody = false; ///< the last sign-in found no account open
};

/// The word of a method in the registry, and back.
QString toWord(SignInMethod method);
SignInMethod signInMethodFromWord(const QString& word);

} // namespace lectern
