#pragma once

#include "api/answer.h"
#include "domain/session.h"
#include "wire/error_json.h"

#include <QDateTime>
#include <QString>
#include <QUuid>

#include <optional>

namespace lectern {

/// What the answer to a completion means for the record and for the connection.
enum class Verdict {
    Delivered,      ///< the server has it: session with our id, completed
    Later,          ///< nothing happened at the server: stays queued
    LaterUnknown,   ///< may have happened: stays queued, "outcome unknown" from now on
    VerifyByList,   ///< completed already, perhaps by a try of ours: compare with the list
    Conflict,       ///< completed already, by somebody else
    Rejected,       ///< the server does not accept this body; error says why
    SessionGone,    ///< not there or not ours: refresh the list, look again
    SignInNeeded,   ///< stop the connection; the queue is untouched
    ConnectionStop, ///< something else than the server answers: stop, tell; the queue is untouched
    RateLimited,    ///< the whole connection waits until notBefore
    ProfileProblem, ///< the account may not do this: stop, tell; the queue is untouched
};

/// A verdict with its reasons.
struct Judgement
{
    Verdict verdict = Verdict::Later;
    /// The whole connection waits until then (this computer's clock, UTC). Always valid for RateLimited;
    /// may be valid for every other verdict that an answer gave. Invalid: no wait asked for.
    QDateTime notBefore;
    wire::ErrorBody error; ///< of a 4xx or 5xx
    Session session;       ///< of Delivered only
    QString words;         ///< for people, translated; empty for Delivered
    QString detail;        ///< technical detail: status, code; no secrets
};

/// The one function that says what an answer to POST …/complete means (contract: complete, conventions).
/// Pure. @p outcomeUnknown: some earlier try of the same record may have reached the server.
/// @p now: this computer's clock, for a 429 that names no time.
Judgement judgeCompletion(const Answer& answer, const QUuid& sessionId, bool outcomeUnknown,
                          const QDateTime& now);

/// What the answer to any other call means (lists, users/me, a new session).
enum class ListVerdict {
    Ok,             ///< 2xx with what can be a JSON object; reading it may still fail
    NotModified,    ///< 304: what is known is still right
    Later,          ///< no connection, or the server has trouble: try again later
    RateLimited,    ///< the whole connection waits until notBefore
    SignInNeeded,   ///< the token is not accepted
    ProfileProblem, ///< the account may not do this
    Refused,        ///< the server says no, with a known code: error says why
    ConnectionStop, ///< something else than the server answers
};

struct ListJudgement
{
    ListVerdict verdict = ListVerdict::Later;
    QDateTime notBefore; ///< as in Judgement
    wire::ErrorBody error;
    QString words; ///< for people, translated; empty for Ok and NotModified
    QString detail;
};

/// Pure. @p now as above.
ListJudgement judgeList(const Answer& answer, const QDateTime& now);

/// How the words of a judgement become a Failure for callers that need one. Not for Ok and NotModified.
Failure toFailure(const ListJudgement& judgement);

} // namespace lectern
