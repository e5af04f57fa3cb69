#include "workspace/listing_builder.h"

#include <algorithm>
#include <tuple>

namespace lectern {
namespace {

/// Of so many changed sessions, one in this many of all, a new listing is cheaper.
constexpr qsizetype kFew = 16;

} // namespace

SessionRow ListingSources::row(const QUuid& id, const SessionPtr& session) const
{
    const RecordPtr questionable = unconfirmed.value(id);
    return {session, labels.value(id), records.value(id, questionable), drafts.value(id), questionable};
}

SessionRow ListingSources::row(const QUuid& sessionId) const
{
    return row(sessionId, sessions.value(sessionId));
}

bool mattersMore(const Record& candidate, const Record& known)
{
    const auto rank = [](const Record& record) {
        switch (record.state) {
        case RecordState::NeedsAttention:
            return 3;
        case RecordState::Queued:
        case RecordState::Sending:
        case RecordState::Delivered:
            return 2;
        case RecordState::Draft:
        case RecordState::Discarded:
        case RecordState::Superseded:
            break;
        }
        return 1;
    };
    if (candidate.id == known.id)
        return true; // the same record, newer
    if (rank(candidate) != rank(known))
        return rank(candidate) > rank(known);
    return candidate.recordedAt > known.recordedAt;
}

void ListingBuilder::setQuery(const SessionQuery& query)
{
    if (query == m_query)
        return;
    m_query = query;
    m_filter = RowFilter(query);
    m_order = RowOrder(query);
    m_stale = true;
}

template <typename Change>
void ListingBuilder::update(const QUuid& sessionId, const Change& change)
{
    if (m_stale) {
        change();
        return;
    }
    const bool wasKnown = m_sources.sessions.contains(sessionId);
    const SessionRow before = m_sources.row(sessionId);
    change();
    const bool isKnown = m_sources.sessions.contains(sessionId);
    if (wasKnown && isKnown)
        replaceRow(before, m_sources.row(sessionId));
    else if (wasKnown)
        takeOut(before);
    else if (isKnown)
        putIn(m_sources.row(sessionId));
}

void ListingBuilder::count(const SessionRow& row, int by)
{
    m_counts.all += by;
    (row.isCompleted() ? m_counts.completed : m_counts.toScore) += by;
    if (isInView(row, SessionView::InProgress))
        m_counts.inProgress += by;
    if (row.needsAttention())
        m_counts.needsAttention += by;

    const PackageBrief& package = row.session->package;
    if (!package.id.isNull()) {
        Choice& choice = m_packages[package.id];
        if ((choice.sessions += by) == 0)
            m_packages.remove(package.id);
        else if (by > 0)
            choice.package = package;
    }
    const OpenEnum<SessionStatus>& status = row.session->status;
    if (status.isKnown()) {
        m_statuses.at(std::size_t(status.value())) += by;
        return;
    }
    const QString word = status.word();
    if ((m_words[word] += by) == 0)
        m_words.remove(word);
}

QStringList ListingBuilder::statusWords() const
{
    QStringList words = m_words.keys();
    for (std::size_t status = 0; status < m_statuses.size(); ++status) {
        if (m_statuses.at(status) > 0)
            words.append(OpenEnum<SessionStatus>(SessionStatus(status)).word());
    }
    words.sort();
    return words;
}

/// As they lie in memory, where those of one list stand side by side: going through a hash of many is slow
/// for nothing but waiting for the memory.
std::vector<const SessionPtr*> ListingBuilder::sessionsInMemoryOrder() const
{
    std::vector<const SessionPtr*> sessions;
    sessions.reserve(std::size_t(m_sources.sessions.size()));
    std::vector<std::pair<const Session*, const SessionPtr*>> places;
    places.reserve(sessions.capacity());
    for (const SessionPtr& session : m_sources.sessions)
        places.emplace_back(session.get(), &session);
    std::sort(places.begin(), places.end());
    for (const auto& [place, session] : places)
        sessions.push_back(session);
    return sessions;
}

void ListingBuilder::takeOut(const SessionRow& row)
{
    count(row, -1);
    if (m_filter.passes(row))
        m_rows.remove(m_order.placeIn(m_rows, row));
}

void ListingBuilder::putIn(const SessionRow& row)
{
    count(row, 1);
    if (m_filter.passes(row))
        m_rows.insert(m_order.placeIn(m_rows, row), row);
}

void ListingBuilder::replaceRow(const SessionRow& before, const SessionRow& after)
{
    if (before.isSameAs(after))
        return;
    if (!m_filter.passes(before) || !m_filter.passes(after) || !m_order.isSamePlace(before, after)) {
        takeOut(before);
        putIn(after);
        return;
    }
    count(before, -1);
    count(after, 1);
    m_rows.replace(m_order.placeIn(m_rows, before), after);
}

void ListingBuilder::setSessions(const std::shared_ptr<const QList<Session>>& sessions)
{
    QList<SessionPtr> changed;
    QHash<QUuid, SessionPtr> gone = m_sources.sessions;
    for (const Session& session : *sessions) {
        const SessionPtr known = gone.take(session.id);
        if (!known || *known != session)
            changed.append(SessionPtr(sessions, &session));
    }
    const qsizetype differing = changed.size() + gone.size();
    if (differing * kFew > m_sources.sessions.size()) {
        takeManySessions(sessions);
        return;
    }
    // A few: each by itself, so that the big list they came in need not be kept for them.
    for (const SessionPtr& session : std::as_const(changed))
        putSession(std::make_shared<const Session>(*session));
    for (auto it = gone.cbegin(); it != gone.cend(); ++it)
        update(it.key(), [&] { m_sources.sessions.remove(it.key()); });
}

/// All sessions are kept in the list they came in: one block of memory, and one count of who uses it.
void ListingBuilder::takeManySessions(const std::shared_ptr<const QList<Session>>& sessions)
{
    QHash<QUuid, SessionPtr> next;
    next.reserve(sessions->size());
    for (const Session& session : *sessions)
        next.insert(session.id, SessionPtr(sessions, &session));
    m_sources.sessions = std::move(next);
    m_stale = true;
}

void ListingBuilder::putSession(const SessionPtr& session)
{
    update(session->id, [&] { m_sources.sessions.insert(session->id, session); });
}

void ListingBuilder::putRecord(const Record& record)
{
    if (record.reason == AttentionReason::Unconfirmed) {
        putUnconfirmed(record);
        return;
    }
    if (const RecordPtr other = m_sources.unconfirmed.value(record.sessionId);
        other && other->id == record.id)
        update(record.sessionId, [&] { m_sources.unconfirmed.remove(record.sessionId); }); // no longer
    const RecordPtr known = m_sources.records.value(record.sessionId);
    if (known && !mattersMore(record, *known))
        return;
    auto kept = std::make_shared<Record>(record);
    kept->body.clear(); // nobody shows it
    update(record.sessionId, [&] { m_sources.records.insert(record.sessionId, kept); });
}

void ListingBuilder::putUnconfirmed(const Record& record)
{
    removeRecord(record);
    const RecordPtr known = m_sources.unconfirmed.value(record.sessionId);
    if (known && !mattersMore(record, *known))
        return;
    auto kept = std::make_shared<Record>(record);
    kept->body.clear(); // nobody shows it
    update(record.sessionId, [&] { m_sources.unconfirmed.insert(record.sessionId, kept); });
}

void ListingBuilder::removeRecord(const Record& record)
{
    const RecordPtr known = m_sources.records.value(record.sessionId);
    if (known && known->id == record.id)
        update(record.sessionId, [&] { m_sources.records.remove(record.sessionId); });
}

void ListingBuilder::setDraft(const QUuid& sessionId, const QDateTime& savedAt)
{
    update(sessionId, [&] {
        if (savedAt.isValid())
            m_sources.drafts.insert(sessionId, savedAt);
        else
            m_sources.drafts.remove(sessionId);
    });
}

void ListingBuilder::setLabel(const QUuid& sessionId, const QString& label)
{
    update(sessionId, [&] {
        if (label.isEmpty())
            m_sources.labels.remove(sessionId);
        else
            m_sources.labels.insert(sessionId, label);
    });
}

void ListingBuilder::setLabelsAndDrafts(const QHash<QUuid, QString>& labels,
                                        const QHash<QUuid, QDateTime>& drafts)
{
    m_sources.labels = labels;
    m_sources.drafts = drafts;
    m_stale = true;
}

void ListingBuilder::buildAnew()
{
    m_counts = {};
    m_packages.clear();
    m_statuses = {};
    m_words.clear();
    std::vector<SessionRow> rows;
    rows.reserve(std::size_t(m_sources.sessions.size()));
    for (const SessionPtr* session : sessionsInMemoryOrder()) {
        SessionRow row = m_sources.row((*session)->id, *session);
        count(row, 1);
        if (m_filter.passes(row))
            rows.push_back(std::move(row));
    }
    m_order.sort(rows);
    m_rows = ListingRows(std::move(rows));
    m_stale = false;
}

SessionListingPtr ListingBuilder::listing()
{
    if (m_stale)
        buildAnew();
    auto listing = std::make_unique<SessionListing>();
    listing->query = m_query;
    listing->everLoaded = m_sources.everLoaded;
    listing->rows = m_rows;
    listing->counts = m_counts;
    for (const Choice& choice : std::as_const(m_packages))
        listing->packages.append(choice.package);
    std::sort(listing->packages.begin(), listing->packages.end(),
              [](const PackageBrief& a, const PackageBrief& b) {
                  return std::tie(a.title, a.version, a.id) < std::tie(b.title, b.version, b.id);
              });
    listing->statusWords = statusWords();
    return share(std::move(listing));
}

SessionListingPtr buildListing(const ListingSources& sources, const SessionQuery& query)
{
    ListingBuilder builder(sources);
    builder.setQuery(query);
    return builder.listing();
}

} // namespace lectern
