#pragma once

#include "domain/field_error.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace lectern::wire {

/// The codes of the contract, as they stand in error bodies.
namespace code {
inline constexpr char kValidationError[] = "VALIDATION_ERROR";
inline constexpr char kAlreadyCompleted[] = "ALREADY_COMPLETED";
inline constexpr char kUnauthorized[] = "UNAUTHORIZED";
inline constexpr char kForbidden[] = "FORBIDDEN";
inline constexpr char kProfileNotFound[] = "PROFILE_NOT_FOUND";
inline constexpr char kSessionNotFound[] = "SESSION_NOT_FOUND";
inline constexpr char kPackageNotFound[] = "PACKAGE_NOT_FOUND";
inline constexpr char kActivityNotFound[] = "ACTIVITY_NOT_FOUND";
inline constexpr char kNotFound[] = "NOT_FOUND";
inline constexpr char kMethodNotAllowed[] = "METHOD_NOT_ALLOWED";
inline constexpr char kPayloadTooLarge[] = "PAYLOAD_TOO_LARGE";
inline constexpr char kIdempotencyKeyReused[] = "IDEMPOTENCY_KEY_REUSED";
inline constexpr char kRateLimited[] = "RATE_LIMITED";
inline constexpr char kDbError[] = "DB_ERROR";
} // namespace code

/// An error body, whatever its shape (contract: conventions).
struct ErrorBody
{
    QString code;    ///< empty if the body names none
    QString message; ///< for technical detail; at most 500 characters, no markup
    FieldErrors details;

    /// True for a code of the contract's completion and list calls: only such a code judges a record.
    [[nodiscard]] bool hasKnownCode() const;
};

/// Reads {"error":{code,message,details}}, {"error":"…","code":"…"}, {"code","message"}, OAuth's
/// {"error","error_description"}, bare text, HTML and nothing at all. Never fails.
ErrorBody errorFromBody(const QByteArray& body);

/// The shape that lectern-server answers. Bodies of two errors of the same code and cause are byte for byte
/// the same.
QByteArray toBody(const ErrorBody& error);

} // namespace lectern::wire
