#pragma once

#include "domain/completion.h"
#include "domain/session.h"

#include <QByteArray>
#include <QJsonObject>

namespace lectern::wire {

/// The body of POST …/complete: only fields that are there, shortest exact numbers, no locale. "{}" when
/// nothing is. The same Completion always gives the same bytes.
QByteArray toBody(const Completion& completion);

/// Reads and checks a body as a server must (contract: complete): wrong types give "<field>.type", broken
/// JSON or a body that is no object gives one error with an empty field and the code "body.json". An empty
/// body is "{}". Unknown fields are ignored.
Result<Completion, FieldErrors> completionFromBody(const QByteArray& body);

/// Equal for bodies that say the same: digest of the checked completion, for idempotency keys (SHA-256).
QByteArray digestOf(const Completion& completion);

/// The answer of a completion: {"session":{…},"message":…}.
struct CompletionAnswer
{
    Session session;
    QString message;
};
Result<CompletionAnswer> completionAnswerFromBody(const QByteArray& body);
QJsonObject toJson(const CompletionAnswer& answer);

} // namespace lectern::wire
