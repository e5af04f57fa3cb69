#include "server/answers.h"

#include "wire/error_json.h"
#include "wire/token_json.h"

#include <QJsonDocument>

namespace lectern::server::answers {

namespace code = wire::code;

HttpAnswer json(int status, const QJsonObject& object)
{
    return {status, QJsonDocument(object).toJson(QJsonDocument::Compact), {}, {}};
}

HttpAnswer error(int status, const char* code, const char* message, const FieldErrors& details)
{
    return {status, wire::toBody({QString::fromLatin1(code), QString::fromLatin1(message), details}), {}, {}};
}

HttpAnswer validationError(const FieldErrors& details)
{
    return error(400, code::kValidationError, "The request breaks a rule.", details);
}

HttpAnswer alreadyCompleted()
{
    return error(400, code::kAlreadyCompleted, "The session is completed already.");
}

HttpAnswer unauthorized()
{
    HttpAnswer answer = error(401, code::kUnauthorized, "A valid access token is needed.");
    answer.headers.append(HttpHeader{"WWW-Authenticate", "Bearer"});
    return answer;
}

HttpAnswer forbidden()
{
    return error(403, code::kForbidden, "Your role does not permit this.");
}

HttpAnswer profileNotFound()
{
    return error(404, code::kProfileNotFound, "There is no profile for this user.");
}

HttpAnswer sessionNotFound()
{
    return error(404, code::kSessionNotFound, "There is no such session.");
}

HttpAnswer packageNotFound()
{
    return error(404, code::kPackageNotFound, "There is no such package.");
}

HttpAnswer activityNotFound()
{
    return error(404, code::kActivityNotFound, "There is no such activity.");
}

HttpAnswer notFound()
{
    return error(404, code::kNotFound, "There is nothing at this address.");
}

HttpAnswer methodNotAllowed(const QByteArray& allow)
{
    HttpAnswer answer = error(405, code::kMethodNotAllowed, "This method is not allowed here.");
    answer.headers.append(HttpHeader{"Allow", allow});
    return answer;
}

HttpAnswer payloadTooLarge()
{
    return error(413, code::kPayloadTooLarge, "The body is too large.");
}

HttpAnswer unsupportedMediaType()
{
    return error(415, "UNSUPPORTED_MEDIA_TYPE", "Send the body as application/json, not encoded.");
}

HttpAnswer expectationFailed()
{
    return error(417, "EXPECTATION_FAILED", "Nothing but 100-continue can be expected.");
}

HttpAnswer idempotencyKeyReused()
{
    return error(422, code::kIdempotencyKeyReused, "This idempotency key belongs to another request.");
}

HttpAnswer rateLimited(std::chrono::seconds wait)
{
    HttpAnswer answer = error(429, code::kRateLimited, "Too many attempts. Try again later.");
    answer.headers.append(HttpHeader{"Retry-After", QByteArray::number(qint64(wait.count()))});
    return answer;
}

HttpAnswer dbError()
{
    return error(500, code::kDbError, "The database failed. Try again later.");
}

HttpAnswer notReady()
{
    return error(503, code::kDbError, "The database failed. Try again later.");
}

HttpAnswer badRequest()
{
    return error(400, "BAD_REQUEST", "This is not a request of HTTP/1.1.");
}

HttpAnswer notImplemented()
{
    return error(501, "NOT_IMPLEMENTED", "The only transfer coding is chunked.");
}

HttpAnswer headerTooLarge()
{
    return error(431, "HEADER_TOO_LARGE", "The header is too large.");
}

HttpAnswer oauthError(const char* code, const char* description)
{
    return json(400, wire::oauthError(QString::fromLatin1(code), QString::fromLatin1(description)));
}

} // namespace lectern::server::answers
