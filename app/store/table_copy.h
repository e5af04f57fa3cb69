#pragma once

#include "domain/result.h"

#include <QString>

namespace lectern {

class Database;

struct CopiedTable
{
    int rows = 0;
    bool complete = true; ///< false: some rows could not be read or did not fit
};

/// Copies the rows of a table that may be damaged, from its beginning as far as it can be read and then from
/// its end. Columns are matched by name. A failure is one of the target: what cannot be read is no failure.
/// Runs in the caller's transaction.
Result<CopiedTable> copyTable(Database& damaged, Database& target, const QString& table);

} // namespace lectern
