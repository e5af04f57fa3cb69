#include "workspace/account_desk.h"

#include "auth/jwt.h"
#include "auth/token_request.h"

#include <QUrl>

#include <algorithm>

namespace lectern {

namespace {

/// Whether @p person, an account's id or e-mail address or kNewPerson, is said to be somebody else. Empty:
/// nothing is said.
bool isAnother(const Account& account, const QString& person)
{
    return !person.isEmpty() && account.id.toString(QUuid::WithoutBraces) != person &&
           account.email != person;
}

} // namespace

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
    return m_workspace ? infoOf(m_workspace->account()) : AccountInfo();
}

AccountInfo AccountDesk::infoOf(const Account& account) const
{
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
    m_asked.reset();
    if (m_job) {
        m_job->deleteLater();
        m_job = nullptr; // what it may still say is nobody's
    } else if (m_openedFromNobody) {
        m_openedFromNobody = false;
        signOut();
    }
}

void AccountDesk::useToken(const QString& server, const QString& token, const QString& person)
{
    const auto address = ServerAddress::parse(server);
    if (!address) {
        emit failed(address.error());
        return;
    }
    const QString clean = cleanToken(token);
    const IdentityNames names = namesOfToken(clean);
    const auto seen = m_registry->findByNames(address->root(), {names.first()}); // its hash
    if (!seen) {
        emit failed(seen.error());
        return;
    }
    if (!seen->isEmpty() && !isAnother(seen->first(), person)) { // the server has confirmed this very token
        if (const auto done = openAccount(seen->first(), true); !done) {
            emit failed(done.error());
            return;
        }
        emit opened(m_workspace.get(), info());
        if (m_workspace && !m_options.offline) // nobody has closed it upon that
            m_workspace->startWithToken(clean, false);
        return;
    }
    if (const auto claims = readClaims(clean); claims && hasEnded(*claims, address->root())) {
        emit failed({FailureReason::SignInNeeded,
                     tr("This access token has ended. Get a new one, then try again. Nothing was saved."),
                     {}});
        return;
    }
    SignInRequest request;
    request.method = SignInMethod::Token;
    request.server = server;
    request.token = clean;
    request.staySignedIn = false;
    request.oneCall = true;
    request.person = person;
    if (m_options.offline)
        saveOnly(request,
                 tr("This token was never used here, and this call asks no server. Nothing was saved."), {});
    else
        signIn(request);
}

bool AccountDesk::hasEnded(const TokenClaims& claims, const QString& root)
{
    const qint64 offset = m_registry->clockOffset(root).value_or(0);
    return claims.expiresAt.isValid() && claims.expiresAt <= m_clock.now().addMSecs(offset);
}

/// The server could not be asked whose token this is. If the token says that it is somebody's whom this
/// computer knows, work is not lost; but it proves nothing, and so nothing can be read with it.
void AccountDesk::saveOnly(const SignInRequest& request, const QString& words, const QString& detail)
{
    const Failure signInNeeded{FailureReason::SignInNeeded, words, detail};
    const auto address = ServerAddress::parse(request.server);
    const IdentityNames names = namesOfToken(request.token);
    const auto holders = address ? m_registry->findByNames(address->root(), names.mid(1))
                                 : Result<QList<Account>>(address.error());
    if (!holders || holders->size() != 1) {
        emit failed(signInNeeded);
        return;
    }
    if (const auto done = openAccount(holders->first(), true); !done) {
        emit failed(done.error());
        return;
    }
    emit openedUnconfirmed(m_workspace.get());
}

void AccountDesk::onSignedIn(const SignInRequest& request, const Result<SignedIn>& result)
{
    if (result) {
        takeAccount(request, *result);
        return;
    }
    const Failure& failure = result.error();
    switch (failure.reason) {
    case FailureReason::Unreachable:
        if (request.oneCall) {
            saveOnly(
                request,
                tr("This token was never used here, and the server can't be reached. Nothing was saved."),
                failure.detail);
            return;
        }
        break;
    case FailureReason::ServerAnswer: // a portal of the network, a proxy, a server in trouble
    case FailureReason::NotAllowed:
    case FailureReason::NotFound:
        if (request.oneCall) { // it is not refused: nobody has said whose it is
            saveOnly(request, tr("%1 Nothing was saved.").arg(failure.message), failure.detail);
            return;
        }
        break;
    default:
        break;
    }
    emit failed(failure);
}

void AccountDesk::takeAccount(const SignInRequest& request, const SignedIn& signedIn)
{
    const auto account = accountOf(request, signedIn);
    if (!account) {
        emit failed(account.error());
        return;
    }
    if (!*account)
        return; // a person was asked
    const QUuid id = (*account)->id;
    if (!request.oneCall) {
        const auto marked = m_registry->setSignedIn(id, toWord(request.method), m_clock.now());
        if (!marked) {
            emit failed(marked.error());
            return;
        }
    }
    const auto fresh = m_registry->account(id);
    if (const auto done = openAccount(fresh ? *fresh : **account, !request.staySignedIn); !done) {
        emit failed(done.error());
        return;
    }
    emit opened(m_workspace.get(), info());
    if (m_workspace) // nobody has closed it upon that
        start(request, signedIn);
}

/// The account of who signed in. Nothing: the server could not tell, and a person was asked.
Result<std::optional<Account>> AccountDesk::accountOf(const SignInRequest& request, const SignedIn& signedIn)
{
    const QString root = signedIn.address.root();
    IdentityNames names = signedIn.identity.names;
    if (!signedIn.identity.isKnown()) {
        const auto seen = m_registry->findByNames(root, names);
        if (!seen)
            return seen.error();
        if (seen->isEmpty() || isAnother(seen->first(), request.person)) {
            auto named = accountNamed(request, signedIn);
            if (!named || !*named)
                return named;
            for (const Account& wrong : *seen) { // said otherwise before, and by mistake
                for (const IdentityName& name : std::as_const(names)) {
                    if (const auto removed = m_registry->removeName(wrong.id, name); !removed)
                        return removed.error();
                }
            }
            if (!(*named)->names.isEmpty())
                names += (*named)->names;
        }
    }
    auto account = recognised(root, names);
    if (!account)
        return account.error();
    const User& user = signedIn.identity.user;
    for (const Outcome& done :
         {m_registry->setPerson(account->id, user.fullName.isEmpty() ? account->displayName : user.fullName,
                                user.email.isEmpty() ? account->email : user.email),
          m_registry->setApiBase(account->id, signedIn.address.apiBase())}) {
        if (!done)
            return done.error();
    }
    account = m_registry->account(account->id);
    return account ? Result<std::optional<Account>>(std::optional(*account)) : account.error();
}

/// Whose sign-in it is, where the server cannot tell, as a person has said; nothing: one was asked. An
/// account without names: somebody new.
Result<std::optional<Account>> AccountDesk::accountNamed(const SignInRequest& request,
                                                         const SignedIn& signedIn)
{
    auto known = m_registry->list();
    if (!known)
        return known.error();
    known->removeIf([&](const Account& one) { return one.root != signedIn.address.root(); });
    if (known->isEmpty() || request.person == SignInRequest::kNewPerson)
        return std::optional(Account());
    for (const Account& one : std::as_const(*known)) {
        if (!request.person.isEmpty() && !isAnother(one, request.person))
            return std::optional(one);
    }
    QList<AccountInfo> candidates;
    for (const Account& one : std::as_const(*known))
        candidates.append(infoOf(one));
    m_asked = Asked{request, signedIn};
    emit personAsked(candidates);
    return std::optional<Account>();
}

void AccountDesk::answerPerson(const QUuid& accountId)
{
    auto asked = std::exchange(m_asked, std::nullopt);
    if (!asked)
        return;
    asked->request.person =
        accountId.isNull() ? QString(SignInRequest::kNewPerson) : accountId.toString(QUuid::WithoutBraces);
    takeAccount(asked->request, asked->signedIn);
}

/// The account of these names, which is made if there is none, and brought together if there are several.
Result<Account> AccountDesk::recognised(const QString& root, const IdentityNames& names)
{
    constexpr int kMostRounds = 10; // each leaves fewer accounts
    for (int round = 0; round < kMostRounds; ++round) {
        auto recognition = m_registry->recognise(root, names);
        if (!recognition)
            return recognition.error();
        if (recognition->toMerge.isEmpty())
            return recognition->account;
        for (const QUuid& other : std::as_const(recognition->toMerge)) {
            if (const auto merged = mergeInto(recognition->account.id, other); !merged)
                return merged.error();
        }
    }
    return Failure{FailureReason::Internal, tr("The accounts could not be brought together."), {}};
}

/// Both accounts are closed while their data are brought together.
Outcome AccountDesk::mergeInto(const QUuid& target, const QUuid& other)
{
    close();
    const auto targetFolder = m_profile.prepareAccountFolder(target);
    if (!targetFolder)
        return targetFolder.error();
    const QString sourceFolder = m_profile.accountFolder(other);
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
    return m_registry->markMerged(other, target);
}

SecretStore& AccountDesk::secretsFor(bool sessionOnly)
{
    return sessionOnly ? static_cast<SecretStore&>(m_memory) : m_keychain;
}

Outcome AccountDesk::openAccount(const Account& account, bool sessionOnly)
{
    if (m_workspace && m_workspace->account().id == account.id &&
        m_workspace->account().root == account.root && m_sessionOnly == sessionOnly)
        return Done{};
    close();
    auto workspace =
        Workspace::open(account, m_profile, *m_registry, secretsFor(sessionOnly), m_clock, m_options);
    if (!workspace)
        return workspace.error();
    m_workspace = std::move(*workspace);
    m_sessionOnly = sessionOnly;
    connect(m_workspace.get(), &Workspace::sameAsAnother, this, &AccountDesk::onSameAsAnother,
            Qt::QueuedConnection);
    connect(m_workspace.get(), &Workspace::accountChanged, this, [this] { emit infoChanged(info()); });
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

/// The open account turned out to be the same person as another one. Its sign-in goes on in what they become.
void AccountDesk::onSameAsAnother(const Identity& identity)
{
    if (!m_workspace)
        return;
    const Account open = m_workspace->account();
    const auto address = ServerAddress::parse(open.root);
    if (!address)
        return;
    SignInRequest request;
    request.method = signInMethodFromWord(open.signInMethod);
    request.staySignedIn = !m_sessionOnly;
    request.oneCall = !open.signedIn;
    Identity all = identity;
    all.names += open.names;
    SignedIn signedIn{address->withApiBase(open.apiBase), all, std::nullopt, {}};
    if (m_workspace->tokens().canRefresh())
        signedIn.tokens = m_workspace->tokens().asAnswer();
    else
        signedIn.pastedToken = m_workspace->tokens().accessToken();
    takeAccount(request, signedIn);
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
    ApiCall* call = nullptr;
    if (isOnline && address && tokens.canRefresh() && !tokens.accessToken().isEmpty() &&
        signInMethodFromWord(account.signInMethod) == SignInMethod::Password)
        call = tellSignedOut(m_http, *address, tokens.accessToken(), this);
    if (!call) {
        emit serverTold(false);
        return;
    }
    connect(call, &ApiCall::finished, this, [this](const Answer& answer) { emit serverTold(answer.isOk()); });
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
    m_workspace.reset(); // first: nothing of it may be told behind closed()
    emit closed();
}

} // namespace lectern
