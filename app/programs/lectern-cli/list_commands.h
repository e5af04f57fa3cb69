#pragma once

#include "account_command.h"

namespace lectern::cli {

/// A command that shows what the server lists, or, without a connection, what it listed last.
class ListCommand : public AccountCommand
{
    Q_OBJECT

public:
    using AccountCommand::AccountCommand;

protected:
    [[nodiscard]] Network network() const override;
    void onOpened(Workspace& workspace) override;
    virtual ExitCode show(Workspace& workspace) = 0;

private:
    void onStatus(const ConnectionStatus& status);
    void showOld(const ConnectionStatus& status);
    void showOnce();

    Workspace* m_workspace = nullptr;
    bool m_over = false;
};

class SessionsCommand final : public ListCommand
{
    Q_OBJECT

public:
    using ListCommand::ListCommand;

protected:
    bool check() override;
    ExitCode show(Workspace& workspace) override;

private:
    SessionQuery m_query;
};

class PackagesCommand final : public ListCommand
{
    Q_OBJECT

public:
    using ListCommand::ListCommand;

protected:
    ExitCode show(Workspace& workspace) override;
};

} // namespace lectern::cli
