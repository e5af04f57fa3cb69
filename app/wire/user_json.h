#pragma once

#include "domain/result.h"
#include "domain/user.h"

#include <QByteArray>
#include <QJsonObject>

namespace lectern::wire {

/// Reads {"user":{…}}, {"profile":{…}} and the bare object (contract: GET /api/users/me); a failure if there
/// is no id.
Result<User> userFromBody(const QByteArray& body);
QJsonObject toJson(const User& user);

} // namespace lectern::wire
