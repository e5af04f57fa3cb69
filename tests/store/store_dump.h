#pragma once

#include "store/record_store.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QUuid>

#include <memory>

namespace lectern::test {

/// All that a store knows, a line each, equal for equal contents. Ids that are not in @p known are written
/// "new", so that runs can be compared that made ids of their own; hashes are left out, the chain is checked.
QStringList dump(RecordStore& store, const QList<QUuid>& known = {});

/// A copy of a folder's files in a folder of its own; null if a file could not be copied. Without the index
/// of the log, as after a crash of the computer.
std::unique_ptr<QTemporaryDir> copyOf(const QString& folder);

/// Every record, those that were recalled too.
RecordFilter everyRecord();

/// Databases that need no real disk are quicker in memory: makes temporary folders there from here on.
void useMemoryForTemporaryFolders();

} // namespace lectern::test
