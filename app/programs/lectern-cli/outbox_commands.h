#pragma once

#include "account_command.h"

namespace lectern::cli {

/// `outbox`, and what can be done with one record: `outbox retry ID`, `discard`, `recall`, `keep-server`.
/// Local; `sync` sends.
class OutboxCommand final : public AccountCommand
{
    Q_OBJECT

public:
    using AccountCommand::AccountCommand;

protected:
    [[nodiscard]] Network network() const override { return Network::None; }
    bool check() override;
    void onOpened(Workspace& workspace) override;

private:
    void list(Workspace& workspace);
    void change(Workspace& workspace);
    Outcome doIt(Workspace& workspace);

    QUuid m_record;
};

} // namespace lectern::cli
