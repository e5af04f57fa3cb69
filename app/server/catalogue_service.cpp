#include "server/catalogue_service.h"

#include "server/answers.h"
#include "server/caller.h"
#include "wire/package_json.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace lectern::server {

HttpAnswer listPackages(Storage& storage, const User& user)
{
    const auto packages = storage.packages(user.tenantId);
    if (!packages)
        return storageFailed(packages.error());
    QJsonArray list;
    for (const Package& package : *packages)
        list.append(wire::toJson(package));
    return answers::json(200, {{QStringLiteral("packages"), list}});
}

bool mayAddPackages(const User& user)
{
    static constexpr std::array kRoles{"instructor", "admin", "super_admin"};
    return std::any_of(kRoles.begin(), kRoles.end(),
                       [&](const char* role) { return user.role == QLatin1String(role); });
}

Result<HttpAnswer> createPackage(Storage& storage, const User& user, Package package, const QDateTime& now)
{
    package.id = QUuid::createUuid();
    package.tenantId = user.tenantId;
    package.status = QStringLiteral("published");
    package.createdAt = now;
    package.createdBy = user.id;
    if (const auto added = storage.addPackage(package); !added)
        return added.error();
    return answers::json(201, {{QStringLiteral("package"), wire::toJson(package)}});
}

} // namespace lectern::server
