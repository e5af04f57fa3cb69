#pragma once

#include "domain/draft.h"
#include "domain/package.h"
#include "domain/record.h"
#include "workspace/session_listing.h"

#include <memory>
#include <optional>

namespace lectern {

/// One thing that happened to a record, for the delivery section.
struct HistoryLine
{
    QDateTime at;       ///< UTC
    QString words;      ///< for people
    int times = 1;      ///< so often in a row
    QDateTime lastAt{}; ///< the last of them
};

/// Everything a window shows of one session. Immutable, handed over by pointer.
struct SessionDetail
{
    SessionRow row;
    std::optional<Package> package; ///< unknown until the catalogue was fetched once
    std::optional<Draft> draft;
    QList<Record> records;      ///< all of this session, newest first
    QList<HistoryLine> history; ///< of the newest record, oldest first
    /// Of a conflict: the server's result, as it was when the conflict was found.
    std::optional<Session> serversVersion;
    int earlierSessions = 0; ///< of the same package, started before this one
};

using SessionDetailPtr = std::shared_ptr<const SessionDetail>;

} // namespace lectern

Q_DECLARE_METATYPE(lectern::SessionDetailPtr)
