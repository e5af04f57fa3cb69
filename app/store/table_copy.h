#pragma once

#include "domain/result.h"

#include <QHash>
#include <QString>
#include <QVariant>

#include <functional>

namespace lectern {

class Database;

struct CopiedTable
{
    int rows = 0;
    int leftOut = 0;      ///< that RowTest refused
    bool complete = true; ///< false: some rows could not be read or did not fit
};

/// Whether a row, by the names of its columns, is worth copying.
using RowTest = std::function<bool(const QHash<QString, QVariant>& row)>;

/// Copies the rows of a table that may be damaged, from its beginning as far as it can be read and then from
/// its end. Columns are matched by their places. A failure is one of the target: what cannot be read is no
/// failure. Rows that @p isGood refuses are left out. Numbers out of order mean that reading went astray.
/// Runs in the caller's transaction.
Result<CopiedTable> copyTable(Database& damaged, Database& target, const QString& table,
                              const RowTest& isGood = {});

} // namespace lectern
