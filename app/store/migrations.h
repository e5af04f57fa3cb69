#pragma once

#include "domain/result.h"
#include "store/database.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace lectern {

/// The steps of one schema: step n brings a file from user_version n to n + 1.
struct Schema
{
    QList<QStringList> steps;
    [[nodiscard]] int version() const { return static_cast<int>(steps.size()); }
};

/// What a file without any table is: one in the making, or what is left of one.
enum class IfEmpty { IsNew, IsDamaged };

/// Opens a file and brings it to the schema's version, each step in a transaction of its own. An existing
/// file is copied beside itself ("records.before-v2.sqlite") before its first step. Errors: NewerVersion (a
/// newer Lectern wrote it; not a byte was changed), Damaged, DiskFull, Storage.
Result<std::unique_ptr<Database>> openMigrated(const QString& path, Durability durability,
                                               const Schema& schema, IfEmpty ifEmpty = IfEmpty::IsNew);

/// NewerVersion if a newer Lectern than one that knows @p known versions wrote the file. Changes nothing.
Outcome refuseNewer(const QString& path, int known);

/// Where openMigrated() puts the copy it makes before it leads to @p version.
QString backupPath(const QString& path, int version);

} // namespace lectern
