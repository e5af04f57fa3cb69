#include "workspace/session_directory.h"

#include "wire/session_json.h"
#include "workspace/unlisted_sessions.h"

#include <algorithm>

namespace lectern {
namespace {

/// Changes that come faster are told together: nobody reads that fast, and each listing costs the window a
/// picture. The first change after a pause goes out at once.
constexpr qint64 kPauseMs = 50;
/// At most a fifth of the thread's time goes into listings.
constexpr qint64 kPauseForCost = 4;
constexpr int kKeepPageAfterMs = 500;

/// Of the newest record, if that is or was in conflict.
std::optional<Session> serversVersionIn(const QList<Record>& records)
{
    if (records.isEmpty() || records.first().serversVersion.isEmpty())
        return std::nullopt;
    const auto session = wire::sessionFromBody(records.first().serversVersion);
    return session ? std::optional(*session) : std::nullopt;
}

} // namespace

SessionDirectory::SessionDirectory(QString accountFolder, ServerAddress address, TokenSource& tokens,
                                   const Clock& clock, HttpOptions http, const SessionQuery& query)
    : m_folder(std::move(accountFolder))
    , m_address(std::move(address))
    , m_tokens(tokens)
    , m_clock(clock)
    , m_httpOptions(std::move(http))
{
    m_builder.setQuery(query);
}

SessionDirectory::~SessionDirectory()
{
    keepSessions();
    if (m_keepTimer && m_keepTimer->isActive())
        keepFirstPage();
}

void SessionDirectory::open(Reading reading)
{
    m_publishTimer = std::make_unique<QTimer>();
    m_publishTimer->setSingleShot(true);
    connect(m_publishTimer.get(), &QTimer::timeout, this, &SessionDirectory::publish);
    m_keepTimer = std::make_unique<QTimer>();
    m_keepTimer->setSingleShot(true);
    connect(m_keepTimer.get(), &QTimer::timeout, this, &SessionDirectory::keepFirstPage);

    auto cache = SessionCache::open(m_folder);
    if (!cache) { // said, and then the list is as good as one that was never fetched
        emit cacheFailed(cache.error());
        cache = SessionCache::openInMemory();
    }
    if (!cache) {
        m_haveSessions = true; // none
        emit firstRowsRead({});
        return;
    }
    m_cache = std::move(*cache);
    m_fetchedAt = m_cache->sessionsMark().fetchedAt;
    if (m_fetchedAt.isValid())
        m_builder.setEverLoaded();
    emit cacheRead(m_fetchedAt);
    if (reading == Reading::FirstRowsFirst)
        readFirstPage();
    emit firstRowsRead(m_firstPage ? m_firstPage->sessions : QList<QUuid>());
    if (!m_firstPage)
        readCache();
}

void SessionDirectory::readFirstPage()
{
    m_keptPage = m_cache->firstPage();
    auto page = FirstPage::fromBytes(m_keptPage);
    if (!page || page->query != m_builder.query())
        return;
    auto sessions = m_cache->sessions(page->sessions);
    if (!sessions)
        return;
    m_builder.setSessions(std::make_shared<const QList<Session>>(*std::move(sessions)));
    m_firstPage = std::move(page);
}

void SessionDirectory::readCache()
{
    if (auto packages = m_cache->packages()) {
        m_packages = *std::move(packages);
        emit packagesChanged(m_packages);
    }
    if (auto sessions = m_cache->sessions())
        takeSessions(std::make_shared<const QList<Session>>(*std::move(sessions)));
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
    m_refresher->setOwner(m_owner);
    connect(m_client.get(), &ApiClient::apiBaseChanged, this, &SessionDirectory::apiBaseChanged);

    const SessionRefresher* refresher = m_refresher.get();
    connect(refresher, &SessionRefresher::refreshingChanged, this, &SessionDirectory::refreshingChanged);
    connect(refresher, &SessionRefresher::ownerSeen, this, &SessionDirectory::ownerSeen);
    connect(refresher, &SessionRefresher::reported, this, &SessionDirectory::reported);
    connect(refresher, &SessionRefresher::applying, this, &SessionDirectory::keepSessions);
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
                const bool first = !m_builder.sources().everLoaded;
                m_builder.setEverLoaded();
                m_changed = m_changed || first; // also an empty list is one
                if (sessions)
                    takeSessions(sessions);
                if (sessions || first)
                    publish();
                emit listFetched(fetchedAt);
            });
}

void SessionDirectory::takeSessions(const SessionsPtr& sessions)
{
    m_builder.setSessions(withUnlisted(sessions, m_builder.sources()));
    m_earlierSessions.reset();
    m_changed = true;
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

void SessionDirectory::setOwner(const QString& userId)
{
    m_owner = userId;
    if (m_refresher)
        m_refresher->setOwner(userId);
}

void SessionDirectory::setQuery(const SessionQuery& query)
{
    if (m_listing && query == m_builder.query())
        return;
    m_builder.setQuery(query);
    m_changed = true;
    // Of the queries that are waiting already, as when somebody types, only the last one is answered.
    if (m_publishTimer)
        m_publishTimer->start(0);
}

void SessionDirectory::putSession(const Session& session)
{
    Session merged = session;
    if (const auto known = m_builder.sources().sessions.value(session.id)) {
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
    m_builder.putSession(std::make_shared<const Session>(merged));
    m_builder.setEverLoaded();
    m_earlierSessions.reset();
    m_toKeep.append(merged);
    change();
}

void SessionDirectory::keepSessions()
{
    if (!m_cache || m_toKeep.isEmpty())
        return;
    if (const auto kept = m_cache->putSessions(std::exchange(m_toKeep, {})); !kept)
        emit cacheFailed(kept.error());
}

void SessionDirectory::addRecordSide(const RecordSide& side)
{
    m_builder.setLabelsAndDrafts(side.labels, side.drafts);
    m_haveRecords = true;
    addRecords(side.records, side.isWhole);
    if (!m_firstPage)
        return;
    publishFirstPage();
    QTimer::singleShot(FirstPage::kRestAfterMs, this, &SessionDirectory::readCache);
}

void SessionDirectory::addRecords(const QList<Record>& records, bool areLast)
{
    for (const Record& record : records)
        m_builder.putRecord(record);
    m_changed = true;
    m_haveAllRecords = m_haveAllRecords || areLast;
    if (areLast) {
        keepUnlisted();
        publish();
    }
}

/// What waits here is seen, also when the server has no session for it.
void SessionDirectory::keepUnlisted()
{
    if (!m_haveSessions)
        return; // the list brings it along
    for (const Session& session : missingSessions(m_builder.sources()))
        m_builder.putSession(std::make_shared<const Session>(session));
}

void SessionDirectory::setRecord(const Record& record)
{
    m_builder.putRecord(record);
    if (!m_builder.sources().sessions.contains(record.sessionId))
        keepUnlisted();
    change();
}

void SessionDirectory::forgetRecord(const Record& record)
{
    m_builder.removeRecord(record);
    change();
}

void SessionDirectory::setDraft(const QUuid& sessionId, const std::optional<Draft>& draft)
{
    m_builder.setDraft(sessionId, draft ? draft->savedAt : QDateTime());
    if (sessionId == m_detailSide.sessionId)
        m_detailSide.draft = draft; // the next detail must not bring an older one back
    if (!m_builder.sources().sessions.contains(sessionId))
        keepUnlisted();
    change();
}

void SessionDirectory::setLabel(const QUuid& sessionId, const QString& label)
{
    m_builder.setLabel(sessionId, label);
    change();
}

void SessionDirectory::change()
{
    m_changed = true;
    publishSoon();
}

void SessionDirectory::publishSoon()
{
    if (!m_publishTimer || m_publishTimer->isActive())
        return;
    const qint64 pause = std::max(kPauseMs, kPauseForCost * m_costMs);
    const qint64 passed = m_published.isValid() ? m_published.elapsed() : pause;
    m_publishTimer->start(int(std::max<qint64>(0, pause - passed)));
}

SessionListingPtr SessionDirectory::listing()
{
    if (isReady() && (m_changed || !m_listing)) {
        m_listing = m_builder.listing();
        m_changed = false;
    }
    return m_listing;
}

void SessionDirectory::publish()
{
    if (!isReady())
        return; // a list without its deliveries would be wrong for a moment
    m_publishTimer->stop();
    QElapsedTimer making;
    making.start();
    const SessionListingPtr listing = this->listing();
    m_costMs = making.elapsed();
    m_published.start();
    emit listingChanged(listing);
    keepSessions();
    if (!m_keepTimer->isActive())
        m_keepTimer->start(kKeepPageAfterMs);
    if (!m_watched.isNull() && !m_builder.sources().row(m_watched).isSameAs(m_detailRow))
        publishDetail();
}

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
