#pragma once

#include "workspace/listing_builder.h"

namespace lectern {

/// A session may leave the server's list while something of it is not finished here: a draft, or a record
/// that is not delivered. It keeps its row, so that a person can see what waits and decide. It looks as it
/// was last seen, or has nothing but its id. Pure; any thread.

/// @p sessions and those; the same pointer if there are none.
std::shared_ptr<const QList<Session>> withUnlisted(const std::shared_ptr<const QList<Session>>& sessions,
                                                   const ListingSources& sources);
/// Those that @p sources has no session for.
QList<Session> missingSessions(const ListingSources& sources);

} // namespace lectern
