#pragma once

#include "bench_row.h"

#include <optional>

namespace lectern::bench {

// Each measures one thing of ours beside a bare one (docs/performance.md). Nothing if it could not be
// measured; the reason is on stderr.

using Measured = std::optional<QList<BenchRow>>;

/// A bare window and `lectern` with 10,000 cached sessions: time to the first painted list, memory.
Measured measureStartup();
/// From the values of the form to "saved on this computer"; beside one bare SQLite transaction.
Measured measureRecord();
/// 5,000 queued records over loopback; beside the same POSTs by a bare QNetworkAccessManager.
Measured measureDrain();
/// 600 queued records at 100 ms round trip, HTTP/1.1 and HTTP/2; beside what the parallelism allows.
Measured measureDrainFar();
/// 100,000 sessions fetched and kept; beside curl, QJsonDocument and bare inserts.
Measured measureRefresh();
/// How long the window does not answer while 100,000 sessions come and 5,000 records leave.
Measured measureStalls();
/// What recording, refreshing, listing and starting cost with 1,000, 10,000 and 100,000 sessions and records.
Measured measureGrowth();

} // namespace lectern::bench
