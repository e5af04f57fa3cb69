#include "wire/json_read.h"

#include "domain/iso_time.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>
#include <limits>

namespace lectern::wire {

Result<QJsonObject> readObject(const QByteArray& body)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    const auto refuse = [](const QString& detail) {
        return Failure{FailureReason::ServerAnswer,
                       QCoreApplication::translate("lectern::wire", "The answer could not be read."), detail};
    };
    if (problem.error != QJsonParseError::NoError)
        return refuse(QStringLiteral("%1 at byte %2").arg(problem.errorString()).arg(problem.offset));
    if (!document.isObject())
        return refuse(QStringLiteral("not a JSON object"));
    return document.object();
}

QString textOf(const QJsonValue& value)
{
    QString text = value.toString();
    while (text.startsWith(QChar::ByteOrderMark))
        text.remove(0, 1);
    // By way of UTF-8 half a character becomes a question mark.
    return QStringView(text).isValidUtf16() ? text : QString::fromUtf8(text.toUtf8());
}

QString readText(const QJsonObject& object, QLatin1String name)
{
    return textOf(object.value(name));
}

QStringList readTexts(const QJsonObject& object, QLatin1String name)
{
    QStringList texts;
    const QJsonArray array = object.value(name).toArray();
    for (const QJsonValue& value : array) {
        if (value.isString())
            texts.append(textOf(value));
    }
    return texts;
}

std::optional<double> readNumber(const QJsonObject& object, QLatin1String name)
{
    return numberOf(object.value(name));
}

std::optional<double> numberOf(const QJsonValue& value)
{
    bool ok = value.isDouble();
    // "85.00": what PostgreSQL's numeric becomes in many drivers.
    const double number = value.isString() ? value.toString().toDouble(&ok) : value.toDouble();
    return ok && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<qint64> readInteger(const QJsonObject& object, QLatin1String name)
{
    constexpr double kExactLimit = 9007199254740992.0; // 2^53: beyond it a JSON number is no exact integer
    const std::optional<double> number = readNumber(object, name);
    if (!number || std::trunc(*number) != *number || std::abs(*number) > kExactLimit)
        return std::nullopt;
    return qint64(*number);
}

std::optional<int> readCount(const QJsonObject& object, QLatin1String name)
{
    const std::optional<qint64> number = readInteger(object, name);
    if (!number || *number < 0 || *number > std::numeric_limits<int>::max())
        return std::nullopt;
    return static_cast<int>(*number);
}

bool readBool(const QJsonObject& object, QLatin1String name)
{
    return object.value(name).toBool();
}

std::optional<QUuid> uuidFromText(const QString& text)
{
    constexpr qsizetype kLength = 36;
    if (text.size() != kLength)
        return std::nullopt;
    for (qsizetype i = 0; i < kLength; ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const char16_t c = text[i].unicode();
        const bool hex = (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
        if (dash ? c != u'-' : !hex)
            return std::nullopt;
    }
    return QUuid::fromString(text);
}

QUuid readUuid(const QJsonObject& object, QLatin1String name)
{
    return uuidFromText(readText(object, name)).value_or(QUuid());
}

QString toText(const QUuid& id)
{
    return id.toString(QUuid::WithoutBraces);
}

QDateTime readTime(const QJsonObject& object, QLatin1String name)
{
    return fromIsoTime(readText(object, name));
}

QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue orNull(const QDateTime& time)
{
    return orNull(toIsoTime(time));
}

QJsonValue orNull(const QUuid& id)
{
    return id.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(toText(id));
}

QJsonValue orNull(const std::optional<qint64>& number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

} // namespace lectern::wire
