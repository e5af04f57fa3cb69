#pragma once

#include "api/api_client.h"
#include "api/classify.h"
#include "domain/clock.h"
#include "store/record_store.h"
#include "sync/backoff.h"
#include "sync/connection.h"
#include "sync/session_refresher.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace lectern {

/// Sends queued records, each with its own key and its stored bytes, and writes down what came of it.
///
///   due ──claim (durable)──▶ sending ──POST──▶ answer ──judgeCompletion()──▶ settled (durable)
///                                                  └──VerifyByList, SessionGone──▶ lookUpWanted()
///                                                  ──onLookedUp()──▶ settled
///
/// While an answer is looked into the record stays `sending`, so that a crash makes it "outcome unknown",
/// never "new". One record is never sent twice at a time; a bad one never holds up the others. Thread: the
/// worker's, which is the store's.
class OutboxSender : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMaxInFlight = 6; ///< what a browser allows itself on HTTP/1.1

    /// All of them outlive this.
    OutboxSender(RecordStore& store, ApiClient& client, Connection& connection, const Clock& clock,
                 Backoff backoff, QObject* parent = nullptr);
    ~OutboxSender() override; ///< what is under way is written down as "outcome unknown"

    /// Nothing is sent until it is known that the token belongs to this account (contract: who is signed in).
    void setIdentityConfirmed(bool confirmed);
    /// False: nothing leaves by itself, only what sendOne() is asked for. True from the start.
    void setAutomatic(bool automatic) { m_automatic = automatic; }
    /// Something may be due: look. Cheap.
    void wake();
    /// Every record is due now; holds for undo and a server's wait still bind.
    Outcome sendNow();
    /// Sends this one record now, due or not, held or not. False if it may not be sent at the moment.
    Result<bool> sendOne(const QUuid& recordId);
    /// A person waits: short pauses between tries.
    void setHurried(bool hurried);
    [[nodiscard]] bool isBusy() const { return !m_inFlight.isEmpty() || !m_checking.isEmpty(); }
    /// Ends the calls under way; each is settled as "outcome unknown" in due course.
    void abortAll();

public slots:
    void onLookedUp(const lectern::LookUp& answer);
    /// From every answer that carries a Date header.
    void onServerDate(const QDateTime& serverDate);

signals:
    void recordChanged(const lectern::Record& record);
    /// The server said this of a session: keep it with the list.
    void sessionSeen(const lectern::Session& session);
    void lookUpWanted(const QList<QUuid>& sessionIds);
    /// A probe is due and no record is: fetch the list instead.
    void probeWanted();
    /// The server asked to wait: remember it for later processes.
    void waitAsked(const QDateTime& notBefore);
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
        Verdict verdict = Verdict::VerifyByList;
        QDateTime answeredAt;  ///< by the server's clock
        Settlement settlement; ///< words and technical detail of the answer
    };

    void pump();
    void send(const Record& record);
    void onAnswer(const QUuid& recordId, const Answer& answer);
    void reportConnection(const Judgement& judgement, const Answer& answer);
    [[nodiscard]] Settlement settlementOf(const Trial& trial, const Judgement& judgement,
                                          const Answer& answer) const;
    [[nodiscard]] Settlement resultOf(const Check& check, const LookUp& answer) const;
    void settle(const QUuid& recordId, const Settlement& settlement);
    void retryUnsettled();
    void schedule();
    [[nodiscard]] QDateTime nextTry(const Record& record) const;
    [[nodiscard]] QDateTime serverNow() const;

    RecordStore& m_store;
    ApiClient& m_client;
    Connection& m_connection;
    const Clock& m_clock;
    Backoff m_backoff;
    QHash<QUuid, Trial> m_inFlight;       ///< by record id
    QHash<QUuid, Check> m_checking;       ///< by record id
    QHash<QUuid, Settlement> m_unsettled; ///< could not be written down yet
    QTimer m_due;
    QTimer m_storageRetry;
    qint64 m_serverOffsetMs = 0;
    bool m_confirmed = false;
    bool m_automatic = true;
};

} // namespace lectern
