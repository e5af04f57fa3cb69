// What SessionModel knows of its columns.
#include "ui/sessions/session_model.h"

namespace lectern {

QString SessionModel::columnName(int column)
{
    switch (column) {
    case Package:
        return tr("Package");
    case Label:
        return tr("Label");
    case Status:
        return tr("Status");
    case Started:
        return tr("Started");
    case Time:
        return tr("Time", "minutes spent in the session");
    case Result:
        return tr("Result");
    case Delivery:
        return tr("Delivery", "how far a record got on its way to the server");
    case Version:
        return tr("Version");
    case Platforms:
        return tr("Platforms");
    case Attempts:
        return tr("Attempts");
    case Notes:
        return tr("Notes");
    default:
        return {};
    }
}

bool SessionModel::isNumber(int column)
{
    return column == Time || column == Attempts;
}

std::optional<SessionSort> SessionModel::sortOf(int column)
{
    switch (column) {
    case Package:
        return SessionSort::Package;
    case Label:
        return SessionSort::Label;
    case Status:
        return SessionSort::Status;
    case Started:
        return SessionSort::Started;
    case Time:
        return SessionSort::Time;
    case Result:
        return SessionSort::Result;
    case Delivery:
        return SessionSort::Delivery;
    default:
        return std::nullopt;
    }
}

int SessionModel::columnOf(SessionSort sort)
{
    switch (sort) {
    case SessionSort::Package:
        return Package;
    case SessionSort::Label:
        return Label;
    case SessionSort::Status:
        return Status;
    case SessionSort::Started:
        return Started;
    case SessionSort::Time:
        return Time;
    case SessionSort::Result:
        return Result;
    case SessionSort::Delivery:
        return Delivery;
    }
    return Started;
}

} // namespace lectern
