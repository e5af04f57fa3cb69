#include "ui/completion/delivery_status.h"

#include "ui/sessions/session_words.h"

#include <utility>

namespace lectern {
namespace {

constexpr qint64 kCountedMs = 90'000;

int secondsLeft(qint64 ms)
{
    return int((ms + 999) / 1000);
}

/// "Not accepted: the score …" below the heading "Not accepted" says it once.
QString withoutFact(const QString& error, const QString& fact)
{
    const QString start = fact + QStringLiteral(": ");
    return error.startsWith(start) ? error.mid(start.size()) : error;
}

} // namespace

DeliveryStatus::DeliveryStatus(QDateTime now, ConnectionStatus connection)
    : m_now(std::move(now))
    , m_connection(std::move(connection))
{
}

bool DeliveryStatus::isCounting(const Record& record) const
{
    const auto soon = [this](const QDateTime& time) {
        return time.isValid() && time > m_now && m_now.msecsTo(time) <= kCountedMs;
    };
    return record.state == RecordState::Queued && (soon(record.holdUntil) || soon(record.nextTryAt));
}

DeliveryStatus::Words DeliveryStatus::of(const Record& record) const
{
    const SessionWords times(m_now);
    switch (record.state) {
    case RecordState::Draft:
        return {IconName::Edit,
                Tone::Secondary,
                tr("Draft saved %1").arg(times.moment(record.changedAt)),
                {},
                {}};
    case RecordState::Queued:
        return queued(record);
    case RecordState::Sending:
        return {
            IconName::Sending,
            Tone::Info,
            tr("Sent %1, waiting for the answer", "time or weekday").arg(times.moment(record.sendingSince)),
            {},
            {}};
    case RecordState::Delivered: {
        const QString at = times.moment(record.deliveredAt);
        return {IconName::Delivered,
                Tone::Pass,
                record.confirmedByComparison ? tr("Confirmed by comparison %1").arg(at)
                : m_connection.isDemo        ? tr("Received by the demo server %1").arg(at)
                                             : tr("Received by the server %1").arg(at),
                {},
                {}};
    }
    case RecordState::NeedsAttention:
        return attention(record);
    case RecordState::Discarded:
        return discarded(record);
    case RecordState::Superseded:
        return {IconName::History, Tone::Secondary, tr("Replaced by a corrected record"), {}, {}};
    }
    return {};
}

DeliveryStatus::Words DeliveryStatus::discarded(const Record& record) const
{
    const QString at = SessionWords(m_now).moment(record.changedAt);
    Words words{IconName::Discard, Tone::Secondary, {}, {}, {}};
    if (record.serversVersion.isEmpty()) {
        words.fact = tr("Discarded by you %1, kept in the history").arg(at);
    } else {
        words.fact = tr("Server's result kept %1", "time or weekday").arg(at);
        words.then = tr("yours stays in the history");
    }
    return words;
}

DeliveryStatus::Words DeliveryStatus::queued(const Record& record) const
{
    if (record.isStuck) {
        return {
            IconName::NeedsAttention,
            Tone::Attention,
            tr("Sending this result fails again and again"),
            tr("Lectern goes on trying. Tell the server's administrator: the request is named below, under "
               "Technical detail."),
            {}};
    }
    if (record.outcomeUnknown) {
        const SessionWords times(m_now);
        const QDateTime sent = record.sendingSince.isValid() ? record.sendingSince : record.firstUnknownAt;
        const QString at = sent.isValid() ? times.moment(sent) : QString();
        return {IconName::Queued,
                Tone::Info,
                sentWords(record.lastStatus, at),
                tr("The next try finds out whether it arrived"),
                {}};
    }
    return {IconName::Queued, Tone::Info, tr("Saved on this computer"), whenSent(record), {}};
}

/// @p status: of the last answer, 0 if there was none. @p at: when, may be empty.
QString DeliveryStatus::sentWords(int status, const QString& at)
{
    constexpr int kErrors = 300;
    if (status == 0)
        return at.isEmpty() ? tr("Sent, no answer yet")
                            : tr("Sent %1, no answer yet", "time or weekday").arg(at);
    if (status < kErrors)
        return at.isEmpty() ? tr("Sent, the answer could not be read")
                            : tr("Sent %1, the answer could not be read", "time or weekday").arg(at);
    return at.isEmpty() ? tr("Sent, the server answered with an error")
                        : tr("Sent %1, the server answered with an error", "time or weekday").arg(at);
}

QString DeliveryStatus::whenSent(const Record& record) const
{
    const SessionWords times(m_now);
    const bool held = record.holdUntil.isValid() && record.holdUntil > m_now;
    const int left = held ? secondsLeft(m_now.msecsTo(record.holdUntil)) : 0;
    switch (m_connection.state) {
    case ConnectionStatus::State::Offline:
        return held ? tr("will be sent in %1 s, or when online again").arg(left) : tr("sent when online");
    case ConnectionStatus::State::SignInNeeded:
        return tr("sent after the next sign-in");
    case ConnectionStatus::State::Waiting:
        return tr("the server asks to wait until %1").arg(times.moment(m_connection.waitUntil));
    case ConnectionStatus::State::Stopped:
        return tr("sent when the server can be reached");
    case ConnectionStatus::State::Connecting:
    case ConnectionStatus::State::Online:
        break;
    }
    if (held)
        return tr("will be sent in %1 s").arg(left);
    if (!record.nextTryAt.isValid() || record.nextTryAt <= m_now)
        return tr("will be sent now");
    const qint64 wait = m_now.msecsTo(record.nextTryAt);
    if (wait <= kCountedMs)
        return tr("next try in %1 s").arg(secondsLeft(wait));
    return tr("next try %1", "time or weekday").arg(times.moment(record.nextTryAt));
}

DeliveryStatus::Words DeliveryStatus::attention(const Record& record)
{
    Words words{IconName::NeedsAttention, Tone::Attention, {}, {}, {}};
    switch (record.reason) {
    case AttentionReason::Conflict:
        words.fact = tr("Two results for one session");
        words.toDo = tr(
            "The server already holds a result for this session. It cannot be overwritten from here. Yours "
            "stays on this computer until you decide.");
        break;
    case AttentionReason::SessionGone:
        words.fact = tr("The server no longer lists this session");
        words.toDo =
            tr("It may have been removed, or given to somebody else. Try again later, or discard the "
               "result: it stays in the history of this computer.");
        break;
    case AttentionReason::SessionOpen:
        words.fact = tr("An open session of a headset is in the way");
        words.toDo = tr("Try again when that session is completed: then a session of its own is created.");
        break;
    case AttentionReason::HandedOver:
        words.fact = tr("Handed over to another computer");
        words.toDo = tr("It is in a rescue file, and will be sent from there. Try again only if that file is "
                        "not used.");
        break;
    case AttentionReason::Unconfirmed:
        words.fact = tr("Recorded while nobody could confirm who it was");
        words.toDo = tr("Nothing of it was sent. If you recorded it, try again: it is sent like any other "
                        "result. If not, discard it: it stays in the history of this computer.");
        break;
    case AttentionReason::Rejected:
    case AttentionReason::None:
        words.fact = tr("Not accepted");
        words.then = withoutFact(record.lastError, words.fact);
        words.toDo = tr("Correct the result below and complete again, or try again as it is.");
        break;
    }
    return words;
}

} // namespace lectern
