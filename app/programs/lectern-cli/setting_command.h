#pragma once

#include "account_command.h"

namespace lectern::cli {

struct KnownSetting;

/// `setting [KEY [VALUE]]`: what an account's settings are, and changes them. Local.
class SettingCommand final : public AccountCommand
{
    Q_OBJECT

public:
    using AccountCommand::AccountCommand;

protected:
    [[nodiscard]] Network network() const override { return Network::None; }
    bool check() override;
    void onOpened(Workspace& workspace) override;

private:
    void showAll(Workspace& workspace);
    void showOne(Workspace& workspace);

    const KnownSetting* m_setting = nullptr; ///< null: all
    QString m_value;                         ///< as it is kept; null: nothing is to be changed
};

} // namespace lectern::cli
