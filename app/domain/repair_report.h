#pragma once

#include <QMetaType>
#include <QString>

namespace lectern {

/// An account's file was damaged and has been made anew from what could be read. It is told until a person
/// has seen it. A value; any thread.
struct RepairReport
{
    int records = 0; ///< that came through, rebuilt ones among them
    int rebuilt = 0; ///< of them, those read from the history
    int drafts = 0;
    int labels = 0;
    bool somethingLost = false; ///< some part could not be read to its end
    QString setAside;           ///< where the damaged file is kept

    bool operator==(const RepairReport&) const = default;
};

} // namespace lectern

Q_DECLARE_METATYPE(lectern::RepairReport)
