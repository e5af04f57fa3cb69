#pragma once

#include "server/http_message.h"
#include "server/storage.h"

namespace lectern::server {

/// Whose access token a request carries; otherwise the answer that says why not: UNAUTHORIZED or DB_ERROR.
/// @p now: TokenClock's.
Result<TokenHolder, HttpAnswer> holderOf(Storage& storage, const HttpRequest& request, const QDateTime& now);

/// DB_ERROR; the reason goes to the log.
HttpAnswer storageFailed(const Failure& failure);

} // namespace lectern::server
