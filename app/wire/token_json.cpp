#include "wire/token_json.h"

#include "wire/json_read.h"

#include <QCoreApplication>

namespace lectern::wire {

Result<TokenAnswer> tokenAnswerFromBody(const QByteArray& body)
{
    const auto object = readObject(body);
    if (!object)
        return object.error();
    TokenAnswer answer;
    answer.accessToken = readText(*object, QLatin1String("access_token"));
    if (answer.accessToken.isEmpty()) {
        return Failure{FailureReason::ServerAnswer,
                       QCoreApplication::translate("lectern::wire", "The answer could not be read."),
                       QStringLiteral("no access token")};
    }
    answer.refreshToken = readText(*object, QLatin1String("refresh_token"));
    answer.expiresInSeconds = readInteger(*object, QLatin1String("expires_in")).value_or(0);
    const QJsonObject user = object->value(QLatin1String("user")).toObject();
    answer.userId = readText(user, QLatin1String("id"));
    answer.email = readText(user, QLatin1String("email"));
    return answer;
}

QJsonObject toJson(const TokenAnswer& answer)
{
    return {{QStringLiteral("access_token"), answer.accessToken},
            {QStringLiteral("token_type"), QStringLiteral("bearer")},
            {QStringLiteral("expires_in"), answer.expiresInSeconds},
            {QStringLiteral("refresh_token"), orNull(answer.refreshToken)},
            {QStringLiteral("user"), QJsonObject{{QStringLiteral("id"), answer.userId},
                                                 {QStringLiteral("email"), orNull(answer.email)}}}};
}

QJsonObject oauthError(const QString& code, const QString& description)
{
    return {{QStringLiteral("error"), code}, {QStringLiteral("error_description"), description}};
}

} // namespace lectern::wire
