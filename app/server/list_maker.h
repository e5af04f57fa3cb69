#pragma once

#include "server/http_message.h"
#include "server/storage.h"

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace lectern::server {

/// Which list somebody asks for.
struct ListKey
{
    QString userId;
    QByteArray name; ///< everything else that tells lists apart, also how the body is encoded
    /// Two lists of one key with one version are equal. Empty: nothing says when the list changes, so that
    /// one that has been begun is nobody else's.
    QByteArray version;

    bool operator<(const ListKey& other) const
    {
        return std::tie(userId, name, version) < std::tie(other.userId, other.name, other.version);
    }
};

/// Makes the answers that may be long, in threads of its own, so that no short request ever waits behind one.
///
/// Requests for one version of a list share one answer while it is made and sent: forty readers, however
/// slow, hold one body. Those that wait for a list to be begun share it whatever the version: it is read
/// after they have asked. One list at a time is made for a user, users take turns, and nothing new is begun
/// for one whose unsent bodies have reached the bound, or while all of them have: the request waits then
/// until a body has gone (ServerLimits::write says how long a reader may take). So a user with many long
/// lists is in nobody's way but their own.
///
/// Thread-safe; start() and stop() from the owner's thread.
class ListMaker
{
public:
    struct Bounds
    {
        int threads = 2;
        qsizetype bytesPerUser = 64LL * 1024 * 1024; ///< may be exceeded by the one that reaches it
        qsizetype bytes = 256LL * 1024 * 1024;       ///< of all users, likewise
    };
    using Make = std::function<HttpAnswer(Storage&)>;

    explicit ListMaker(const Bounds& bounds);
    ~ListMaker() { stop(); }
    ListMaker(const ListMaker&) = delete;
    ListMaker& operator=(const ListMaker&) = delete;

    /// Opens all connections, or none: then the first failure.
    Outcome start(const StorageFactory& open);
    /// Answers what waits with "not ready", then ends the threads.
    void stop();

    /// Answers with the list of this key, which @p make makes if there is none. The reply comes in any
    /// thread, also at once.
    void ask(const ListKey& key, Make make, RequestHandler::Reply reply);

private:
    struct Job;
    struct Body;
    class Desk;

    const Bounds m_bounds;
    std::shared_ptr<Desk> m_desk; ///< outlives this while bodies are on their way
    std::vector<std::thread> m_threads;
};

} // namespace lectern::server
