#pragma once

#include "auth/secret_store.h"
#include "cli_options.h"
#include "command.h"
#include "domain/clock.h"
#include "workspace/account_desk.h"

#include <QUuid>

#include <memory>

namespace lectern::cli {

/// A command that works on one account: finds and opens it, with LECTERN_TOKEN or with what `sign-in` has
/// kept.
class AccountCommand : public Command
{
    Q_OBJECT

public:
    explicit AccountCommand(CliOptions options);
    ~AccountCommand() override;
    void start() override;

protected:
    enum class Network {
        None,     ///< local data only: no server is asked, LECTERN_TOKEN goes nowhere
        OnDemand, ///< connects, but sends and fetches nothing by itself
        Full,     ///< as the window does
    };
    /// Said before the account is opened.
    [[nodiscard]] virtual Network network() const = 0;
    /// False ends the command; the override has said why and called end().
    virtual bool check() { return true; }
    /// The account is open; nothing was asked of the server yet.
    virtual void onOpened(Workspace& workspace) = 0;
    /// A token of somebody known that nobody could confirm: good for saving, not for reading.
    virtual void onOpenedUnconfirmed(Workspace& workspace);
    /// A repair that nobody has taken note of is told with every command, on standard error.
    [[nodiscard]] virtual bool tellsRepair() const { return true; }
    /// ExitCode::Other while an untold repair has lost something: who asks whether all is well must not read
    /// "yes" (product: the promise).
    [[nodiscard]] ExitCode unlessLost(ExitCode code) const;
    /// No account, or the token is not accepted, before it was opened.
    virtual void onRefused(const Failure& failure) { endWith(failure); }

    /// Starts the network part: tokens from the key store, then who they belong to. Nothing to do with
    /// LECTERN_TOKEN.
    void connectToServer();
    [[nodiscard]] const CliOptions& options() const { return m_options; }
    [[nodiscard]] AccountDesk& desk() { return *m_desk; }
    [[nodiscard]] SecretStore& keychain() { return *m_keychain; }
    [[nodiscard]] const Clock& clock() const { return m_clock; }
    /// The command's first argument as the id of a record. False: it is none, and the command has ended.
    bool readRecordId(QUuid& id);
    /// The server does not tell whose token it is: says how to name one of @p candidates, and ends.
    void onPersonAsked(const QList<AccountInfo>& candidates);
    /// Opens the desk without an account, for commands that bring one. False: ended.
    bool openDesk();
    /// --server, else the server used last.
    [[nodiscard]] QString serverInput();
    /// Whose token this is: --server, else the one server of this profile that has confirmed it or knows whom
    /// it names, else the only one there is. Empty: a token must not go to a server by chance.
    [[nodiscard]] QString serverOf(const QString& token);

private:
    void connectDesk();
    void openAccount();
    void onFailed(const Failure& failure);
    void open(Workspace& workspace);

    const CliOptions m_options;
    SystemClock m_clock;
    std::unique_ptr<SecretStore> m_keychain;
    std::unique_ptr<AccountDesk> m_desk;
    bool m_tokenGiven = false;
    int m_waits = 0; ///< for another program to let the account go
    bool m_repairLost = false;
};

/// The words for "nobody is signed in", naming the ways out.
Failure signInNeeded();

} // namespace lectern::cli
