#pragma once

#include "domain/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QUuid>

#include <optional>

namespace lectern::wire {

/// Reads @p body as one JSON object. Anything else (HTML of a captive portal, an array, truncated or empty
/// text, JSON nested too deep) is a failure with reason ServerAnswer; detail says where.
Result<QJsonObject> readObject(const QByteArray& body);

// Tolerant readers: a missing member, null and a value of another type are all "not there" (contract:
// conventions).
/// Without byte order marks before it: QJsonDocument drops one that stands there as it is, but not one that
/// is escaped. Half of a surrogate pair, which an escape can say, becomes "?".
QString textOf(const QJsonValue& value);
QString readText(const QJsonObject& object, QLatin1String name);
QStringList readTexts(const QJsonObject& object, QLatin1String name);
/// A number, or one that a server has written as text.
std::optional<double> numberOf(const QJsonValue& value);
std::optional<double> readNumber(const QJsonObject& object, QLatin1String name);
/// Whole numbers only: 3.5 or 1e300 is "not there".
std::optional<qint64> readInteger(const QJsonObject& object, QLatin1String name);
/// A number of things, 0 to 2^31 - 1.
std::optional<int> readCount(const QJsonObject& object, QLatin1String name);
bool readBool(const QJsonObject& object, QLatin1String name);
/// Null when it is no UUID.
QUuid readUuid(const QJsonObject& object, QLatin1String name);
/// A UUID as it is written everywhere on the wire and in files: 36 characters, lower case, no braces.
QString toText(const QUuid& id);
/// A UUID in exactly that form (any case), else nothing. Stricter than QUuid::fromString.
std::optional<QUuid> uuidFromText(const QString& text);
/// Invalid when it is no ISO 8601 time.
QDateTime readTime(const QJsonObject& object, QLatin1String name);

/// What an optional value becomes when written: the value, or null (servers of ours always send every field).
QJsonValue orNull(const QString& text);
QJsonValue orNull(const QDateTime& time);
QJsonValue orNull(const QUuid& id);
QJsonValue orNull(const std::optional<qint64>& number);

} // namespace lectern::wire
