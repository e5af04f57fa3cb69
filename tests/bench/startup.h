#pragma once

#include "bench_row.h"

#include <optional>

namespace lectern::bench {

/// A bare window and `lectern` with 10,000 cached sessions, started in turn: time to the first painted list
/// and resident memory, medians. Nothing if it could not be measured; the reason is on stderr.
std::optional<QList<BenchRow>> measureStartup();

} // namespace lectern::bench
