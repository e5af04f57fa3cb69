#pragma once

#include "domain/clock.h"
#include "domain/draft.h"
#include "domain/record.h"
#include "domain/repair_report.h"
#include "domain/result.h"
#include "store/history_log.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QUuid>

#include <functional>
#include <memory>
#include <optional>

namespace lectern {

class Database;

/// What RecordStore::add() makes a record of.
struct NewRecord
{
    QUuid sessionId;
    Completion completion;
    QByteArray body;     ///< the exact bytes that every try will send: JSON, UTF-8
    QDateTime holdUntil; ///< invalid: no hold
};

/// Which records, and how many.
struct RecordFilter
{
    QList<RecordState> states; ///< empty: all but recalled ones (RecordState::Draft)
    std::optional<QUuid> sessionId;
    int limit = 0; ///< 0: no limit
};

/// How a try ended (contract: what an answer means is decided elsewhere; this is its result).
struct Settlement
{
    enum Kind {
        Delivered,      ///< the server has it
        Later,          ///< try again at nextTryAt; this try did nothing at the server
        LaterUnknown,   ///< try again at nextTryAt; this try may have done it: sticky
        NeedsAttention, ///< a person decides; reason says why
        NeverSent,      ///< claimed, but it did not leave: as it was before, this try does not count
    };
    Kind kind = Later;
    AttentionReason reason = AttentionReason::None; ///< NeedsAttention only
    QDateTime nextTryAt;                            ///< Later, LaterUnknown; invalid: at once
    QDateTime deliveredAt;                          ///< Delivered: server's completed_at; invalid: our clock
    bool confirmedByComparison = false;   ///< Delivered, learnt from the list, not from an answer to us
    QDateTime unknownSince;               ///< LaterUnknown: start of this try by the server's clock, if known
    QString error;                        ///< in words for people
    QString detail;                       ///< status, code; untranslated
    QString requestId;                    ///< X-Request-Id
    int status = 0;                       ///< HTTP; 0: no answer
    QByteArray answer;                    ///< body as it came; the log keeps the first 64 KB
    QByteArray serversVersion;            ///< of a conflict: the session as the server has it, JSON
    std::optional<qint64> serverOffsetMs; ///< the server's clock minus ours, if the answer told
};

/// A settlement and the record it is for.
struct SettledRecord
{
    QUuid id;
    Settlement settlement;
};

/// Which queued records are to become `sending`.
struct ClaimRequest
{
    QDateTime now;          ///< records that are due then
    int limit = 0;          ///< at most so many; 0: none
    QDateTime serverNow;    ///< the server's clock as far as known, to judge an unknown outcome by
    int freshLimit = 0;     ///< at most so many of those recorded since freshSince, before all others
    QDateTime freshSince{}; ///< invalid: none is fresh
};

/// What RecordStore::advance() has committed: the records as they are now.
struct Advance
{
    QList<Record> settled; ///< those that may not be settled any more are not among them
    QList<Record> claimed; ///< longest due first
    /// A record that was due is not what was recorded: it stays here, and the next start mends the file.
    std::optional<Failure> damage;
};

struct RecordCounts
{
    int queued = 0;
    int sending = 0;
    int needsAttention = 0;
    int stuck = 0; ///< of the queued ones: sending them fails again and again
    /// Whatever the server does not have yet.
    [[nodiscard]] int unsent() const { return queued + sending + needsAttention; }

    bool operator==(const RecordCounts&) const = default;
};

/// What more there is to say of the records that the server does not have yet.
struct UnsentSummary
{
    QDateTime oldestRecordedAt; ///< invalid: there is none
    int outcomeUnknown = 0;
    std::optional<qint64> serverOffsetMs; ///< as last told, by the answer to any record
};

/// What is to be shown beside a session: its record that needs a person most, else its newest.
struct SessionDelivery
{
    QUuid sessionId;
    QUuid recordId;
    RecordState state = RecordState::Queued;
    AttentionReason reason = AttentionReason::None;
    bool outcomeUnknown = false;

    bool operator==(const SessionDelivery&) const = default;
};

/// What happened when the file was opened.
struct OpenReport
{
    bool uncleanExit = false; ///< the last process did not close it
    int becameUnknown = 0;    ///< records that were being sent, now queued with an unknown outcome
    bool salvaged = false;    ///< the file was damaged; what could be read is in a new one
    QString setAside;         ///< path of the damaged file, never deleted
    int recordsSaved = 0;
    int recordsRebuilt = 0; ///< read from the history, since their own row was gone
    int draftsSaved = 0;
    int labelsSaved = 0;
    bool somethingLost = false; ///< some table could not be read to its end
};

struct MergeReport
{
    int records = 0;
    int conflicts = 0; ///< of them, those that clashed with a record of this account
    int drafts = 0;
    int labels = 0;
};

/// What came in from a rescue file.
struct ImportReport
{
    int records = 0;
    int leftAlone = 0; ///< records that were here already
    int conflicts = 0; ///< of records: their session has another result here
    int drafts = 0;
    int labels = 0;
};

struct OutboxFile;

/// The precious database of one account, records.sqlite: outbox, drafts, labels, history, settings.
///
///   draft ──add──▶ queued ──claim──▶ sending ──settle Delivered──▶ delivered ◀──┐
///     ▲             │ ▲ │                │                                       │
///     └───recall────┘ │ └──discard───┐   ├──settle Later, LaterUnknown──▶ queued ─┤ (what the list shows of
///                     │              │   ├──settle NeverSent──▶ queued            │  an unknown outcome)
///                     │              ▼   └──settle NeedsAttention──┐             │
///                     │        discarded ◀──discard, resolve──┐    ▼             │
///                     └───────────────retry────────────── needs_attention ◀──────┘
///                                         superseded ◀──correct──┘
///
/// open(): whatever is `sending` becomes queued with an unknown outcome. recall and discard of a queued
/// record are free while no outcome is unknown. Delivered, discarded and superseded are ends.
///
/// Each arrow is guarded by the state it starts from and written in one transaction with its history row; a
/// wrong start is NotAllowed and changes nothing. When a call says ok, it is on the disk. Thread: the one
/// that opened it. The caller holds the account's AccountLock all the while. Errors of all calls: DiskFull,
/// Storage, Damaged; NotFound for an unknown id.
class RecordStore
{
public:
    static constexpr int kMaxAnswerBytes = 65536; ///< of an answer, in the history

    /// Makes, migrates and, if it must, salvages the file. Whatever was being sent is queued again with an
    /// unknown outcome. Errors: NewerVersion (not touched), DiskFull, Storage. @p clock outlives the store.
    static Result<std::unique_ptr<RecordStore>> open(const QString& accountFolder, const Clock& clock);
    ~RecordStore();
    RecordStore(const RecordStore&) = delete;
    RecordStore& operator=(const RecordStore&) = delete;

    [[nodiscard]] const OpenReport& openReport() const { return m_openReport; }
    [[nodiscard]] const QString& folder() const { return m_folder; }

    // ---- outbox
    /// One durable transaction: record, body, history row; the session's draft goes. NotAllowed, naming the
    /// first, if the session has a queued, sending, delivered or needs-attention record (an unconfirmed one
    /// does not count).
    Result<Record> add(const NewRecord& newRecord);
    /// The same for somebody whose token nobody could confirm (contract: who is signed in): the record waits
    /// for the account's owner, as needs_attention: unconfirmed, and touches nothing else: no draft goes, and
    /// it does not matter what the session has already. retry() makes the usual checks.
    Result<Record> addUnconfirmed(const NewRecord& newRecord);
    /// It turned out that somebody else may have recorded it: a queued record of which nothing was sent waits
    /// for the account's owner from now on. NotAllowed otherwise.
    Result<Record> doubt(const QUuid& id);
    Result<Record> record(const QUuid& id);
    /// The session's record that the server refused, to be corrected.
    Result<std::optional<QUuid>> rejectedRecordOf(const QUuid& sessionId);
    /// The session's queued, sending or delivered record.
    std::optional<Record> liveRecordOf(const QUuid& sessionId);
    /// What needs a person first, then what is on its way (oldest first), then the rest (newest first).
    Result<QList<Record>> records(const RecordFilter& filter = {});
    /// At most @p limit records in the order they were made, all but recalled ones, after the place that
    /// @p place names: 0 at first, moved on by each call. Fewer than @p limit: these were the last.
    Result<QList<Record>> recordsAfter(qint64* place, int limit);
    /// One row per session that has a record, in no order.
    Result<QList<SessionDelivery>> deliveries();
    Result<RecordCounts> counts();
    Result<UnsentSummary> unsentSummary();

    /// Queued records that are due at @p now become sending, longest due first, in one durable transaction.
    /// @p serverNow: the server's clock as far as known, to judge an unknown outcome by.
    Result<QList<Record>> claimDue(const QDateTime& now, int limit, const QDateTime& serverNow = {});
    /// The same for one record, due or not, held or not.
    Result<Record> claim(const QUuid& id, const QDateTime& serverNow = {});
    /// The outcomes of tries and the next claims in one durable transaction: what a drain costs per record is
    /// a fraction of a disk's commit. All or, on a failure, nothing. An outcome that is no longer allowed is
    /// left out.
    Result<Advance> advance(const QList<SettledRecord>& outcomes, const ClaimRequest& claim);
    /// sending → …; also queued → delivered or needs_attention, where the list has told about an unknown
    /// outcome (confirmedByComparison, Conflict) or a missing session (SessionGone).
    Outcome settle(const QUuid& id, const Settlement& settlement);
    /// Many in one commit. Those that may not be settled are left out and named by a NotAllowed; the others
    /// are settled all the same.
    Outcome settle(const QList<SettledRecord>& settled);

    /// Takes a queued record back into a draft. NotAllowed once a try may have reached the server
    /// (canRecall), or while the session has another draft.
    Result<Draft> recall(const QUuid& id);
    /// needs_attention → queued, due at once; an unknown outcome stays unknown. A queued record becomes due.
    Outcome retry(const QUuid& id);
    /// needs_attention, or queued while all outcomes are known → discarded.
    Outcome discard(const QUuid& id);
    /// A rejected record is replaced by a corrected one and points to it.
    Result<Record> correct(const QUuid& id, const NewRecord& newRecord);
    /// A conflict ends with the server's version; ours is kept as discarded.
    Outcome resolveKeepServers(const QUuid& id);
    /// The list has told what the server has instead of ours. NotAllowed unless in conflict.
    Outcome keepServersVersion(const QUuid& id, const QByteArray& sessionJson);
    /// Sessions of conflicts of which it is not known what the server has.
    Result<QList<QUuid>> conflictsToLookUp();
    /// Those of @p ids that are queued and held are held until @p until; an invalid time ends their hold.
    Outcome setHold(const QList<QUuid>& ids, const QDateTime& until);
    /// Ends every queued record's waiting for its next try. Holds stay.
    Outcome makeAllDue();
    /// A clock that was set back would make a wait of seconds one of hours: ends every wait that began in
    /// what is now the future, holds too. Whether there was one. Done by open().
    Result<bool> endWaitsOfAnotherClock();
    /// When the next queued record is due: in the past if one is already, invalid if none is queued.
    QDateTime nextDueAt();

    // ---- drafts, labels, settings
    /// Empty values remove the draft. An id that is null is made.
    Outcome saveDraft(const Draft& draft);
    std::optional<Draft> draft(const QUuid& sessionId);
    /// The same for who has to know: whether there is none, or it cannot be read.
    Result<std::optional<Draft>> findDraft(const QUuid& sessionId);
    Result<QList<Draft>> drafts(); ///< last saved first
    Outcome removeDraft(const QUuid& sessionId);

    /// One line, trimmed; InvalidInput if it is too long or holds a fault (domain/person_text.h); empty
    /// removes it.
    Outcome setLabel(const QUuid& sessionId, const QString& text);
    QString label(const QUuid& sessionId);
    Result<QHash<QUuid, QString>> labels();
    /// For sessions that have none, and only the first time: what a person takes away or renames stays so.
    Outcome addSampleLabels(const QHash<QUuid, QString>& labels);

    QString setting(const QString& key, const QString& fallback = {});
    Outcome setSetting(const QString& key, const QString& value); ///< a null value removes it

    // ---- history
    Result<QList<HistoryRow>> history(const QUuid& recordId); ///< oldest first
    Result<QList<HistoryRow>> historyAfter(qint64 rowNumber, int limit);
    Result<HistoryCheck> verifyHistory();
    Result<QString> headHash();

    // ---- care
    /// What salvages have found since a person last said that they had seen it; several are added up.
    /// Nothing: there is nothing to be told.
    Result<std::optional<RepairReport>> unseenRepair();
    Outcome markRepairSeen();
    /// Whether a week has passed since the last checkIntegrity(). Run it when there is nothing else to do.
    bool integrityCheckDue();
    /// Damaged: close the store and open it again, and it will be salvaged.
    Outcome checkIntegrity();
    /// The same for a check that somebody else has made (IntegrityCheck), with what it found.
    Outcome noteChecked(const Outcome& found);
    /// Brings in the records, drafts and labels of an account that is the same person's and whose lock the
    /// caller holds too; its file is renamed, never deleted, and ours is kept as it was before. A record that
    /// clashes with one of ours becomes needs_attention: conflict. What is here already is left alone, so
    /// that it can be repeated after a crash.
    Result<MergeReport> mergeFrom(const QString& otherAccountFolder);

    // ---- another computer (outbox_file.h)
    /// What the server does not have yet, with drafts and labels. Whose it is, is for the caller to add.
    Result<OutboxFile> unsentForFile();
    /// These unsent records are in a file now, from which another computer may send them: an unknown outcome
    /// from here on, and no recall. Call it before the file is written. NotAllowed if one of them is not
    /// unsent.
    Outcome markExported(const QList<QUuid>& ids, const QString& fileName);
    /// Marks all that is unsent like that and gives @p prepare the file's content, with the marks; they stay
    /// only if @p prepare has put it on the disk.
    Outcome exportUnsent(const QString& fileName, const std::function<Outcome(OutboxFile&)>& prepare);
    /// All of it or nothing. Records are queued with an unknown outcome, with their ids and bytes; one that
    /// is here already is left alone, one that clashes becomes needs_attention: conflict. The newer draft
    /// stays, and labels that are here.
    Result<ImportReport> importRecords(const OutboxFile& file);

private:
    RecordStore(QString folder, const Clock& clock, std::unique_ptr<Database> database, OpenReport report);

    static Result<std::unique_ptr<RecordStore>> openOnce(const QString& folder, const Clock& clock,
                                                         const OpenReport& report);
    Outcome queueInterrupted();
    [[nodiscard]] Record newlyQueued(const NewRecord& newRecord) const;
    Outcome insertNew(const Record& record, const std::optional<QUuid>& corrects);
    Result<std::optional<Record>> blockingRecordOf(const QUuid& sessionId, const QUuid& except);
    Outcome markSending(const QString& which, const QVariantList& values, const QDateTime& serverNow,
                        Advance& advanced);
    Outcome holdBack(const Record& garbled, const QDateTime& now, Advance& advanced);
    Result<QList<Record>> recordsOf(const QList<QUuid>& ids);
    Outcome claimBatch(const ClaimRequest& request, Advance& advanced);
    Result<bool> applySettlement(const QUuid& id, const Settlement& settlement);
    Result<bool> settleDelivered(const QUuid& id, const Settlement& settlement);
    Result<bool> settleLater(const QUuid& id, const Settlement& settlement);
    Result<bool> settleNeedsAttention(const QUuid& id, const Settlement& settlement);
    Result<bool> settleNeverSent(const QUuid& id);
    Outcome countFailure(const QUuid& id, int status);
    Outcome putAside(const QUuid& id, bool onlyConflict);
    Outcome markRowsExported(const QList<QUuid>& ids, const QString& fileName);
    Outcome removeDraftRow(const QUuid& sessionId);
    Outcome writeDraft(const Draft& draft);

    QString m_folder;
    const Clock& m_clock;
    std::unique_ptr<Database> m_database;
    HistoryLog m_history;
    OpenReport m_openReport;
    QDateTime m_lastDelivery; ///< of this run
};

} // namespace lectern
