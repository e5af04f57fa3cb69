#pragma once

#include "account_command.h"

namespace lectern::cli {

/// `repair [seen]`: what was brought out of a damaged file, until a person has taken note of it. Local.
class RepairCommand final : public AccountCommand
{
    Q_OBJECT

public:
    using AccountCommand::AccountCommand;

protected:
    [[nodiscard]] Network network() const override { return Network::None; }
    bool check() override;
    void onOpened(Workspace& workspace) override;
    [[nodiscard]] bool tellsRepair() const override { return false; } // on standard output
};

} // namespace lectern::cli
