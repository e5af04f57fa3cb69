#pragma once

#include "wire/json_read.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>
#include <QTimeZone>
#include <QVariant>

#include <optional>

// How values stand in the SQLite file: see sqlite_schema.cpp.
namespace lectern::server::sqlite {

inline QVariant toValue(const QDateTime& time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
}

inline QDateTime toTime(const QVariant& value)
{
    return value.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

inline QVariant toValue(const QUuid& id)
{
    return id.isNull() ? QVariant() : QVariant(wire::toText(id));
}

inline QVariant toValue(const std::optional<QUuid>& id)
{
    return id ? toValue(*id) : QVariant();
}

template <typename T>
QVariant toValue(const std::optional<T>& value)
{
    return value ? QVariant::fromValue(*value) : QVariant();
}

/// Null for an empty text.
inline QVariant toValue(const QString& text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

inline QUuid toUuid(const QVariant& value)
{
    return QUuid::fromString(value.toString());
}

inline std::optional<qint64> toInteger(const QVariant& value)
{
    return value.isNull() ? std::nullopt : std::optional<qint64>(value.toLongLong());
}

inline std::optional<double> toNumber(const QVariant& value)
{
    return value.isNull() ? std::nullopt : std::optional<double>(value.toDouble());
}

inline QVariant toValue(const QStringList& list)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(list)).toJson(QJsonDocument::Compact));
}

inline QStringList toTexts(const QVariant& value)
{
    const QJsonArray array = QJsonDocument::fromJson(value.toString().toUtf8()).array();
    QStringList list;
    for (const QJsonValue& entry : array)
        list.append(entry.toString());
    return list;
}

} // namespace lectern::server::sqlite
