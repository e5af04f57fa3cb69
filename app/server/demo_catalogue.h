#pragma once

#include "domain/package.h"

#include <QDateTime>
#include <QList>

namespace lectern::server {

/// The same id for the same name, each time and everywhere.
QUuid demoId(const QString& name);

[[nodiscard]] qsizetype demoPackageCount();

/// The packages of the demo, as published some months before @p now.
QList<Package> demoPackages(const QString& tenantId, const QString& createdBy, const QDateTime& now);

/// Who is trained with the package of that index: "Riggers".
QString demoCrew(qsizetype package);

} // namespace lectern::server
