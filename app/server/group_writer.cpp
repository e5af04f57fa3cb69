#include "server/group_writer.h"

#include "server/server_log.h"

#include <algorithm>
#include <future>
#include <span>

namespace lectern::server {
namespace {

constexpr size_t kMaxBatch = 128;

} // namespace

Outcome GroupWriter::start(const StorageFactory& open)
{
    std::promise<Outcome> promise;
    std::future<Outcome> opened = promise.get_future();
    m_thread = std::thread([this, open, ready = std::move(promise)]() mutable {
        auto storage = open();
        ready.set_value(storage ? Outcome(Done{}) : Outcome(storage.error()));
        if (storage)
            run(**storage);
    });
    Outcome outcome = opened.get();
    if (!outcome)
        stop();
    return outcome;
}

void GroupWriter::post(Work work, Stored stored)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_queue.push_back({std::move(work), std::move(stored), false});
    }
    m_wake.notify_one();
}

void GroupWriter::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void GroupWriter::run(Storage& storage)
{
    for (;;) {
        std::vector<Job> batch;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
            if (m_queue.empty())
                return;
            while (!m_queue.empty() && batch.size() < kMaxBatch) {
                batch.push_back(std::move(m_queue.front()));
                m_queue.pop_front();
            }
        }
        writeBatch(storage, batch);
    }
}

void GroupWriter::writeBatch(Storage& storage, std::vector<Job>& batch)
{
    size_t done = 0;
    Outcome outcome = storage.begin(Storage::Access::Write);
    while (outcome && done < batch.size()) {
        Job& job = batch[done];
        const Step step = writeOne(storage, job);
        if (step == Step::TransactionLost)
            outcome = Failure{FailureReason::Storage, {}, QStringLiteral("the transaction was lost")};
        job.kept = step == Step::Kept;
        ++done;
    }
    if (outcome)
        outcome = storage.commit();
    if (!outcome) {
        logFailure("write", outcome.error());
        storage.rollback();
        if (done == 0) // not even begun: trying one by one would only wait longer
            done = batch.size();
    }
    const auto tried = std::span(batch).first(done);
    m_failed = !outcome || std::any_of(tried.begin(), tried.end(), [](const Job& job) { return !job.kept; });
    for (Job& job : tried)
        job.stored(outcome.ok() && job.kept);

    const std::scoped_lock lock(m_mutex);
    for (size_t i = batch.size(); i > done; --i)
        m_queue.push_front(std::move(batch[i - 1]));
}

GroupWriter::Step GroupWriter::writeOne(Storage& storage, const Job& job)
{
    if (const auto set = storage.setSavepoint(); !set)
        return Step::TransactionLost;
    if (const auto written = job.work(storage); !written) {
        logFailure("write", written.error());
        return storage.undoToSavepoint() ? Step::Undone : Step::TransactionLost;
    }
    return storage.releaseSavepoint() ? Step::Kept : Step::TransactionLost;
}

} // namespace lectern::server
