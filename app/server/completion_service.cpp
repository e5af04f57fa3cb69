#include "server/completion_service.h"

#include "server/answers.h"
#include "server/xapi_statement.h"
#include "wire/completion_json.h"
#include "wire/json_read.h"

namespace lectern::server {
namespace {

HttpAnswer completedAnswer(const Session& session)
{
    return answers::json(200, wire::toJson(wire::CompletionAnswer{
                                  session, QStringLiteral("VR experience completed successfully")}));
}

Session completed(Session session, const CompletionOrder& order)
{
    session.status = SessionStatus::Completed;
    session.completedAt = order.receivedAt;
    session.selfReported = true;
    session.completionMode = CompletionMode::SelfReport;
    session.score.reset();
    session.successStatus.reset();
    if (const auto& score = order.completion.score) {
        session.completionMode = CompletionMode::ScoreEntry;
        session.score = ScoreReport{score->raw(), Score::kMax, score->scaled()};
        session.successStatus = score->passed() ? SuccessStatus::Passed : SuccessStatus::Failed;
    }
    if (order.completion.timeSpent)
        session.timeSpentSeconds = order.completion.timeSpent->seconds();
    return session;
}

Outcome putProgress(Storage& storage, const Session& session)
{
    if (!session.activityId)
        return Done{};
    Progress progress;
    progress.activityId = *session.activityId;
    progress.userId = session.userId;
    progress.status = QStringLiteral("completed");
    if (session.score)
        progress.score = session.score->raw;
    progress.completedAt = session.completedAt;
    progress.timeSpentSeconds = session.timeSpentSeconds;
    return storage.putProgress(progress);
}

Result<HttpAnswer> storeAll(Storage& storage, const Session& session, const CompletionOrder& order,
                            const IdempotencyMark& mark)
{
    if (auto stored = storage.storeCompletion(session, order.completion.notes, mark); !stored)
        return stored.error();
    if (auto put = putProgress(storage, session); !put)
        return put.error();
    const auto tenant = storage.tenant();
    if (!tenant)
        return tenant.error();
    if (auto added = storage.addStatement(completedStatement(session, tenant->baseUrl)); !added)
        return added.error();
    return completedAnswer(session);
}

} // namespace

Result<HttpAnswer> completeSession(Storage& storage, const CompletionOrder& order)
{
    const auto id = wire::uuidFromText(order.sessionId);
    if (!id)
        return answers::sessionNotFound();
    const auto found = storage.session(order.user.id, *id);
    if (!found)
        return found.error();
    if (!*found)
        return answers::sessionNotFound();
    const Session& session = **found;

    const IdempotencyMark mark{order.idempotencyKey, wire::digestOf(order.completion)};
    if (!mark.key.isEmpty()) {
        const auto use = storage.keyUse(order.user.id, mark.key);
        if (!use)
            return use.error();
        if (*use) {
            const bool same = (*use)->sessionId == *id && (*use)->digest == mark.digest;
            return same ? completedAnswer(session) : answers::idempotencyKeyReused();
        }
    }
    if (!session.isOpen())
        return answers::alreadyCompleted();
    return storeAll(storage, completed(session, order), order, mark);
}

} // namespace lectern::server
