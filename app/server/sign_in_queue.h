#pragma once

#include "server/sign_in_throttle.h"
#include "server/storage.h"
#include "server/worker_pool.h"

#include <deque>
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace lectern::server {

/// What the check of a password came to, and the answer that says so to the client.
struct SignInVerdict
{
    enum class Kind { Right, Wrong, Unknown };
    Kind kind = Kind::Unknown; ///< Unknown: the database failed; it does not count
    std::function<void()> answer;
};

/// One try to sign in. Exactly one of its functions is called, once.
struct SignInTry
{
    QString email; ///< normalised
    QString address;
    /// Checks the password, in a thread of the pool.
    std::function<SignInVerdict(Storage&)> check;
    /// Says to come back later. In any thread; must not block.
    std::function<void(std::chrono::seconds)> refuse;
};

/// Decides which passwords are checked, and when: a check costs much time and memory, so that guesses must
/// not keep anybody out.
///
///   add() ──the pair pauses, or too many wait──▶ refuse()
///     └──▶ waiting ──its turn──▶ check() ──▶ answer
///              └──the pair has failed too often meanwhile, or it waited too long──▶ refuse()
///
/// Only failures count. A try waits while so many of its pair (account and address) are being checked that
/// all of them together could be too many failures: many at once find no gap, and many right ones all get in.
/// Addresses take turns; those with many failures come behind the others, but have every fourth turn.
/// Thread-safe.
class SignInQueue
{
public:
    /// @p pool has @p threads threads and nothing else to do. It and @p clock outlive this.
    SignInQueue(WorkerPool& pool, int threads, const SignInLimits& limits, const Clock& clock);

    void add(SignInTry attempt);
    /// Refuses what waits, and what comes later. Before the pool stops.
    void stop();

private:
    struct Waiting
    {
        SignInTry attempt;
        qint64 sinceMs = 0;
    };
    /// What is said when the lock is no longer held.
    using Refusals = std::vector<std::pair<SignInTry, std::chrono::seconds>>;

    bool makeRoomFor(const QString& address, Refusals& refused);
    void startNext(Refusals& refused);
    void start(SignInTry attempt);
    void finished(const SignInTry& attempt, SignInVerdict::Kind kind);
    void refuseOverdue(Refusals& refused);
    [[nodiscard]] std::deque<Waiting>::iterator next();
    static void tell(const Refusals& refused);

    WorkerPool& m_pool;
    const int m_threads;
    const Clock& m_clock;
    std::mutex m_mutex;
    SignInThrottle m_throttle;
    std::deque<Waiting> m_waiting;        ///< in the order in which they came
    QHash<QString, int> m_checkingOfPair; ///< by "address\nemail"
    QHash<QString, quint64> m_lastTurnOf; ///< by address, of those that wait
    quint64 m_turn = 0;
    int m_checking = 0;
    bool m_stopped = false;
};

} // namespace lectern::server
