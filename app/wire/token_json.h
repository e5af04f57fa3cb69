#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace lectern::wire {

/// The answer of a sign-in or refresh (contract: sign-in). Secret: never logged, never written to a file.
struct TokenAnswer
{
    QString accessToken;
    QString refreshToken;        ///< empty if the server gives none
    qint64 expiresInSeconds = 0; ///< 0: not said
    QString userId;
    QString email;
};

/// A failure if there is no access token.
Result<TokenAnswer> tokenAnswerFromBody(const QByteArray& body);
QJsonObject toJson(const TokenAnswer& answer);

/// {"error":"invalid_grant","error_description":"…"}
QJsonObject oauthError(const QString& code, const QString& description);

} // namespace lectern::wire
