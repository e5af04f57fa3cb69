#pragma once

#include "server/http_message.h"
#include "server/storage.h"
#include "wire/session_json.h"

namespace lectern::server {

/// GET /api/vr-sessions for @p user. @p query: the filters, still encoded. Answers 304 when @p ifNoneMatch
/// names what the client would get.
HttpAnswer listSessions(Storage& storage, const User& user, const QByteArray& query,
                        const QByteArray& ifNoneMatch);

/// POST /api/vr-sessions, in a writing transaction.
Result<HttpAnswer> createSession(Storage& storage, const User& user, const wire::NewSession& wanted,
                                 const QDateTime& now);

/// GET /api/activities/{id}/progress.
HttpAnswer activityProgress(Storage& storage, const User& user, const QString& activityId);

} // namespace lectern::server
