#include "cli_runner.h"
#include "support/loopback.h"
#include "support/scripted_server.h"

#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>
#include <QUuid>

#include <memory>
#include <mutex>

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
        m_usersMe = ScriptedServer::http(404, "");
        m_sessions = R"({"sessions":[]})";
        m_server = std::make_unique<ScriptedServer>([this](const ScriptedServer::Request& request) {
            const std::lock_guard guard(m_mutex);
            return ScriptedServer::Reply{
                request.target.contains("users/me") ? m_usersMe : ScriptedServer::http(200, m_sessions)};
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

    void aTokenGoesToItsOwnServer()
    {
        ScriptedServer second([](const ScriptedServer::Request& request) {
            return ScriptedServer::Reply{request.target.contains("users/me")
                                             ? ScriptedServer::http(404, "")
                                             : ScriptedServer::http(200, R"({"sessions":[]})")};
        });
        m_cli->setServer(second.root());
        m_cli->setToken(u"of-the-second"_s);
        QCOMPARE(m_cli->run({u"sync"_s}).exitCode, 0);
        m_cli->setServer(m_server->root());
        m_cli->setToken(u"of-the-first"_s);
        QCOMPARE(m_cli->run({u"sync"_s}).exitCode, 0); // used last

        const int calls = m_server->count();
        const int secondCalls = second.count();
        m_cli->setServer({});
        m_cli->setToken(u"of-the-second"_s);
        QCOMPARE(m_cli->run({u"sessions"_s}).exitCode, 0);
        QVERIFY(second.count() > secondCalls);
        QCOMPARE(m_cli->run({u"complete"_s, newSession(), u"--queue-only"_s}).exitCode, 0);
        m_cli->setToken(u"of-whom"_s);
        const auto unknown = m_cli->run({u"sessions"_s});
        QCOMPARE(unknown.exitCode, 2);
        QVERIFY(unknown.err.contains("--server"));
        QCOMPARE(m_server->count(), calls);
    }

    /// A network's own page, or a proxy in trouble: nobody has refused the token.
    void whereSomethingElseAnswersAFreshTokenSaves_data()
    {
        QTest::addColumn<QByteArray>("answer");
        const QByteArray page = "<html>Please accept our terms.</html>";
        for (const int status : {200, 302, 403, 404, 511}) {
            QTest::addRow("%d with a page", status) << ScriptedServer::http(status, page, {}, "text/html");
        }
        QTest::newRow("nothing of use") << ScriptedServer::http(200, "{}");
        QTest::newRow("an outage") << ScriptedServer::http(503, "");
    }
    void whereSomethingElseAnswersAFreshTokenSaves()
    {
        QFETCH(QByteArray, answer);
        m_cli->setToken(jwt("user_2x"));
        QCOMPARE(m_cli->run({u"sync"_s}).exitCode, 0);
        answerUsersMe(answer);
        answerSessions("<html></html>");
        m_cli->setToken(jwt("user_2x"));
        const auto saved = m_cli->runJson({u"complete"_s, newSession(), u"--score"_s, u"85"_s});
        QVERIFY2(saved.exitCode == 4, saved.err.constData());
        QCOMPARE(saved.json()[u"record"_s][u"reason"_s].toString(), u"unconfirmed"_s);
        // Of somebody unknown nothing can be saved, and that is said.
        m_cli->setToken(jwt("user_3y"));
        const auto unknown = m_cli->run({u"complete"_s, newSession(), u"--score"_s, u"85"_s});
        QCOMPARE(unknown.exitCode, 3);
        QVERIFY2(unknown.err.contains("Nothing was saved"), unknown.err.constData());
    }

    /// Somebody said to be another person, and the server knows better later.
    void whoIsSomebodyElseSavesForTheOwnerToJudgeAndReadsNothing()
    {
        m_cli->setToken(u"own"_s);
        QCOMPARE(m_cli->run({u"sync"_s}).exitCode, 0);
        const QString account = accountNow();
        m_cli->setToken(u"other"_s);
        QCOMPARE(m_cli->run({u"--as"_s, account, u"sync"_s}).exitCode, 0);
        answerUsersMe(ScriptedServer::http(200, R"({"id":"person-1"})"));
        m_cli->setToken(u"own"_s);
        QCOMPARE(m_cli->run({u"sessions"_s}).exitCode, 0);
        answerUsersMe(ScriptedServer::http(200, R"({"id":"person-2"})"));
        m_cli->setToken(u"other"_s);
        const auto saved = m_cli->runJson({u"complete"_s, newSession(), u"--score"_s, u"85"_s});
        QVERIFY2(saved.exitCode == 4, (saved.out + saved.err).constData());
        QCOMPARE(saved.json()[u"record"_s][u"reason"_s].toString(), u"unconfirmed"_s);
        QVERIFY(!m_cli->run({u"outbox"_s}).out.contains("85"));
        QCOMPARE(m_cli->run({u"sync"_s}).exitCode, 0); // in an account of their own
        QVERIFY(accountNow() != account);
    }

    void whatWasSaidByMistakeCanBeSaidAnew()
    {
        m_cli->setToken(u"own"_s);
        QCOMPARE(m_cli->run({u"sync"_s}).exitCode, 0);
        const QString account = accountNow();
        m_cli->setToken(u"other"_s);
        QCOMPARE(m_cli->run({u"--as"_s, account, u"sync"_s}).exitCode, 0);
        QCOMPARE(m_cli->run({u"--as"_s, u"new"_s, u"sync"_s}).exitCode, 0);
        QVERIFY(accountNow() != account);
        m_cli->setToken(u"own"_s);
        QCOMPARE(accountNow(), account);
    }

    /// Anybody can make a token that names somebody.
    void whatNobodyConfirmedHidesNoResult()
    {
        const QString session = newSession();
        answerSessions(R"({"sessions":[{"id":")" + session.toUtf8() +
                       R"(","status":"completed","score":{"raw":91,"max":100,"scaled":0.91}}]})");
        m_cli->setToken(jwt("user_2x"));
        QCOMPARE(m_cli->run({u"sessions"_s}).exitCode, 0);
        m_server->setDoor(ScriptedServer::Door::Resetting);
        const auto own = m_cli->run({u"complete"_s, session, u"--score"_s, u"91"_s});
        QCOMPARE(own.exitCode, 0);
        const QProcessEnvironment environment = m_cli->environment();
        m_cli->setToken(jwt("user_2x"));
        QCOMPARE(m_cli->run({u"complete"_s, session, u"--score"_s, u"1"_s}).exitCode, 4);
        m_cli->setToken(environment.value(u"LECTERN_TOKEN"_s));
        const auto list = m_cli->runJson({u"sessions"_s, u"--offline"_s});
        QCOMPARE(list.json()[u"sessions"_s][0][u"delivery"_s].toString(), u"queued"_s);
        const auto text = m_cli->run({u"sessions"_s, u"--offline"_s});
        QVERIFY2(text.out.contains(" 91 "), text.out.constData());
    }

    void aTokenThatHasAlwaysEndedIsRefused_data()
    {
        QTest::addColumn<int>("end");
        for (const int end : {0, -5})
            QTest::addRow("%d", end) << end;
    }
    void aTokenThatHasAlwaysEndedIsRefused()
    {
        QFETCH(int, end);
        m_cli->setToken(jwt("user_2x"));
        QCOMPARE(m_cli->run({u"sync"_s}).exitCode, 0);
        m_server->setDoor(ScriptedServer::Door::Resetting);
        m_cli->setToken(jwt("user_2x", int(end - QDateTime::currentSecsSinceEpoch())));
        QCOMPARE(m_cli->run({u"complete"_s, newSession(), u"--score"_s, u"85"_s}).exitCode, 3);
    }

private:
    void answerUsersMe(const QByteArray& answer)
    {
        const std::lock_guard guard(m_mutex);
        m_usersMe = answer;
    }
    void answerSessions(const QByteArray& body)
    {
        const std::lock_guard guard(m_mutex);
        m_sessions = body;
    }
    [[nodiscard]] QString accountNow() const
    {
        return m_cli->runJson({u"status"_s}).json()[u"status"_s][u"account"_s].toString();
    }

    std::unique_ptr<CliRunner> m_cli;
    std::mutex m_mutex;
    QByteArray m_usersMe;                     ///< all of the answer
    QByteArray m_sessions;                    ///< the body
    std::unique_ptr<ScriptedServer> m_server; // last: its threads use the others
};

QTEST_GUILESS_MAIN(TestCliIdentity)
#include "test_cli_identity.moc"
