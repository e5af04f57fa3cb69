#pragma once

#include "account_command.h"
#include "wire/session_json.h"

namespace lectern::cli {

/// `session create`: asks the server for a session of a package; one that is open already is given back.
class SessionCreateCommand final : public AccountCommand
{
    Q_OBJECT

public:
    using AccountCommand::AccountCommand;

protected:
    [[nodiscard]] Network network() const override { return Network::OnDemand; }
    bool check() override;
    void onOpened(Workspace& workspace) override;

private:
    void onStatus(const ConnectionStatus& status);

    wire::NewSession m_new;
    bool m_asked = false;
    bool m_over = false;
};

/// `session label`: the instructor's own name for a session; local.
class SessionLabelCommand final : public AccountCommand
{
    Q_OBJECT

public:
    using AccountCommand::AccountCommand;

protected:
    [[nodiscard]] Network network() const override { return Network::None; }
    bool check() override;
    void onOpened(Workspace& workspace) override;

private:
    QUuid m_session;
};

} // namespace lectern::cli
