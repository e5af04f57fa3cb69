#pragma once

#include "api/api_client.h"
#include "api/classify.h"
#include "domain/clock.h"
#include "store/record_store.h"
#include "sync/backoff.h"
#include "sync/connection.h"
#include "sync/pacer.h"
#include "sync/session_refresher.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <optional>

namespace lectern {

/// How many completions may be under way at a time: 1 to the given.
struct Parallel
{
    static constexpr int kHttp1 = 6; ///< what a browser allows itself
    static constexpr int kHttp2 = 32;

    int http1 = kHttp1;
    int http2 = kHttp2; ///< once an answer has come by HTTP/2
};

/// Sends queued records, each with its own key and its stored bytes, and writes down what came of it.
///
///   due ──claim──▶ claimed ──POST──▶ in flight ──answer──▶ judgeCompletion() ──▶ outcome ──▶ settled
///                     │                                           └──VerifyByList, SessionGone──▶ checked by
///                     the list └──the connection ends──▶ outcome "never sent"
///
/// One durable commit writes the outcomes that have come and claims up to kMaxClaimed records as `sending`,
/// before the first of them leaves: a crash in between makes them "outcome unknown", never "new". While an
/// answer is looked into the record stays `sending`. One session is never sent twice at a time; a bad record
/// never holds up the others. Thread: the worker's, which is the store's.
class OutboxSender : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMaxClaimed = 64; ///< `sending` and not yet answered, at most

    /// All of them outlive this.
    OutboxSender(RecordStore& store, ApiClient& client, Connection& connection, const Clock& clock,
                 Backoff backoff, QObject* parent = nullptr);
    ~OutboxSender() override; ///< what is under way is written down as "outcome unknown"

    /// Nothing is sent until it is known that the token belongs to this account (contract: who is signed in).
    void setIdentityConfirmed(bool confirmed);
    /// False: nothing leaves by itself, only what sendOne() is asked for. True from the start.
    void setAutomatic(bool automatic) { m_automatic = automatic; }
    /// From the next try on; what is out of range is brought into it.
    void setParallel(const Parallel& parallel);
    /// Something may be due: look. Cheap.
    void wake();
    /// Every record is due now; holds for undo and a server's wait still bind.
    Outcome sendNow();
    /// Sends this one record now, due or not, held or not. False if it may not be sent at the moment.
    Result<bool> sendOne(const QUuid& recordId);
    /// A person waits: short pauses between tries.
    void setHurried(bool hurried);
    [[nodiscard]] bool isBusy() const;
    /// Ends the calls under way; each is settled as "outcome unknown" in due course.
    void abortAll();
    /// The server's clock minus ours in milliseconds, by the last answer that told; the header has whole
    /// seconds.
    [[nodiscard]] std::optional<qint64> serverOffsetMs() const { return m_serverOffsetMs; }

    /// How many writes the server allows, as its answers tell.
    [[nodiscard]] const Pacer& pacer() const { return m_pacer; }
    /// What an earlier program was told.
    void setKnownLimit(int writesPerWindow) { m_pacer.setLimit(writesPerWindow); }
    /// The answer to a write that others made: it is of the same budget.
    void onWriteAnswered(const Answer& answer);

public slots:
    void onLookedUp(const lectern::LookUp& answer);
    /// From every answer that carries a Date header.
    void onServerDate(const QDateTime& serverDate);
    /// From every answer: how many may be under way.
    void onProtocol(bool http2) { m_http2 = http2; }
    /// Our clock was set: what was known of the server's clock moves with it.
    void onClockSet(qint64 jumpMs);

signals:
    /// Something about it has changed and is on the disk.
    void recordChanged(const lectern::Record& record);
    /// The server said this of a session: keep it with the list.
    void sessionSeen(const lectern::Session& session);
    void lookUpWanted(const QList<QUuid>& sessionIds);
    /// A probe is due and no record is: fetch the list instead.
    void probeWanted();
    /// The server asked to wait: remember it for later processes.
    void waitAsked(const QDateTime& notBefore);
    /// The server allows so many writes in a minute: remember it for later programs.
    void limitTold(int writesPerWindow);
    /// The disk or the file gave trouble; the records are where they were.
    void storageFailed(const lectern::Failure& failure);

private:
    struct Trial
    {
        Record record;
        QDateTime startedAt; ///< by the server's clock as far as known
        QPointer<ApiCall> call;
    };
    struct Check
    {
        Trial trial;
        QDateTime answeredAt;  ///< by the server's clock
        Settlement settlement; ///< words and technical detail of the answer
    };

    void pump();
    [[nodiscard]] int allowance() const;
    [[nodiscard]] int claimLimit() const;
    void sendClaimed();
    void releaseClaimed();
    void commitWhenWorthwhile();
    bool commit(int claimLimit, int freshLimit = 0);
    [[nodiscard]] int freshLimit() const;
    [[nodiscard]] bool mayClaim() const;
    [[nodiscard]] int underWay() const { return int(m_claimed.size() + m_inFlight.size()); }
    void send(const Record& record);
    void onAnswer(const QUuid& recordId, const Answer& answer);
    void reportConnection(const Judgement& judgement, const Answer& answer);
    [[nodiscard]] Settlement settlementOf(const Trial& trial, const Judgement& judgement,
                                          const Answer& answer) const;
    [[nodiscard]] Settlement resultOf(const Check& check, const LookUp& answer) const;
    void keepServersVersions(const LookUp& answer);
    void lookUpConflicts();
    void schedule();
    [[nodiscard]] QDateTime nextTry(const Record& record) const;
    [[nodiscard]] QDateTime serverNow() const;

    RecordStore& m_store;
    ApiClient& m_client;
    Connection& m_connection;
    const Clock& m_clock;
    Backoff m_backoff;
    Parallel m_parallel;
    Pacer m_pacer;
    QList<Record> m_claimed;         ///< on the disk as `sending`, not yet on their way
    QHash<QUuid, Trial> m_inFlight;  ///< by record id
    QHash<QUuid, Check> m_checking;  ///< by record id
    QList<SettledRecord> m_outcomes; ///< known, not yet on the disk
    QHash<QUuid, Session> m_seen;    ///< by record id: told with its outcome
    QTimer m_due;
    QTimer m_commit;
    QTimer m_storageRetry;
    std::optional<qint64> m_serverOffsetMs;
    bool m_storageTrouble = false;
    bool m_http2 = false;
    bool m_confirmed = false;
    bool m_automatic = true;
};

} // namespace lectern
