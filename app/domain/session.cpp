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

} // namespace lectern
