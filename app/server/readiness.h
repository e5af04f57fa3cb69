#pragma once

#include "server/group_writer.h"
#include "server/storage.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace lectern::server {

/// Says whether the database can be read and written, in a thread with a connection of its own: it waits for
/// nobody's request, and nobody's waits for it. Who asks while it looks gets what it finds, so every answer
/// comes within the time that one look takes: five seconds at most, behind another program's lock.
///
/// A look takes the lock for writing. That alone says nothing of a full disk, so once in five seconds it
/// writes as well, a few bytes. After anything could not be stored, by it or by the writer, each look writes
/// as much as the largest request until that succeeds. Thread-safe; start() and stop() from the owner's
/// thread.
class Readiness
{
public:
    /// Called in any thread.
    using Reply = std::function<void(bool ready)>;

    /// @p writer: of the requests; outlives this.
    explicit Readiness(GroupWriter& writer) : m_writer(writer) {}
    ~Readiness() { stop(); }
    Readiness(const Readiness&) = delete;
    Readiness& operator=(const Readiness&) = delete;

    Outcome start(const StorageFactory& open);
    void ask(Reply reply);
    /// Answers who waits with "not ready", then ends the thread.
    void stop();

private:
    void run(Storage& storage);
    std::vector<Reply> takeAsking();
    Outcome look(Storage& storage);
    Outcome writeIfDue(Storage& storage);

    GroupWriter& m_writer;
    // For the thread only.
    bool m_failed = false;
    std::optional<std::chrono::steady_clock::time_point> m_written; ///< the last time that it succeeded

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Reply> m_asking;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace lectern::server
