#pragma once

#include "account_command.h"

namespace lectern::cli {

/// `outbox`, `outbox retry ID`, `outbox discard ID`: local; `sync` sends.
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

    QUuid m_record;
};

} // namespace lectern::cli
