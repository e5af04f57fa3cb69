// The first picture of a SessionDirectory, and the detail of the session that a window shows.
#include "wire/session_json.h"
#include "workspace/session_directory.h"

#include <algorithm>

namespace lectern {
namespace {

/// Of the newest record, if that is or was in conflict.
std::optional<Session> serversVersionIn(const QList<Record>& records)
{
    if (records.isEmpty() || records.first().serversVersion.isEmpty())
        return std::nullopt;
    const auto session = wire::sessionFromBody(records.first().serversVersion);
    return session ? std::optional(*session) : std::nullopt;
}

} // namespace

/// The first rows with their records; all counts as they were when the program ended.
void SessionDirectory::publishFirstPage()
{
    auto listing = std::make_unique<SessionListing>(*m_builder.listing());
    const bool stillAskedFor = listing->query == m_firstPage->query;
    listing->counts = m_firstPage->counts;
    listing->rowsToCome = std::max(0, m_firstPage->total - int(listing->rows.size()));
    m_firstPage.reset();
    if (!stillAskedFor || m_haveSessions)
        return;
    emit listingChanged(share(std::move(listing)));
    publishDetail();
}

/// For the next start.
void SessionDirectory::keepFirstPage()
{
    if (!m_cache || !m_listing)
        return;
    const auto page = FirstPage::of(*m_listing);
    const QByteArray bytes = page ? page->toBytes() : QByteArray();
    if (bytes == m_keptPage)
        return;
    m_keptPage = bytes;
    if (const auto kept = m_cache->setFirstPage(bytes); !kept)
        emit cacheFailed(kept.error());
}

void SessionDirectory::watchDetail(const QUuid& sessionId)
{
    if (sessionId == m_watched)
        return;
    m_watched = sessionId;
    m_detailRow = {};
    m_earlierSessions.reset();
}

void SessionDirectory::setDetailSide(const DetailSide& side)
{
    if (side.sessionId != m_watched)
        return; // of a session that was left meanwhile
    m_detailSide = side;
    publishDetail();
}

void SessionDirectory::publishDetail()
{
    if (m_watched.isNull() || m_detailSide.sessionId != m_watched ||
        !m_builder.sources().sessions.contains(m_watched))
        return;
    auto detail = std::make_shared<SessionDetail>();
    detail->row = m_builder.sources().row(m_watched);
    m_detailRow = detail->row;
    const QUuid packageId = detail->row.session->packageId;
    const auto package = std::find_if(m_packages.cbegin(), m_packages.cend(),
                                      [&](const Package& candidate) { return candidate.id == packageId; });
    if (package != m_packages.cend())
        detail->package = *package;
    detail->draft = m_detailSide.draft;
    detail->records = m_detailSide.records;
    detail->history = m_detailSide.history;
    detail->serversVersion = serversVersionIn(m_detailSide.records);
    detail->earlierSessions = earlierSessions();
    emit detailChanged(detail);
}

/// Of the same package, started before the watched one.
int SessionDirectory::earlierSessions()
{
    if (!m_earlierSessions) {
        const auto& sessions = m_builder.sources().sessions;
        const Session& watched = *sessions.value(m_watched);
        const QDateTime started = watched.startedAt();
        m_earlierSessions =
            int(std::count_if(sessions.cbegin(), sessions.cend(), [&](const SessionPtr& other) {
                return other->packageId == watched.packageId && other->startedAt() < started;
            }));
    }
    return *m_earlierSessions;
}

} // namespace lectern
