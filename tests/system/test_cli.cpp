#include "cli_runner.h"
#include "store/account_lock.h"
#include "support/server_process.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>
#include <QUuid>

using namespace lectern::test;
using namespace Qt::StringLiterals;

/// The main job by command line: list, complete online, complete with the server gone, sync.
class TestCli : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aSessionIsCompletedOnline();
    void offlineRecordsAreDeliveredBySync();
    void queueOnlyDoesNotTry();
    void listsWorkOffline();
    void sessionsAreFilteredAndLabelled();
    void aSessionIsCreated();
    void someoneElsesCompletionNeedsAttention();
    void aServerThatSaysNoNeedsAttention();
    void onlyOneProcessHasAnAccount();
    void syncSaysWhatIsLeft();
    void aDamagedListOfAccountsHoldsNothingBack_data();
    void aDamagedListOfAccountsHoldsNothingBack();
    void aRefusedTokenEndsSync();
    void aSessionThatWasNeverListedIsAccepted();

private:
    [[nodiscard]] QJsonObject record(const CliRunner::Run& run) const
    {
        return run.json().value(u"record"_s).toObject();
    }
    [[nodiscard]] QString serversStatus(const QString& session) const;

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<CliRunner> m_cli;
    QString m_token;
    QStringList m_open;
};

void TestCli::init()
{
    m_server = std::make_unique<ServerProcess>();
    QVERIFY(m_server->start());
    m_cli = std::make_unique<CliRunner>();
    m_token = demoToken(m_server->root());
    QVERIFY(!m_token.isEmpty());
    m_cli->setServer(m_server->root());
    m_cli->setToken(m_token);
    m_open = openSessions(m_server->root(), m_token);
    QVERIFY(m_open.size() >= 25);
}

QString TestCli::serversStatus(const QString& session) const
{
    const QJsonArray sessions =
        getJson(m_server->root(), u"/api/vr-sessions"_s, m_token)[u"sessions"_s].toArray();
    for (const QJsonValue& entry : sessions) {
        if (entry[u"id"_s].toString() == session)
            return entry[u"status"_s].toString();
    }
    return {};
}

void TestCli::aSessionIsCompletedOnline()
{
    const auto run = m_cli->runJson({u"complete"_s, m_open[0], u"--score"_s, u"85.5"_s, u"--minutes"_s,
                                     u"30"_s, u"--notes"_s, u"Went well – über alles 😀"_s});
    QVERIFY2(run.exitCode == 0, run.err);
    QCOMPARE(record(run)[u"state"_s].toString(), u"delivered"_s);
    QCOMPARE(record(run)[u"score"_s].toDouble(), 85.5);
    QCOMPARE(record(run)[u"notes"_s].toString(), u"Went well – über alles 😀"_s);
    QVERIFY(record(run)[u"reason"_s].isNull());
    QCOMPARE(record(run)[u"attempts"_s].toInt(), 1);
    QCOMPARE(serversStatus(m_open[0]), u"completed"_s);

    const auto again = m_cli->run({u"complete"_s, m_open[0], u"--score"_s, u"90"_s});
    QVERIFY(again.exitCode != 0);
    QVERIFY(again.err.contains(record(run)[u"id"_s].toString().toUtf8())); // names the first
}

void TestCli::offlineRecordsAreDeliveredBySync()
{
    QCOMPARE(m_cli->run({u"sessions"_s}).exitCode, 0);
    QVERIFY(m_server->stop());
    const auto saved = m_cli->runJson({u"complete"_s, m_open[0], u"--score"_s, u"70"_s});
    QVERIFY2(saved.exitCode == 0, saved.err);
    QCOMPARE(record(saved)[u"state"_s].toString(), u"queued"_s);
    QVERIFY(m_server->start({}));
    const auto synced = m_cli->runJson({u"sync"_s, u"--timeout"_s, u"30"_s});
    QVERIFY2(synced.exitCode == 0, synced.err);
    QCOMPARE(synced.json()[u"sync"_s][u"delivered"_s].toInt(), 1);
    QCOMPARE(synced.json()[u"sync"_s][u"left"_s].toInt(), 0);
    const QJsonArray records = m_cli->runJson({u"outbox"_s}).json()[u"records"_s].toArray();
    QCOMPARE(records.size(), 1);
    QCOMPARE(records.first()[u"state"_s].toString(), u"delivered"_s);
    QCOMPARE(serversStatus(m_open[0]), u"completed"_s);
    QCOMPARE(openSessions(m_server->root(), m_token).size(), m_open.size() - 1);
}

void TestCli::queueOnlyDoesNotTry()
{
    QCOMPARE(m_cli->run({u"sessions"_s}).exitCode, 0);
    const auto run = m_cli->runJson({u"complete"_s, m_open[0], u"--queue-only"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(record(run)[u"state"_s].toString(), u"queued"_s);
    QCOMPARE(record(run)[u"attempts"_s].toInt(), 0);
    QVERIFY(record(run)[u"score"_s].isNull());
    QVERIFY(serversStatus(m_open[0]) != u"completed");
    const QString id = record(run)[u"id"_s].toString();
    const auto discarded = m_cli->runJson({u"outbox"_s, u"discard"_s, id});
    QCOMPARE(record(discarded)[u"state"_s].toString(), u"discarded"_s);
    QCOMPARE(m_cli->run({u"sync"_s}).exitCode, 0);
    QVERIFY(serversStatus(m_open[0]) != u"completed");
}

void TestCli::listsWorkOffline()
{
    const auto online = m_cli->runJson({u"sessions"_s});
    QCOMPARE(online.exitCode, 0);
    QVERIFY(m_server->stop());
    const auto offline = m_cli->runJson({u"sessions"_s, u"--offline"_s});
    QCOMPARE(offline.exitCode, 0);
    QCOMPARE(offline.json(), online.json());
    const auto tried = m_cli->runJson({u"sessions"_s});
    QCOMPARE(tried.exitCode, 0);
    QCOMPARE(tried.json(), online.json());
    QVERIFY(tried.err.contains("list from")); // says how old it is
    QVERIFY(!m_cli->runJson({u"packages"_s}).json()[u"packages"_s].toArray().isEmpty());
}

void TestCli::sessionsAreFilteredAndLabelled()
{
    QVERIFY(m_cli->signIn(m_token));
    QCOMPARE(m_cli->run({u"session"_s, u"label"_s, m_open[0], u"Group B, seat 4"_s}).exitCode, 0);
    const QJsonArray all = m_cli->runJson({u"sessions"_s}).json()[u"sessions"_s].toArray();
    QVERIFY(all.size() >= 40);
    for (const QJsonValue& session : all) {
        const bool labelled = session[u"id"_s].toString() == m_open[0];
        QCOMPARE(session[u"label"_s].toString(), labelled ? u"Group B, seat 4"_s : QString());
        QVERIFY(session[u"delivery"_s].isNull());
    }
    const QStringList completed{u"sessions"_s, u"--status"_s, u"completed"_s, u"--offline"_s};
    QCOMPARE(m_cli->runJson(completed).json()[u"sessions"_s].toArray().size(), all.size() - m_open.size());
    const QString package = all[0][u"package_id"_s].toString();
    const QJsonArray some =
        m_cli->runJson({u"sessions"_s, u"--package"_s, package}).json()[u"sessions"_s].toArray();
    QVERIFY(!some.isEmpty() && some.size() < all.size());
    for (const QJsonValue& session : some)
        QCOMPARE(session[u"package_id"_s].toString(), package);
}

void TestCli::aSessionIsCreated()
{
    const QString package = m_cli->runJson({u"packages"_s}).json()[u"packages"_s][0][u"id"_s].toString();
    const QString activity = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QStringList call{u"session"_s, u"create"_s, u"--package"_s, package, u"--activity"_s, activity};
    const auto created = m_cli->runJson(call);
    QVERIFY2(created.exitCode == 0, created.err);
    const QString id = created.json()[u"session"_s][u"id"_s].toString();
    QCOMPARE(m_cli->runJson(call).json()[u"session"_s][u"id"_s].toString(), id); // the open one is given back
    const auto completed = m_cli->runJson({u"complete"_s, id, u"--score"_s, u"100"_s});
    QCOMPARE(record(completed)[u"state"_s].toString(), u"delivered"_s);
    const QJsonObject progress =
        getJson(m_server->root(), u"/api/activities/%1/progress"_s.arg(activity), m_token);
    QCOMPARE(progress[u"progress"_s][u"status"_s].toString(), u"completed"_s);
    QVERIFY(m_cli->run({u"session"_s, u"create"_s, u"--package"_s, activity}).exitCode == 1);
}

void TestCli::someoneElsesCompletionNeedsAttention()
{
    CliRunner other;
    other.setServer(m_server->root());
    other.setToken(m_token);
    QCOMPARE(other.run({u"complete"_s, m_open[0], u"--score"_s, u"60"_s}).exitCode, 0);
    const auto run = m_cli->runJson({u"complete"_s, m_open[0], u"--score"_s, u"85"_s});
    QCOMPARE(run.exitCode, 4);
    QCOMPARE(record(run)[u"state"_s].toString(), u"needs_attention"_s);
    QCOMPARE(record(run)[u"reason"_s].toString(), u"conflict"_s);
    QCOMPARE(m_cli->run({u"sync"_s}).exitCode, 4);
}

void TestCli::aServerThatSaysNoNeedsAttention()
{
    const QString nowhere = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const auto run = m_cli->runJson({u"complete"_s, nowhere, u"--score"_s, u"85"_s});
    QCOMPARE(run.exitCode, 4);
    QCOMPARE(record(run)[u"reason"_s].toString(), u"session_gone"_s);
    const auto retried = m_cli->runJson({u"outbox"_s, u"retry"_s, record(run)[u"id"_s].toString()});
    QCOMPARE(retried.exitCode, 0);
    QCOMPARE(record(retried)[u"state"_s].toString(), u"queued"_s);
}

void TestCli::onlyOneProcessHasAnAccount()
{
    QCOMPARE(m_cli->run({u"sessions"_s}).exitCode, 0);
    const QString accounts = m_cli->profile() + u"/accounts/"_s;
    const QString account = QDir(accounts).entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0);
    auto held = lectern::AccountLock::acquire(accounts + account);
    QVERIFY(held.ok());
    const auto refused = m_cli->run({u"complete"_s, m_open[0]});
    QCOMPARE(refused.exitCode, 6);
    QVERIFY(!refused.err.isEmpty());
    QCOMPARE(m_cli->run({u"sync"_s}).exitCode, 6);
    held.value().reset();
    QVERIFY(m_cli->runJson({u"outbox"_s}).json()[u"records"_s].toArray().isEmpty());
}

void TestCli::syncSaysWhatIsLeft()
{
    QCOMPARE(m_cli->run({u"sync"_s}).exitCode, 0);
    QCOMPARE(m_cli->run({u"sessions"_s}).exitCode, 0);
    QVERIFY(m_server->stop());
    QCOMPARE(m_cli->run({u"complete"_s, m_open[0]}).exitCode, 0);
    const auto run = m_cli->runJson({u"sync"_s, u"--timeout"_s, u"2"_s});
    QCOMPARE(run.exitCode, 5);
    QCOMPARE(run.json()[u"sync"_s][u"left"_s].toInt(), 1);
}

void TestCli::aDamagedListOfAccountsHoldsNothingBack_data()
{
    QTest::addColumn<int>("bytesLeft");
    QTest::newRow("empty") << 0;
    QTest::newRow("cut short") << 5'000;
}

void TestCli::aDamagedListOfAccountsHoldsNothingBack()
{
    QFETCH(int, bytesLeft);
    QCOMPARE(m_cli->run({u"sessions"_s}).exitCode, 0);
    QCOMPARE(m_cli->run({u"complete"_s, m_open[0], u"--queue-only"_s}).exitCode, 0);
    QVERIFY(QFile::resize(m_cli->profile() + u"/profile.sqlite"_s, bytesLeft));
    const auto run = m_cli->runJson({u"sync"_s});
    QVERIFY2(run.exitCode == 0, run.err);
    const auto outbox = m_cli->runJson({u"outbox"_s, u"list"_s});
    const QJsonArray records = outbox.json()[u"records"_s].toArray();
    QVERIFY2(records.size() == 1, outbox.out);
    QCOMPARE(records[0][u"session_id"_s].toString(), m_open[0]);
    QCOMPARE(records[0][u"state"_s].toString(), u"delivered"_s);
}

void TestCli::aRefusedTokenEndsSync()
{
    QCOMPARE(m_cli->run({u"sessions"_s}).exitCode, 0);
    const auto saved = m_cli->runJson({u"complete"_s, m_open[0], u"--queue-only"_s});
    QCOMPARE(saved.exitCode, 0);
    m_cli->setToken({});
    QCOMPARE(m_cli->run({u"sync"_s}).exitCode, 3);
    m_cli->setToken(u"never-seen"_s);
    QCOMPARE(m_cli->run({u"complete"_s, m_open[1]}).exitCode, 3);
    m_cli->setToken(m_token);
    QCOMPARE(m_cli->runJson({u"outbox"_s}).json()[u"records"_s].toArray().size(), 1);
}

void TestCli::aSessionThatWasNeverListedIsAccepted()
{
    const auto run = m_cli->runJson({u"complete"_s, m_open[0], u"--score"_s, u"100"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(record(run)[u"state"_s].toString(), u"delivered"_s);
}

QTEST_GUILESS_MAIN(TestCli)
#include "test_cli.moc"
