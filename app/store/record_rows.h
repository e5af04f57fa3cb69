#pragma once

#include "domain/record.h"
#include "domain/result.h"

#include <QString>

#include <optional>

namespace lectern {

class Database;
class Statement;

/// Record ↔ row of the table "records". SQL that selects whole records names recordColumns().
namespace rows {

QString recordColumns();
/// The current row of a statement that selected recordColumns().
Record toRecord(const Statement& read);
/// The one row that "UPDATE … RETURNING recordColumns()" has changed, if it has.
Result<std::optional<Record>> changedRecord(Statement& update);
/// All rows from here on.
Result<QList<Record>> toRecords(Statement& read);
Outcome insert(Database& database, const Record& record, qint64 monotonicMs);

} // namespace rows
} // namespace lectern
