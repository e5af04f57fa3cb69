#include "auth/token_request.h"

#include "api/classify.h"
#include "wire/json_read.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QUrlQuery>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lectern {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("lectern", text);
}

/// The codes by which OAuth servers, GoTrue among them, refuse a password or a refresh token for good.
bool isRefusal(const Answer& answer, const QString& code)
{
    static constexpr std::array kRefusals{"invalid_grant"_L1,
                                          "invalid_credentials"_L1,
                                          "refresh_token_not_found"_L1,
                                          "refresh_token_already_used"_L1,
                                          "session_expired"_L1,
                                          "session_not_found"_L1,
                                          "user_banned"_L1};
    return answer.status >= 400 && answer.status < 500 &&
           std::find(kRefusals.begin(), kRefusals.end(), code) != kRefusals.end();
}

/// "error", "code" or, of newer GoTrue servers, "error_code".
QString codeOf(const Answer& answer)
{
    if (const auto object = wire::readObject(answer.body)) {
        QString code = wire::readText(*object, "error_code"_L1);
        if (!code.isEmpty())
            return code;
        QString error = wire::readText(*object, "error"_L1);
        if (error.startsWith("invalid_"_L1))
            return error;
    }
    return wire::errorFromBody(answer.body).code;
}

} // namespace

ApiCall* askForTokens(HttpClient& http, const ServerAddress& address, const QString& grant,
                      const QJsonObject& body, QObject* owner)
{
    QUrl url = address.auth(u"token"_s);
    QUrlQuery query;
    query.addQueryItem(u"grant_type"_s, grant);
    url.setQuery(query);
    return http.post(url, QJsonDocument(body).toJson(QJsonDocument::Compact), owner);
}

ApiCall* tellSignedOut(HttpClient& http, const ServerAddress& address, const QString& accessToken,
                       QObject* owner)
{
    CallPlan plan;
    plan.verb = CallPlan::Verb::Post;
    plan.url = address.auth(u"logout"_s);
    plan.url.setQuery(u"scope=local"_s);
    plan.setHeader("Content-Type", "application/json"); // else Qt calls the empty body a form
    if (!mayCarryToken(plan.url))
        return nullptr;
    // By hand, without a source of tokens: one that has ended is not renewed for this.
    plan.setHeader("Authorization", "Bearer " + accessToken.toUtf8());
    return http.send(std::move(plan), nullptr, owner);
}

Result<wire::TokenAnswer> readTokenAnswer(const Answer& answer)
{
    if (answer.isOk() && answer.looksLikeObject()) {
        auto tokens = wire::tokenAnswerFromBody(answer.body);
        if (tokens.ok())
            return tokens;
        return Failure{FailureReason::ServerAnswer, tr("The server’s answer holds no access token"),
                       tokens.error().detail};
    }
    const ListJudgement judgement = judgeList(answer, answer.receivedAt);
    if (answer.transport != Answer::Transport::Ok || judgement.verdict == ListVerdict::Later ||
        judgement.verdict == ListVerdict::RateLimited)
        return Failure{FailureReason::Unreachable, judgement.words, judgement.detail};
    if (isRefusal(answer, codeOf(answer))) {
        return Failure{FailureReason::WrongCredentials,
                       tr("E-mail address and password don’t match. Check both and try again"),
                       describe(answer)};
    }
    const bool noSuchSignIn = answer.status == 404 || answer.status == 405;
    if (noSuchSignIn && !answer.looksLikePage()) {
        return Failure{FailureReason::ServerAnswer,
                       tr("This server has no sign-in with e-mail and password. Use an access token"),
                       describe(answer)};
    }
    const bool hasWords = judgement.verdict == ListVerdict::ConnectionStop;
    return Failure{FailureReason::ServerAnswer,
                   hasWords ? judgement.words : tr("The server did not accept this sign-in"),
                   describe(answer)};
}

} // namespace lectern
