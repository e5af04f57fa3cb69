#pragma once

#include "domain/result.h"

#include <QString>

namespace lectern {

/// Damaged if SQLite would not read the write-ahead log of the database at @p path to its end, though it
/// holds a transaction from there on. SQLite takes the first frame with a wrong checksum for the end of the
/// log, which is right after a power cut and wrong after a flipped bit: what was committed behind it would
/// vanish without a word. A process that dies while it writes the last frame of a transaction over an older
/// one looks the same: then this says damaged once too often, never once too rarely. Call it before the
/// database is opened.
Outcome checkLog(const QString& path);

} // namespace lectern
