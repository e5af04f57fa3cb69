#pragma once

#include "domain/completion.h"

#include <QDateTime>
#include <QString>
#include <QUuid>

#include <optional>

namespace lectern {

/// Where a record is on its way to the server.
///
///   draft ──record──▶ queued ──claim──▶ sending ──2xx, ours──▶ delivered
///     ▲                 │ ▲                │
///     └─────recall──────┘ ├──later─────────┤
///                         └──try again──┐  ▼
///                                needs_attention ──discard──▶ discarded
///                                          └──corrected──▶ superseded
enum class RecordState { Draft, Queued, Sending, Delivered, NeedsAttention, Discarded, Superseded };

/// Why a record needs a person. None in every other state.
enum class AttentionReason {
    None,
    Rejected,    ///< the server does not accept what was recorded
    Conflict,    ///< the session was completed by somebody else, or by a try that cannot be proved to be ours
    SessionGone, ///< the server no longer lists the session
    SessionOpen, ///< for a package: an open session that is not ours is in the way
    HandedOver,  ///< for a package: another computer has it in a rescue file and may create its session
    Unconfirmed, ///< recorded while nobody could confirm who it was (contract: who is signed in)
};

/// "queued", "needs_attention": stable words for databases and programs.
QString toWord(RecordState state);
QString toWord(AttentionReason reason);
std::optional<RecordState> recordStateFromWord(const QString& word);
std::optional<AttentionReason> attentionReasonFromWord(const QString& word);

/// One completion on its way, with all that is known of it. Times are UTC; invalid = has not happened.
struct Record
{
    QUuid id; ///< also the Idempotency-Key of every try
    QUuid sessionId;
    RecordState state = RecordState::Queued;
    AttentionReason reason = AttentionReason::None;
    Completion completion;
    QByteArray body;             ///< the bytes of every try; made once, never changed
    QDateTime recordedAt;        ///< this computer's clock when Complete was pressed
    int utcOffsetSeconds = 0;    ///< of recordedAt
    QDateTime holdUntil;         ///< not sent before this time (undo); invalid: no hold
    QDateTime nextTryAt;         ///< not tried before this time; invalid: at once
    int attempts = 0;            ///< tries that left this computer or tried to
    bool outcomeUnknown = false; ///< some try may have reached the server
    QDateTime firstUnknownAt;    ///< server's clock before the first such try, else ours
    QDateTime sendingSince;
    QDateTime deliveredAt; ///< server's completed_at, else our clock at the answer
    bool confirmedByComparison = false;
    QString lastError;       ///< in words for people
    QString lastErrorDetail; ///< status, code
    QString requestId;       ///< X-Request-Id of the last answer
    int lastStatus = 0;      ///< HTTP status of the last try; 0: no answer
    /// Queued, and the server answers with the same 5xx again and again while it takes others: a person
    /// should know. Lectern goes on trying.
    bool isStuck = false;
    std::optional<QUuid> supersededBy;
    QByteArray serversVersion; ///< of a conflict: {"session":{…}} as the server has it; empty: not known
    /// The server's clock minus ours at the last answer that told its time, in milliseconds.
    std::optional<qint64> serverOffsetMs;
    QDateTime changedAt;

    bool operator==(const Record&) const = default;
};

/// On its way or arrived: a session has at most one such record.
[[nodiscard]] constexpr bool isLive(RecordState state)
{
    return state == RecordState::Queued || state == RecordState::Sending || state == RecordState::Delivered;
}

/// Whether it can become a draft again: as long as it is known that nothing of it reached the server. The one
/// rule, for the outbox, the window and the CLI.
[[nodiscard]] constexpr bool canRecall(RecordState state, bool outcomeUnknown)
{
    return state == RecordState::Queued && !outcomeUnknown;
}
[[nodiscard]] inline bool canRecall(const Record& record)
{
    return canRecall(record.state, record.outcomeUnknown);
}

} // namespace lectern
