#include "account_command.h"

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

void AccountCommand::connectDesk()
{
    connect(m_desk.get(), &AccountDesk::opened, this, [this](Workspace* workspace) { onOpened(*workspace); });
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
    // A token that the server was never asked about cannot be used without it.
    if (m_tokenGiven && failure.reason == FailureReason::Unreachable) {
        onRefused({FailureReason::SignInNeeded,
                   u"This token was never used here, and the server can't be reached. Nothing was saved."_s,
                   failure.detail});
        return;
    }
    onRefused(failure);
}

void AccountCommand::openAccount()
{
    const QString token = qEnvironmentVariable("LECTERN_TOKEN");
    m_tokenGiven = !token.isEmpty();
    if (m_tokenGiven) {
        const QString server = serverInput();
        if (server.isEmpty())
            onRefused({FailureReason::InvalidInput,
                       u"Which server is LECTERN_TOKEN for? Name it with --server."_s,
                       {}});
        else
            m_desk->useToken(server, token);
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

void AccountCommand::connectToServer()
{
    if (!m_tokenGiven)
        m_desk->workspace()->restore();
}

} // namespace lectern::cli
