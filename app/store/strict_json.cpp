#include "store/strict_json.h"

#include <cmath>
#include <utility>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLatestMs = 253'402'300'799'999; // the end of the year 9999
constexpr qint64 kExactInDouble = 1LL << 53;
constexpr qsizetype kIdLength = 36;

} // namespace

StrictObject::StrictObject(const QJsonValue& value, QString place, QString& problem)
    : m_object(value.toObject())
    , m_place(std::move(place))
    , m_problem(problem)
{
    if (!value.isObject())
        complain({});
}

void StrictObject::complain(QLatin1String name)
{
    if (m_problem.isEmpty())
        m_problem = name.isEmpty() ? m_place : m_place + u'.' + name;
}

void StrictObject::require(bool holds, QLatin1String name)
{
    if (!holds)
        complain(name);
}

QJsonValue StrictObject::take(QLatin1String name, QJsonValue::Type type)
{
    QJsonValue value = m_object.value(name);
    require(value.type() == type, name);
    return value;
}

QString StrictObject::text(QLatin1String name, qsizetype longest)
{
    QString text = take(name, QJsonValue::String).toString();
    require(text.size() <= longest, name);
    return text;
}

qint64 StrictObject::integer(QLatin1String name, qint64 least, qint64 most)
{
    const double number = take(name, QJsonValue::Double).toDouble();
    if (!(std::abs(number) <= double(kExactInDouble)) || std::trunc(number) != number) {
        complain(name);
        return least;
    }
    const auto whole = static_cast<qint64>(number);
    require(whole >= least && whole <= most, name);
    return whole;
}

bool StrictObject::flag(QLatin1String name)
{
    return take(name, QJsonValue::Bool).toBool();
}

QUuid StrictObject::id(QLatin1String name)
{
    const QString text = take(name, QJsonValue::String).toString();
    const QUuid id = text.size() == kIdLength ? QUuid::fromString(text) : QUuid();
    require(!id.isNull() && id.toString(QUuid::WithoutBraces) == text, name);
    return id;
}

QDateTime StrictObject::time(QLatin1String name)
{
    return QDateTime::fromMSecsSinceEpoch(integer(name, 0, kLatestMs), Qt::UTC);
}

QByteArray StrictObject::base64(QLatin1String name, qsizetype longest)
{
    const QByteArray coded = take(name, QJsonValue::String).toString().toLatin1();
    const auto decoded = QByteArray::fromBase64Encoding(coded, QByteArray::AbortOnBase64DecodingErrors);
    require(bool(decoded) && decoded.decoded.size() <= longest, name);
    return decoded ? decoded.decoded : QByteArray();
}

QJsonArray StrictObject::array(QLatin1String name, qsizetype longest)
{
    QJsonArray array = take(name, QJsonValue::Array).toArray();
    require(array.size() <= longest, name);
    return array;
}

QJsonObject StrictObject::object(QLatin1String name)
{
    return take(name, QJsonValue::Object).toObject();
}

std::optional<double> StrictObject::number(QLatin1String name)
{
    if (isNull(name))
        return std::nullopt;
    return take(name, QJsonValue::Double).toDouble();
}

std::optional<QString> StrictObject::textOrNull(QLatin1String name, qsizetype longest)
{
    return isNull(name) ? std::nullopt : std::optional(text(name, longest));
}

std::optional<qint64> StrictObject::integerOrNull(QLatin1String name, qint64 least, qint64 most)
{
    return isNull(name) ? std::nullopt : std::optional(integer(name, least, most));
}

QDateTime StrictObject::timeOrNull(QLatin1String name)
{
    return isNull(name) ? QDateTime() : time(name);
}

} // namespace lectern
