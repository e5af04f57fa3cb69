#pragma once

#include "domain/record.h"
#include "domain/result.h"

#include <QString>

namespace lectern {

class Database;
class Statement;

/// Record ↔ row of the table "records". SQL that selects whole records names recordColumns().
namespace rows {

QString recordColumns();
/// The current row of a statement that selected recordColumns().
Record toRecord(const Statement& read);
/// All rows from here on.
Result<QList<Record>> toRecords(Statement& read);
Outcome insert(Database& database, const Record& record, qint64 monotonicMs);

} // namespace rows
} // namespace lectern
