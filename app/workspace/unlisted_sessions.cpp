#include "workspace/unlisted_sessions.h"

#include <QSet>

namespace lectern {
namespace {

bool isUnfinished(const Record& record)
{
    return record.state == RecordState::Queued || record.state == RecordState::Sending ||
           record.state == RecordState::NeedsAttention;
}

QSet<QUuid> unfinishedSessions(const ListingSources& sources)
{
    QSet<QUuid> ids(sources.drafts.keyBegin(), sources.drafts.keyEnd());
    ids.unite({sources.unconfirmed.keyBegin(), sources.unconfirmed.keyEnd()});
    for (const auto& record : sources.records) {
        if (record && isUnfinished(*record))
            ids.insert(record->sessionId);
    }
    return ids;
}

Session asLastSeen(const QUuid& id, const ListingSources& sources)
{
    if (const auto known = sources.sessions.value(id))
        return *known;
    Session session;
    session.id = id;
    return session;
}

} // namespace

std::shared_ptr<const QList<Session>> withUnlisted(const std::shared_ptr<const QList<Session>>& sessions,
                                                   const ListingSources& sources)
{
    QSet<QUuid> unlisted = unfinishedSessions(sources);
    for (auto it = sessions->cbegin(); it != sessions->cend() && !unlisted.isEmpty(); ++it)
        unlisted.remove(it->id);
    if (unlisted.isEmpty())
        return sessions;
    auto all = std::make_shared<QList<Session>>(*sessions);
    for (const QUuid& id : std::as_const(unlisted))
        all->append(asLastSeen(id, sources));
    return all;
}

QList<Session> missingSessions(const ListingSources& sources)
{
    QList<Session> missing;
    const QSet<QUuid> unfinished = unfinishedSessions(sources);
    for (const QUuid& id : unfinished) {
        if (!sources.sessions.contains(id))
            missing.append(asLastSeen(id, sources));
    }
    return missing;
}

} // namespace lectern
