#include "wire/body_reader.h"

#include "wire/json_read.h"
#include "wire/strict_json.h"

#include <QJsonArray>

#include <cmath>

namespace lectern::wire {

BodyReader::BodyReader(const QByteArray& body, Null null) : m_null(null)
{
    if (body.isEmpty())
        return;
    if (const auto object = readStrictObject(body))
        m_object = *object;
    else
        m_errors.append({QString(), QStringLiteral("body.json"), object.error().words()});
}

QJsonValue BodyReader::present(const char* name) const
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    return value.isNull() && m_null == Null::Missing ? QJsonValue(QJsonValue::Undefined) : value;
}

void BodyReader::addError(const char* name, const char* rule, const QString& message)
{
    const QString fieldName = QString::fromLatin1(name);
    m_errors.append({fieldName, fieldName + QLatin1Char('.') + QLatin1String(rule), message});
}

std::optional<double> BodyReader::number(const char* name)
{
    const QJsonValue value = present(name);
    if (value.isUndefined())
        return std::nullopt;
    if (!value.isDouble()) {
        addError(name, "type", QStringLiteral("Must be a number."));
        return std::nullopt;
    }
    return value.toDouble();
}

std::optional<qint64> BodyReader::integer(const char* name)
{
    if (present(name).isUndefined())
        return std::nullopt;
    const std::optional<qint64> value = readInteger(m_object, QLatin1String(name));
    if (!value)
        addError(name, "type", QStringLiteral("Must be a whole number."));
    return value;
}

std::optional<QString> BodyReader::text(const char* name)
{
    const std::optional<QString> exact = exactText(name);
    return exact ? std::optional(textOf(*exact)) : std::nullopt;
}

std::optional<QString> BodyReader::exactText(const char* name)
{
    const QJsonValue value = present(name);
    if (value.isUndefined())
        return std::nullopt;
    if (!value.isString()) {
        addError(name, "type", QStringLiteral("Must be a string."));
        return std::nullopt;
    }
    return value.toString();
}

std::optional<QUuid> BodyReader::uuid(const char* name)
{
    const QJsonValue value = present(name);
    if (value.isUndefined())
        return std::nullopt;
    const std::optional<QUuid> id = value.isString() ? uuidFromText(value.toString()) : std::nullopt;
    if (!id)
        addError(name, "type", QStringLiteral("Must be a UUID."));
    return id;
}

std::optional<QStringList> BodyReader::texts(const char* name)
{
    const QJsonValue value = present(name);
    if (value.isUndefined())
        return std::nullopt;
    const QJsonArray array = value.toArray();
    QStringList list;
    for (const QJsonValue& entry : array) {
        if (entry.isString())
            list.append(textOf(entry));
    }
    if (!value.isArray() || list.size() != array.size()) {
        addError(name, "type", QStringLiteral("Must be a list of strings."));
        return std::nullopt;
    }
    return list;
}

} // namespace lectern::wire
