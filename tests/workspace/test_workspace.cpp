#include "support/fake_secret_store.h"
#include "support/server_process.h"
#include "workspace/account_desk.h"

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;

/// One account at work, against the real server: what the list says, what the records say and what the server
/// has.
class TestWorkspace : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aCompletionReachesTheServerByItself();
    void whatIsRecordedOfflineIsSentWhenTheServerIsBack();
    void theServerCompletesEachSessionOnce();
    void aSecondCompletionIsRefused();
    void aRejectedRecordIsReplacedByTheNextOne();
    void aHeldRecordCanBeRecalled();
    void holdsStopWhilePeopleAreAsked();
    void draftsAndLabelsShowInTheList();
    void aDetailHasEverything();
    void aSessionThatIsGoneKeepsItsRowWhileSomethingWaits();
    void aSessionCanBeCreated();
    void anOpenSessionIsGivenInsteadOfASecondOne();
    void anExpiredTokenIsRenewedOnTheWay();

private:
    void open(int holdSeconds = 0);
    [[nodiscard]] QUuid openSession(int index = 0) const;
    [[nodiscard]] SessionRow row(const QUuid& session) const;
    [[nodiscard]] int completionsOf(const QUuid& session) const;
    [[nodiscard]] RecordState stateOf(const Record& record) const
    {
        return m_desk->workspace()->store().record(record.id)->state;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::FakeSecretStore> m_secrets;
    std::unique_ptr<test::ServerProcess> m_server;
    std::unique_ptr<AccountDesk> m_desk;
    SystemClock m_clock;
};

namespace {

Completion scored(double score)
{
    return validate(CompletionValues{score, 30, u"Went well"_s}).value();
}

} // namespace

void TestWorkspace::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_secrets = std::make_unique<test::FakeSecretStore>();
    m_server = std::make_unique<test::ServerProcess>();
    QVERIFY(m_server->start());
}

void TestWorkspace::cleanup()
{
    m_desk.reset();
    m_server.reset();
}

void TestWorkspace::open(int holdSeconds)
{
    WorkspaceOptions options;
    options.holdSeconds = holdSeconds;
    m_desk = std::make_unique<AccountDesk>(Profile(m_folder->path()), *m_secrets, m_clock, options);
    QVERIFY(m_desk->open());
    SignInRequest request;
    request.server = m_server->root();
    request.email = u"instructor@demo.example"_s;
    request.password = u"demo-password"_s;
    m_desk->signIn(request);
    QTRY_VERIFY(m_desk->workspace());
    SessionQuery all;
    all.view = SessionView::All;
    m_desk->workspace()->directory().setQuery(all);
    QTRY_VERIFY(m_desk->workspace()->directory().listing()->counts.all >= 40);
}

QUuid TestWorkspace::openSession(int index) const
{
    for (const SessionRow& candidate : m_desk->workspace()->directory().listing()->rows) {
        if (candidate.session->isOpen() && index-- == 0)
            return candidate.session->id;
    }
    return {};
}

SessionRow TestWorkspace::row(const QUuid& session) const
{
    const auto listing = m_desk->workspace()->directory().listing();
    const int at = listing->indexOf(session);
    return at < 0 ? SessionRow() : listing->rows.at(at);
}

int TestWorkspace::completionsOf(const QUuid& session) const
{
    int count = -1;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"look"_s);
        database.setDatabaseName(m_server->databaseFile());
        database.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
        if (database.open()) {
            QSqlQuery query(database);
            query.prepare(u"SELECT count(*) FROM xapi_outbox WHERE session_id = ?"_s);
            query.addBindValue(session.toString(QUuid::WithoutBraces));
            if (query.exec() && query.next())
                count = query.value(0).toInt();
        }
    }
    QSqlDatabase::removeDatabase(u"look"_s);
    return count;
}

void TestWorkspace::aCompletionReachesTheServerByItself()
{
    open();
    const QUuid session = openSession();
    const auto saved = m_desk->workspace()->record(session, scored(85.5));
    QVERIFY(saved.ok());
    QCOMPARE(saved->state, RecordState::Queued);
    QTRY_COMPARE(stateOf(*saved), RecordState::Delivered);
    QTRY_COMPARE(row(session).record->state, RecordState::Delivered);
    QTRY_VERIFY(!row(session).session->isOpen());
    QCOMPARE(row(session).session->score->raw, 85.5);
    QCOMPARE(completionsOf(session), 1);
}

void TestWorkspace::whatIsRecordedOfflineIsSentWhenTheServerIsBack()
{
    open();
    const QUuid session = openSession();
    QVERIFY(m_server->stop());
    const auto saved = m_desk->workspace()->record(session, scored(70));
    QVERIFY(saved.ok());
    QTRY_COMPARE(int(m_desk->workspace()->status().state), int(ConnectionStatus::State::Offline));
    QCOMPARE(stateOf(*saved), RecordState::Queued);
    QVERIFY(row(session).isCompleted());
    QCOMPARE(m_desk->workspace()->status().queued, 1);
    QVERIFY(m_server->start({}));
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(*saved), RecordState::Delivered, 30'000);
    QCOMPARE(completionsOf(session), 1);
}

void TestWorkspace::theServerCompletesEachSessionOnce()
{
    open();
    QList<Record> records;
    for (int i = 0; i < 12; ++i)
        records.append(m_desk->workspace()->record(openSession(i), scored(50 + i)).value());
    m_server->kill(); // in the middle
    QVERIFY(m_server->start({}));
    for (const Record& record : std::as_const(records)) {
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(record), RecordState::Delivered, 60'000);
        QCOMPARE(completionsOf(record.sessionId), 1);
    }
}

void TestWorkspace::aSecondCompletionIsRefused()
{
    open();
    const QUuid session = openSession();
    const auto first = m_desk->workspace()->record(session, scored(85));
    const auto second = m_desk->workspace()->record(session, scored(86));
    QVERIFY(!second);
    QCOMPARE(int(second.error().reason), int(FailureReason::NotAllowed));
    QTRY_COMPARE(stateOf(*first), RecordState::Delivered);
}

void TestWorkspace::aRejectedRecordIsReplacedByTheNextOne()
{
    open(30);
    Workspace& workspace = *m_desk->workspace();
    const QUuid session = openSession();
    const auto first = workspace.record(session, scored(85));
    QVERIFY(workspace.store().claim(first->id).ok());
    Settlement refused;
    refused.kind = Settlement::NeedsAttention;
    refused.reason = AttentionReason::Rejected;
    refused.error = u"Not accepted"_s;
    QVERIFY(workspace.store().settle(first->id, refused));

    const auto second = workspace.record(session, scored(86));
    QVERIFY(second.ok());
    QCOMPARE(stateOf(*first), RecordState::Superseded);
    QCOMPARE(workspace.store().record(first->id)->supersededBy, second->id);
    QTRY_VERIFY(row(session).record && row(session).record->id == second->id);
    QVERIFY(row(session).isCompleted());
}

void TestWorkspace::aHeldRecordCanBeRecalled()
{
    open(30);
    Workspace& workspace = *m_desk->workspace();
    const QUuid session = openSession();
    const auto saved = workspace.record(session, scored(85.5));
    QTRY_VERIFY(row(session).isCompleted());
    const auto draft = workspace.recall(saved->id);
    QVERIFY(draft.ok());
    QCOMPARE(draft->values.notes, u"Went well"_s);
    QTRY_VERIFY(!row(session).isCompleted());
    QTRY_VERIFY(row(session).draftSavedAt.isValid());
    QCOMPARE(completionsOf(session), 0);
    QVERIFY(workspace.record(session, scored(90)).ok());
}

void TestWorkspace::holdsStopWhilePeopleAreAsked()
{
    open(2);
    Workspace& workspace = *m_desk->workspace();
    const auto first = workspace.record(openSession(0), scored(81));
    const auto second = workspace.record(openSession(1), scored(82));
    const auto stopped = workspace.stopHolds();
    QVERIFY(stopped.ok());
    QCOMPARE(stopped->size(), 2);
    QVERIFY(workspace.store().record(first->id)->holdUntil > m_clock.now().addSecs(30));
    QVERIFY(workspace.recall(second->id).ok()); // all the while
    QVERIFY(workspace.endHolds(false).ok());
    const QDateTime until = workspace.store().record(first->id)->holdUntil;
    QVERIFY(until <= m_clock.now().addSecs(2)); // what was left of it
    QTRY_COMPARE(stateOf(*first), RecordState::Delivered);
    QCOMPARE(stateOf(*second), RecordState::Draft);
}

void TestWorkspace::draftsAndLabelsShowInTheList()
{
    open();
    Workspace& workspace = *m_desk->workspace();
    const QUuid session = openSession();
    QVERIFY(workspace.saveDraft(session, {{7.0, {}}, {}, {}}));
    QVERIFY(workspace.setLabel(session, u"  Group B, seat 4 "_s));
    QTRY_VERIFY(row(session).draftSavedAt.isValid());
    QTRY_COMPARE(row(session).label, u"Group B, seat 4"_s);
    QVERIFY(workspace.saveDraft(session, {}));
    QTRY_VERIFY(!row(session).draftSavedAt.isValid());
}

void TestWorkspace::aDetailHasEverything()
{
    open();
    Workspace& workspace = *m_desk->workspace();
    SessionDetailPtr detail;
    connect(&workspace.directory(), &SessionDirectory::detailChanged, this,
            [&detail](const SessionDetailPtr& changed) { detail = changed; });
    const QUuid session = openSession();
    QVERIFY(workspace.saveDraft(session, {{7.0, {}}, {}, {}}));
    workspace.watchDetail(session);
    QTRY_VERIFY(detail && detail->package);
    QCOMPARE(detail->row.session->id, session);
    QCOMPARE(detail->draft->values.score.value, 7.0);
    QVERIFY(!detail->package->description.isEmpty());
    QVERIFY(workspace.saveDraft(session, {{8.0, {}}, {}, {}}));
    QTRY_COMPARE(detail->draft->values.score.value, 8.0);
    QTRY_COMPARE(detail->row.draftSavedAt, detail->draft->savedAt);
    QVERIFY(workspace.record(session, scored(85)).ok());
    QTRY_VERIFY(!detail->records.isEmpty() && detail->records.first().state == RecordState::Delivered);
    QVERIFY(!detail->draft);
    QCOMPARE(detail->history.size(), 2); // saved, received: a try and its end are one line
}

void TestWorkspace::aSessionThatIsGoneKeepsItsRowWhileSomethingWaits()
{
    open();
    Workspace& workspace = *m_desk->workspace();
    const auto saved = workspace.record(QUuid::createUuid(), scored(85)); // the server knows no such session
    QVERIFY(saved);
    const QUuid drafted = QUuid::createUuid();
    QVERIFY(workspace.saveDraft(drafted, {{64.0, {}}, {}, {}}));
    QTRY_COMPARE(stateOf(*saved), RecordState::NeedsAttention);
    QTRY_VERIFY(row(saved->sessionId).needsAttention());
    SessionDetailPtr detail;
    connect(&workspace.directory(), &SessionDirectory::detailChanged, this,
            [&detail](const SessionDetailPtr& now) { detail = now; });
    workspace.watchDetail(saved->sessionId);
    QTRY_VERIFY(detail && detail->records.size() == 1);

    QSignalSpy ended(&workspace.directory(), &SessionDirectory::refreshEnded);
    workspace.refresh(); // a list without it changes nothing
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(row(saved->sessionId).needsAttention());
    QVERIFY(row(drafted).draftSavedAt.isValid());

    m_desk.reset(); // nor does a new start
    open();
    QTRY_VERIFY(row(saved->sessionId).needsAttention());
    QTRY_VERIFY(row(drafted).draftSavedAt.isValid());
    QVERIFY(m_desk->workspace()->discard(saved->id));
    QVERIFY(m_desk->workspace()->saveDraft(drafted, {}));
    m_desk.reset();
    open();
    QVERIFY(!row(saved->sessionId).session); // nothing waits any more
    QVERIFY(!row(drafted).session);
}

void TestWorkspace::aSessionCanBeCreated()
{
    open();
    Workspace& workspace = *m_desk->workspace();
    QSignalSpy created(&workspace, &Workspace::sessionCreated);
    QSignalSpy failed(&workspace, &Workspace::failed);
    const QUuid package = row(openSession()).session->packageId;
    const QUuid activity = QUuid::createUuid();
    workspace.createSession({package, activity, std::nullopt});
    QTRY_COMPARE(created.size(), 1);
    const QUuid session = created.first().first().value<Session>().id;
    QVERIFY(!created.first().at(1).toBool());
    QTRY_VERIFY(workspace.directory().listing()->indexOf(session) >= 0);
    workspace.createSession({QUuid::createUuid(), std::nullopt, std::nullopt});
    QTRY_COMPARE(failed.size(), 1);
}

// By its age: the status says nothing of that.
void TestWorkspace::anOpenSessionIsGivenInsteadOfASecondOne()
{
    open();
    Workspace& workspace = *m_desk->workspace();
    QSignalSpy created(&workspace, &Workspace::sessionCreated);
    const SessionRow there = row(openSession());
    workspace.createSession({there.session->packageId, there.session->activityId, std::nullopt});
    QTRY_COMPARE(created.size(), 1);
    QVERIFY(created.first().at(1).toBool());
}

void TestWorkspace::anExpiredTokenIsRenewedOnTheWay()
{
    open();
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"expire"_s);
        database.setDatabaseName(m_server->databaseFile());
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(u"DELETE FROM access_tokens"_s));
    }
    QSqlDatabase::removeDatabase(u"expire"_s);
    const auto saved = m_desk->workspace()->record(openSession(), scored(85));
    QTRY_COMPARE(stateOf(*saved), RecordState::Delivered);
    QCOMPARE(m_desk->workspace()->store().record(saved->id)->attempts, 1);
}

QTEST_GUILESS_MAIN(TestWorkspace)
#include "test_workspace.moc"
