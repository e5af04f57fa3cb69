#include "sync/outbox_sender.h"

#include <algorithm>
#include <utility>

namespace lectern {
namespace {

constexpr int kStorageRetryMs = 5000;
constexpr int kCommitWithinMs = 250; // a known outcome waits so long for company at most
constexpr int kLookForFreshMs = 1000;
constexpr int kFreshForSeconds = 120;      // so long a result counts as just recorded
constexpr qint64 kLongestSleepMs = 60'000; // look again at least so often: clocks are set, computers sleep

} // namespace

OutboxSender::OutboxSender(RecordStore& store, ApiClient& client, Connection& connection, const Clock& clock,
                           Backoff backoff, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_client(client)
    , m_connection(connection)
    , m_clock(clock)
    , m_backoff(std::move(backoff))
{
    for (QTimer* timer : {&m_due, &m_commit, &m_storageRetry})
        timer->setSingleShot(true);
    connect(&m_due, &QTimer::timeout, this, &OutboxSender::pump);
    connect(&m_commit, &QTimer::timeout, this, [this] { commit(0); });
    connect(&m_storageRetry, &QTimer::timeout, this, [this] {
        commit(0);
        wake();
    });
    connect(&m_connection, &Connection::changed, this, &OutboxSender::wake);
    connect(&m_connection, &Connection::probeDue, this, [this] {
        const auto before = m_inFlight.size();
        pump();
        if (m_inFlight.size() == before)
            emit probeWanted();
    });
}

OutboxSender::~OutboxSender()
{
    const auto leave = [this](const Trial& trial) {
        Settlement settlement;
        settlement.kind = Settlement::LaterUnknown;
        settlement.unknownSince = trial.startedAt;
        settlement.error = tr("Lectern was closed before the answer came.");
        m_outcomes.append({trial.record.id, settlement});
    };
    std::for_each(m_inFlight.cbegin(), m_inFlight.cend(), leave);
    for (const Check& check : std::as_const(m_checking))
        leave(check.trial);
    releaseClaimed();
    // If this fails they stay `sending`, which the next start reads as "outcome unknown".
    if (!m_outcomes.isEmpty())
        (void)m_store.settle(m_outcomes);
}

void OutboxSender::setIdentityConfirmed(bool confirmed)
{
    m_confirmed = confirmed;
    if (confirmed)
        lookUpConflicts();
    wake();
}

void OutboxSender::setParallel(const Parallel& parallel)
{
    m_parallel = {std::clamp(parallel.http1, 1, Parallel::kHttp1),
                  std::clamp(parallel.http2, 1, Parallel::kHttp2)};
}

void OutboxSender::setHurried(bool hurried)
{
    m_backoff.setCapMs(hurried ? Backoff::kHurriedCapMs : Backoff::kCapMs);
    m_connection.setHurried(hurried);
}

void OutboxSender::wake()
{
    m_due.start(0);
}

Outcome OutboxSender::sendNow()
{
    auto made = m_store.makeAllDue();
    wake();
    return made;
}

bool OutboxSender::isBusy() const
{
    return !m_claimed.isEmpty() || !m_inFlight.isEmpty() || !m_checking.isEmpty() || !m_outcomes.isEmpty();
}

void OutboxSender::abortAll()
{
    for (const Trial& trial : std::as_const(m_inFlight)) {
        if (trial.call)
            trial.call->abort();
    }
}

QDateTime OutboxSender::serverNow() const
{
    return m_clock.now().addMSecs(m_serverOffsetMs.value_or(0));
}

void OutboxSender::onServerDate(const QDateTime& serverDate)
{
    if (serverDate.isValid())
        m_serverOffsetMs = m_clock.now().msecsTo(serverDate);
}

void OutboxSender::onClockSet(qint64 jumpMs)
{
    if (m_serverOffsetMs)
        *m_serverOffsetMs -= jumpMs;
    if (const auto ended = m_store.endWaitsOfAnotherClock(); !ended)
        emit storageFailed(ended.error());
    wake(); // what waits for a time of day may be due
}

int OutboxSender::allowance() const
{
    return m_connection.allowance(m_http2 ? m_parallel.http2 : m_parallel.http1);
}

void OutboxSender::pump()
{
    if (!m_confirmed || m_connection.state() != Connection::State::Online)
        releaseClaimed();
    sendClaimed();
    commitWhenWorthwhile();
    schedule();
}

void OutboxSender::sendClaimed()
{
    while (m_confirmed && !m_claimed.isEmpty() && m_inFlight.size() < allowance())
        send(m_claimed.takeFirst());
}

/// They did not leave, and now they will not for a while: whoever wants to recall one may.
void OutboxSender::releaseClaimed()
{
    Settlement settlement;
    settlement.kind = Settlement::NeverSent;
    for (const Record& record : std::exchange(m_claimed, {}))
        m_outcomes.append({record.id, settlement});
}

/// As many as fit, in portions worth a commit; a single one as long as it is not known whether anybody
/// answers. What is claimed leaves: so the server's budget counts here.
int OutboxSender::claimLimit() const
{
    if (!mayClaim())
        return 0;
    if (m_connection.state() != Connection::State::Online)
        return std::max(allowance() - underWay(), 0);
    return std::min(kMaxClaimed - underWay(), m_pacer.available(underWay(), m_clock.now()));
}

/// The same for what a person has just done: it goes first, and may use the last of the budget.
int OutboxSender::freshLimit() const
{
    if (!mayClaim() || m_connection.state() != Connection::State::Online)
        return 0;
    return std::min(kMaxClaimed - underWay(), m_pacer.availableForFresh(underWay(), m_clock.now()));
}

bool OutboxSender::mayClaim() const
{
    if (!m_confirmed || !m_automatic || m_storageRetry.isActive())
        return false;
    // Later, and then as many as fit: a commit waits for the disk.
    return m_claimed.isEmpty() || m_connection.state() != Connection::State::Online;
}

void OutboxSender::commitWhenWorthwhile()
{
    const int limit = claimLimit();
    const int fresh = freshLimit();
    const bool somethingDue = [&] {
        if (limit <= 0 && fresh <= 0)
            return false;
        const QDateTime next = m_store.nextDueAt();
        return next.isValid() && next <= m_clock.now();
    }();
    if (somethingDue) {
        if (commit(limit, fresh))
            sendClaimed();
    } else if (!m_outcomes.isEmpty() && !m_storageRetry.isActive()) {
        if (m_claimed.isEmpty() && m_inFlight.isEmpty())
            commit(0);
        else if (!m_commit.isActive())
            m_commit.start(kCommitWithinMs);
    }
}

/// Puts the outcomes on the disk and claims what is due, both or neither.
bool OutboxSender::commit(int claimLimit, int freshLimit)
{
    m_commit.stop();
    if (m_outcomes.isEmpty() && claimLimit <= 0 && freshLimit <= 0)
        return true;
    const QDateTime now = m_clock.now();
    auto advanced = m_store.advance(
        m_outcomes, {now, claimLimit, serverNow(), freshLimit, now.addSecs(-kFreshForSeconds)});
    if (!advanced) {
        m_storageRetry.start(kStorageRetryMs);      // the outcomes stay where they are
        if (!std::exchange(m_storageTrouble, true)) // told once, not at each try
            emit storageFailed(advanced.error());
        return false;
    }
    m_storageTrouble = false;
    if (advanced->damage)
        emit storageFailed(*advanced->damage);
    m_outcomes.clear();
    m_claimed.append(advanced->claimed);
    const auto seen = std::exchange(m_seen, {});
    for (const Record& record : std::as_const(advanced->settled))
        emit recordChanged(record);
    for (const Record& record : std::as_const(advanced->claimed))
        emit recordChanged(record);
    for (const Session& session : seen)
        emit sessionSeen(session);
    return true;
}

Result<bool> OutboxSender::sendOne(const QUuid& recordId)
{
    if (!m_confirmed || m_inFlight.contains(recordId) || m_inFlight.size() >= allowance() ||
        m_pacer.availableForFresh(underWay(), m_clock.now()) <= 0)
        return false;
    const auto claimed = m_store.claim(recordId, serverNow());
    if (!claimed)
        return claimed.error();
    emit recordChanged(*claimed);
    send(*claimed);
    return true;
}

void OutboxSender::schedule()
{
    if (!mayClaim() || !m_claimed.isEmpty())
        return; // an answer, a probe, the disk or a new record wakes us
    const QDateTime now = m_clock.now();
    QDateTime next = m_store.nextDueAt();
    if (!next.isValid())
        return;
    if (claimLimit() <= 0) {
        const QDateTime budget = m_pacer.waitsUntil(underWay(), now);
        if (m_connection.state() != Connection::State::Online || !budget.isValid())
            return;
        // Fresh work may be due before: its hold ends in seconds.
        next = std::max(next, freshLimit() > 0 ? std::min(budget, now.addMSecs(kLookForFreshMs)) : budget);
    }
    m_due.start(int(std::clamp(now.msecsTo(next), qint64(1), kLongestSleepMs)));
}

void OutboxSender::send(const Record& record)
{
    ApiCall* call = m_client.complete(record.sessionId, record.body, record.id);
    m_inFlight.insert(record.id, {record, serverNow(), call});
    connect(call, &ApiCall::finished, this,
            [this, id = record.id](const Answer& answer) { onAnswer(id, answer); });
}

} // namespace lectern
