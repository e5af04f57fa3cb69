#pragma once

#include "domain/result.h"
#include "domain/session.h"

#include <QByteArray>
#include <QList>

namespace lectern {

class Database;

/// What SessionCache::applySessions() had to write.
struct ApplyReport
{
    int added = 0;
    int changed = 0;
    int removed = 0;
    [[nodiscard]] bool anything() const { return added + changed + removed > 0; }
};

namespace rows {

/// Makes the cache's table of sessions these, and writes what differs only. The caller has a transaction.
Result<ApplyReport> applySessions(Database& database, const QList<Session>& sessions);
Outcome writeSession(Database& database, const QByteArray& id, const QByteArray& content);

} // namespace rows
} // namespace lectern
