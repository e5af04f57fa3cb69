#include "cli_runner.h"
#include "support/loopback.h"
#include "support/scripted_server.h"

#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>
#include <QUuid>

using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

/// Nobody has signed it: anybody can make one.
QString jwt(const QByteArray& subject, int endsInSeconds = 600)
{
    const auto encode = [](const QByteArray& json) {
        return json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    const qint64 end = QDateTime::currentSecsSinceEpoch() + endsInSeconds;
    const QByteArray claims = R"({"iss":"https://issuer.example","sub":")" + subject + R"(","exp":)" +
                              QByteArray::number(end) + R"(,"n":)" +
                              QByteArray::number(QRandomGenerator::global()->generate()) + '}';
    return QString::fromLatin1(encode(R"({"alg":"none"})") + '.' + encode(claims) + '.');
}

QString newSession()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace

/// Whose token it is, on a server that has only what the vendor documents (contract: who is signed in).
class TestCliIdentity : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_cli = std::make_unique<CliRunner>();
        m_server = std::make_unique<ScriptedServer>([](const ScriptedServer::Request& request) {
            return ScriptedServer::Reply{request.target.contains("users/me")
                                             ? ScriptedServer::http(404, "")
                                             : ScriptedServer::http(200, R"({"sessions":[]})")};
        });
        m_cli->setServer(m_server->root());
    }

    /// Web sessions' tokens live for a minute: the next one must be as good without a network.
    void aFreshTokenOfAKnownPersonSavesOffline()
    {
        m_cli->setToken(jwt("user_2x"));
        QCOMPARE(m_cli->run({u"sync"_s}).exitCode, 0);
        m_server->setDoor(ScriptedServer::Door::Resetting);
        m_cli->setToken(jwt("user_2x"));
        const auto saved = m_cli->runJson({u"complete"_s, newSession(), u"--score"_s, u"85"_s});
        QCOMPARE(saved.exitCode, 4);
        const QJsonObject record = saved.json()[u"record"_s].toObject();
        QCOMPARE(record[u"state"_s].toString(), u"needs_attention"_s);
        QCOMPARE(record[u"reason"_s].toString(), u"unconfirmed"_s);

        // The same without even trying the network.
        m_cli->setToken(jwt("user_2x"));
        const auto queued =
            m_cli->runJson({u"complete"_s, newSession(), u"--score"_s, u"70"_s, u"--queue-only"_s});
        QCOMPARE(queued.json()[u"record"_s][u"reason"_s].toString(), u"unconfirmed"_s);

        // Its owner, once confirmed, sends it.
        m_server->setDoor(ScriptedServer::Door::Open);
        const QString id = record[u"id"_s].toString();
        m_cli->setToken(jwt("user_2x"));
        QCOMPARE(m_cli->run({u"sync"_s}).exitCode, 4); // two of them still need a person
        const auto retried = m_cli->runJson({u"outbox"_s, u"retry"_s, id});
        QCOMPARE(retried.json()[u"record"_s][u"state"_s].toString(), u"queued"_s);
    }

    void anUnconfirmedTokenOpensNothingToRead_data()
    {
        QTest::addColumn<QStringList>("command");
        for (const char* command : {"status", "sessions --offline", "packages --offline", "outbox", "history",
                                    "setting", "sync", "repair"})
            QTest::newRow(command) << QString::fromLatin1(command).split(u' ');
    }
    void anUnconfirmedTokenOpensNothingToRead()
    {
        QFETCH(QStringList, command);
        m_cli->setToken(jwt("user_2x"));
        QCOMPARE(m_cli->run({u"sync"_s}).exitCode, 0);
        m_server->setDoor(ScriptedServer::Door::Resetting);
        m_cli->setToken(jwt("user_2x"));
        const auto run = m_cli->run(command);
        // `status` answers "nobody is signed in": that is an answer, not a failure.
        QCOMPARE(run.exitCode, command.first() == u"status" ? 0 : 3);
        QVERIFY2(!(run.out + run.err).contains("issuer.example"), run.out.constData());
        QVERIFY(!run.out.contains("records"));
    }

    void aTokenOfNobodyKnownSavesNothing_data()
    {
        QTest::addColumn<QString>("token");
        QTest::newRow("opaque") << u"never-seen"_s;
        QTest::newRow("another person's") << jwt("user_3y");
        QTest::newRow("ended") << jwt("user_2x", -30);
    }
    void aTokenOfNobodyKnownSavesNothing()
    {
        QFETCH(QString, token);
        m_cli->setToken(jwt("user_2x"));
        QCOMPARE(m_cli->run({u"sync"_s}).exitCode, 0);
        m_server->setDoor(ScriptedServer::Door::Resetting);
        m_cli->setToken(token);
        const auto run = m_cli->run({u"complete"_s, newSession(), u"--score"_s, u"85"_s});
        QCOMPARE(run.exitCode, 3);
        QVERIFY(run.err.contains("Nothing was saved"));
    }

    void whereTheServerDoesNotTellItIsAskedOnce()
    {
        m_cli->setToken(u"first-opaque"_s);
        QCOMPARE(m_cli->run({u"sync"_s}).exitCode, 0);
        const QString account = m_cli->runJson({u"status"_s}).json()[u"status"_s][u"account"_s].toString();
        m_cli->setToken(u"second-opaque"_s);
        const auto asked = m_cli->run({u"sync"_s});
        QCOMPARE(asked.exitCode, 3);
        QVERIFY2(asked.err.contains("--as") && asked.err.contains(account.toUtf8()), asked.err.constData());
        QCOMPARE(m_cli->run({u"--as"_s, account, u"sync"_s}).exitCode, 0);
        QCOMPARE(m_cli->run({u"sync"_s}).exitCode, 0); // it is remembered
        QCOMPARE(m_cli->runJson({u"status"_s}).json()[u"status"_s][u"account"_s].toString(), account);
    }

    void anEmptyServerIsNotTheServerUsedLast()
    {
        m_cli->setToken(u"a-token"_s);
        QCOMPARE(m_cli->run({u"sync"_s}).exitCode, 0);
        const int calls = m_server->count();
        m_cli->setServer({});
        const auto run = m_cli->run({u"--server"_s, u""_s, u"sync"_s});
        QCOMPARE(run.exitCode, 2);
        QCOMPARE(m_server->count(), calls);
    }

private:
    std::unique_ptr<CliRunner> m_cli;
    std::unique_ptr<ScriptedServer> m_server;
};

QTEST_GUILESS_MAIN(TestCliIdentity)
#include "test_cli_identity.moc"
