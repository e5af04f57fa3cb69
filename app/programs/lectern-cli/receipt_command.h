#pragma once

#include "account_command.h"

#include <QUuid>

namespace lectern::cli {

/// `receipt ID`: what can be proved of one record. Local.
class ReceiptCommand final : public AccountCommand
{
    Q_OBJECT

public:
    using AccountCommand::AccountCommand;

protected:
    [[nodiscard]] Network network() const override { return Network::None; }
    bool check() override { return readRecordId(m_record); }
    void onOpened(Workspace& workspace) override;

private:
    QUuid m_record;
};

} // namespace lectern::cli
