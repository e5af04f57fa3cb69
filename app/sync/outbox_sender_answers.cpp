// What an OutboxSender makes of an answer.
#include "sync/completion_check.h"
#include "sync/outbox_sender.h"
#include "wire/session_json.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace lectern {

namespace {

constexpr int kNetworkSignIn = 511; ///< the network's own page, not the server

} // namespace

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
