#pragma once

#include "domain/field_error.h"
#include "domain/result.h"
#include "domain/score.h"
#include "domain/session.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

namespace lectern::wire {

/// The sessions of a list answer. Rows without a usable id cannot be shown or completed: they are counted,
/// not guessed.
struct SessionList
{
    QList<Session> sessions;
    int unreadable = 0;
};

/// Reads {"sessions":[…]}.
Result<SessionList> sessionListFromBody(const QByteArray& body);
/// Reads {"session":{…}}, the answer of POST /api/vr-sessions.
Result<Session> sessionFromBody(const QByteArray& body);

/// One session object; nothing if it has no usable id.
std::optional<Session> sessionFromJson(const QJsonObject& object);
/// Every field of the contract, null where empty.
QJsonObject toJson(const Session& session);
QJsonObject toJson(const PackageBrief& package);

/// The body of POST /api/vr-sessions, read and checked. Codes: package_id.required, package_id.type,
/// activity_id.type, completion_mode.type, body.json.
struct NewSession
{
    QUuid packageId;
    std::optional<QUuid> activityId;
    std::optional<QString> completionMode;
};
Result<NewSession, FieldErrors> newSessionFromBody(const QByteArray& body);
QByteArray toBody(const NewSession& session);

} // namespace lectern::wire
