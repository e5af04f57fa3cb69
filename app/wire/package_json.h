#pragma once

#include "domain/field_error.h"
#include "domain/package.h"
#include "domain/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

namespace lectern::wire {

struct PackageList
{
    QList<Package> packages;
    int unreadable = 0; ///< entries without a usable id
};

/// Reads {"packages":[…]}.
Result<PackageList> packageListFromBody(const QByteArray& body);
std::optional<Package> packageFromJson(const QJsonObject& object);
QJsonObject toJson(const Package& package);

/// The body of POST /api/vr-packages, read and checked with the contract's defaults. Codes: title.required,
/// title.length, storage_path.required, <field>.type, storage_backend.value, body.json. Ids, tenant, status
/// and times are left empty.
Result<Package, FieldErrors> newPackageFromBody(const QByteArray& body);

} // namespace lectern::wire
