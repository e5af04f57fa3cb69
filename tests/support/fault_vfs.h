#pragma once

#include <QString>

namespace lectern::test {

/// Which accesses of SQLite to its files fail, and how.
struct FaultPlan
{
    enum Kind : unsigned { Read = 1, Write = 2, Sync = 4, Truncate = 8, Open = 16, Delete = 32, Map = 64 };
    unsigned kinds = Write; ///< any of Kind
    int nth = 1;            ///< the n-th access of these kinds fails
    bool forGood = false;   ///< and all after it
    int code = 0;           ///< SQLite's result code
    bool torn = false;      ///< a write that fails has written its first half
};

/// A layer between SQLite and the file system that lets chosen accesses fail: becomes the default VFS of this
/// process with install(), for all connections that are opened from then on. Thread: one at a time.
class FaultVfs
{
public:
    static bool install();
    static void arm(const FaultPlan& plan);
    /// Nothing fails from here on. How many accesses have failed.
    static int disarm();
};

} // namespace lectern::test
