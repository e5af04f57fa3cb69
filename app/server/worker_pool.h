#pragma once

#include "server/storage.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace lectern::server {

/// Threads for blocking work that reads, each with a connection of its own. Thread-safe.
class WorkerPool
{
public:
    using Work = std::function<void(Storage&)>;

    WorkerPool() = default;
    ~WorkerPool() { stop(); }
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// Opens all connections, or none: then the first failure.
    Outcome start(int threads, const StorageFactory& open);
    void post(Work work);
    /// Work that waits; a hint.
    [[nodiscard]] size_t waiting() const;
    /// Does what was posted, then ends the threads.
    void stop();

private:
    void run(Storage& storage);

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Work> m_queue;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace lectern::server
