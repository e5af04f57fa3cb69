#pragma once

#include "account_command.h"

namespace lectern::cli {

/// `status`: who is signed in, how fresh the list is, what waits. Local: it asks no server.
class StatusCommand final : public AccountCommand
{
    Q_OBJECT

public:
    using AccountCommand::AccountCommand;

protected:
    [[nodiscard]] Network network() const override { return Network::None; }
    void onOpened(Workspace& workspace) override;
    void onRefused(const Failure& failure) override;
};

} // namespace lectern::cli
