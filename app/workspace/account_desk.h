#pragma once

#include "api/http_client.h"
#include "auth/jwt.h"
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
    /// A token for this run only. → opened(), openedUnconfirmed() or failed(). One that the server has
    /// confirmed here before works offline; so does one that names a known person and has not ended, but only
    /// to save (contract: who is signed in).
    void useToken(const QString& server, const QString& token, const QString& person = {});
    /// The answer to personAsked(): one of the accounts, or a null id for somebody else. → as signIn()
    void answerPerson(const QUuid& accountId);
    /// Forgets the sign-in here and closes the account; its records stay. → closed(), later signedOut(). When
    /// online, the server is told that this sign-in is over; nothing waits for that. → serverTold()
    void signOut();

signals:
    void opened(lectern::Workspace* workspace, const lectern::AccountInfo& info);
    /// Nobody could confirm whose token it is: Workspace::recordUnconfirmed() is all that may be done.
    void openedUnconfirmed(lectern::Workspace* workspace);
    /// The server does not tell whose sign-in this is. It may be one of these accounts. → answerPerson()
    void personAsked(const QList<lectern::AccountInfo>& candidates);
    /// Behind opened(): the account has another name by now.
    void infoChanged(const lectern::AccountInfo& info);
    /// The workspace is gone.
    void closed();
    void failed(const lectern::Failure& failure);
    void signedOut(const lectern::Outcome& secretsRemoved);
    /// Behind signOut(), before or after signedOut(): whether the server knows. False at once where there was
    /// nobody or nothing to tell.
    void serverTold(bool told);
    /// After opened(): whether the sign-in is in the key store. Not for sign-ins of this run only.
    void signInKept(const lectern::Outcome& kept);

private:
    void onSignedIn(const SignInRequest& request, const Result<SignedIn>& result);
    [[nodiscard]] bool hasEnded(const TokenClaims& claims, const QString& root);
    void saveOnly(const SignInRequest& request, const QString& words, const QString& detail);
    void takeAccount(const SignInRequest& request, const SignedIn& signedIn);
    Result<std::optional<Account>> accountOf(const SignInRequest& request, const SignedIn& signedIn);
    Result<std::optional<Account>> accountNamed(const SignInRequest& request, const SignedIn& signedIn);
    Result<Account> recognised(const QString& root, const IdentityNames& names);
    Outcome mergeInto(const QUuid& target, const QUuid& other);
    Outcome openAccount(const Account& account, bool sessionOnly);
    void start(const SignInRequest& request, const SignedIn& signedIn);
    void onSameAsAnother(const Identity& identity);
    [[nodiscard]] AccountInfo infoOf(const Account& account) const;
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
    /// What waits for answerPerson().
    struct Asked
    {
        SignInRequest request;
        SignedIn signedIn;
    };
    std::optional<Asked> m_asked;
    bool m_sessionOnly = false;
    bool m_openedFromNobody = false; ///< the last sign-in found no account open
};

} // namespace lectern
