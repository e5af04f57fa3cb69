#pragma once

#include "server/storage.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace lectern::server {

/// The one thread that writes. What waits is written in one transaction with one flush to disk (group
/// commit); each request has a savepoint, so that one that fails does not undo the others. Thread-safe.
class GroupWriter
{
public:
    /// A failure undoes what this work wrote, and nothing else.
    using Work = std::function<Outcome(Storage&)>;
    /// Called in the writer's thread after the commit; false: nothing of the work is stored.
    using Stored = std::function<void(bool stored)>;

    GroupWriter() = default;
    ~GroupWriter() { stop(); }
    GroupWriter(const GroupWriter&) = delete;
    GroupWriter& operator=(const GroupWriter&) = delete;

    Outcome start(const StorageFactory& open);
    void post(Work work, Stored stored);
    /// Whether something of the last transaction could not be stored. Says so once.
    [[nodiscard]] bool takeFailure() { return m_failed.exchange(false); }
    /// Writes what was posted, then ends the thread.
    void stop();

private:
    struct Job
    {
        Work work;
        Stored stored;
        bool kept = false;
    };
    enum class Step { Kept, Undone, TransactionLost };

    void run(Storage& storage);
    void writeBatch(Storage& storage, std::vector<Job>& batch);
    static Step writeOne(Storage& storage, const Job& job);

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_queue;
    bool m_stopping = false;
    std::atomic<bool> m_failed = false;
    std::thread m_thread;
};

} // namespace lectern::server
