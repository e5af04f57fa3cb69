#include "workspace/session_directory.h"

#include <algorithm>

namespace lectern {

SessionDirectory::SessionDirectory(QString accountFolder, ServerAddress address, TokenSource& tokens,
                                   const Clock& clock, HttpOptions http, SessionQuery query)
    : m_folder(std::move(accountFolder))
    , m_address(std::move(address))
    , m_tokens(tokens)
    , m_clock(clock)
    , m_httpOptions(std::move(http))
    , m_query(std::move(query))
{
}

SessionDirectory::~SessionDirectory() = default;

void SessionDirectory::open()
{
    m_publishTimer = std::make_unique<QTimer>();
    m_publishTimer->setSingleShot(true);
    connect(m_publishTimer.get(), &QTimer::timeout, this, &SessionDirectory::publish);

    auto cache = SessionCache::open(m_folder);
    if (!cache) {
        emit cacheFailed(cache.error());
        return;
    }
    m_cache = std::move(*cache);
    readCache();
    emit cacheRead(m_fetchedAt);
}

void SessionDirectory::readCache()
{
    m_fetchedAt = m_cache->sessionsMark().fetchedAt;
    if (auto packages = m_cache->packages()) {
        m_packages = *std::move(packages);
        emit packagesChanged(m_packages);
    }
    m_sources.everLoaded = m_fetchedAt.isValid();
    if (const auto sessions = m_cache->sessions())
        takeSessions(*sessions);
    else
        emit cacheFailed(sessions.error());
    m_haveSessions = true;
    publish();
}

/// The network part is made when it is first needed: the first list does not wait for it.
void SessionDirectory::openRefresher()
{
    if (m_refresher || !m_cache)
        return;
    m_http = std::make_unique<HttpClient>(m_httpOptions);
    m_client = std::make_unique<ApiClient>(m_address, m_tokens, *m_http);
    m_refresher = std::make_unique<SessionRefresher>(*m_cache, *m_client, m_clock);
    connect(m_client.get(), &ApiClient::apiBaseChanged, this, &SessionDirectory::apiBaseChanged);

    const SessionRefresher* refresher = m_refresher.get();
    connect(refresher, &SessionRefresher::refreshingChanged, this, &SessionDirectory::refreshingChanged);
    connect(refresher, &SessionRefresher::reported, this, &SessionDirectory::reported);
    connect(refresher, &SessionRefresher::lookedUp, this, &SessionDirectory::lookedUp);
    connect(refresher, &SessionRefresher::cacheFailed, this, &SessionDirectory::cacheFailed);
    connect(refresher, &SessionRefresher::refreshEnded, this, &SessionDirectory::refreshEnded);
    connect(refresher, &SessionRefresher::packagesRefreshed, this, [this](const QList<Package>& packages) {
        m_packages = packages;
        emit packagesChanged(packages);
        publishDetail();
    });
    connect(refresher, &SessionRefresher::sessionsRefreshed, this,
            [this](const SessionsPtr& sessions, const QDateTime& fetchedAt) {
                m_fetchedAt = fetchedAt;
                const bool first = !std::exchange(m_sources.everLoaded, true);
                if (sessions)
                    takeSessions(*sessions);
                if (sessions || first)
                    publish();
                emit listFetched(fetchedAt);
            });
}

void SessionDirectory::takeSessions(const QList<Session>& sessions)
{
    QHash<QUuid, std::shared_ptr<const Session>> next;
    next.reserve(sessions.size());
    for (const Session& session : sessions) {
        const auto known = m_sources.sessions.value(session.id);
        next.insert(session.id,
                    known && *known == session ? known : std::make_shared<const Session>(session));
    }
    m_sources.sessions = std::move(next);
}

void SessionDirectory::refresh()
{
    openRefresher();
    if (m_refresher)
        m_refresher->refresh();
    else
        emit refreshEnded(false);
}

void SessionDirectory::lookUp(const QList<QUuid>& sessionIds)
{
    openRefresher();
    if (m_refresher)
        m_refresher->lookUp(sessionIds);
    else
        emit lookedUp({false, QSet<QUuid>(sessionIds.begin(), sessionIds.end()), {}});
}

void SessionDirectory::dropConnections()
{
    if (m_http)
        m_http->dropConnections();
}

void SessionDirectory::setQuery(const SessionQuery& query)
{
    if (m_listing && query == m_query)
        return;
    m_query = query;
    publish();
}

void SessionDirectory::putSession(const Session& session)
{
    Session merged = session;
    if (const auto known = m_sources.sessions.value(session.id)) {
        // The completion's answer leaves out what the list has: keep what we knew.
        merged.tenantId = known->tenantId;
        merged.userId = known->userId;
        merged.attempts = std::max(merged.attempts, known->attempts);
        merged.createdAt = known->createdAt;
        merged.downloadStartedAt = known->downloadStartedAt;
        merged.downloadCompletedAt = known->downloadCompletedAt;
        merged.firstLaunchAt = known->firstLaunchAt;
        if (merged.package.title.isEmpty())
            merged.package = known->package;
        if (!merged.activityId)
            merged.activityId = known->activityId;
    }
    m_sources.sessions.insert(merged.id, std::make_shared<const Session>(merged));
    m_sources.everLoaded = true;
    if (m_cache) {
        if (const auto kept = m_cache->putSession(merged); !kept)
            emit cacheFailed(kept.error());
    }
    publishSoon();
}

void SessionDirectory::setRecordSide(const RecordSide& side)
{
    m_sources.records.clear();
    for (const Record& record : side.records) {
        const auto known = m_sources.records.value(record.sessionId);
        if (!known || mattersMore(record, *known))
            m_sources.records.insert(record.sessionId, std::make_shared<const Record>(record));
    }
    m_sources.labels = side.labels;
    m_sources.drafts = side.drafts;
    m_haveRecords = true;
    publish();
}

void SessionDirectory::setRecord(const Record& record)
{
    const auto known = m_sources.records.value(record.sessionId);
    if (!known || mattersMore(record, *known))
        m_sources.records.insert(record.sessionId, std::make_shared<const Record>(record));
    publishSoon();
}

void SessionDirectory::forgetRecord(const Record& record)
{
    const auto known = m_sources.records.value(record.sessionId);
    if (known && known->id == record.id)
        m_sources.records.remove(record.sessionId);
    publishSoon();
}

void SessionDirectory::setDraft(const QUuid& sessionId, const QDateTime& savedAt)
{
    if (savedAt.isValid())
        m_sources.drafts.insert(sessionId, savedAt);
    else
        m_sources.drafts.remove(sessionId);
    publishSoon();
}

void SessionDirectory::setLabel(const QUuid& sessionId, const QString& label)
{
    if (label.isEmpty())
        m_sources.labels.remove(sessionId);
    else
        m_sources.labels.insert(sessionId, label);
    publishSoon();
}

void SessionDirectory::watchDetail(const QUuid& sessionId)
{
    m_watched = sessionId;
}

void SessionDirectory::setDetailSide(const DetailSide& side)
{
    if (side.sessionId != m_watched)
        return; // of a session that was left meanwhile
    m_detailSide = side;
    publishDetail();
}

/// Several changes that come together make one listing.
void SessionDirectory::publishSoon()
{
    if (m_publishTimer && !m_publishTimer->isActive())
        m_publishTimer->start(0);
}

void SessionDirectory::publish()
{
    if (!m_haveRecords || !m_haveSessions)
        return; // a list without its deliveries would be wrong for a moment
    m_listing = buildListing(m_sources, m_query);
    emit listingChanged(m_listing);
    publishDetail();
}

void SessionDirectory::publishDetail()
{
    if (m_watched.isNull() || m_detailSide.sessionId != m_watched || !m_sources.sessions.contains(m_watched))
        return;
    auto detail = std::make_shared<SessionDetail>();
    detail->row = m_sources.row(m_watched);
    const QUuid packageId = detail->row.session->packageId;
    const auto package = std::find_if(m_packages.cbegin(), m_packages.cend(),
                                      [&](const Package& candidate) { return candidate.id == packageId; });
    if (package != m_packages.cend())
        detail->package = *package;
    detail->draft = m_detailSide.draft;
    detail->records = m_detailSide.records;
    detail->history = m_detailSide.history;
    detail->earlierSessions = earlierSessionsOf(*detail->row.session);
    emit detailChanged(detail);
}

int SessionDirectory::earlierSessionsOf(const Session& session) const
{
    return int(std::count_if(m_sources.sessions.cbegin(), m_sources.sessions.cend(), [&](const auto& other) {
        return other->packageId == session.packageId && other->startedAt() < session.startedAt();
    }));
}

} // namespace lectern
