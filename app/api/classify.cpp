#include "api/classify.h"

#include "api/words.h"
#include "wire/completion_json.h"

using namespace Qt::StringLiterals;

namespace lectern {
namespace {

using Transport = Answer::Transport;

constexpr int kNetworkSignIn = 511;     ///< RFC 6585: the network wants somebody to sign in to it
constexpr int kDefaultWaitSeconds = 30; ///< after a 429 that names no time

bool hasCode(const wire::ErrorBody& error, const char* code)
{
    return error.code == QLatin1String(code);
}

bool isTrouble(int status)
{
    return status >= 500 || status == 408 || status == 425;
}

QString detailOf(const Answer& answer, const wire::ErrorBody& error)
{
    QString detail = describe(answer);
    if (!error.code.isEmpty())
        detail += u' ' + error.code.left(64);
    return detail;
}

/// The renewal after a 401 says more than the 401: without a network nobody has to sign in.
bool isSignedOut(const Answer& answer)
{
    return !answer.refreshFailure || *answer.refreshFailure == FailureReason::SignInNeeded ||
           *answer.refreshFailure == FailureReason::WrongCredentials;
}

bool isOurs(const Session& session, const QUuid& sessionId)
{
    return session.id == sessionId && session.status == SessionStatus::Completed;
}

QDateTime waitOf(const Answer& answer, const QDateTime& now)
{
    return answer.notBefore.isValid() ? answer.notBefore : now.addSecs(kDefaultWaitSeconds);
}

Judgement with(const Judgement& judgement, Verdict verdict, const QString& words)
{
    Judgement result = judgement;
    result.verdict = verdict;
    result.words = words;
    return result;
}

Judgement judgeFailedTransport(const Answer& answer, const Judgement& judgement)
{
    if (answer.requestStarted)
        return with(judgement, Verdict::LaterUnknown, words::noAnswerYet());
    if (answer.transport == Transport::NotAllowed)
        return with(judgement, Verdict::ConnectionStop, words::notSecure());
    // Closed before anything was sent: there was no answer to come.
    return with(judgement, Verdict::Later,
                answer.transport == Transport::Reset ? words::noConnection() : words::notReached(answer));
}

Judgement judgeSuccess(const Answer& answer, const QUuid& sessionId, const Judgement& basis)
{
    Judgement judgement = basis;
    const auto read = wire::completionAnswerFromBody(answer.body);
    if (read.ok() && isOurs(read->session, sessionId)) {
        judgement.session = read->session;
        return with(judgement, Verdict::Delivered, {});
    }
    judgement.detail += read.ok() ? u", not the session that was sent"_s : u", no completion in the body"_s;
    return with(judgement, Verdict::LaterUnknown,
                answer.looksLikePage() ? words::strangePage() : words::unreadableAnswer());
}

Judgement judgeRefusal(const Answer& answer, bool outcomeUnknown, const Judgement& judgement)
{
    const wire::ErrorBody& error = judgement.error;
    const int status = answer.status;
    if (status == 400 && hasCode(error, wire::code::kAlreadyCompleted)) {
        return outcomeUnknown ? with(judgement, Verdict::VerifyByList, words::noAnswerYet())
                              : with(judgement, Verdict::Conflict, words::conflict());
    }
    if ((status == 400 && hasCode(error, wire::code::kValidationError)) ||
        (status == 422 && hasCode(error, wire::code::kIdempotencyKeyReused)))
        return with(judgement, Verdict::Rejected, words::notAccepted(error));
    if (status == 404 && hasCode(error, wire::code::kSessionNotFound))
        return with(judgement, Verdict::SessionGone, words::sessionGone());
    if ((status == 404 && hasCode(error, wire::code::kProfileNotFound)) ||
        (status == 403 && error.hasKnownCode()))
        return with(judgement, Verdict::ProfileProblem, words::profileProblem(error));
    return with(judgement, Verdict::ConnectionStop, words::notTheApi(answer));
}

ListJudgement with(const ListJudgement& judgement, ListVerdict verdict, const QString& words)
{
    ListJudgement result = judgement;
    result.verdict = verdict;
    result.words = words;
    return result;
}

ListJudgement judgeFailedTransport(const Answer& answer, const ListJudgement& judgement)
{
    // None of these mends itself by trying again soon.
    const bool stops = answer.transport == Transport::TlsFailure ||
                       answer.transport == Transport::NotAllowed || answer.transport == Transport::TooBig ||
                       answer.transport == Transport::ProxyFailure;
    return with(judgement, stops ? ListVerdict::ConnectionStop : ListVerdict::Later,
                words::notReached(answer));
}

ListJudgement judgeRefusal(const Answer& answer, const ListJudgement& judgement)
{
    const wire::ErrorBody& error = judgement.error;
    if (hasCode(error, wire::code::kProfileNotFound) || (answer.status == 403 && error.hasKnownCode()))
        return with(judgement, ListVerdict::ProfileProblem, words::profileProblem(error));
    if (error.hasKnownCode())
        return with(judgement, ListVerdict::Refused, words::notAccepted(error));
    return with(judgement, ListVerdict::ConnectionStop, words::notTheApi(answer));
}

} // namespace

Judgement judgeCompletion(const Answer& answer, const QUuid& sessionId, bool outcomeUnknown,
                          const QDateTime& now)
{
    Judgement judgement;
    judgement.notBefore = answer.notBefore;
    if (answer.status >= 400)
        judgement.error = wire::errorFromBody(answer.body);
    judgement.detail = detailOf(answer, judgement.error);

    if (answer.refreshFailure) {
        return isSignedOut(answer) ? with(judgement, Verdict::SignInNeeded, words::signIn())
                                   : with(judgement, Verdict::Later, words::noConnection());
    }
    if (answer.transport != Transport::Ok)
        return judgeFailedTransport(answer, judgement);
    if (answer.isOk())
        return judgeSuccess(answer, sessionId, judgement);
    if (answer.status ==
        kNetworkSignIn) // a portal says so, and it has not let the request through: hardly ever
        return with(judgement, Verdict::LaterUnknown, words::strangePage());
    if (answer.status < 300) // it said yes, and not to what
        return with(judgement, Verdict::LaterUnknown, words::unreadableAnswer());
    if (isTrouble(answer.status))
        return with(judgement, Verdict::LaterUnknown, words::failedThere(answer.status));
    if (answer.status == 401)
        return with(judgement, Verdict::SignInNeeded, words::signIn());
    if (answer.status == 429) {
        judgement.notBefore = waitOf(answer, now);
        return with(judgement, Verdict::RateLimited, words::waitUntil(judgement.notBefore, now));
    }
    return judgeRefusal(answer, outcomeUnknown, judgement);
}

ListJudgement judgeList(const Answer& answer, const QDateTime& now)
{
    ListJudgement judgement;
    judgement.notBefore = answer.notBefore;
    if (answer.status >= 400)
        judgement.error = wire::errorFromBody(answer.body);
    judgement.detail = detailOf(answer, judgement.error);

    if (answer.refreshFailure) {
        return isSignedOut(answer) ? with(judgement, ListVerdict::SignInNeeded, words::signIn())
                                   : with(judgement, ListVerdict::Later, words::noConnection());
    }
    if (answer.transport != Transport::Ok)
        return judgeFailedTransport(answer, judgement);
    if (answer.isOk()) {
        return answer.looksLikeObject()
                   ? with(judgement, ListVerdict::Ok, {})
                   : with(judgement, ListVerdict::ConnectionStop, words::notTheApi(answer));
    }
    if (answer.status == 304)
        return with(judgement, ListVerdict::NotModified, {});
    if (answer.status == kNetworkSignIn)
        return with(judgement, ListVerdict::ConnectionStop, words::strangePage());
    if (answer.status < 200 || isTrouble(answer.status))
        return with(judgement, ListVerdict::Later, words::serverTrouble());
    if (answer.status == 401)
        return with(judgement, ListVerdict::SignInNeeded, words::signIn());
    if (answer.status == 429) {
        judgement.notBefore = waitOf(answer, now);
        return with(judgement, ListVerdict::RateLimited, words::waitUntil(judgement.notBefore, now));
    }
    return judgeRefusal(answer, judgement);
}

Failure toFailure(const ListJudgement& judgement)
{
    FailureReason reason = FailureReason::ServerAnswer;
    switch (judgement.verdict) {
    case ListVerdict::Later:
    case ListVerdict::RateLimited:
        reason = FailureReason::Unreachable;
        break;
    case ListVerdict::SignInNeeded:
        reason = FailureReason::SignInNeeded;
        break;
    case ListVerdict::ProfileProblem:
        reason = FailureReason::NotAllowed;
        break;
    case ListVerdict::Refused:
        if (judgement.error.code == QLatin1String(wire::code::kValidationError))
            reason = FailureReason::InvalidInput;
        else if (judgement.error.code.endsWith("_NOT_FOUND"_L1))
            reason = FailureReason::NotFound;
        break;
    default:
        break;
    }
    return {reason, judgement.words, judgement.detail};
}

} // namespace lectern
