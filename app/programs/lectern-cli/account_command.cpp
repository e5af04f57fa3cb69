#include "account_command.h"

#include "auth/identity.h"
#include "auth/jwt.h"
#include "auth/keychain_secret_store.h"
#include "output.h"
#include "wire/json_read.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace lectern::cli {
namespace {

constexpr int kWaitMs = 100;
constexpr int kMostWaits = 20; ///< 2 seconds

} // namespace

ExitCode exitCodeOf(const Failure& failure)
{
    switch (failure.reason) {
    case FailureReason::InvalidInput:
        return ExitCode::InvalidInput;
    case FailureReason::SignInNeeded:
    case FailureReason::WrongCredentials:
    case FailureReason::SecretStoreMissing:
        return ExitCode::SignInNeeded;
    case FailureReason::InUse:
        return ExitCode::InUse;
    default:
        return ExitCode::Other;
    }
}

void Command::endWith(const Failure& failure)
{
    complain(failure.message);
    if (!failure.detail.isEmpty())
        complain(u"technical detail: "_s + failure.detail);
    end(exitCodeOf(failure));
}

Failure signInNeeded()
{
    return {FailureReason::SignInNeeded,
            u"Nobody is signed in. Run 'lectern-cli sign-in', or set LECTERN_TOKEN for one call."_s,
            {}};
}

AccountCommand::AccountCommand(CliOptions options)
    : m_options(std::move(options))
    , m_keychain(std::make_unique<KeychainSecretStore>())
{
}

AccountCommand::~AccountCommand() = default;

bool AccountCommand::openDesk()
{
    WorkspaceOptions workspaceOptions;
    workspaceOptions.automatic = network() == Network::Full;
    workspaceOptions.offline = network() == Network::None;
    const Profile profile(m_options.profile.isEmpty() ? Profile::defaultRoot() : m_options.profile);
    m_desk = std::make_unique<AccountDesk>(profile, *m_keychain, m_clock, workspaceOptions);
    if (const auto opened = m_desk->open(); !opened) {
        endWith(opened.error());
        return false;
    }
    return true;
}

void AccountCommand::start()
{
    if (!check() || !openDesk())
        return;
    connectDesk();
    openAccount();
}

bool AccountCommand::readRecordId(QUuid& id)
{
    const auto read = wire::uuidFromText(options().arguments.first());
    if (read) {
        id = *read;
        return true;
    }
    complain(u"record: Must be the id of a record, a UUID."_s);
    end(ExitCode::InvalidInput);
    return false;
}

QString AccountCommand::serverInput()
{
    if (!m_options.server.isEmpty())
        return m_options.server;
    const auto accounts = m_desk->registry().list();
    return accounts && !accounts->isEmpty() ? accounts->first().root : QString();
}

QString AccountCommand::serverOf(const QString& token)
{
    if (!m_options.server.isEmpty())
        return m_options.server;
    const auto accounts = m_desk->registry().list();
    if (!accounts)
        return {};
    QStringList roots;
    QStringList knowing; // the token, or whom it names
    for (const Account& account : *accounts) {
        if (roots.contains(account.root))
            continue;
        roots.append(account.root);
        const auto holders = m_desk->registry().findByNames(account.root, namesOfToken(cleanToken(token)));
        if (holders && !holders->isEmpty())
            knowing.append(account.root);
    }
    const QStringList& candidates = knowing.isEmpty() ? roots : knowing;
    return candidates.size() == 1 ? candidates.first() : QString();
}

void AccountCommand::connectDesk()
{
    connect(m_desk.get(), &AccountDesk::opened, this, [this](Workspace* workspace) { open(*workspace); });
    connect(m_desk.get(), &AccountDesk::openedUnconfirmed, this,
            [this](Workspace* workspace) { onOpenedUnconfirmed(*workspace); });
    connect(m_desk.get(), &AccountDesk::personAsked, this, &AccountCommand::onPersonAsked);
    connect(m_desk.get(), &AccountDesk::failed, this, &AccountCommand::onFailed);
}

void AccountCommand::onFailed(const Failure& failure)
{
    // Another call of this program is soon done.
    if (failure.reason == FailureReason::InUse && m_waits < kMostWaits) {
        ++m_waits;
        QTimer::singleShot(kWaitMs, this, &AccountCommand::openAccount);
        return;
    }
    onRefused(failure);
}

void AccountCommand::openAccount()
{
    const QString token = qEnvironmentVariable("LECTERN_TOKEN");
    m_tokenGiven = !token.isEmpty();
    if (m_tokenGiven) {
        const QString server = serverOf(token);
        if (server.isEmpty())
            onRefused({FailureReason::InvalidInput,
                       u"Which server is LECTERN_TOKEN for? Name it with --server."_s,
                       {}});
        else
            m_desk->useToken(server, token, m_options.person);
        return;
    }
    QString root;
    if (!m_options.server.isEmpty()) {
        const auto address = ServerAddress::parse(m_options.server);
        if (!address) {
            onRefused(address.error());
            return;
        }
        root = address->root();
    }
    const auto account = m_desk->resumable(root);
    if (account)
        m_desk->resume(*account);
    else
        onRefused(signInNeeded());
}

void AccountCommand::open(Workspace& workspace)
{
    const auto unseen = workspace.store().unseenRepair();
    if (!unseen) {
        endWith(unseen.error());
        return;
    }
    if (*unseen && tellsRepair())
        complain(describe(**unseen));
    m_repairLost = *unseen && (*unseen)->somethingLost;
    onOpened(workspace);
}

ExitCode AccountCommand::unlessLost(ExitCode code) const
{
    return m_repairLost ? ExitCode::Other : code;
}

void AccountCommand::onOpenedUnconfirmed(Workspace& /*workspace*/)
{
    onRefused({FailureReason::SignInNeeded,
               u"The server has not confirmed this token yet, and can't be asked now. Nothing is shown."_s,
               {}});
}

/// The server does not tell, and this computer must not guess.
void AccountCommand::onPersonAsked(const QList<AccountInfo>& candidates)
{
    QStringList lines{u"The server does not say whose token this is. Say it once: --as with one of these, or "
                      "--as new for somebody else."_s};
    for (const AccountInfo& one : candidates)
        lines.append(u"  %1  %2"_s.arg(
            one.email.isEmpty() ? one.id.toString(QUuid::WithoutBraces) : one.email, one.displayName));
    onRefused({FailureReason::SignInNeeded, lines.join(u'\n'), {}});
}

void AccountCommand::connectToServer()
{
    if (!m_tokenGiven)
        m_desk->workspace()->restore();
}

} // namespace lectern::cli
