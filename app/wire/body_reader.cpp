#include "wire/body_reader.h"

#include "domain/printable.h"
#include "wire/json_read.h"
#include "wire/strict_json.h"

#include <QJsonArray>

#include <algorithm>

namespace lectern::wire {
namespace {

bool isBlank(const QString& text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar unit) { return unit.isSpace() || unit.category() == QChar::Other_Format; });
}

} // namespace

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
    // A number that came as text is read from servers, but not from clients.
    const bool number = present(name).isDouble();
    const std::optional<qint64> value =
        number ? readInteger(m_object, QLatin1String(name)) : std::optional<qint64>();
    if (!value)
        addError(name, "type", QStringLiteral("Must be a whole number."));
    return value;
}

std::optional<QString> BodyReader::text(const char* name, TextLines lines)
{
    const std::optional<QString> exact = exactText(name);
    if (!exact)
        return std::nullopt;
    const QString text = normalisedText(*exact);
    return checkText(name, text, lines) ? std::optional(text) : std::nullopt;
}

bool BodyReader::checkText(const char* name, const QString& text, TextLines lines)
{
    if (const auto fault = firstTextFault(text, lines)) {
        const bool control = fault->kind == TextFault::Kind::Control;
        addError(name, control ? "control" : "surrogate", describeTextFault(text, *fault));
        return false;
    }
    if (!isPrintable(text, lines)) {
        addError(name, "direction", QStringLiteral("Must not steer the direction of writing."));
        return false;
    }
    if (!text.isEmpty() && isBlank(text)) {
        addError(name, "blank", QStringLiteral("Must not be blank."));
        return false;
    }
    return true;
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
    const bool ofStrings =
        std::all_of(array.begin(), array.end(), [](const QJsonValue& entry) { return entry.isString(); });
    if (!value.isArray() || !ofStrings) {
        addError(name, "type", QStringLiteral("Must be a list of strings."));
        return std::nullopt;
    }
    QStringList list;
    for (const QJsonValue& entry : array) {
        list.append(normalisedText(entry.toString()));
        if (list.last().isEmpty())
            addError(name, "blank", QStringLiteral("Must not be blank."));
        if (list.last().isEmpty() || !checkText(name, list.last(), TextLines::One))
            return std::nullopt;
    }
    return list;
}

} // namespace lectern::wire
