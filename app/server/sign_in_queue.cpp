#include "server/sign_in_queue.h"

#include <algorithm>
#include <iterator>

namespace lectern::server {
namespace {

constexpr size_t kMostWaiting = 256; ///< some ten seconds of work
constexpr int kMostOfAddress = 32;   ///< a class that signs in at once
constexpr qint64 kLongestWaitMs = 20'000;
constexpr quint64 kTurnOfTheLoud = 4; ///< each fourth
constexpr std::chrono::seconds kComeBack{2};

QString pairOf(const SignInTry& attempt)
{
    return attempt.address + QLatin1Char('\n') + attempt.email;
}

} // namespace

SignInQueue::SignInQueue(WorkerPool& pool, int threads, const SignInLimits& limits, const Clock& clock)
    : m_pool(pool)
    , m_threads(threads)
    , m_clock(clock)
    , m_throttle(limits, clock)
{
}

void SignInQueue::add(SignInTry attempt)
{
    Refusals refused;
    {
        const std::scoped_lock lock(m_mutex);
        const auto pause = m_throttle.pause(attempt.email, attempt.address);
        if (pause.count() > 0) {
            refused.emplace_back(std::move(attempt), pause);
        } else if (m_stopped || !makeRoomFor(attempt.address, refused)) {
            refused.emplace_back(std::move(attempt), kComeBack);
        } else {
            m_waiting.push_back({std::move(attempt), m_clock.monotonicMs()});
            startNext(refused);
        }
    }
    tell(refused);
}

void SignInQueue::stop()
{
    Refusals refused;
    {
        const std::scoped_lock lock(m_mutex);
        m_stopped = true;
        for (Waiting& waiting : m_waiting)
            refused.emplace_back(std::move(waiting.attempt), kComeBack);
        m_waiting.clear();
    }
    tell(refused);
}

/// False: no room for another try of @p address. When all places are taken, one whose address has more of
/// them, or fails more, gives up its last place.
bool SignInQueue::makeRoomFor(const QString& address, Refusals& refused)
{
    QHash<QString, int> places;
    for (const Waiting& waiting : m_waiting)
        ++places[waiting.attempt.address];
    if (places.value(address) >= kMostOfAddress)
        return false;
    if (m_waiting.size() < kMostWaiting)
        return true;
    const auto rankOf = [&](const QString& one) {
        return std::make_pair(m_throttle.isLoud(one), places.value(one));
    };
    ++places[address];
    QString worst = address;
    for (auto one = places.constBegin(); one != places.constEnd(); ++one) {
        if (rankOf(one.key()) > rankOf(worst))
            worst = one.key();
    }
    if (worst == address)
        return false;
    const auto last = std::find_if(m_waiting.rbegin(), m_waiting.rend(), [&worst](const Waiting& waiting) {
        return waiting.attempt.address == worst;
    });
    refused.emplace_back(std::move(last->attempt), kComeBack);
    m_waiting.erase(std::next(last).base());
    return true;
}

void SignInQueue::startNext(Refusals& refused)
{
    refuseOverdue(refused);
    while (m_checking < m_threads) {
        const auto chosen = next();
        if (chosen == m_waiting.end())
            return;
        SignInTry attempt = std::move(chosen->attempt);
        m_waiting.erase(chosen);
        start(std::move(attempt));
    }
}

/// Whose turn it is; the end if nobody may go.
std::deque<SignInQueue::Waiting>::iterator SignInQueue::next()
{
    const bool loudFirst = (m_turn + 1) % kTurnOfTheLoud == 0;
    auto best = m_waiting.end();
    std::pair<bool, quint64> bestRank;
    for (auto waiting = m_waiting.begin(); waiting != m_waiting.end(); ++waiting) {
        const SignInTry& attempt = waiting->attempt;
        if (m_checkingOfPair.value(pairOf(attempt)) >= m_throttle.atOnce(attempt.email, attempt.address))
            continue;
        const std::pair<bool, quint64> rank{m_throttle.isLoud(attempt.address) != loudFirst,
                                            m_lastTurnOf.value(attempt.address)};
        if (best == m_waiting.end() || rank < bestRank) {
            best = waiting;
            bestRank = rank;
        }
    }
    return best;
}

void SignInQueue::start(SignInTry attempt)
{
    ++m_checking;
    ++m_checkingOfPair[pairOf(attempt)];
    m_lastTurnOf[attempt.address] = ++m_turn;
    m_pool.post([this, attempt = std::move(attempt)](Storage& storage) {
        const SignInVerdict verdict = attempt.check(storage);
        finished(attempt, verdict.kind);
        verdict.answer(); // now the next try of this client finds it counted
    });
}

void SignInQueue::finished(const SignInTry& attempt, SignInVerdict::Kind kind)
{
    Refusals refused;
    {
        const std::scoped_lock lock(m_mutex);
        --m_checking;
        if (const auto pair = pairOf(attempt); --m_checkingOfPair[pair] == 0)
            m_checkingOfPair.remove(pair);
        if (kind == SignInVerdict::Kind::Right)
            m_throttle.succeeded(attempt.email, attempt.address);
        else if (kind == SignInVerdict::Kind::Wrong)
            m_throttle.failed(attempt.email, attempt.address);
        startNext(refused);
        const bool waits = std::any_of(m_waiting.begin(), m_waiting.end(), [&](const Waiting& waiting) {
            return waiting.attempt.address == attempt.address;
        });
        if (!waits)
            m_lastTurnOf.remove(attempt.address);
    }
    tell(refused);
}

/// Those whose pair has to pause by now, and those who have waited too long.
void SignInQueue::refuseOverdue(Refusals& refused)
{
    const qint64 now = m_clock.monotonicMs();
    for (auto waiting = m_waiting.begin(); waiting != m_waiting.end();) {
        const SignInTry& attempt = waiting->attempt;
        const auto pause = m_throttle.pause(attempt.email, attempt.address);
        if (pause.count() == 0 && now - waiting->sinceMs <= kLongestWaitMs) {
            ++waiting;
            continue;
        }
        refused.emplace_back(std::move(waiting->attempt), std::max(pause, kComeBack));
        waiting = m_waiting.erase(waiting);
    }
}

void SignInQueue::tell(const Refusals& refused)
{
    for (const auto& [attempt, wait] : refused)
        attempt.refuse(wait);
}

} // namespace lectern::server
