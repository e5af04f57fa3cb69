#include "repair_command.h"

#include "output.h"

using namespace Qt::StringLiterals;

namespace lectern::cli {

bool RepairCommand::check()
{
    const QStringList& arguments = options().arguments;
    if (arguments.isEmpty() || arguments.first() == u"seen")
        return true;
    complain(u"There is 'repair' and 'repair seen'."_s);
    end(ExitCode::InvalidInput);
    return false;
}

void RepairCommand::onOpened(Workspace& workspace)
{
    if (!options().arguments.isEmpty()) {
        if (const auto marked = workspace.store().markRepairSeen(); !marked) {
            endWith(marked.error());
            return;
        }
    }
    const auto unseen = workspace.store().unseenRepair();
    if (!unseen) {
        endWith(unseen.error());
        return;
    }
    if (options().json)
        say(QJsonObject{{u"repair"_s, *unseen ? QJsonValue(toJson(**unseen)) : QJsonValue()}});
    else
        say(*unseen ? describe(**unseen) : u"There is no repair that was not taken note of."_s);
    end(*unseen && (*unseen)->somethingLost ? ExitCode::Other : ExitCode::Ok);
}

} // namespace lectern::cli
