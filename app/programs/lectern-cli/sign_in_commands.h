#pragma once

#include "account_command.h"

#include <QTimer>

#include <optional>

namespace lectern::cli {

/// `sign-in`: with e-mail and password, or with a token; kept in the system's key store.
class SignInCommand final : public AccountCommand
{
    Q_OBJECT

public:
    using AccountCommand::AccountCommand;
    void start() override;

protected:
    [[nodiscard]] Network network() const override { return Network::OnDemand; }
    void onOpened(Workspace& workspace) override;

private:
    bool readRequest(SignInRequest& request);
    void onKept(const Outcome& kept);
    void refuse(const Failure& failure);

    AccountInfo m_info;
};

/// `sign-out`: forgets the sign-in and tells the server, if it can be reached; unsent records stay.
class SignOutCommand final : public AccountCommand
{
    Q_OBJECT

public:
    using AccountCommand::AccountCommand;

protected:
    [[nodiscard]] Network network() const override;
    void onOpened(Workspace& workspace) override;
    void onRefused(const Failure& failure) override;

private:
    void signOut();
    void endIfOver();

    QTimer m_patience;
    int m_unsent = 0;
    bool m_asked = false;
    std::optional<Outcome> m_signedOut;
    std::optional<bool> m_serverTold;
};

} // namespace lectern::cli
