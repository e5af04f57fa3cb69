#pragma once

#include "server/http_message.h"
#include "server/storage.h"

namespace lectern::server {

/// GET /api/vr-packages for @p user.
HttpAnswer listPackages(Storage& storage, const User& user);

/// Whether the role of @p user permits to add packages.
bool mayAddPackages(const User& user);

/// POST /api/vr-packages, in a writing transaction. @p package: as read from the body.
Result<HttpAnswer> createPackage(Storage& storage, const User& user, Package package, const QDateTime& now);

} // namespace lectern::server
