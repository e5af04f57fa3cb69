#pragma once

#include <QString>

namespace lectern {

/// Who a token belongs to (contract: GET /api/users/me).
struct User
{
    QString id;
    QString email;
    QString fullName;
    QString role;
    QString tenantId;

    bool operator==(const User&) const = default;
};

} // namespace lectern
