#pragma once

#include "server/http_message.h"
#include "server/storage.h"
#include "wire/session_json.h"

namespace lectern::server {

/// GET /api/vr-sessions as far as it is short: which list is asked for.
struct SessionListOrder
{
    QString userId;
    SessionFilter filter;
    QByteArray name; ///< of the user's lists: the same for the same filter
    QByteArray tag;  ///< ETag of the list as it is now: no two users or filters have the same
};

/// @p query: the filters, still encoded. Otherwise the answer: what is wrong with them, or 304 when
/// @p ifNoneMatch names what the client would get.
Result<SessionListOrder, HttpAnswer> orderOfList(Storage& storage, const User& user, const QByteArray& query,
                                                 const QByteArray& ifNoneMatch);

/// The list itself, as it is when it is read; that may be later than the order's tag says.
HttpAnswer listSessions(Storage& storage, const SessionListOrder& order);

/// A checked request to start a session.
struct NewSessionOrder
{
    User user;
    wire::NewSession wanted;
    QString idempotencyKey; ///< empty: none
    QDateTime receivedAt;
};

/// POST /api/vr-sessions, in a writing transaction. A key is kept with the session that is given for it, new
/// or the open one; it gets the same again, also when that is completed.
Result<HttpAnswer> createSession(Storage& storage, const NewSessionOrder& order);

/// GET /api/activities/{id}/progress.
HttpAnswer activityProgress(Storage& storage, const User& user, const QString& activityId);

} // namespace lectern::server
