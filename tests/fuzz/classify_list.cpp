#include "api/classify.h"
#include "fuzz/answer_script.h"
#include "fuzz/target.h"

namespace lectern::fuzz {
namespace {

using Transport = Answer::Transport;

void anAnswerIsOfTheApi(const Answer& answer, const ListJudgement& judgement)
{
    const bool whole = answer.transport == Transport::Ok;
    const bool object = whole && answer.status >= 200 && answer.status < 300 && answer.looksLikeObject();
    expect((judgement.verdict == ListVerdict::Ok) == object,
           "ok: a whole 2xx with an object, and nothing else");
    expect((judgement.verdict == ListVerdict::NotModified) == (whole && answer.status == 304),
           "not modified: a 304 and nothing else");
    if (whole && answer.status >= 300 && answer.status < 400 && answer.status != 304)
        expect(judgement.verdict == ListVerdict::ConnectionStop, "a redirect is no answer of the API");
    if (judgement.verdict == ListVerdict::Refused || judgement.verdict == ListVerdict::ProfileProblem)
        expect(whole && answer.status >= 400 && judgement.error.hasKnownCode(), "only a known code refuses");
}

void aPauseHasACause(const Answer& answer, const ListJudgement& judgement)
{
    const bool whole = answer.transport == Transport::Ok;
    expect((judgement.verdict == ListVerdict::RateLimited) == (whole && answer.status == 429),
           "a 429 and nothing else limits the rate");
    if (judgement.verdict == ListVerdict::RateLimited)
        expect(judgement.notBefore.isValid(), "a 429 always names a time");
    if (judgement.verdict == ListVerdict::SignInNeeded)
        expect(answer.status == 401 || answer.refreshFailure, "nobody signs in without a 401");
    if (judgement.notBefore.isValid()) {
        expect(judgement.notBefore >= kScriptNow, "no wait until a time that is over");
        expect(judgement.notBefore <= kScriptNow.addDays(1), "no wait longer than a day");
    }
}

} // namespace

void classifyList(const QByteArray& input)
{
    const Answer answer = AnswerScript::read(input).answer;
    const ListJudgement judgement = judgeList(answer, kScriptNow);
    anAnswerIsOfTheApi(answer, judgement);
    aPauseHasACause(answer, judgement);

    const bool good = judgement.verdict == ListVerdict::Ok || judgement.verdict == ListVerdict::NotModified;
    expect(judgement.words.isEmpty() == good, "what is not good has words");
    if (!good)
        expect(!toFailure(judgement).message.isEmpty(), "a failure has words");
    const ListJudgement again = judgeList(answer, kScriptNow);
    expect(again.verdict == judgement.verdict && again.notBefore == judgement.notBefore &&
               again.words == judgement.words && again.detail == judgement.detail,
           "the same answer is judged the same");
}

} // namespace lectern::fuzz
