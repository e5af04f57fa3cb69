#pragma once

#include "domain/record.h"
#include "domain/session.h"
#include "workspace/session_listing.h"

#include <QHash>
#include <QString>
#include <QUuid>

#include <memory>

namespace lectern {

/// Everything a listing is made of.
struct ListingSources
{
    QHash<QUuid, std::shared_ptr<const Session>> sessions;
    QHash<QUuid, std::shared_ptr<const Record>> records; ///< by session: the one that matters most
    QHash<QUuid, QString> labels;                        ///< by session
    QHash<QUuid, QDateTime> drafts;                      ///< by session: when it was saved
    bool everLoaded = false;

    /// The row of one session; it must be known.
    [[nodiscard]] SessionRow row(const QUuid& sessionId) const;
};

/// Whether @p candidate says more of its session than @p known: what needs a person first, then what is or
/// will be with the server, then the newest.
bool mattersMore(const Record& candidate, const Record& known);

/// Filters, sorts and counts. Pure; any thread. Linear in the sessions but for the sort.
SessionListingPtr buildListing(const ListingSources& sources, const SessionQuery& query);

} // namespace lectern
