#include "server/list_maker.h"

#include "server/answers.h"

#include <deque>
#include <future>
#include <utility>

namespace lectern::server {

struct ListMaker::Job
{
    ListKey key;
    Make make;
    std::vector<RequestHandler::Reply> replies;
};

/// Counts a body for as long as an answer has it.
struct ListMaker::Body
{
    Body(std::shared_ptr<Desk> itsDesk, ListKey itsKey, HttpAnswer itsAnswer)
        : desk(std::move(itsDesk))
        , key(std::move(itsKey))
        , answer(std::move(itsAnswer))
    {
    }
    ~Body();
    Body(const Body&) = delete;
    Body& operator=(const Body&) = delete;

    const std::shared_ptr<Desk> desk;
    const ListKey key;
    const HttpAnswer answer;
};

/// What waits, what is being made and what is on its way.
class ListMaker::Desk : public std::enable_shared_from_this<Desk>
{
public:
    explicit Desk(const Bounds& bounds) : m_bounds(bounds) {}

    void ask(const ListKey& key, Make make, RequestHandler::Reply reply)
    {
        std::unique_lock lock(m_mutex);
        const auto body = m_stopping ? nullptr : readyBody(key);
        if (m_stopping || body) {
            HttpAnswer ready = body ? answerOf(body) : answers::notReady();
            lock.unlock();
            return reply(std::move(ready));
        }
        enqueue(key, std::move(make), std::move(reply));
        lock.unlock();
        m_wake.notify_one();
    }

    void work(Storage& storage)
    {
        while (const std::shared_ptr<Job> job = next()) {
            const auto body = std::make_shared<const Body>(shared_from_this(), job->key, job->make(storage));
            for (const RequestHandler::Reply& reply : finish(*job, body))
                reply(answerOf(body));
        }
    }

    void stop()
    {
        std::vector<RequestHandler::Reply> unanswered;
        {
            const std::scoped_lock lock(m_mutex);
            m_stopping = true;
            for (auto& [id, user] : m_users) {
                for (const std::shared_ptr<Job>& job : user.waiting)
                    std::move(job->replies.begin(), job->replies.end(), std::back_inserter(unanswered));
                user.waiting.clear();
            }
        }
        m_wake.notify_all();
        for (const RequestHandler::Reply& reply : unanswered)
            reply(answers::notReady());
    }

    void release(const ListKey& key, qsizetype bytes)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_bytes -= bytes;
            m_users[key.userId].bytes -= bytes;
            forgetIfIdle(key.userId);
            const auto known = m_ready.find(key);
            if (known != m_ready.end() && known->second.expired())
                m_ready.erase(known);
        }
        m_wake.notify_all();
    }

private:
    struct User
    {
        std::deque<std::shared_ptr<Job>> waiting;
        std::shared_ptr<Job> making;
        qsizetype bytes = 0; ///< of bodies that are on their way
    };

    static HttpAnswer answerOf(const std::shared_ptr<const Body>& body)
    {
        HttpAnswer answer = body->answer;
        answer.keeps = body;
        return answer;
    }

    [[nodiscard]] std::shared_ptr<const Body> readyBody(const ListKey& key) const
    {
        const auto known = m_ready.find(key);
        return known == m_ready.end() ? nullptr : known->second.lock();
    }

    void enqueue(const ListKey& key, Make make, RequestHandler::Reply reply)
    {
        User& user = m_users[key.userId];
        const bool known = user.making && !key.version.isEmpty() && user.making->key.name == key.name &&
                           user.making->key.version == key.version;
        if (known)
            return user.making->replies.push_back(std::move(reply));
        for (const std::shared_ptr<Job>& job : user.waiting) {
            if (job->key.name != key.name)
                continue;
            // Not begun: it will be read later than all who wait for it have asked.
            job->key.version = key.version;
            return job->replies.push_back(std::move(reply));
        }
        auto job = std::make_shared<Job>();
        job->key = key;
        job->make = std::move(make);
        job->replies.push_back(std::move(reply));
        user.waiting.push_back(std::move(job));
    }

    /// Waits for something to do; nothing when it is time to end.
    std::shared_ptr<Job> next()
    {
        std::unique_lock lock(m_mutex);
        std::shared_ptr<Job> job;
        m_wake.wait(lock, [&] { return m_stopping || (job = take()) != nullptr; });
        return job;
    }

    /// The next user's oldest wish, from the one behind who was served last.
    std::shared_ptr<Job> take()
    {
        if (m_stopping || m_bytes >= m_bounds.bytes)
            return nullptr;
        auto turn = m_users.upper_bound(m_last);
        for (size_t i = 0; i < m_users.size(); ++i, ++turn) {
            if (turn == m_users.end())
                turn = m_users.begin();
            User& user = turn->second;
            if (user.waiting.empty() || user.making || user.bytes >= m_bounds.bytesPerUser)
                continue;
            m_last = turn->first;
            user.making = std::move(user.waiting.front());
            user.waiting.pop_front();
            return user.making;
        }
        return nullptr;
    }

    std::vector<RequestHandler::Reply> finish(Job& job, const std::shared_ptr<const Body>& body)
    {
        const qsizetype bytes = body->answer.body.size();
        std::vector<RequestHandler::Reply> replies;
        {
            const std::scoped_lock lock(m_mutex);
            User& user = m_users[job.key.userId];
            user.making.reset();
            user.bytes += bytes;
            m_bytes += bytes;
            constexpr int kOk = 200;
            if (!job.key.version.isEmpty() && body->answer.status == kOk)
                m_ready[job.key] = body;
            replies.swap(job.replies);
        }
        m_wake.notify_all(); // this user may have the next one made
        return replies;
    }

    void forgetIfIdle(const QString& userId)
    {
        const auto user = m_users.find(userId);
        if (user->second.waiting.empty() && !user->second.making && user->second.bytes == 0)
            m_users.erase(user);
    }

    const Bounds m_bounds;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    qsizetype m_bytes = 0;
    QString m_last;
    std::map<QString, User> m_users;
    std::map<ListKey, std::weak_ptr<const Body>> m_ready;
};

ListMaker::Body::~Body()
{
    desk->release(key, answer.body.size());
}

ListMaker::ListMaker(const Bounds& bounds) : m_bounds(bounds), m_desk(std::make_shared<Desk>(bounds))
{
}

Outcome ListMaker::start(const StorageFactory& open)
{
    std::vector<std::future<Outcome>> opened;
    for (int i = 0; i < m_bounds.threads; ++i) {
        std::promise<Outcome> promise;
        opened.push_back(promise.get_future());
        m_threads.emplace_back([desk = m_desk, open, ready = std::move(promise)]() mutable {
            auto storage = open();
            ready.set_value(storage ? Outcome(Done{}) : Outcome(storage.error()));
            if (storage)
                desk->work(**storage);
        });
    }
    Outcome outcome = Done{};
    for (std::future<Outcome>& one : opened) {
        if (Outcome result = one.get(); !result && outcome)
            outcome = result;
    }
    if (!outcome)
        stop();
    return outcome;
}

void ListMaker::stop()
{
    m_desk->stop();
    for (std::thread& thread : m_threads)
        thread.join();
    m_threads.clear();
}

void ListMaker::ask(const ListKey& key, Make make, RequestHandler::Reply reply)
{
    m_desk->ask(key, std::move(make), std::move(reply));
}

} // namespace lectern::server
