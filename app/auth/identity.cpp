#include "auth/identity.h"

#include "api/classify.h"
#include "api/token_source.h"
#include "auth/jwt.h"
#include "wire/session_json.h"
#include "wire/user_json.h"

using namespace Qt::StringLiterals;

namespace lectern {
namespace {

/// A server without users/me, by any of the ways in which gateways say so. An error with a known code is no
/// such answer: it comes from the API.
bool isMissing(const Answer& answer, const ListJudgement& judgement)
{
    if (answer.transport != Answer::Transport::Ok || judgement.error.hasKnownCode())
        return false;
    return answer.status == 404 || answer.status == 405 || answer.status == 403 || answer.status == 501;
}

IdentityFailure toIdentityFailure(const ListJudgement& judgement)
{
    using Kind = IdentityFailure::Kind;
    IdentityFailure result{Kind::ConnectionStop, toFailure(judgement), judgement.notBefore};
    switch (judgement.verdict) {
    case ListVerdict::Later:
        result.kind = Kind::Unreachable;
        break;
    case ListVerdict::RateLimited:
        result.kind = Kind::RateLimited;
        break;
    case ListVerdict::SignInNeeded:
        result.kind = Kind::SignInNeeded;
        break;
    case ListVerdict::ProfileProblem:
        result.kind = Kind::ProfileProblem;
        break;
    default:
        break;
    }
    return result;
}

} // namespace

IdentityNames namesOfToken(const QString& token)
{
    IdentityNames names{{IdentityName::Kind::TokenHash, tokenHash(token), {}}};
    if (const auto claims = readClaims(token); claims && !claims->subject.isEmpty())
        names.append({IdentityName::Kind::TokenSubject, claims->subject, claims->issuer});
    return names;
}

IdentityProbe::IdentityProbe(ApiClient& api, TokenSource& tokens, QObject* parent)
    : QObject(parent)
    , m_api(api)
    , m_tokens(tokens)
{
}

void IdentityProbe::start()
{
    m_base = m_api.address().base();
    ApiCall* call = m_api.me();
    connect(call, &ApiCall::finished, this, &IdentityProbe::onMe);
}

void IdentityProbe::cancel()
{
    blockSignals(true);
    m_cancelled = true;
    deleteLater();
}

void IdentityProbe::onMe(const Answer& answer)
{
    if (m_cancelled)
        return;
    const ListJudgement judgement = judgeList(answer, answer.receivedAt);
    if (judgement.verdict == ListVerdict::Ok) {
        const auto user = wire::userFromBody(answer.body);
        if (user.ok()) {
            Identity identity = ofToken();
            identity.names.prepend({IdentityName::Kind::UsersMe, user->id, {}});
            identity.user = *user;
            finish(identity);
            return;
        }
    } else if (!isMissing(answer, judgement)) {
        finish(toIdentityFailure(judgement));
        return;
    }
    if (m_known)
        finish(*m_known);
    else
        askSessions();
}

/// What the token says of itself.
Identity IdentityProbe::ofToken() const
{
    const QString token = m_tokens.accessToken();
    Identity identity{namesOfToken(token), {}};
    if (const auto claims = readClaims(token))
        identity.user.email = claims->email;
    return identity;
}

void IdentityProbe::askSessions()
{
    ApiCall* call = m_api.listSessions();
    connect(call, &ApiCall::finished, this, &IdentityProbe::onSessions);
}

void IdentityProbe::onSessions(const Answer& answer)
{
    if (m_cancelled)
        return;
    const ListJudgement judgement = judgeList(answer, answer.receivedAt);
    if (judgement.verdict != ListVerdict::Ok) {
        finish(toIdentityFailure(judgement));
        return;
    }
    const auto list = wire::sessionListFromBody(answer.body);
    if (!list) {
        finish(IdentityFailure{IdentityFailure::Kind::ConnectionStop, list.error(), {}});
        return;
    }
    Identity identity = ofToken();
    if (const QString owner = ownerOf(list->sessions); !owner.isEmpty())
        identity.names.prepend({IdentityName::Kind::ListOwner, owner, {}});
    // The other base works: users/me may be there after all.
    if (m_api.address().base() != m_base) {
        m_known = identity;
        start();
        return;
    }
    finish(identity);
}

void IdentityProbe::finish(const Result<Identity, IdentityFailure>& result)
{
    emit finished(result);
    deleteLater();
}

} // namespace lectern
