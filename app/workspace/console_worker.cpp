#include "workspace/console_worker.h"

#include "store/private_files.h"

#include <algorithm>

namespace lectern {

ConsoleWorker::ConsoleWorker(ConsoleConfig config, Console& console, QThread& listThread,
                             Reachability& reachability)
    : m_config(std::move(config))
    , m_console(console)
    , m_listThread(listThread)
    , m_reachability(reachability)
{
}

ConsoleWorker::~ConsoleWorker()
{
    m_desk.reset(); // the account before the server it talks to
}

bool ConsoleWorker::openDesk()
{
    m_keychain = std::make_unique<KeychainSecretStore>();
    WorkspaceOptions options;
    options.listThread = &m_listThread;
    options.reachability = &m_reachability;
    options.query = m_query;
    options.holdSeconds = std::clamp(m_config.holdSeconds, 0, 60);
    const QString root = m_config.profileRoot.isEmpty() ? Profile::defaultRoot() : m_config.profileRoot;
    m_desk = std::make_unique<AccountDesk>(Profile(root), *m_keychain, m_clock, options);
    connect(m_desk.get(), &AccountDesk::opened, this, &ConsoleWorker::onOpened);
    connect(m_desk.get(), &AccountDesk::failed, this, &ConsoleWorker::signInFailed);
    connect(m_desk.get(), &AccountDesk::closed, this, [this] {
        m_connected = nullptr;
        emit accountClosed();
    });
    connect(m_desk.get(), &AccountDesk::infoChanged, this, &ConsoleWorker::accountChanged);
    connect(m_desk.get(), &AccountDesk::personAsked, this, &ConsoleWorker::personAsked);
    connect(m_desk.get(), &AccountDesk::signInKept, this, [this](const Outcome& kept) { report(kept); });
    connect(m_desk.get(), &AccountDesk::signedOut, this, [this](const Outcome& removed) { report(removed); });
    if (const auto opened = m_desk->open(); !opened) {
        m_desk.reset();
        emit signInFailed(opened.error());
        return false;
    }
    return true;
}

void ConsoleWorker::start()
{
    if (!m_desk && !openDesk())
        return;
    const auto account = m_desk->resumable();
    if (!account)
        askToSignIn();
    else if (signInMethodFromWord(account->signInMethod) == SignInMethod::Demo)
        startDemo();
    else
        resume(*account);
}

void ConsoleWorker::resume(const Account& account)
{
    m_desk->resume(account);
    if (Workspace* open = workspace())
        open->restoreWhenListed();
}

void ConsoleWorker::askToSignIn()
{
    QString server;
    QString email;
    if (const auto accounts = m_desk->registry().list()) {
        const auto last = std::find_if(accounts->cbegin(), accounts->cend(), [](const Account& account) {
            return signInMethodFromWord(account.signInMethod) != SignInMethod::Demo;
        });
        if (last != accounts->cend()) {
            server = last->root;
            email = last->email;
        }
    }
    emit signInNeeded(server, email);
}

void ConsoleWorker::onOpened(Workspace* opened, const AccountInfo& info)
{
    emit accountOpened(info);
    if (m_connected == opened)
        return; // signed in again, same account
    if (info.method == SignInMethod::Demo)
        report(opened->addSampleLabels(m_demoLabels));
    m_connected = opened;
    const SessionDirectory* directory = &opened->directory();
    connect(directory, &SessionDirectory::listingChanged, &m_console, &Console::listingChanged);
    connect(directory, &SessionDirectory::detailChanged, &m_console, &Console::detailChanged);
    connect(directory, &SessionDirectory::packagesChanged, &m_console, &Console::packagesChanged);
    connect(opened, &Workspace::statusChanged, this, &ConsoleWorker::connectionChanged);
    connect(opened, &Workspace::recordChanged, this, &ConsoleWorker::recordChanged);
    connect(opened, &Workspace::failed, this, &ConsoleWorker::failed);
    connect(opened, &Workspace::sessionCreated, this,
            [this](const Session& session, bool wasThere) { emit sessionCreated(session.id, wasThere); });
    opened->watchDetail(m_watched);
    setQuery(m_query);
    emit connectionChanged(opened->status());
    emit recordedSuffixChanged(opened->appendsRecordedTime());
    tellRepair(*opened);
}

void ConsoleWorker::tellRepair(Workspace& opened)
{
    const auto unseen = opened.store().unseenRepair();
    if (!unseen)
        emit failed(unseen.error());
    else if (*unseen)
        emit accountRepaired(**unseen);
}

void ConsoleWorker::markRepairSeen()
{
    if (Workspace* open = workspace())
        report(open->store().markRepairSeen());
}

void ConsoleWorker::signIn(const SignInRequest& request)
{
    if (m_desk || openDesk())
        m_desk->signIn(request);
}

void ConsoleWorker::cancelSignIn()
{
    if (m_desk)
        m_desk->cancelSignIn();
    if (!workspace())
        m_demo.reset(); // started for nothing
    emit signInCancelled();
}

void ConsoleWorker::answerPerson(const QUuid& accountId)
{
    if (m_desk)
        m_desk->answerPerson(accountId);
}

void ConsoleWorker::startDemo()
{
    if (!m_config.startDemo || (!m_desk && !openDesk()))
        return;
    const QString root = m_config.profileRoot.isEmpty() ? Profile::defaultRoot() : m_config.profileRoot;
    const QString folder = Profile(root).filePath(QStringLiteral("demo"));
    if (const auto made = makePrivateFolder(folder); !made) {
        emit signInFailed(made.error());
        return;
    }
    const auto demo = m_config.startDemo(folder);
    if (!demo) {
        emit signInFailed(demo.error());
        return;
    }
    m_demo = demo->keepAlive;
    m_demoLabels = demo->labels;
    signInToDemo(*demo);
}

/// The demo server listens on another port each time: its account moves with it.
void ConsoleWorker::signInToDemo(const ConsoleConfig::Demo& demo)
{
    const auto address = ServerAddress::parse(demo.url.toString());
    const auto accounts = m_desk->registry().list();
    if (address && accounts) {
        for (const Account& account : *accounts) {
            if (signInMethodFromWord(account.signInMethod) == SignInMethod::Demo)
                (void)m_desk->registry().setAddress(account.id,
                                                    address->root()); // else it gets a new account
        }
    }
    SignInRequest request;
    request.method = SignInMethod::Demo;
    request.server = demo.url.toString();
    request.email = demo.email;
    request.password = demo.password;
    request.staySignedIn = false;
    m_desk->signIn(request);
}

void ConsoleWorker::signOut()
{
    if (!workspace())
        return;
    m_desk->signOut();
    m_demo.reset();
    askToSignIn();
}

void ConsoleWorker::setQuery(const SessionQuery& query)
{
    m_query = query;
    if (Workspace* open = workspace()) {
        SessionDirectory* directory = &open->directory();
        QMetaObject::invokeMethod(directory, [directory, query] { directory->setQuery(query); });
    }
}

void ConsoleWorker::refresh()
{
    if (Workspace* open = workspace())
        open->retryConnection();
}

void ConsoleWorker::watchDetail(const QUuid& sessionId)
{
    m_watched = sessionId;
    if (Workspace* open = workspace())
        open->watchDetail(sessionId);
}

void ConsoleWorker::createSession(const QUuid& packageId, const std::optional<QUuid>& activityId)
{
    if (Workspace* open = workspace())
        open->createSession({packageId, activityId, std::nullopt});
}

void ConsoleWorker::setLabel(const QUuid& sessionId, const QString& label)
{
    if (Workspace* open = workspace())
        report(open->setLabel(sessionId, label));
}

void ConsoleWorker::saveDraft(const QUuid& sessionId, const DraftValues& values)
{
    Workspace* open = workspace();
    if (!open) {
        emit draftRefused(sessionId, Failure{FailureReason::SignInNeeded,
                                             tr("Nobody is signed in. Sign in to save what was typed."),
                                             {}});
        return;
    }
    if (const auto saved = open->saveDraft(sessionId, values); saved)
        emit draftSaved(sessionId, m_clock.now());
    else
        emit draftRefused(sessionId, saved.error());
}

void ConsoleWorker::complete(const QUuid& sessionId, const Completion& completion)
{
    Workspace* open = workspace();
    if (!open) {
        emit saveRefused(sessionId, Failure{FailureReason::SignInNeeded,
                                            tr("Nobody is signed in. Sign in, then complete again."),
                                            {}});
        return;
    }
    if (const auto saved = open->record(sessionId, completion); saved)
        emit recordSaved(*saved);
    else
        emit saveRefused(sessionId, saved.error());
}

void ConsoleWorker::recall(const QUuid& recordId)
{
    Workspace* open = workspace();
    if (!open)
        return;
    if (const auto draft = open->recall(recordId); draft)
        emit recalled(draft->sessionId, draft->values);
    else
        emit failed(draft.error());
}

void ConsoleWorker::retry(const QUuid& recordId)
{
    if (Workspace* open = workspace())
        report(open->retry(recordId));
}

void ConsoleWorker::discard(const QUuid& recordId)
{
    if (Workspace* open = workspace())
        report(open->discard(recordId));
}

void ConsoleWorker::resolveKeepServers(const QUuid& recordId)
{
    if (Workspace* open = workspace())
        report(open->resolveKeepServers(recordId));
}

void ConsoleWorker::makeReceipt(const QUuid& recordId, const QString& training)
{
    Workspace* open = workspace();
    if (!open)
        return;
    if (const auto receipt = lectern::makeReceipt(open->store(), open->account(), recordId, training);
        receipt)
        emit receiptMade(*receipt);
    else
        emit failed(receipt.error());
}

void ConsoleWorker::exportReceipt(const QUuid& recordId, const QString& file, ReceiptFormat format,
                                  const QString& training)
{
    Workspace* open = workspace();
    if (!open)
        return;
    const auto receipt = lectern::makeReceipt(open->store(), open->account(), recordId, training);
    const Outcome written = receipt ? writeReceipt(*receipt, file, format) : Outcome(receipt.error());
    if (written)
        emit receiptExported(file);
    else
        emit exportFailed(written.error());
}

void ConsoleWorker::setRecordedSuffix(bool on)
{
    Workspace* open = workspace();
    if (!open)
        return;
    report(open->setSetting(settings::kRecordedSuffix, on ? QStringLiteral("1") : QString()));
    emit recordedSuffixChanged(open->appendsRecordedTime());
}

void ConsoleWorker::stopHolds()
{
    Workspace* open = workspace();
    if (!open)
        return;
    if (const auto held = open->stopHolds(); held)
        emit holdsStopped(*held);
    else
        emit failed(held.error());
}

void ConsoleWorker::endHolds(bool send)
{
    if (Workspace* open = workspace())
        report(open->endHolds(send));
}

void ConsoleWorker::sendNow()
{
    if (Workspace* open = workspace())
        report(open->sendNow());
}

void ConsoleWorker::report(const Outcome& outcome)
{
    if (!outcome)
        emit failed(outcome.error());
}

} // namespace lectern
