#pragma once

#include "domain/record.h"
#include "domain/session.h"

#include <QDateTime>

namespace lectern {

enum class Comparison {
    Ours,      ///< all of it agrees
    Different, ///< something that can be read does not: somebody else's
    Unknown,   ///< something cannot be read, and nothing differs: ask again later
};

/// Whether the completed session that the server lists is what a try with an unknown outcome has done
/// (architecture: verifying an unknown outcome): the score within 0.005 (none if none was sent), the time
/// within 1 s if we sent one, and completed_at between the first unknown try and @p answeredAt, the
/// ALREADY_COMPLETED answer, by the server's clock and within 5 s. What cannot be read is unknown, never
/// different (contract: conventions).
Comparison compareCompletion(const Record& record, const Session& listed, const QDateTime& answeredAt);

} // namespace lectern
