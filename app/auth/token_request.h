#pragma once

#include "api/http_client.h"
#include "api/server_address.h"
#include "domain/result.h"
#include "wire/token_json.h"

#include <QJsonObject>

namespace lectern {

/// POST root/auth/v1/token?grant_type=@p grant (contract: sign-in). @p owner: as in HttpClient::send().
ApiCall* askForTokens(HttpClient& http, const ServerAddress& address, const QString& grant,
                      const QJsonObject& body, QObject* owner);

/// POST root/auth/v1/logout?scope=local: tells the server that this one sign-in is over (contract: sign-in).
/// What the server answers, or that it knows no such call, changes nothing here. Null: the token may not go
/// over such a connection.
ApiCall* tellSignedOut(HttpClient& http, const ServerAddress& address, const QString& accessToken,
                       QObject* owner);

/// Reads the answer, for either grant. Pure. A refusal of the credentials themselves is WrongCredentials; a
/// time-out, an outage or a 429 is Unreachable; anything else ServerAnswer.
Result<wire::TokenAnswer> readTokenAnswer(const Answer& answer);

} // namespace lectern
