#include "workspace/account_desk.h"

#include "auth/jwt.h"
#include "auth/token_request.h"

#include <QUrl>

#include <algorithm>

namespace lectern {

QString toWord(SignInMethod method)
{
    switch (method) {
    case SignInMethod::Token:
        return QStringLiteral("token");
    case SignInMethod::Demo:
        return QStringLiteral("demo");
    case SignInMethod::Password:
        break;
    }
    return QStringLiteral("password");
}

SignInMethod signInMethodFromWord(const QString& word)
{
    for (const SignInMethod method : {SignInMethod::Token, SignInMethod::Demo}) {
        if (word == toWord(method))
            return method;
    }
    return SignInMethod::Password;
}

AccountDesk::AccountDesk(Profile profile, SecretStore& keychain, const Clock& clock, WorkspaceOptions options,
                         QObject* parent)
    : QObject(parent)
    , m_profile(std::move(profile))
    , m_keychain(keychain)
    , m_clock(clock)
    , m_options(std::move(options))
    , m_http(m_options.http)
{
}

AccountDesk::~AccountDesk() = default;

Outcome AccountDesk::open()
{
    if (auto prepared = m_profile.prepare(); !prepared)
        return prepared;
    auto registry = AccountRegistry::open(m_profile);
    if (!registry)
        return registry.error();
    m_registry = std::move(*registry);
    return Done{};
}

AccountInfo AccountDesk::info() const
{
    if (!m_workspace)
        return {};
    const Account& account = m_workspace->account();
    AccountInfo info;
    info.id = account.id;
    info.method = signInMethodFromWord(account.signInMethod);
    info.email = account.email;
    info.serverRoot = account.root;
    info.server = info.method == SignInMethod::Demo ? tr("this computer") : QUrl(account.root).host();
    info.sessionOnly = m_sessionOnly;
    info.displayName = account.displayName;
    if (info.displayName.isEmpty())
        info.displayName = account.email;
    if (info.displayName.isEmpty())
        info.displayName = tr("Instructor");
    return info;
}

std::optional<Account> AccountDesk::resumable(const QString& root)
{
    if (root.isEmpty()) {
        const auto current = m_registry->current();
        return current && current->signedIn ? current : std::nullopt;
    }
    const auto accounts = m_registry->list(); // last used first
    if (!accounts)
        return std::nullopt;
    const auto found = std::find_if(accounts->cbegin(), accounts->cend(), [&](const Account& account) {
        return account.signedIn && account.root == root;
    });
    return found == accounts->cend() ? std::nullopt : std::optional(*found);
}

void AccountDesk::resume(const Account& account)
{
    if (const auto done = openAccount(account, false); !done) {
        emit failed(done.error());
        return;
    }
    emit opened(m_workspace.get(), info());
}

void AccountDesk::signIn(const SignInRequest& request)
{
    if (m_job)
        m_job->deleteLater(); // a newer request replaces it
    m_openedFromNobody = false;
    m_job = new SignInJob(m_http, m_keychain, request, this);
    SignInRequest kept = request;
    kept.password.clear();
    connect(m_job, &SignInJob::finished, this, [this, kept, job = m_job](const Result<SignedIn>& result) {
        if (job != m_job)
            return;
        m_job = nullptr; // done: it deletes itself
        m_openedFromNobody = !m_workspace;
        onSignedIn(kept, result);
    });
    m_job->start();
}

void AccountDesk::cancelSignIn()
{
    if (m_job) {
        m_job->deleteLater();
        m_job = nullptr; // what it may still say is nobody's
    } else if (m_openedFromNobody) {
        m_openedFromNobody = false;
        signOut();
    }
}

void AccountDesk::useToken(const QString& server, const QString& token)
{
    SignInRequest request;
    request.method = SignInMethod::Token;
    request.server = server;
    request.token = token;
    request.staySignedIn = false;
    request.oneCall = true;

    const auto address = ServerAddress::parse(server);
    if (!address) {
        emit failed(address.error());
        return;
    }
    const QString clean = cleanToken(token);
    auto known = m_registry->findByTokenHash(address->root(), tokenHash(clean));
    if (!known) {
        if (const auto claims = readClaims(clean); claims && !claims->subject.isEmpty())
            known = m_registry->findBySubject(address->root(), claims->subject);
    }
    if (!known && m_options.offline) {
        emit failed({FailureReason::SignInNeeded, tr("This token was never used here."), {}});
        return;
    }
    if (!known) {
        signIn(request); // only the server can tell
        return;
    }
    if (const auto done = openAccount(*known, true); !done) {
        emit failed(done.error());
        return;
    }
    emit opened(m_workspace.get(), info());
    if (m_workspace && !m_options.offline) // nobody has closed it upon that
        m_workspace->startWithToken(clean, false);
}

void AccountDesk::onSignedIn(const SignInRequest& request, const Result<SignedIn>& result)
{
    if (!result) {
        emit failed(result.error());
        return;
    }
    const auto account = accountOf(*result);
    if (!account) {
        emit failed(account.error());
        return;
    }
    if (!request.oneCall) {
        const auto marked = m_registry->setSignedIn(account->id, toWord(request.method), m_clock.now());
        if (!marked) {
            emit failed(marked.error());
            return;
        }
    }
    const auto fresh = m_registry->account(account->id);
    if (const auto done = openAccount(fresh ? *fresh : *account, !request.staySignedIn); !done) {
        emit failed(done.error());
        return;
    }
    emit opened(m_workspace.get(), info());
    if (m_workspace) // nobody has closed it upon that
        start(request, *result);
}

/// The account of who signed in; a provisional one that this turns out to be is renamed or taken over.
Result<Account> AccountDesk::accountOf(const SignedIn& signedIn)
{
    const QString root = signedIn.address.root();
    const QString hash = tokenHash(signedIn.accessToken());
    const auto seen = m_registry->findByTokenHash(root, hash);
    const bool provisional = signedIn.identity.isProvisional();

    Result<Account> account =
        seen && provisional ? seen
        : seen && seen->subjectKind == SubjectKind::TokenHash
            ? adopted(*seen, signedIn)
            : m_registry->ensure(root, signedIn.identity.subject,
                                 provisional ? SubjectKind::TokenHash : SubjectKind::UserId);
    if (!account)
        return account;
    const User& user = signedIn.identity.user;
    for (const Outcome& done : {m_registry->rememberToken(account->id, hash),
                                m_registry->setPerson(account->id, user.fullName, user.email),
                                m_registry->setApiBase(account->id, signedIn.address.apiBase())}) {
        if (!done)
            return done.error();
    }
    return m_registry->account(account->id);
}

Result<Account> AccountDesk::adopted(const Account& provisional, const SignedIn& signedIn)
{
    const auto adoption = m_registry->adoptSubject(provisional.id, signedIn.identity.subject);
    if (!adoption)
        return adoption.error();
    if (adoption->kind == AccountRegistry::Adoption::MergeInto) {
        if (const auto merged = mergeInto(adoption->accountId, provisional.id); !merged)
            return merged.error();
    }
    return m_registry->account(adoption->accountId);
}

/// Both accounts are closed while their data are brought together.
Outcome AccountDesk::mergeInto(const QUuid& target, const QUuid& provisional)
{
    close();
    const auto targetFolder = m_profile.prepareAccountFolder(target);
    if (!targetFolder)
        return targetFolder.error();
    const QString sourceFolder = m_profile.accountFolder(provisional);
    const auto targetLock = AccountLock::acquire(*targetFolder);
    if (!targetLock)
        return targetLock.error();
    const auto sourceLock = AccountLock::acquire(sourceFolder);
    if (!sourceLock)
        return sourceLock.error();
    auto store = RecordStore::open(*targetFolder, m_clock);
    if (!store)
        return store.error();
    if (const auto merged = (*store)->mergeFrom(sourceFolder); !merged)
        return merged.error();
    return m_registry->markMerged(provisional, target);
}

SecretStore& AccountDesk::secretsFor(bool sessionOnly)
{
    return sessionOnly ? static_cast<SecretStore&>(m_memory) : m_keychain;
}

Outcome AccountDesk::openAccount(const Account& account, bool sessionOnly)
{
    if (m_workspace && m_workspace->account().id == account.id && m_sessionOnly == sessionOnly)
        return Done{};
    close();
    auto workspace =
        Workspace::open(account, m_profile, *m_registry, secretsFor(sessionOnly), m_clock, m_options);
    if (!workspace)
        return workspace.error();
    m_workspace = std::move(*workspace);
    m_sessionOnly = sessionOnly;
    connect(m_workspace.get(), &Workspace::subjectLearnt, this, &AccountDesk::onSubjectLearnt,
            Qt::QueuedConnection);
    return Done{};
}

void AccountDesk::start(const SignInRequest& request, const SignedIn& signedIn)
{
    const auto report = [self = QPointer(this)](const Outcome& kept) {
        if (self)
            emit self->signInKept(kept);
    };
    if (signedIn.tokens) {
        m_workspace->startWithTokens(*signedIn.tokens,
                                     request.staySignedIn ? report : SecretStore::DoneCallback());
        return;
    }
    m_workspace->startWithToken(signedIn.pastedToken, true);
    if (request.staySignedIn)
        m_keychain.write(pastedTokenKey(m_workspace->account().id), signedIn.pastedToken.toUtf8(), this,
                         report);
}

/// The open, provisional account has learnt its name. Its token goes with it.
void AccountDesk::onSubjectLearnt(const Identity& identity)
{
    if (!m_workspace)
        return;
    const Account provisional = m_workspace->account();
    const auto address = ServerAddress::parse(provisional.root);
    if (!address)
        return;
    SignInRequest request;
    request.method = signInMethodFromWord(provisional.signInMethod);
    request.staySignedIn = !m_sessionOnly;
    request.oneCall = !provisional.signedIn;
    onSignedIn(request, SignedIn{address->withApiBase(provisional.apiBase), identity, std::nullopt,
                                 m_workspace->tokens().accessToken()});
}

/// A sign-in with a password of which somebody has a copy must not go on. Not offline, where nothing can be
/// told; not for a pasted token, which was made elsewhere and may be in use there; not for the demo, whose
/// server ends now.
void AccountDesk::tellServer()
{
    const Account& account = m_workspace->account();
    const SessionTokens& tokens = m_workspace->tokens();
    const bool isOnline = m_workspace->status().state == ConnectionStatus::State::Online;
    const auto address = ServerAddress::parse(account.root);
    if (isOnline && address && tokens.canRefresh() && !tokens.accessToken().isEmpty() &&
        signInMethodFromWord(account.signInMethod) == SignInMethod::Password)
        tellSignedOut(m_http, *address, tokens.accessToken(), this);
}

void AccountDesk::signOut()
{
    if (!m_workspace)
        return;
    tellServer();
    const QUuid id = m_workspace->account().id;
    SecretStore& secrets = secretsFor(m_sessionOnly);
    close();
    const auto marked = m_registry->setSignedOut(id);
    secrets.remove(pastedTokenKey(id), this, [this, &secrets, id, marked](const Outcome& first) {
        secrets.remove(SessionTokens::secretKey(id.toString(QUuid::WithoutBraces)), this,
                       [this, first, marked](const Outcome& second) {
                           emit signedOut(!marked ? marked : !first ? first : second);
                       });
    });
}

void AccountDesk::close()
{
    if (!m_workspace)
        return;
    emit closed();
    m_workspace.reset();
}

} // namespace lectern
