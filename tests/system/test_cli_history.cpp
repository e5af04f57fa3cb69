#include "cli_runner.h"
#include "store/database.h"
#include "store/history_log.h"
#include "store/transaction.h"
#include "support/server_process.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>
#include <QUuid>

using namespace lectern::test;
using namespace Qt::StringLiterals;

/// What the command line can prove afterwards: receipts, the history, and whether it is whole.
class TestCliHistory : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aReceiptTellsTheWholeStory();
    void aReceiptIsMadeWithoutAServer();
    void theHistoryIsListedOldestFirst();
    void aWholeHistoryIsConfirmed();
    void aChangedRowIsNamed();
    void aLongHistoryIsNoProblem();
    void unknownRecordsAreSaidToBe();
    void aQueuedRecordIsTakenBack();
    void aDeliveredRecordIsNotTakenBack();
    void aConflictEndsWithWhatTheServerHas();
    void theStatusTellsWhatWaitsAndSinceWhen();

private:
    QString complete(const QString& session, const QStringList& further = {});
    [[nodiscard]] QString recordsPath() const;
    [[nodiscard]] QStringList kinds(const QStringList& arguments) const;

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<CliRunner> m_cli;
    QStringList m_open;
};

void TestCliHistory::init()
{
    m_server = std::make_unique<ServerProcess>();
    QVERIFY(m_server->start());
    m_cli = std::make_unique<CliRunner>();
    const QString token = demoToken(m_server->root());
    m_cli->setServer(m_server->root());
    QVERIFY(m_cli->signIn(token));
    m_open = openSessions(m_server->root(), token);
    QVERIFY(m_open.size() >= 5);
}

/// The id of the record.
QString TestCliHistory::complete(const QString& session, const QStringList& further)
{
    const auto run = m_cli->runJson(QStringList{u"complete"_s, session, u"--score"_s, u"85"_s} + further);
    return run.json()[u"record"_s][u"id"_s].toString();
}

QString TestCliHistory::recordsPath() const
{
    const QDir accounts(m_cli->profile() + u"/accounts"_s);
    const QString account = accounts.entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0);
    return accounts.filePath(account + u"/records.sqlite"_s);
}

QStringList TestCliHistory::kinds(const QStringList& arguments) const
{
    QStringList kinds;
    const QJsonArray rows = m_cli->runJson(arguments).json()[u"rows"_s].toArray();
    for (const QJsonValue& row : rows)
        kinds.append(row[u"kind"_s].toString());
    return kinds;
}

void TestCliHistory::aReceiptTellsTheWholeStory()
{
    const QString id = complete(m_open[0], {u"--notes"_s, u"Went well"_s});
    const auto run = m_cli->runJson({u"receipt"_s, id});
    QVERIFY2(run.exitCode == 0, run.err);
    const QJsonObject receipt = run.json()[u"receipt"_s].toObject();
    QCOMPARE(receipt[u"record_id"_s].toString(), id);
    QCOMPARE(receipt[u"session_id"_s].toString(), m_open[0]);
    QCOMPARE(receipt[u"state"_s].toString(), u"delivered"_s);
    QCOMPARE(receipt[u"account"_s][u"server"_s].toString(), m_server->root());
    QCOMPARE(receipt[u"account"_s][u"email"_s].toString(), u"instructor@demo.example"_s);
    QCOMPARE(receipt[u"http_status"_s].toInt(), 200);
    QVERIFY(!receipt[u"request_id"_s].toString().isEmpty());
    QVERIFY(receipt[u"answer"_s].toString().contains(m_open[0]));
    QVERIFY(receipt[u"received_by_servers_clock"_s].toBool());
    QCOMPARE(receipt[u"steps"_s].toArray().size(), 2);
    const auto check = m_cli->runJson({u"history"_s, u"--verify"_s});
    QCOMPARE(receipt[u"chain_head"_s], check.json()[u"history"_s][u"head_hash"_s]);

    const auto text = m_cli->run({u"receipt"_s, id});
    QCOMPARE(text.exitCode, 0);
    for (const QString& word : {id, m_open[0], receipt[u"request_id"_s].toString(), u"Went well"_s,
                                receipt[u"chain_head"_s].toString()})
        QVERIFY2(text.out.contains(word.toUtf8()), text.out);
}

void TestCliHistory::aReceiptIsMadeWithoutAServer()
{
    QCOMPARE(m_cli->run({u"sessions"_s}).exitCode, 0);
    QVERIFY(m_server->stop());
    const QString id = complete(m_open[0]);
    QVERIFY(!id.isEmpty());
    const auto run = m_cli->runJson({u"receipt"_s, id});
    QVERIFY2(run.exitCode == 0, run.err);
    QCOMPARE(run.json()[u"receipt"_s][u"state"_s].toString(), u"queued"_s);
    QVERIFY(run.json()[u"receipt"_s][u"received_at"_s].isNull());
}

void TestCliHistory::theHistoryIsListedOldestFirst()
{
    const QString first = complete(m_open[0]);
    const QString second = complete(m_open[1], {u"--queue-only"_s});
    QCOMPARE(kinds({u"history"_s}),
             QStringList({u"recorded"_s, u"sending"_s, u"delivered"_s, u"recorded"_s}));
    QCOMPARE(kinds({u"history"_s, first}), QStringList({u"recorded"_s, u"sending"_s, u"delivered"_s}));
    QCOMPARE(kinds({u"history"_s, second}), QStringList({u"recorded"_s}));
    const QJsonArray rows = m_cli->runJson({u"history"_s}).json()[u"rows"_s].toArray();
    QCOMPARE(rows[0][u"payload"_s][u"session_id"_s].toString(), m_open[0]);
    QCOMPARE(rows[3][u"previous_hash"_s], rows[2][u"hash"_s]);
    const auto text = m_cli->run({u"history"_s, first});
    QCOMPARE(text.out.trimmed().split('\n').size(), 3);
    QVERIFY2(text.out.contains("Received by the server"), text.out);
}

void TestCliHistory::aWholeHistoryIsConfirmed()
{
    QCOMPARE(m_cli->run({u"sessions"_s}).exitCode, 0);
    const auto empty = m_cli->runJson({u"history"_s, u"--verify"_s});
    QCOMPARE(empty.exitCode, 0);
    QCOMPARE(empty.json()[u"history"_s][u"rows"_s].toInt(-1), 0);
    QCOMPARE(m_cli->runJson({u"history"_s}).json()[u"rows"_s].toArray().size(), 0);
    complete(m_open[0]);
    const auto whole = m_cli->runJson({u"history"_s, u"--verify"_s});
    QCOMPARE(whole.exitCode, 0);
    QVERIFY(whole.json()[u"history"_s][u"ok"_s].toBool());
    QCOMPARE(whole.json()[u"history"_s][u"rows"_s].toInt(), 3);
    QVERIFY(m_cli->run({u"history"_s, u"--verify"_s}).out.contains("3 rows"));
}

void TestCliHistory::aChangedRowIsNamed()
{
    complete(m_open[0]);
    {
        auto database = lectern::Database::open(recordsPath(), lectern::Durability::Precious);
        QVERIFY(database);
        auto read =
            (*database)->prepare(u"SELECT sql FROM sqlite_master WHERE name = 'history_is_immutable'"_s);
        QVERIFY(read.run() && read.next());
        const QString guard = read.text(0);
        QVERIFY((*database)->exec(u"DROP TRIGGER history_is_immutable"_s));
        QVERIFY((*database)->exec(u"UPDATE history SET at = '2026-11-01T08:00:00Z' WHERE number = 2"_s));
        QVERIFY((*database)->exec(guard));
    }
    const auto run = m_cli->run({u"history"_s, u"--verify"_s});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains("Row 2 "), run.err);
    const auto json = m_cli->runJson({u"history"_s, u"--verify"_s});
    QCOMPARE(json.exitCode, 1);
    QVERIFY(!json.json()[u"history"_s][u"ok"_s].toBool(true));
    QCOMPARE(json.json()[u"history"_s][u"first_bad_row"_s].toInt(), 2);
    QCOMPARE(kinds({u"history"_s}).size(), 3); // what is there can be read all the same
}

void TestCliHistory::aLongHistoryIsNoProblem()
{
    constexpr int kRows = 100'000;
    QCOMPARE(m_cli->run({u"sessions"_s}).exitCode, 0);
    {
        auto database = lectern::Database::open(recordsPath(), lectern::Durability::Precious);
        QVERIFY(database);
        lectern::HistoryLog log(**database);
        lectern::Transaction transaction(**database);
        QVERIFY(transaction.begun());
        const QDateTime at({2026, 11, 23}, {10, 30}, Qt::UTC);
        for (int i = 0; i < kRows; ++i)
            QVERIFY(log.append(QUuid::createUuid(), at.addSecs(i), u"retried"_s, {{u"n"_s, i}}));
        QVERIFY(transaction.commit());
    }
    const auto run = m_cli->runJson({u"history"_s});
    QVERIFY2(run.exitCode == 0, run.err);
    const QJsonArray rows = run.json()[u"rows"_s].toArray();
    QCOMPARE(rows.size(), kRows);
    QCOMPARE(rows.first()[u"number"_s].toInt(), 1);
    QCOMPARE(rows.last()[u"payload"_s][u"n"_s].toInt(), kRows - 1);
    QCOMPARE(m_cli->run({u"history"_s}).out.count('\n'), kRows);
    QCOMPARE(m_cli->run({u"history"_s, u"--verify"_s}).exitCode, 0);
}

void TestCliHistory::unknownRecordsAreSaidToBe()
{
    QCOMPARE(m_cli->run({u"sessions"_s}).exitCode, 0);
    const QString nowhere = QUuid::createUuid().toString(QUuid::WithoutBraces);
    for (const QStringList& call : {QStringList{u"receipt"_s, nowhere}, QStringList{u"history"_s, nowhere},
                                    QStringList{u"outbox"_s, u"recall"_s, nowhere}}) {
        const auto run = m_cli->run(call);
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.err.contains(nowhere.toUtf8()), run.err);
        QVERIFY2(run.out.isEmpty(), run.out);
    }
}

void TestCliHistory::aQueuedRecordIsTakenBack()
{
    const QString id = complete(m_open[0], {u"--queue-only"_s, u"--notes"_s, u"too early"_s});
    const auto run = m_cli->runJson({u"outbox"_s, u"recall"_s, id});
    QVERIFY2(run.exitCode == 0, run.err);
    QCOMPARE(run.json()[u"record"_s][u"state"_s].toString(), u"draft"_s);
    QCOMPARE(kinds({u"history"_s, id}), QStringList({u"recorded"_s, u"recalled"_s}));
    QCOMPARE(m_cli->runJson({u"sync"_s}).json()[u"sync"_s][u"delivered"_s].toInt(-1), 0);
    const QJsonArray sessions = m_cli->runJson({u"sessions"_s}).json()[u"sessions"_s].toArray();
    for (const QJsonValue& session : sessions) {
        if (session[u"id"_s].toString() == m_open[0]) {
            QCOMPARE(session[u"delivery"_s].toString(), u"draft"_s);
            QVERIFY(session[u"status"_s].toString() != u"completed");
        }
    }
    QCOMPARE(m_cli->run({u"complete"_s, m_open[0]}).exitCode, 0); // the session is free again
}

void TestCliHistory::aDeliveredRecordIsNotTakenBack()
{
    const QString id = complete(m_open[0]);
    const auto run = m_cli->run({u"outbox"_s, u"recall"_s, id});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains("cannot be taken back"), run.err);
    QCOMPARE(m_cli->runJson({u"receipt"_s, id}).json()[u"receipt"_s][u"state"_s].toString(), u"delivered"_s);
}

void TestCliHistory::aConflictEndsWithWhatTheServerHas()
{
    CliRunner other;
    other.setServer(m_server->root());
    other.setToken(demoToken(m_server->root()));
    QCOMPARE(other.run({u"complete"_s, m_open[0], u"--score"_s, u"60"_s}).exitCode, 0);
    const QString id = complete(m_open[0]);
    QCOMPARE(m_cli->run({u"outbox"_s, u"keep-server"_s, id}).exitCode, 0);
    QCOMPARE(m_cli->runJson({u"outbox"_s}).json()[u"records"_s][0][u"state"_s].toString(), u"discarded"_s);
    QVERIFY(kinds({u"history"_s, id}).contains(u"kept_servers"_s));
    const auto again = m_cli->run({u"outbox"_s, u"keep-server"_s, id});
    QCOMPARE(again.exitCode, 1);
    QVERIFY2(again.err.contains("in no conflict"), again.err);
}

void TestCliHistory::theStatusTellsWhatWaitsAndSinceWhen()
{
    QCOMPARE(m_cli->run({u"sessions"_s}).exitCode, 0);
    const auto status = [this] {
        return m_cli->runJson({u"status"_s}).json()[u"status"_s].toObject();
    };
    QVERIFY(status()[u"oldest_unsent_at"_s].isNull());
    QVERIFY(status()[u"clock_offset_ms"_s].isNull());
    QVERIFY(m_cli->run({u"status"_s}).out.contains("clock is not known"));

    QVERIFY(!complete(m_open[0]).isEmpty());
    const auto first = m_cli->runJson({u"complete"_s, m_open[1], u"--queue-only"_s});
    complete(m_open[2], {u"--queue-only"_s});
    const QJsonObject now = status();
    QCOMPARE(now[u"queued"_s].toInt(), 2);
    QCOMPARE(now[u"outcome_unknown"_s].toInt(-1), 0);
    QCOMPARE(now[u"oldest_unsent_at"_s], first.json()[u"record"_s][u"recorded_at"_s]);
    QVERIFY(now[u"clock_offset_ms"_s].isDouble());
    QVERIFY(std::abs(now[u"clock_offset_ms"_s].toInt()) < 10'000); // one clock, and a loaded machine
    const QByteArray text = m_cli->run({u"status"_s}).out;
    QVERIFY2(text.contains(now[u"oldest_unsent_at"_s].toString().toUtf8()), text);
}

QTEST_GUILESS_MAIN(TestCliHistory)
#include "test_cli_history.moc"
