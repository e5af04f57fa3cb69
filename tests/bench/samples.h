#pragma once

#include "domain/record.h"
#include "domain/session.h"
#include "store/account_registry.h"

#include <QList>
#include <QString>

#include <optional>

namespace lectern::bench {

/// So many sessions as a training centre has them; every fifth is open.
QList<Session> sampleSessions(int count);
/// A record for each of them: delivered where the session is completed, else discarded.
QList<Record> sampleRecords(const QList<Session>& sessions);

/// A profile whose one account is signed in and has so many sessions and records; nothing if it can't be
/// made.
std::optional<Account> makeProfile(const QString& folder, int count);

} // namespace lectern::bench
