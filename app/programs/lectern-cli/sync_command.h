#pragma once

#include "account_command.h"

#include <QTimer>

namespace lectern::cli {

/// `sync`: makes every record due and sends until all are delivered, a person is needed, or the time is up.
class SyncCommand final : public AccountCommand
{
    Q_OBJECT

public:
    explicit SyncCommand(CliOptions options);

protected:
    [[nodiscard]] Network network() const override { return Network::Full; }
    bool check() override;
    void onOpened(Workspace& workspace) override;

private:
    void onStatus(const ConnectionStatus& status);
    void conclude();

    Workspace* m_workspace = nullptr;
    QTimer m_timeout;
    int m_timeoutSeconds = 60;
    int m_delivered = 0;
    bool m_over = false;
};

} // namespace lectern::cli
