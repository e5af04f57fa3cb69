#pragma once

#include "server/storage.h"

namespace lectern::server {

/// The xAPI statement of a completed session (contract: xAPI). The same session gives the same id and bytes.
/// @p homePage: the tenant's base URL.
Statement completedStatement(const Session& session, const QString& homePage);

/// "PT1H30M5S"; "PT0S" for nothing.
QString isoDuration(qint64 seconds);

} // namespace lectern::server
