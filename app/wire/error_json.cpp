#include "wire/error_json.h"

#include "wire/json_read.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace lectern::wire {
namespace {

constexpr qsizetype kMaxMessage = 500;

QString shortened(const QString& text)
{
    QString plain = text;
    plain = plain.remove(QChar::ByteOrderMark).simplified().left(kMaxMessage);
    if (!plain.isEmpty() && plain.back().isHighSurrogate())
        plain.chop(1); // half a character is none
    return plain.trimmed();
}

/// The text of a body that is no JSON: markup is dropped, an HTML page keeps its title only.
QString plainText(const QByteArray& body)
{
    constexpr qsizetype kEnough = 8192;
    QString text = QString::fromUtf8(body.left(kEnough));
    static const QRegularExpression title(QStringLiteral("<title[^>]*>([^<]*)</title>"),
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression tag(QStringLiteral("<[^>]*>"));
    if (const auto match = title.match(text); match.hasMatch())
        text = match.captured(1);
    return shortened(text.remove(tag));
}

FieldErrors readDetails(const QJsonArray& array)
{
    FieldErrors errors;
    for (const QJsonValue& entry : array) {
        const QJsonObject object = entry.toObject();
        errors.append({shortened(readText(object, QLatin1String("field"))),
                       readText(object, QLatin1String("code")),
                       shortened(readText(object, QLatin1String("message")))});
    }
    return errors;
}

} // namespace

bool ErrorBody::hasKnownCode() const
{
    static constexpr std::array kKnown{
        code::kValidationError, code::kAlreadyCompleted,     code::kUnauthorized,    code::kForbidden,
        code::kProfileNotFound, code::kSessionNotFound,      code::kPackageNotFound, code::kDbError,
        code::kRateLimited,     code::kIdempotencyKeyReused,
    };
    return std::any_of(kKnown.begin(), kKnown.end(),
                       [this](const char* known) { return code == QLatin1String(known); });
}

ErrorBody errorFromBody(const QByteArray& body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return {QString(), plainText(body), {}};

    const QJsonObject object = document.object();
    const QJsonValue error = object.value(QLatin1String("error"));
    ErrorBody result;
    if (error.isObject()) {
        const QJsonObject inner = error.toObject();
        result.code = readText(inner, QLatin1String("code"));
        result.message = shortened(readText(inner, QLatin1String("message")));
        result.details = readDetails(inner.value(QLatin1String("details")).toArray());
        return result;
    }
    result.code = readText(object, QLatin1String("code"));
    result.message = shortened(readText(object, QLatin1String("message")));
    result.details = readDetails(object.value(QLatin1String("details")).toArray());
    const QString description = readText(object, QLatin1String("error_description"));
    if (!description.isEmpty() && result.code.isEmpty()) {
        result.code = textOf(error); // OAuth: the code stands in "error"
        result.message = shortened(description);
    } else if (result.message.isEmpty()) {
        result.message = shortened(textOf(error));
    }
    if (result.code.isEmpty()) {
        ErrorBody bare{textOf(error), {}, {}}; // {"error":"ALREADY_COMPLETED"}
        if (bare.hasKnownCode())
            result.code = bare.code;
    }
    return result;
}

QByteArray toBody(const ErrorBody& error)
{
    QJsonArray details;
    for (const FieldError& entry : error.details) {
        details.append(QJsonObject{{QStringLiteral("field"), entry.field},
                                   {QStringLiteral("code"), entry.code},
                                   {QStringLiteral("message"), entry.message}});
    }
    const QJsonObject inner{{QStringLiteral("code"), error.code},
                            {QStringLiteral("message"), error.message},
                            {QStringLiteral("details"), details}};
    return QJsonDocument(QJsonObject{{QStringLiteral("error"), inner}}).toJson(QJsonDocument::Compact);
}

} // namespace lectern::wire
