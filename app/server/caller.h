#pragma once

#include "server/http_message.h"
#include "server/storage.h"

namespace lectern::server {

/// Who sends a request: the profile of the user whose token it carries. Otherwise the answer that says why
/// not: UNAUTHORIZED, then PROFILE_NOT_FOUND, or DB_ERROR.
Result<User, HttpAnswer> callerOf(Storage& storage, const HttpRequest& request, const QDateTime& now);

/// DB_ERROR; the reason goes to the log.
HttpAnswer storageFailed(const Failure& failure);

} // namespace lectern::server
