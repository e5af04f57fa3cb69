#include "workspace/workspace.h"

#include "domain/recorded_suffix.h"
#include "store/record_files.h"
#include "wire/completion_json.h"
#include "workspace/delivery_words.h"
#include "workspace/sign_in_method.h"

#include <QThread>

#include <algorithm>

namespace lectern {
namespace {

constexpr int kRefreshEveryMs = 5 * 60 * 1000;
constexpr int kIntegrityCheckAfterMs = 60 * 1000; // when the start is over
constexpr qint64 kMsPerSecond = 1000;
constexpr int kHoldStopMs = 60'000;
constexpr qint64 kOlderThanAskedMs = 2000;

} // namespace

Result<std::unique_ptr<Workspace>> Workspace::open(const Account& account, const Profile& profile,
                                                   AccountRegistry& registry, SecretStore& secrets,
                                                   const Clock& clock, const WorkspaceOptions& options)
{
    const auto address = ServerAddress::parse(account.root);
    if (!address)
        return address.error();
    const auto folder = profile.prepareAccountFolder(account.id);
    if (!folder)
        return folder.error();
    auto lock = AccountLock::acquire(*folder);
    if (!lock)
        return lock.error();

    std::unique_ptr<Workspace> workspace(
        new Workspace(account, *address, registry, secrets, clock, options)); // constructor is private
    workspace->m_lock = std::move(*lock);
    // The list side starts to read while the records are opened here.
    const ServerAddress known = address->withApiBase(account.apiBase);
    workspace->m_directory =
        new SessionDirectory(*folder, known, *workspace->m_tokens, clock, options.http, options.query);
    if (options.listThread)
        workspace->m_directory->moveToThread(options.listThread);
    workspace->connectDirectory();
    workspace->tellOwner();
    workspace->tellDirectory([inTurn = options.listThread != nullptr](SessionDirectory& directory) {
        directory.open(inTurn ? SessionDirectory::Reading::FirstRowsFirst : SessionDirectory::Reading::All);
    });

    auto store = RecordStore::open(*folder, clock);
    if (!store)
        return store.error();
    workspace->m_store = std::move(*store);
    workspace->openParts(known);
    return workspace;
}

Workspace::Workspace(Account account, const ServerAddress& address, AccountRegistry& registry,
                     SecretStore& secrets, const Clock& clock, const WorkspaceOptions& options)
    : m_account(std::move(account))
    , m_registry(registry)
    , m_secrets(secrets)
    , m_clock(clock)
    , m_options(options)
    , m_http(std::make_unique<HttpClient>(options.http))
{
    const QString key = SessionTokens::secretKey(m_account.id.toString(QUuid::WithoutBraces));
    m_tokens = std::make_unique<SessionTokens>(*m_http, address, m_secrets, m_clock, key);
}

Workspace::~Workspace()
{
    m_sender.reset();
    if (!m_directory)
        return;
    m_directory->disconnect(this);
    SessionDirectory* directory = std::exchange(m_directory, nullptr);
    if (directory->thread() == QThread::currentThread() || !directory->thread()->isRunning())
        delete directory;
    else // it uses our tokens: it has to be gone before them
        QMetaObject::invokeMethod(
            directory, [directory] { delete directory; }, Qt::BlockingQueuedConnection);
}

void Workspace::openParts(const ServerAddress& address)
{
    m_client = std::make_unique<ApiClient>(address, *m_tokens, *m_http);
    m_connection = std::make_unique<Connection>(m_clock, Backoff());
    m_sender = std::make_unique<OutboxSender>(*m_store, *m_client, *m_connection, m_clock, Backoff());
    m_sender->setAutomatic(m_options.automatic);
    m_wakeDetector = std::make_unique<WakeDetector>(m_clock);
    applySettings();
    connectParts();
    m_connection->reportWait(m_registry.rateLimit(m_account.root));
    m_feed = std::make_unique<RecordFeed>(*m_store, *m_directory);
    connect(m_feed.get(), &RecordFeed::failed, this, &Workspace::failed);
    if (!m_options.listThread)
        m_feed->feedAll();

    connect(&m_holdTimer, &QTimer::timeout, this, &Workspace::keepHoldsStopped);
    m_publishTimer.setSingleShot(true);
    connect(&m_publishTimer, &QTimer::timeout, this, [this] { emit statusChanged(status()); });
    connect(&m_refreshTimer, &QTimer::timeout, this, &Workspace::proceed);
    m_refreshTimer.start(kRefreshEveryMs);
    if (m_options.listThread) // a program that goes on for a while
        QTimer::singleShot(kIntegrityCheckAfterMs, this, &Workspace::checkIntegrityIfDue);
}

void Workspace::connectParts()
{
    connect(m_http.get(), &HttpClient::serverDateSeen, m_sender.get(), &OutboxSender::onServerDate);
    connect(m_http.get(), &HttpClient::protocolSeen, m_sender.get(), &OutboxSender::onProtocol);
    connect(m_tokens.get(), &TokenSource::refreshed, this, &Workspace::proceed);
    connect(m_tokens.get(), &TokenSource::refreshFailed, this, &Workspace::onTokensFailed);
    connect(m_tokens.get(), &SessionTokens::secretNotKept, this, &Workspace::failed);
    connect(m_connection.get(), &Connection::changed, this, &Workspace::onConnectionChanged);
    connect(m_sender.get(), &OutboxSender::recordChanged, this, &Workspace::onRecordChanged);
    connect(m_sender.get(), &OutboxSender::probeWanted, this, &Workspace::proceed);
    connect(m_sender.get(), &OutboxSender::storageFailed, this, &Workspace::failed);
    connect(m_sender.get(), &OutboxSender::waitAsked, this, [this](const QDateTime& notBefore) {
        if (const auto kept = m_registry.setRateLimit(m_account.root, notBefore); !kept)
            emit failed(kept.error());
    });
    m_sender->setKnownLimit(m_registry.writeLimit(m_account.root));
    connect(m_sender.get(), &OutboxSender::limitTold, this, [this](int writesPerMinute) {
        (void)m_registry.setWriteLimit(m_account.root, writesPerMinute); // told again by the next answer
        publishSoon();
    });
    connect(m_sender.get(), &OutboxSender::sessionSeen, this, [this](const Session& session) {
        tellDirectory([session](SessionDirectory& directory) { directory.putSession(session); });
    });
    connect(m_sender.get(), &OutboxSender::lookUpWanted, this, [this](const QList<QUuid>& ids) {
        tellDirectory([ids](SessionDirectory& directory) { directory.lookUp(ids); });
    });
    connect(m_wakeDetector.get(), &WakeDetector::wokeUp, this, &Workspace::onWokeUp);
    connect(m_wakeDetector.get(), &WakeDetector::clockSet, m_sender.get(), &OutboxSender::onClockSet);
    if (m_options.reachability)
        connect(m_options.reachability, &Reachability::cameBack, this, &Workspace::onWokeUp);
    connect(m_directory, &SessionDirectory::lookedUp, m_sender.get(), &OutboxSender::onLookedUp);
    connect(m_client.get(), &ApiClient::apiBaseChanged, this, [this](const QString& base) {
        (void)m_registry.setApiBase(m_account.id, base); // found again next time if it cannot be kept
    });
}

void Workspace::connectDirectory()
{
    connect(m_directory, &SessionDirectory::reported, this, &Workspace::onListReported);
    connect(m_directory, &SessionDirectory::ownerSeen, this, &Workspace::onOwnerSeen);
    connect(m_directory, &SessionDirectory::cacheFailed, this, &Workspace::failed);
    connect(m_directory, &SessionDirectory::refreshingChanged, this, [this](bool refreshing) {
        m_refreshing = refreshing;
        publishSoon();
    });
    if (m_options.listThread) {
        connect(m_directory, &SessionDirectory::firstRowsRead, this,
                [this](const QList<QUuid>& sessions) { m_feed->feedFrom(sessions); });
    }
    const auto fetched = [this](const QDateTime& at) {
        m_listFetchedAt = at;
        publishSoon();
    };
    connect(m_directory, &SessionDirectory::cacheRead, this, fetched);
    connect(m_directory, &SessionDirectory::listFetched, this, fetched);
    connect(m_directory, &SessionDirectory::apiBaseChanged, this, [this](const QString& base) {
        (void)m_registry.setApiBase(m_account.id, base);
        if (m_client)
            m_client->setAddress(m_client->address().withApiBase(base));
    });
}

ConnectionStatus Workspace::status() const
{
    ConnectionStatus status;
    status.state = m_connection->state();
    status.since = m_connection->since();
    status.waitUntil = m_connection->waitUntil();
    status.words = m_connection->words();
    status.detail = m_connection->detail();
    status.listFetchedAt = m_listFetchedAt;
    status.refreshing = m_refreshing;
    status.isDemo = signInMethodFromWord(m_account.signInMethod) == SignInMethod::Demo;
    if (const auto offset = m_sender->serverOffsetMs())
        status.clockOffsetMs = *offset / kMsPerSecond * kMsPerSecond; // the header has no more
    if (const auto counts = m_store->counts()) {
        status.queued = counts->queued;
        status.sending = counts->sending;
        status.needsAttention = counts->needsAttention;
        status.stuck = counts->stuck;
        status.forecastMinutes =
            m_sender->pacer().minutesFor(counts->queued + counts->sending, m_clock.now());
        status.writesPerMinute = m_sender->pacer().limit();
    }
    return status;
}

void Workspace::publishSoon()
{
    if (m_connection && !m_publishTimer.isActive())
        m_publishTimer.start(0);
}

Result<Record> Workspace::record(const QUuid& sessionId, const Completion& completion)
{
    const auto made = newRecord(sessionId, completion);
    if (!made)
        return made.error();
    auto saved = m_store->add(*made);
    if (!saved)
        saved = correctRejected(*made, saved.error());
    if (!saved)
        return saved;
    tellDirectory([record = *saved](SessionDirectory& directory) {
        directory.setDraft(record.sessionId, std::nullopt);
        directory.setRecord(record);
    });
    tellOthers(*saved);
    if (!m_confirmed && !m_isOwnToken)
        m_questionable.append(saved->id);
    m_sender->wake();
    return saved;
}

Result<Record> Workspace::recordUnconfirmed(const QUuid& sessionId, const Completion& completion)
{
    const auto made = newRecord(sessionId, completion);
    if (!made)
        return made.error();
    auto saved = m_store->addUnconfirmed(*made);
    if (saved)
        onRecordChanged(*saved);
    return saved;
}

Result<NewRecord> Workspace::newRecord(const QUuid& sessionId, const Completion& completion)
{
    const auto complete = withRecordedTime(completion);
    if (!complete)
        return complete.error();
    NewRecord made;
    made.sessionId = sessionId;
    made.completion = *complete;
    made.body = wire::toBody(*complete);
    if (m_options.holdSeconds > 0)
        made.holdUntil = m_clock.now().addSecs(m_options.holdSeconds);
    return made;
}

/// A record that the server did not accept is replaced by the next one for its session. @p refused: why this
/// one could not simply be added.
Result<Record> Workspace::correctRejected(const NewRecord& newRecord, const Failure& refused)
{
    if (refused.reason != FailureReason::NotAllowed)
        return refused;
    const auto rejected = m_store->rejectedRecordOf(newRecord.sessionId);
    if (!rejected)
        return rejected.error();
    if (!*rejected)
        return refused;
    auto saved = m_store->correct(**rejected, newRecord);
    if (!saved)
        return saved;
    if (const auto replaced = m_store->record(**rejected))
        onRecordChanged(*replaced);
    return saved;
}

Outcome Workspace::saveDraft(const QUuid& sessionId, const DraftValues& values)
{
    const Draft draft{{}, sessionId, values, m_clock.now()};
    auto saved = m_store->saveDraft(draft);
    if (saved) {
        tellDirectory([draft](SessionDirectory& directory) {
            directory.setDraft(draft.sessionId, draft.values.isEmpty() ? std::nullopt : std::optional(draft));
        });
    }
    return saved;
}

Result<Draft> Workspace::recall(const QUuid& recordId)
{
    const auto record = m_store->record(recordId);
    auto draft = m_store->recall(recordId);
    if (!draft || !record)
        return draft;
    tellDirectory([record = *record, draft = *draft](SessionDirectory& directory) {
        directory.forgetRecord(record);
        directory.setDraft(record.sessionId, draft);
    });
    sendDetailSide();
    publishSoon();
    return draft;
}

/// Whoever shows the record learns what has become of it.
Outcome Workspace::tellChanged(const QUuid& recordId, const Outcome& done)
{
    if (!done)
        return done;
    if (const auto record = m_store->record(recordId))
        onRecordChanged(*record);
    return done;
}

Outcome Workspace::retry(const QUuid& recordId)
{
    auto done = tellChanged(recordId, m_store->retry(recordId));
    m_sender->wake();
    return done;
}

Outcome Workspace::discard(const QUuid& recordId)
{
    return tellChanged(recordId, m_store->discard(recordId));
}

Outcome Workspace::resolveKeepServers(const QUuid& recordId)
{
    return tellChanged(recordId, m_store->resolveKeepServers(recordId));
}

Outcome Workspace::addSampleLabels(const QHash<QUuid, QString>& labels)
{
    if (auto added = m_store->addSampleLabels(labels); !added)
        return added;
    const auto kept = m_store->labels();
    if (!kept)
        return kept.error();
    tellDirectory([kept = *kept](SessionDirectory& directory) {
        for (auto label = kept.cbegin(); label != kept.cend(); ++label)
            directory.setLabel(label.key(), label.value());
    });
    return Done{};
}

Outcome Workspace::setLabel(const QUuid& sessionId, const QString& label)
{
    auto saved = m_store->setLabel(sessionId, label);
    if (saved) {
        tellDirectory([sessionId, text = m_store->label(sessionId)](SessionDirectory& directory) {
            directory.setLabel(sessionId, text);
        });
    }
    return saved;
}

Outcome Workspace::sendNow()
{
    auto due = m_sender->sendNow();
    if (m_connection->state() != Connection::State::SignInNeeded) // another try would only be refused again
        m_connection->resume();
    return due;
}

Result<QList<Record>> Workspace::stopHolds()
{
    const auto queued = m_store->records(RecordFilter{{RecordState::Queued}, std::nullopt, 0});
    if (!queued)
        return queued.error();
    const QDateTime now = m_clock.now();
    QList<Record> held;
    m_stoppedHolds.clear();
    for (const Record& record : *queued) {
        if (!record.holdUntil.isValid() || record.holdUntil <= now)
            continue;
        held.append(record);
        m_stoppedHolds.insert(record.id, now.msecsTo(record.holdUntil));
    }
    if (auto stopped = m_store->setHold(m_stoppedHolds.keys(), now.addMSecs(kHoldStopMs)); !stopped)
        return stopped.error();
    m_holdTimer.start(kHoldStopMs / 2);
    (void)sendNow();
    return held;
}

void Workspace::keepHoldsStopped()
{
    if (auto kept = m_store->setHold(m_stoppedHolds.keys(), m_clock.now().addMSecs(kHoldStopMs)); !kept)
        emit failed(kept.error());
    (void)sendNow();
}

Outcome Workspace::endHolds(bool send)
{
    m_holdTimer.stop();
    const QHash<QUuid, qint64> stopped = std::exchange(m_stoppedHolds, {});
    Outcome done = send ? m_store->setHold(stopped.keys(), {}) : Done{};
    for (auto each = stopped.cbegin(); !send && each != stopped.cend(); ++each) {
        if (auto resumed = m_store->setHold({each.key()}, m_clock.now().addMSecs(each.value())); !resumed)
            done = resumed;
    }
    for (auto each = stopped.cbegin(); each != stopped.cend(); ++each) {
        if (const auto record = m_store->record(each.key()); record && record->state == RecordState::Queued)
            onRecordChanged(*record);
    }
    m_sender->wake();
    return done;
}

void Workspace::refresh()
{
    if (!m_confirmed) { // it might be the list of somebody else
        proceed();
        return;
    }
    tellDirectory([](SessionDirectory& directory) { directory.refresh(); });
}

void Workspace::createSession(const wire::NewSession& session)
{
    if (!m_confirmed) { // it might become a session of somebody else
        proceed();
        emit failed({FailureReason::Unreachable,
                     tr("The server has not said yet who is signed in. Try again in a moment."),
                     {}});
        return;
    }
    ApiCall* call = m_client->createSession(session);
    connect(call, &ApiCall::finished, this, [this, askedAt = m_clock.now()](const Answer& answer) {
        m_sender->onWriteAnswered(answer);
        const ListJudgement judgement = judgeList(answer, m_clock.now());
        if (judgement.verdict != ListVerdict::Ok) {
            emit failed(toFailure(judgement));
            return;
        }
        const auto created = wire::sessionFromBody(answer.body);
        if (!created) {
            emit failed(created.error());
            return;
        }
        tellDirectory([session = *created](SessionDirectory& directory) { directory.putSession(session); });
        // By the server's clock, which knows whole seconds.
        const qint64 took = askedAt.msecsTo(m_clock.now());
        const QDateTime asked = answer.serverDate.isValid() ? answer.serverDate.addMSecs(-took) : QDateTime();
        emit sessionCreated(*created, asked.isValid() && created->createdAt.isValid() &&
                                          created->createdAt < asked.addMSecs(-kOlderThanAskedMs));
    });
}

void Workspace::onRecordChanged(const Record& record)
{
    tellDirectory([record](SessionDirectory& directory) { directory.setRecord(record); });
    tellOthers(record);
}

void Workspace::tellOthers(const Record& record)
{
    if (record.sessionId == m_watched)
        sendDetailSide();
    emit recordChanged(record);
    publishSoon();
}

void Workspace::watchDetail(const QUuid& sessionId)
{
    m_watched = sessionId;
    tellDirectory([sessionId](SessionDirectory& directory) { directory.watchDetail(sessionId); });
    sendDetailSide();
}

void Workspace::sendDetailSide()
{
    if (m_watched.isNull())
        return;
    DetailSide side;
    side.sessionId = m_watched;
    side.draft = m_store->draft(m_watched);
    RecordFilter filter;
    filter.sessionId = m_watched;
    if (auto records = m_store->records(filter)) {
        side.records = *std::move(records);
        std::sort(side.records.begin(), side.records.end(),
                  [](const Record& a, const Record& b) { return a.recordedAt > b.recordedAt; });
    }
    if (!side.records.isEmpty()) {
        if (const auto rows = m_store->history(side.records.first().id))
            side.history = historyLines(*rows);
    }
    tellDirectory([side](SessionDirectory& directory) { directory.setDetailSide(side); });
}

/// Once a week, when the start is over.
void Workspace::checkIntegrityIfDue()
{
    if (!m_store->integrityCheckDue())
        return;
    m_integrity = std::make_unique<IntegrityCheck>(RecordFiles(m_store->folder()).path());
    connect(m_integrity.get(), &IntegrityCheck::finished, this, &Workspace::onIntegrityChecked);
    m_integrity->start();
}

void Workspace::onIntegrityChecked(const Outcome& found)
{
    if (const Outcome noted = m_store->noteChecked(found); !noted)
        emit failed(noted.error());
}

QString Workspace::setting(QLatin1String key)
{
    return m_store->setting(key);
}

Outcome Workspace::setSetting(QLatin1String key, const QString& value)
{
    auto kept = m_store->setSetting(key, value);
    if (kept)
        applySettings();
    return kept;
}

void Workspace::applySettings()
{
    Parallel parallel;
    const auto read = [this](QLatin1String key, int& value) {
        bool ok = false;
        const int kept = setting(key).toInt(&ok);
        if (ok)
            value = kept;
    };
    read(settings::kParallelHttp1, parallel.http1);
    read(settings::kParallelHttp2, parallel.http2);
    m_sender->setParallel(parallel);
    m_appendsRecordedTime = setting(settings::kRecordedSuffix) == QLatin1String("1");
}

/// The server has no field for when it happened: the notes can say it (product: two times).
Result<Completion> Workspace::withRecordedTime(const Completion& completion)
{
    if (!appendsRecordedTime())
        return completion;
    const QString typed = completion.notes ? completion.notes->text() : QString();
    auto notes = Notes::of(withRecordedSuffix(typed, m_clock.now(), m_clock.utcOffsetSeconds()));
    if (!notes) {
        return Failure{
            FailureReason::InvalidInput,
            tr("The notes are too long: with the time of recording they may have %n character(s). Shorten "
               "them, then complete again.",
               nullptr, int(Notes::kMaxLength - kRecordedSuffixLength)),
            {}};
    }
    Completion complete = completion;
    complete.notes = std::move(notes);
    return complete;
}

/// After sleep, or when the network is back: what was connected may be dead, and it is worth a try at once.
void Workspace::onWokeUp()
{
    m_http->dropConnections();
    tellDirectory([](SessionDirectory& directory) { directory.dropConnections(); });
    m_connection->resume();
    m_sender->wake();
}

} // namespace lectern
