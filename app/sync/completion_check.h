#pragma once

#include "domain/record.h"
#include "domain/session.h"

#include <QDateTime>

namespace lectern {

/// Was it us? Compares a session that the server lists as completed with a record of ours whose answer was
/// lost. Pure.
///
/// Ours when the score agrees within 0.005 (none on either side if none was sent), the time within 1 s if we
/// sent one, and the server completed it between our first try without an answer and @p answeredAt, both by
/// the server's clock, give or take 5 s. Notes are not in the list and cannot be compared.
bool isOurCompletion(const Record& record, const Session& listed, const QDateTime& answeredAt);

} // namespace lectern
