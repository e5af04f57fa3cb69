#include "store/io_fault_cases.h"

#include "store/store_fixture.h"

#include <sqlite3.h>

namespace lectern::test {
using namespace Qt::StringLiterals;

namespace {

template <typename T>
Outcome outcomeOf(const Result<T>& result)
{
    return result ? Outcome(Done{}) : Outcome(result.error());
}

Step settleWith(const Settlement& settlement)
{
    return [settlement](RecordStore& store, const Scene& scene) {
        return store.settle(scene.queued.id, settlement);
    };
}

} // namespace

Outcome claimQueued(RecordStore& store, const Scene& scene)
{
    return outcomeOf(store.claim(scene.queued.id));
}

QList<Operation> sendingOperations()
{
    const QDateTime later = FakeClock().now().addSecs(60);
    return {
        {"claim", {}, claimQueued},
        {"claimDue",
         {},
         [later](RecordStore& s, const Scene&) {
             return outcomeOf(s.claimDue(later, 10));
         }},
        {"settle delivered", claimQueued, settleWith(deliveredNow())},
        {"settle later", claimQueued, settleWith(laterAt(later))},
        {"settle unknown", claimQueued, settleWith(unknownAt(later))},
        {"settle rejected", claimQueued, settleWith(needsAttention(AttentionReason::Rejected))},
        {"settle many", [later](RecordStore& s, const Scene&) { return outcomeOf(s.claimDue(later, 10)); },
         [later](RecordStore& s, const Scene& scene) {
             return s.settle(
                 QList<SettledRecord>{{scene.queued.id, deliveredNow()}, {scene.other.id, unknownAt(later)}});
         }},
        {"retry",
         {},
         [](RecordStore& s, const Scene& scene) {
             return s.retry(scene.rejected.id);
         }},
        {"discard",
         {},
         [](RecordStore& s, const Scene& scene) {
             return s.discard(scene.rejected.id);
         }},
        {"keep the server's",
         {},
         [](RecordStore& s, const Scene& scene) {
             return s.resolveKeepServers(scene.conflicting.id);
         }},
    };
}

QList<Operation> recordingOperations()
{
    return {
        {"add",
         {},
         [](RecordStore& s, const Scene& scene) {
             return outcomeOf(s.add(newRecord(scene.free, 61, u"Naïve"_s)));
         }},
        {"add in place of a draft",
         {},
         [](RecordStore& s, const Scene& scene) {
             return outcomeOf(s.add(newRecord(scene.drafted, 62)));
         }},
        {"recall",
         {},
         [](RecordStore& s, const Scene& scene) {
             return outcomeOf(s.recall(scene.queued.id));
         }},
        {"correct",
         {},
         [](RecordStore& s, const Scene& scene) {
             return outcomeOf(s.correct(scene.rejected.id, newRecord(scene.rejected.sessionId, 63)));
         }},
        {"saveDraft",
         {},
         [](RecordStore& s, const Scene& scene) {
             return s.saveDraft(typedDraft(scene.free, {u"5"_s, u"6"_s, u"seven"_s}));
         }},
        {"saveDraft over another",
         {},
         [](RecordStore& s, const Scene& scene) {
             return s.saveDraft(typedDraft(scene.drafted, {u"5"_s, u"6"_s, u"seven"_s}));
         }},
        {"removeDraft",
         {},
         [](RecordStore& s, const Scene& scene) {
             return s.removeDraft(scene.drafted);
         }},
        {"setLabel",
         {},
         [](RecordStore& s, const Scene& scene) {
             return s.setLabel(scene.free, u"Seat 4"_s);
         }},
        {"setSetting",
         {},
         [](RecordStore& s, const Scene&) {
             return s.setSetting(u"a"_s, u"b"_s);
         }},
    };
}

QList<Operation> travellingOperations()
{
    return {
        {"markExported",
         {},
         [](RecordStore& s, const Scene& scene) {
             return s.markExported({scene.queued.id, scene.other.id}, u"class.lectern"_s);
         }},
        {"importRecords",
         {},
         [](RecordStore& s, const Scene& scene) {
             return outcomeOf(s.importRecords(scene.travelling));
         }},
        {"keepServersVersion",
         {},
         [](RecordStore& s, const Scene& scene) {
             return s.keepServersVersion(scene.conflicting.id, R"({"session":{}})");
         }},
    };
}

QList<DiskFault> diskFaults()
{
    const auto plan = [](unsigned kinds, int code, bool forGood = false, bool torn = false) {
        return FaultPlan{kinds, 1, forGood, code, torn};
    };
    return {
        {"no space once", plan(FaultPlan::Write, SQLITE_FULL), FailureReason::DiskFull},
        {"no space any more", plan(FaultPlan::Write, SQLITE_FULL, true, true), FailureReason::DiskFull},
        {"a torn write", plan(FaultPlan::Write, SQLITE_IOERR_WRITE, false, true), FailureReason::Storage},
        {"a failed sync", plan(FaultPlan::Sync, SQLITE_IOERR_FSYNC), FailureReason::Storage},
        {"no sync any more", plan(FaultPlan::Sync, SQLITE_IOERR_FSYNC, true), FailureReason::Storage},
        {"a failed read", plan(FaultPlan::Read, SQLITE_IOERR_READ), FailureReason::Storage},
        {"no read any more", plan(FaultPlan::Read, SQLITE_IOERR_READ, true), FailureReason::Storage},
        {"a dead disk",
         plan(FaultPlan::Read | FaultPlan::Write | FaultPlan::Sync | FaultPlan::Truncate | FaultPlan::Open |
                  FaultPlan::Delete | FaultPlan::Map,
              SQLITE_IOERR, true),
         FailureReason::Storage},
    };
}

} // namespace lectern::test
