#pragma once

#include "domain/field_error.h"
#include "server/http_message.h"

#include <QJsonObject>

#include <chrono>

// The answers of every route. Each error of one code and cause has the same bytes (contract: conventions).
namespace lectern::server::answers {

HttpAnswer json(int status, const QJsonObject& object);
HttpAnswer error(int status, const char* code, const char* message, const FieldErrors& details = {});

HttpAnswer validationError(const FieldErrors& details);
HttpAnswer alreadyCompleted();
HttpAnswer unauthorized();
HttpAnswer forbidden();
HttpAnswer profileNotFound();
HttpAnswer sessionNotFound();
HttpAnswer packageNotFound();
HttpAnswer activityNotFound();
HttpAnswer notFound();
HttpAnswer methodNotAllowed(const QByteArray& allow);
HttpAnswer payloadTooLarge();
HttpAnswer unsupportedMediaType();
HttpAnswer expectationFailed();
HttpAnswer idempotencyKeyReused();
HttpAnswer rateLimited(std::chrono::seconds wait);
HttpAnswer dbError();
HttpAnswer notReady();
HttpAnswer badRequest();
HttpAnswer notImplemented();
HttpAnswer headerTooLarge();
/// In the OAuth shape (contract: sign-in).
HttpAnswer oauthError(const char* code, const char* description);

} // namespace lectern::server::answers
