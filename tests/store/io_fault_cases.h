#pragma once

#include "store/outbox_file.h"
#include "store/record_store.h"
#include "support/fault_vfs.h"

#include <functional>

namespace lectern::test {

/// The records and sessions that the operations work on.
struct Scene
{
    Record queued;
    Record other; ///< queued too
    Record rejected;
    Record conflicting;
    QUuid drafted = QUuid::createUuid();
    QUuid free = QUuid::createUuid(); ///< a session of which nothing is known
    QList<QUuid> known;
    OutboxFile travelling; ///< with a record of another computer
};

using Step = std::function<Outcome(RecordStore& store, const Scene& scene)>;

struct Operation
{
    const char* name;
    Step ready; ///< done before, without faults; may be null
    Step act;
};

Outcome claimQueued(RecordStore& store, const Scene& scene);
QList<Operation> recordingOperations();
QList<Operation> sendingOperations();
QList<Operation> travellingOperations();

struct DiskFault
{
    const char* name;
    FaultPlan plan;
    FailureReason reason;
};

QList<DiskFault> diskFaults();

} // namespace lectern::test
