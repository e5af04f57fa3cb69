#pragma once

#include "domain/result.h"

#include <QString>

namespace lectern {

/// Damaged if SQLite would not read the write-ahead log of the database at @p path to its end, though it
/// holds a transaction from there on. SQLite takes the first frame with a wrong checksum for the end of the
/// log, which is right after a power cut and wrong after a flipped bit: what was committed behind it would
/// vanish without a word. A last frame that would fit with one other word (32 bits) was spoilt; one that is
/// wrong in more was not written to its end, and nobody was told that it is saved. Call it before the
/// database is opened.
Outcome checkLog(const QString& path);

} // namespace lectern
