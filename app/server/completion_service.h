#pragma once

#include "server/http_message.h"
#include "server/storage.h"

namespace lectern::server {

/// A checked request to complete a session.
struct CompletionOrder
{
    User user;
    QString sessionId; ///< as it stood in the path
    Completion completion;
    QString idempotencyKey; ///< empty: none
    QDateTime receivedAt;
};

/// POST /api/vr-sessions/{id}/complete from SESSION_NOT_FOUND on, in a writing transaction: session,
/// idempotency mark, activity progress and xAPI statement are stored together or not at all.
Result<HttpAnswer> completeSession(Storage& storage, const CompletionOrder& order);

} // namespace lectern::server
