#include "sync/outbox_sender.h"
#include "sync/completion_check.h"
#include "wire/session_json.h"

#include <algorithm>
#include <utility>

#include <QJsonDocument>
#include <QJsonObject>

namespace lectern {
namespace {

constexpr int kStorageRetryMs = 5000;
constexpr int kCommitWithinMs = 250; // a known outcome waits so long for company at most
constexpr int kLookForFreshMs = 1000;
constexpr int kFreshForSeconds = 120;      // so long a result counts as just recorded
constexpr qint64 kLongestSleepMs = 60'000; // look again at least so often: clocks are set, computers sleep

constexpr int kNetworkSignIn = 511; ///< the network's own page, not the server

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

void OutboxSender::onAnswer(const QUuid& recordId, const Answer& answer)
{
    onServerDate(answer.serverDate);
    onWriteAnswered(answer);
    if (answer.status != 0)
        onProtocol(answer.http2);
    const Trial trial = m_inFlight.take(recordId);
    const Judgement judgement =
        judgeCompletion(answer, trial.record.sessionId, trial.record.outcomeUnknown, m_clock.now());
    const Settlement settlement = settlementOf(trial, judgement, answer);

    if (judgement.verdict == Verdict::VerifyByList || judgement.verdict == Verdict::SessionGone) {
        m_checking.insert(recordId, {trial, serverNow(), settlement});
        emit lookUpWanted({trial.record.sessionId});
    } else {
        m_outcomes.append({recordId, settlement});
    }
    if (judgement.verdict == Verdict::Delivered)
        m_seen.insert(recordId, judgement.session);
    if (judgement.verdict == Verdict::Conflict)
        emit lookUpWanted({trial.record.sessionId}); // so that both versions can be shown
    reportConnection(judgement, answer);
    if (m_connection.state() == Connection::State::Online)
        sendClaimed(); // its place is free now; everything else can wait for the event loop
    wake();
}

void OutboxSender::onWriteAnswered(const Answer& answer)
{
    const int before = m_pacer.limit();
    m_pacer.onAnswer(answer.limits, m_clock.now());
    if (m_pacer.limit() != before)
        emit limitTold(m_pacer.limit());
}

void OutboxSender::reportConnection(const Judgement& judgement, const Answer& answer)
{
    switch (judgement.verdict) {
    case Verdict::SignInNeeded:
        m_connection.reportSignInNeeded(judgement.words);
        return;
    case Verdict::ConnectionStop:
    case Verdict::ProfileProblem:
        m_connection.reportStopped(judgement.words, judgement.detail);
        return;
    case Verdict::Later:
    case Verdict::LaterUnknown:
        if (answer.transport == Answer::Transport::TlsFailure || answer.status == kNetworkSignIn)
            m_connection.reportStopped(judgement.words, judgement.detail);
        else if (answer.status == 0)
            m_connection.reportUnreachable(judgement.words, judgement.detail);
        break;
    default:
        m_connection.reportAnswered();
    }
    if (judgement.notBefore.isValid()) {
        m_connection.reportWait(judgement.notBefore);
        emit waitAsked(judgement.notBefore);
    }
}

QDateTime OutboxSender::nextTry(const Record& record) const
{
    return m_clock.now().addMSecs(m_backoff.delayMs(record.attempts));
}

Settlement OutboxSender::settlementOf(const Trial& trial, const Judgement& judgement,
                                      const Answer& answer) const
{
    Settlement settlement;
    settlement.error = judgement.words;
    settlement.detail = judgement.detail;
    settlement.requestId = answer.requestId;
    settlement.status = answer.status;
    settlement.answer = answer.body.left(RecordStore::kMaxAnswerBytes);
    if (answer.serverDate.isValid())
        settlement.serverOffsetMs = m_serverOffsetMs;

    switch (judgement.verdict) {
    case Verdict::Delivered:
        settlement.kind = Settlement::Delivered;
        settlement.deliveredAt = judgement.session.completedAt;
        break;
    case Verdict::LaterUnknown:
    case Verdict::VerifyByList: // if the list can't tell
        settlement.kind = Settlement::LaterUnknown;
        settlement.unknownSince = trial.startedAt;
        settlement.nextTryAt = nextTry(trial.record);
        break;
    case Verdict::Conflict:
        settlement.kind = Settlement::NeedsAttention;
        settlement.reason = AttentionReason::Conflict;
        break;
    case Verdict::Rejected:
        settlement.kind = Settlement::NeedsAttention;
        settlement.reason = AttentionReason::Rejected;
        break;
    case Verdict::SessionGone: // if the list can't tell
        settlement.kind = Settlement::Later;
        settlement.nextTryAt = nextTry(trial.record);
        break;
    case Verdict::Later:
    case Verdict::SignInNeeded:
    case Verdict::ConnectionStop:
    case Verdict::RateLimited:
    case Verdict::ProfileProblem:
        settlement.kind = Settlement::Later; // the connection decides when; the record is due at once
        break;
    }
    return settlement;
}

void OutboxSender::onLookedUp(const LookUp& answer)
{
    const auto checks = m_checking;
    for (auto it = checks.cbegin(); it != checks.cend(); ++it) {
        if (!answer.asked.contains(it->trial.record.sessionId))
            continue;
        m_outcomes.append({it.key(), resultOf(*it, answer)});
        m_checking.remove(it.key());
    }
    if (commit(0))
        keepServersVersions(answer);
    wake();
}

Settlement OutboxSender::resultOf(const Check& check, const LookUp& answer) const
{
    Settlement result = check.settlement;
    if (!answer.fetched)
        return result; // nothing is known: later again

    const Record& record = check.trial.record;
    const auto found = answer.found.constFind(record.sessionId);
    if (found == answer.found.cend()) {
        result.kind = Settlement::NeedsAttention;
        result.reason = AttentionReason::SessionGone;
        result.error = tr("The server no longer lists this session.");
        return result;
    }
    if (found->isOpen()) {
        result.nextTryAt = nextTry(record); // as it was: try again
        return result;
    }
    switch (record.outcomeUnknown ? compareCompletion(record, *found, check.answeredAt)
                                  : Comparison::Different) {
    case Comparison::Ours:
        result.kind = Settlement::Delivered;
        result.confirmedByComparison = true;
        result.deliveredAt = found->completedAt;
        break;
    case Comparison::Unknown:
        result.nextTryAt = nextTry(record);
        result.error =
            tr("The server has a result for this session, but it cannot be read whether it is this one.");
        break;
    case Comparison::Different:
        result.kind = Settlement::NeedsAttention;
        result.reason = AttentionReason::Conflict;
        result.error = tr("The session was completed already, with another result.");
        break;
    }
    return result;
}

/// Both versions of a conflict are kept: ours is the record, the server's is what its list says now.
void OutboxSender::keepServersVersions(const LookUp& answer)
{
    if (answer.found.isEmpty())
        return;
    RecordFilter conflicts;
    conflicts.states = {RecordState::NeedsAttention};
    const auto records = m_store.records(conflicts);
    if (!records) {
        emit storageFailed(records.error());
        return;
    }
    for (const Record& record : *records) {
        const auto found = answer.found.constFind(record.sessionId);
        if (record.reason != AttentionReason::Conflict || found == answer.found.cend() || found->isOpen())
            continue;
        const QJsonObject body{
            {QStringLiteral("session"), wire::toJson(*found)}}; // as a call answers with it
        const QByteArray version = QJsonDocument(body).toJson(QJsonDocument::Compact);
        if (version == record.serversVersion)
            continue;
        if (const auto kept = m_store.keepServersVersion(record.id, version); !kept)
            emit storageFailed(kept.error());
        else if (const auto changed = m_store.record(record.id))
            emit recordChanged(*changed);
    }
}

void OutboxSender::lookUpConflicts()
{
    const auto sessions = m_store.conflictsToLookUp();
    if (sessions && !sessions->isEmpty())
        emit lookUpWanted(*sessions);
}

} // namespace lectern
