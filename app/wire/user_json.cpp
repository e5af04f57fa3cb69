#include "wire/user_json.h"

#include "wire/json_read.h"

#include <QCoreApplication>

namespace lectern::wire {

namespace {

/// The vendor documents no body. An "id" of an outer object is not the person's if there is an inner one.
QJsonObject userIn(const QJsonObject& object)
{
    for (const auto& name : {QLatin1String("user"), QLatin1String("profile")}) {
        if (const QJsonValue inner = object.value(name); inner.isObject())
            return inner.toObject();
    }
    return object;
}

} // namespace

Result<User> userFromBody(const QByteArray& body)
{
    const auto object = readObject(body);
    if (!object)
        return object.error();
    const QJsonObject user = userIn(*object);
    const QString id = readText(user, QLatin1String("id"));
    if (id.isEmpty()) {
        return Failure{FailureReason::ServerAnswer,
                       QCoreApplication::translate("lectern::wire", "The answer could not be read."),
                       QStringLiteral("no user id")};
    }
    return User{id, readText(user, QLatin1String("email")), readText(user, QLatin1String("full_name")),
                readText(user, QLatin1String("role")), readText(user, QLatin1String("tenant_id"))};
}

QJsonObject toJson(const User& user)
{
    return {{QStringLiteral("id"), user.id},
            {QStringLiteral("email"), orNull(user.email)},
            {QStringLiteral("full_name"), orNull(user.fullName)},
            {QStringLiteral("role"), orNull(user.role)},
            {QStringLiteral("tenant_id"), orNull(user.tenantId)}};
}

} // namespace lectern::wire
