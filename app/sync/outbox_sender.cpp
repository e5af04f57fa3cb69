#include "sync/outbox_sender.h"

#include "sync/completion_check.h"

#include <algorithm>

namespace lectern {
namespace {

constexpr int kStorageRetryMs = 5000;
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
    m_due.setSingleShot(true);
    connect(&m_due, &QTimer::timeout, this, &OutboxSender::pump);
    m_storageRetry.setSingleShot(true);
    connect(&m_storageRetry, &QTimer::timeout, this, &OutboxSender::retryUnsettled);
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
    retryUnsettled();
    QList<SettledRecord> open;
    const auto leave = [&open](const Trial& trial) {
        Settlement settlement;
        settlement.kind = Settlement::LaterUnknown;
        settlement.unknownSince = trial.startedAt;
        settlement.error = tr("Lectern was closed before the answer came.");
        open.append({trial.record.id, settlement});
    };
    std::for_each(m_inFlight.cbegin(), m_inFlight.cend(), leave);
    for (const Check& check : std::as_const(m_checking))
        leave(check.trial);
    if (!open.isEmpty())
        (void)m_store.settle(
            open); // if it fails they stay `sending`, which the next start reads the same way
}

void OutboxSender::setIdentityConfirmed(bool confirmed)
{
    m_confirmed = confirmed;
    wake();
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

void OutboxSender::abortAll()
{
    for (const Trial& trial : std::as_const(m_inFlight)) {
        if (trial.call)
            trial.call->abort();
    }
}

QDateTime OutboxSender::serverNow() const
{
    return m_clock.now().addMSecs(m_serverOffsetMs);
}

void OutboxSender::onServerDate(const QDateTime& serverDate)
{
    if (serverDate.isValid())
        m_serverOffsetMs = m_clock.now().msecsTo(serverDate);
}

void OutboxSender::pump()
{
    if (!m_confirmed || !m_automatic)
        return;
    const int free = m_connection.allowance(kMaxInFlight) - int(m_inFlight.size());
    if (free > 0) {
        const auto claimed = m_store.claimDue(m_clock.now(), free, serverNow());
        if (!claimed) {
            emit storageFailed(claimed.error());
            m_due.start(kStorageRetryMs);
            return;
        }
        for (const Record& record : *claimed)
            send(record);
    }
    schedule();
}

Result<bool> OutboxSender::sendOne(const QUuid& recordId)
{
    if (!m_confirmed || m_inFlight.contains(recordId) ||
        m_connection.allowance(kMaxInFlight) <= int(m_inFlight.size()))
        return false;
    const auto claimed = m_store.claim(recordId, serverNow());
    if (!claimed)
        return claimed.error();
    send(*claimed);
    return true;
}

void OutboxSender::schedule()
{
    const QDateTime next = m_store.nextDueAt();
    if (!next.isValid() || m_connection.allowance(kMaxInFlight) <= int(m_inFlight.size()))
        return; // an answer, a probe or a new record wakes us
    m_due.start(int(std::clamp(m_clock.now().msecsTo(next), qint64(1), kLongestSleepMs)));
}

void OutboxSender::send(const Record& record)
{
    ApiCall* call = m_client.complete(record.sessionId, record.body, record.id);
    m_inFlight.insert(record.id, {record, serverNow(), call});
    connect(call, &ApiCall::finished, this,
            [this, id = record.id](const Answer& answer) { onAnswer(id, answer); });
    emit recordChanged(record);
}

void OutboxSender::onAnswer(const QUuid& recordId, const Answer& answer)
{
    onServerDate(answer.serverDate);
    const Trial trial = m_inFlight.take(recordId);
    const Judgement judgement =
        judgeCompletion(answer, trial.record.sessionId, trial.record.outcomeUnknown, m_clock.now());
    const Settlement settlement = settlementOf(trial, judgement, answer);

    if (judgement.verdict == Verdict::VerifyByList || judgement.verdict == Verdict::SessionGone) {
        m_checking.insert(recordId, {trial, judgement.verdict, serverNow(), settlement});
        emit lookUpWanted({trial.record.sessionId});
    } else {
        settle(recordId, settlement);
    }
    if (judgement.verdict == Verdict::Delivered)
        emit sessionSeen(judgement.session);
    if (judgement.verdict == Verdict::Conflict)
        emit lookUpWanted({trial.record.sessionId}); // so that both versions can be shown
    reportConnection(judgement, answer);
    wake();
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
        if (answer.transport == Answer::Transport::TlsFailure)
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
    const auto checks = m_checking; // settle() changes the original
    for (auto it = checks.cbegin(); it != checks.cend(); ++it) {
        if (!answer.asked.contains(it->trial.record.sessionId))
            continue;
        m_checking.remove(it.key());
        settle(it.key(), resultOf(*it, answer));
    }
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
    } else if (found->isOpen()) {
        result.nextTryAt = nextTry(record); // as it was: try again
    } else if (record.outcomeUnknown && isOurCompletion(record, *found, check.answeredAt)) {
        result.kind = Settlement::Delivered;
        result.confirmedByComparison = true;
        result.deliveredAt = found->completedAt;
    } else {
        result.kind = Settlement::NeedsAttention;
        result.reason = AttentionReason::Conflict;
        result.error = tr("The session was completed already, with another result.");
    }
    return result;
}

void OutboxSender::settle(const QUuid& recordId, const Settlement& settlement)
{
    const auto settled = m_store.settle(recordId, settlement);
    if (!settled && settled.error().reason != FailureReason::NotAllowed) {
        m_unsettled.insert(recordId, settlement);
        m_storageRetry.start(kStorageRetryMs);
        emit storageFailed(settled.error());
        return;
    }
    if (const auto record = m_store.record(recordId))
        emit recordChanged(*record);
}

void OutboxSender::retryUnsettled()
{
    const auto waiting = std::exchange(m_unsettled, {});
    for (auto it = waiting.cbegin(); it != waiting.cend(); ++it)
        settle(it.key(), *it);
}

} // namespace lectern
