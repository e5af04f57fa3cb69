#include "ui/sessions/next_session.h"

namespace lectern {

QUuid nextToScore(const SessionListing& listing, const QUuid& after)
{
    const auto count = static_cast<int>(listing.rows.size());
    const int start = listing.indexOf(after);
    for (int step = 1; step <= count; ++step) {
        const SessionRow& row = listing.rows.at((start + step) % count);
        if (row.isToScore() && !row.needsAttention() && row.session->id != after)
            return row.session->id;
    }
    return {};
}

} // namespace lectern
