#include "api/classify.h"
#include "fuzz/answer_script.h"
#include "fuzz/target.h"
#include "wire/json_read.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace lectern::fuzz {
namespace {

using Transport = Answer::Transport;

/// Read without the codec that is under test.
bool saysThatOursIsCompleted(const QByteArray& body)
{
    const QJsonValue session = QJsonDocument::fromJson(body).object().value(QStringLiteral("session"));
    const QJsonObject object = session.toObject();
    const QString id = object.value(QStringLiteral("id")).toString();
    return id.compare(wire::toText(kScriptSession), Qt::CaseInsensitive) == 0 &&
           object.value(QStringLiteral("status")).toString() == QLatin1String("completed");
}

bool decidesTheRecord(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Delivered:
    case Verdict::VerifyByList:
    case Verdict::Conflict:
    case Verdict::Rejected:
    case Verdict::SessionGone:
        return true;
    default:
        return false;
    }
}

void deliveredIsProved(const Answer& answer, const Judgement& judgement)
{
    const bool proved = answer.transport == Transport::Ok && answer.status >= 200 && answer.status < 300 &&
                        saysThatOursIsCompleted(answer.body);
    expect((judgement.verdict == Verdict::Delivered) == proved,
           "delivered: a whole 2xx with our session, completed, and nothing else");
    if (proved) {
        expect(judgement.session.id == kScriptSession, "delivered brings our session");
        expect(judgement.session.status == SessionStatus::Completed, "delivered brings it completed");
    } else {
        expect(judgement.session.id.isNull(), "no session but with delivered");
    }
}

void unknownOutcomesStayUnknown(const Answer& answer, bool outcomeUnknown, const Judgement& judgement)
{
    const Verdict verdict = judgement.verdict;
    if (answer.transport != Transport::Ok && answer.requestStarted)
        expect(verdict == Verdict::LaterUnknown, "what may have reached the server is unknown");
    if (answer.transport == Transport::Ok && !answer.refreshFailure && verdict == Verdict::Later)
        expect(false, "an answer that came never says that nothing happened");
    const bool trouble = answer.status >= 500 || answer.status == 408 || answer.status == 425;
    if (answer.transport == Transport::Ok && trouble)
        expect(verdict == Verdict::LaterUnknown, "a server in trouble may have done it");
    if (outcomeUnknown)
        expect(verdict != Verdict::Conflict, "no conflict before the list was compared");
    else
        expect(verdict != Verdict::VerifyByList, "nothing to verify when no outcome is unknown");
}

void onlyTheApiDecides(const Answer& answer, const Judgement& judgement)
{
    const Verdict verdict = judgement.verdict;
    if (verdict == Verdict::Delivered || !decidesTheRecord(verdict))
        return;
    expect(answer.transport == Transport::Ok, "only a whole answer judges a record");
    expect(answer.status == 400 || answer.status == 404 || answer.status == 422,
           "only 400, 404 and 422 judge a record");
    expect(judgement.error.hasKnownCode(), "only a known code judges a record");
}

void connectionVerdictsHaveACause(const Answer& answer, const Judgement& judgement)
{
    const bool whole = answer.transport == Transport::Ok;
    if (whole && answer.status >= 300 && answer.status < 400)
        expect(judgement.verdict == Verdict::ConnectionStop, "a redirect is no answer of the API");
    if (whole && answer.status == 401 && !answer.refreshFailure)
        expect(judgement.verdict == Verdict::SignInNeeded, "a 401 asks to sign in");
    if (judgement.verdict == Verdict::SignInNeeded)
        expect(answer.status == 401 || answer.refreshFailure, "nobody signs in without a 401");
    expect((judgement.verdict == Verdict::RateLimited) == (whole && answer.status == 429),
           "a 429 and nothing else limits the rate");
    if (judgement.verdict == Verdict::RateLimited)
        expect(judgement.notBefore.isValid(), "a 429 always names a time");
}

} // namespace

void classifyCompletion(const QByteArray& input)
{
    const auto [answer, outcomeUnknown] = AnswerScript::read(input);
    const Judgement judgement = judgeCompletion(answer, kScriptSession, outcomeUnknown, kScriptNow);

    deliveredIsProved(answer, judgement);
    unknownOutcomesStayUnknown(answer, outcomeUnknown, judgement);
    onlyTheApiDecides(answer, judgement);
    connectionVerdictsHaveACause(answer, judgement);

    expect(judgement.words.isEmpty() == (judgement.verdict == Verdict::Delivered),
           "all but delivered has words");
    if (judgement.notBefore.isValid()) {
        expect(judgement.notBefore >= kScriptNow, "no wait until a time that is over");
        expect(judgement.notBefore <= kScriptNow.addDays(1), "no wait longer than a day");
    }
    const Judgement again = judgeCompletion(answer, kScriptSession, outcomeUnknown, kScriptNow);
    expect(again.verdict == judgement.verdict && again.notBefore == judgement.notBefore &&
               again.words == judgement.words && again.detail == judgement.detail,
           "the same answer is judged the same");
}

} // namespace lectern::fuzz
