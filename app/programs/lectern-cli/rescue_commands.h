#pragma once

#include "account_command.h"

namespace lectern::cli {

/// A command with a rescue file and its passphrase: --passphrase-stdin, else LECTERN_PASSPHRASE. Local.
class RescueCommand : public AccountCommand
{
    Q_OBJECT

public:
    using AccountCommand::AccountCommand;

protected:
    [[nodiscard]] Network network() const override { return Network::None; }
    bool check() override;
    [[nodiscard]] QString path() const { return options().arguments.first(); }
    [[nodiscard]] const QString& passphrase() const { return m_passphrase; }

private:
    QString m_passphrase;
};

/// `outbox export FILE`: what is not delivered, for another computer.
class OutboxExportCommand final : public RescueCommand
{
    Q_OBJECT

public:
    using RescueCommand::RescueCommand;

protected:
    void onOpened(Workspace& workspace) override;
};

/// `outbox import FILE`: takes it over.
class OutboxImportCommand final : public RescueCommand
{
    Q_OBJECT

public:
    using RescueCommand::RescueCommand;

protected:
    void onOpened(Workspace& workspace) override;
};

} // namespace lectern::cli
