#pragma once

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QUuid>

#include <optional>

namespace lectern {

/// Reads a JSON object that must be just so. The first thing that is not is kept in @p problem, with its
/// place; after that every value is an empty one, and the caller throws all of it away.
class StrictObject
{
public:
    StrictObject(const QJsonValue& value, QString place, QString& problem);

    [[nodiscard]] QString text(QLatin1String name, qsizetype longest);
    [[nodiscard]] qint64 integer(QLatin1String name, qint64 least, qint64 most);
    [[nodiscard]] bool flag(QLatin1String name);
    [[nodiscard]] QUuid id(QLatin1String name); ///< 36 characters, lower case, not null
    [[nodiscard]] QDateTime time(QLatin1String name);
    [[nodiscard]] QByteArray base64(QLatin1String name, qsizetype longest);
    [[nodiscard]] QJsonArray array(QLatin1String name, qsizetype longest);
    [[nodiscard]] QJsonObject object(QLatin1String name);

    // What may be null, and is "not there" then. Missing is a problem all the same.
    [[nodiscard]] std::optional<double> number(QLatin1String name);
    [[nodiscard]] std::optional<QString> textOrNull(QLatin1String name, qsizetype longest);
    [[nodiscard]] std::optional<qint64> integerOrNull(QLatin1String name, qint64 least, qint64 most);
    [[nodiscard]] QDateTime timeOrNull(QLatin1String name); ///< invalid: null

    /// For rules that go beyond one member.
    void require(bool holds, QLatin1String name);

private:
    QJsonValue take(QLatin1String name, QJsonValue::Type type);
    [[nodiscard]] bool isNull(QLatin1String name) const { return m_object.value(name).isNull(); }
    void complain(QLatin1String name);

    QJsonObject m_object;
    QString m_place;
    QString& m_problem;
};

} // namespace lectern
