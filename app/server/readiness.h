#pragma once

#include "server/storage.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace lectern::server {

/// Says whether the database can be read and written, in a thread with a connection of its own: it waits for
/// nobody's request, and nobody's waits for it. Who asks while it looks gets what it finds, so every answer
/// comes within the time that one look takes: five seconds at most, behind another program's lock.
/// Thread-safe; start() and stop() from the owner's thread.
class Readiness
{
public:
    /// Called in any thread.
    using Reply = std::function<void(bool ready)>;

    Readiness() = default;
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
    static Outcome look(Storage& storage);

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Reply> m_asking;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace lectern::server
