#include "server/readiness.h"

#include "server/server_log.h"

#include <chrono>
#include <future>
#include <utility>

namespace lectern::server {
namespace {

/// Less than the five seconds of the others: the answer has to go out as well.
constexpr std::chrono::milliseconds kPatience{4'000};
constexpr std::chrono::seconds kInterval{5};
constexpr qsizetype kLittle = 16;
constexpr qsizetype kMuch = 64 * 1024;

} // namespace

Outcome Readiness::start(const StorageFactory& open)
{
    std::promise<Outcome> promise;
    std::future<Outcome> opened = promise.get_future();
    m_thread = std::thread([this, open, ready = std::move(promise)]() mutable {
        auto storage = open();
        Outcome outcome = storage ? (*storage)->setPatience(kPatience) : Outcome(storage.error());
        const bool usable = outcome.ok();
        ready.set_value(std::move(outcome));
        if (usable)
            run(**storage);
    });
    Outcome outcome = opened.get();
    if (!outcome)
        stop();
    return outcome;
}

void Readiness::ask(Reply reply)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_stopping)
            m_asking.push_back(std::exchange(reply, nullptr));
    }
    if (reply)
        return reply(false);
    m_wake.notify_one();
}

void Readiness::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
    for (const Reply& reply : takeAsking())
        reply(false);
}

std::vector<Readiness::Reply> Readiness::takeAsking()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_asking, {});
}

void Readiness::run(Storage& storage)
{
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_asking.empty(); });
            if (m_stopping)
                return;
        }
        const Outcome found = look(storage);
        if (!found)
            logFailure("ready", found.error());
        for (const Reply& reply : takeAsking())
            reply(found.ok());
    }
}

Outcome Readiness::look(Storage& storage)
{
    if (auto answered = storage.ping(); !answered)
        return answered;
    Outcome outcome = storage.begin(Storage::Access::Write);
    if (outcome)
        outcome = writeIfDue(storage);
    if (!outcome)
        storage.rollback();
    m_failed = !outcome;
    return outcome;
}

Outcome Readiness::writeIfDue(Storage& storage)
{
    const auto now = std::chrono::steady_clock::now();
    const bool failed = m_writer.takeFailure() || m_failed;
    if (!failed && m_written && now - *m_written < kInterval)
        return storage.commit();
    Outcome outcome = storage.tryWrite(failed ? kMuch : kLittle);
    if (outcome)
        outcome = storage.commit();
    if (outcome)
        m_written = now;
    return outcome;
}

} // namespace lectern::server
