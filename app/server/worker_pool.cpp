#include "server/worker_pool.h"

#include <future>

namespace lectern::server {

Outcome WorkerPool::start(int threads, const StorageFactory& open)
{
    std::vector<std::future<Outcome>> opened;
    for (int i = 0; i < threads; ++i) {
        std::promise<Outcome> promise;
        opened.push_back(promise.get_future());
        m_threads.emplace_back([this, open, ready = std::move(promise)]() mutable {
            auto storage = open();
            ready.set_value(storage ? Outcome(Done{}) : Outcome(storage.error()));
            if (storage)
                run(**storage);
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

void WorkerPool::post(Work work)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_queue.push_back(std::move(work));
    }
    m_wake.notify_one();
}

size_t WorkerPool::waiting() const
{
    const std::scoped_lock lock(m_mutex);
    return m_queue.size();
}

void WorkerPool::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    for (std::thread& thread : m_threads)
        thread.join();
    m_threads.clear();
}

void WorkerPool::run(Storage& storage)
{
    for (;;) {
        Work work;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
            if (m_queue.empty())
                return;
            work = std::move(m_queue.front());
            m_queue.pop_front();
        }
        work(storage);
    }
}

} // namespace lectern::server
