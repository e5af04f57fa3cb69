#include "commands.h"

#include "complete_command.h"
#include "history_command.h"
#include "list_commands.h"
#include "outbox_commands.h"
#include "receipt_command.h"
#include "repair_command.h"
#include "rescue_commands.h"
#include "session_commands.h"
#include "setting_command.h"
#include "sign_in_commands.h"
#include "status_command.h"
#include "sync_command.h"

using namespace Qt::StringLiterals;

namespace lectern::cli {

std::unique_ptr<Command> makeCommand(const CliOptions& options)
{
    const QString& name = options.command;
    if (name == u"sign-in")
        return std::make_unique<SignInCommand>(options);
    if (name == u"sign-out")
        return std::make_unique<SignOutCommand>(options);
    if (name == u"status")
        return std::make_unique<StatusCommand>(options);
    if (name == u"sessions")
        return std::make_unique<SessionsCommand>(options);
    if (name == u"session create")
        return std::make_unique<SessionCreateCommand>(options);
    if (name == u"session label")
        return std::make_unique<SessionLabelCommand>(options);
    if (name == u"packages")
        return std::make_unique<PackagesCommand>(options);
    if (name == u"complete")
        return std::make_unique<CompleteCommand>(options);
    if (name == u"outbox export")
        return std::make_unique<OutboxExportCommand>(options);
    if (name == u"outbox import")
        return std::make_unique<OutboxImportCommand>(options);
    if (name.startsWith(u"outbox"))
        return std::make_unique<OutboxCommand>(options);
    if (name == u"receipt")
        return std::make_unique<ReceiptCommand>(options);
    if (name == u"history")
        return std::make_unique<HistoryCommand>(options);
    if (name == u"repair")
        return std::make_unique<RepairCommand>(options);
    if (name == u"setting")
        return std::make_unique<SettingCommand>(options);
    if (name == u"sync")
        return std::make_unique<SyncCommand>(options);
    return nullptr;
}

} // namespace lectern::cli
