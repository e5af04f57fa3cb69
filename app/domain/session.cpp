#include "domain/session.h"

namespace lectern {

QDateTime Session::startedAt() const
{
    for (const QDateTime& time : {firstLaunchAt, downloadCompletedAt, downloadStartedAt, createdAt}) {
        if (time.isValid())
            return time;
    }
    return {};
}

QString ownerOf(const QList<Session>& sessions)
{
    QString owner;
    for (const Session& session : sessions) {
        if (session.userId.isEmpty() || session.userId == owner)
            continue;
        if (!owner.isEmpty())
            return {};
        owner = session.userId;
    }
    return owner;
}

} // namespace lectern
