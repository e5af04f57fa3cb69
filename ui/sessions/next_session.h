#pragma once

#include "workspace/session_listing.h"

#include <QUuid>

namespace lectern {

/// The next session of the list that has no result yet: the first one below @p after, else the first one of
/// the list. Null when there is none but @p after. Pure.
QUuid nextToScore(const SessionListing& listing, const QUuid& after);

} // namespace lectern
