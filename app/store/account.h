#pragma once

#include "domain/identity_name.h"

#include <QDateTime>
#include <QString>
#include <QUuid>

namespace lectern {

/// One person at one server, as this computer knows them.
struct Account
{
    QUuid id;
    QString root;    ///< normalised server address (contract: conventions)
    QString apiBase; ///< what answered: root/api or root; empty until known
    /// What the server's people call this one. Hashes of tokens only where nothing else is known.
    IdentityNames names;
    QString displayName;
    QString email;
    QString signInMethod; ///< "password", "token", "demo"
    QDateTime lastUsedAt;
    bool signedIn = false;

    /// Known by its tokens alone: it becomes somebody when the server tells who that is.
    [[nodiscard]] bool isProvisional() const { return !isKnown(names); }

    bool operator==(const Account&) const = default;
};

} // namespace lectern
