#include "support/fault_vfs.h"

#include <sqlite3.h>

#include <atomic>
#include <new>

namespace lectern::test {
namespace {

struct State
{
    FaultPlan plan;
    std::atomic<bool> armed = false;
    int met = 0; ///< accesses of the plan's kinds
    int failed = 0;
};

State& state()
{
    static State the;
    return the;
}

/// Whether this access is to fail.
bool strikes(FaultPlan::Kind kind)
{
    State& s = state();
    if (!s.armed || !(s.plan.kinds & kind))
        return false;
    ++s.met;
    const bool now = s.plan.forGood ? s.met >= s.plan.nth : s.met == s.plan.nth;
    s.failed += now ? 1 : 0;
    return now;
}

/// Our file, with the real one right behind it.
struct File
{
    sqlite3_file base;
    sqlite3_file* real;
};

sqlite3_file* realOf(sqlite3_file* file)
{
    return reinterpret_cast<File*>(file)->real;
}

sqlite3_vfs* realVfs()
{
    static sqlite3_vfs* const real = sqlite3_vfs_find(nullptr);
    return real;
}

int closeFile(sqlite3_file* file)
{
    return realOf(file)->pMethods->xClose(realOf(file));
}

int readFile(sqlite3_file* file, void* to, int amount, sqlite3_int64 offset)
{
    if (strikes(FaultPlan::Read))
        return state().plan.code;
    return realOf(file)->pMethods->xRead(realOf(file), to, amount, offset);
}

int writeFile(sqlite3_file* file, const void* from, int amount, sqlite3_int64 offset)
{
    if (!strikes(FaultPlan::Write))
        return realOf(file)->pMethods->xWrite(realOf(file), from, amount, offset);
    if (state().plan.torn && amount > 1)
        (void)realOf(file)->pMethods->xWrite(realOf(file), from, amount / 2, offset);
    return state().plan.code;
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    if (strikes(FaultPlan::Truncate))
        return state().plan.code;
    return realOf(file)->pMethods->xTruncate(realOf(file), size);
}

int syncFile(sqlite3_file* file, int flags)
{
    if (strikes(FaultPlan::Sync))
        return state().plan.code;
    return realOf(file)->pMethods->xSync(realOf(file), flags);
}

int mapLogIndex(sqlite3_file* file, int page, int size, int extend, void volatile** memory)
{
    if (strikes(FaultPlan::Map))
        return state().plan.code;
    return realOf(file)->pMethods->xShmMap(realOf(file), page, size, extend, memory);
}

const sqlite3_io_methods& methods()
{
    static const sqlite3_io_methods the = [] {
        sqlite3_io_methods m = {};
        m.iVersion = 2; // no memory-mapped reading past us
        m.xClose = closeFile;
        m.xRead = readFile;
        m.xWrite = writeFile;
        m.xTruncate = truncateFile;
        m.xSync = syncFile;
        m.xShmMap = mapLogIndex;
        m.xFileSize = [](sqlite3_file* f, sqlite3_int64* size) {
            return realOf(f)->pMethods->xFileSize(realOf(f), size);
        };
        m.xLock = [](sqlite3_file* f, int level) {
            return realOf(f)->pMethods->xLock(realOf(f), level);
        };
        m.xUnlock = [](sqlite3_file* f, int level) {
            return realOf(f)->pMethods->xUnlock(realOf(f), level);
        };
        m.xCheckReservedLock = [](sqlite3_file* f, int* result) {
            return realOf(f)->pMethods->xCheckReservedLock(realOf(f), result);
        };
        m.xFileControl = [](sqlite3_file* f, int what, void* argument) {
            return realOf(f)->pMethods->xFileControl(realOf(f), what, argument);
        };
        m.xSectorSize = [](sqlite3_file* f) {
            return realOf(f)->pMethods->xSectorSize(realOf(f));
        };
        m.xDeviceCharacteristics = [](sqlite3_file* f) {
            return realOf(f)->pMethods->xDeviceCharacteristics(realOf(f));
        };
        m.xShmLock = [](sqlite3_file* f, int offset, int count, int flags) {
            return realOf(f)->pMethods->xShmLock(realOf(f), offset, count, flags);
        };
        m.xShmBarrier = [](sqlite3_file* f) {
            realOf(f)->pMethods->xShmBarrier(realOf(f));
        };
        m.xShmUnmap = [](sqlite3_file* f, int remove) {
            return realOf(f)->pMethods->xShmUnmap(realOf(f), remove);
        };
        return m;
    }();
    return the;
}

int openFile(sqlite3_vfs* /*vfs*/, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    auto* ours = new (file) File{};
    if (strikes(FaultPlan::Open))
        return state().plan.code; // without methods: SQLite does not close it
    ours->real = reinterpret_cast<sqlite3_file*>(ours + 1);
    const int code = realVfs()->xOpen(realVfs(), name, ours->real, flags, outFlags);
    if (code == SQLITE_OK)
        ours->base.pMethods = &methods();
    return code;
}

int deleteFile(sqlite3_vfs* /*vfs*/, const char* name, int syncFolder)
{
    if (strikes(FaultPlan::Delete))
        return state().plan.code;
    return realVfs()->xDelete(realVfs(), name, syncFolder);
}

} // namespace

bool FaultVfs::install()
{
    static sqlite3_vfs ours = [] {
        sqlite3_vfs vfs = *realVfs(); // what is not of files is passed on as it is
        vfs.zName = "lectern-faults";
        vfs.szOsFile = int(sizeof(File)) + realVfs()->szOsFile;
        vfs.pNext = nullptr;
        vfs.xOpen = openFile;
        vfs.xDelete = deleteFile;
        return vfs;
    }();
    return sqlite3_vfs_register(&ours, 1) == SQLITE_OK;
}

void FaultVfs::arm(const FaultPlan& plan)
{
    State& s = state();
    s.plan = plan;
    s.met = 0;
    s.failed = 0;
    s.armed = true;
}

int FaultVfs::disarm()
{
    state().armed = false;
    return state().failed;
}

} // namespace lectern::test
