#pragma once

#include "domain/result.h"
#include "store/record_store.h"

#include <QDateTime>
#include <QString>

namespace lectern {

/// Copies what can be read of a damaged records.sqlite into a new one and sets the damaged file aside beside
/// it
/// ("records.damaged-<time>.sqlite"); nothing is deleted. A record whose row is gone is rebuilt from the
/// history. May be interrupted at any point: finishSalvage() goes on. The file must not be open.
Result<OpenReport> salvage(const QString& path, const QDateTime& now);

/// Ends a salvage that was interrupted after the new file was complete. Call it before opening the file.
Outcome finishSalvage(const QString& path, const QDateTime& now);

} // namespace lectern
