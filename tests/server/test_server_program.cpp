#include "http_probe.h"
#include "support/server_process.h"
#include "support/test_certificate.h"

#include <QDir>
#include <QFileInfo>
#include <QMap>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <array>
#include <csignal>

#include <linux/capability.h>
#include <sys/prctl.h>

using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

struct Ended
{
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
};

Ended runProgram(const QStringList& arguments, const QByteArray& input = {})
{
    QProcess process;
    process.setProgram(ServerProcess::program());
    process.setArguments(arguments);
    process.start();
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(20'000)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

quint16 portOf(const QString& root)
{
    return quint16(QUrl(root).port());
}

/// Of no certificate that the tests have.
constexpr char kOtherKey[] = R"(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQggB4nF0PO819yJU6o
If6VAuIbsQtRfRDYqLxL40trZmahRANCAARZOnuVTfoXN9oxKBZNyQ4ekf3SlRqL
QHntYBvfE7Z27MIItHW6F67PmkS2LExRszRZCzvQxIa1Ui3QER4IBVlH
-----END PRIVATE KEY-----
)";

/// A folder with the files that --tls-cert and --tls-key name.
class TlsFiles
{
public:
    bool write(const QSslCertificate& certificate, const QByteArray& key = testKey().toPem())
    {
        return write(u"cert.pem"_s, certificate.toPem()) && write(u"key.pem"_s, key);
    }
    [[nodiscard]] QStringList options() const
    {
        return {u"--tls-cert"_s, m_folder.filePath(u"cert.pem"_s), u"--tls-key"_s,
                m_folder.filePath(u"key.pem"_s)};
    }

private:
    bool write(const QString& name, const QByteArray& bytes)
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }

    QTemporaryDir m_folder;
};

/// The certificate that a new connection is shown; null if there is none.
QSslCertificate shownCertificate(quint16 port, QSsl::SslProtocol protocol = QSsl::SecureProtocols,
                                 const QString& suite = {})
{
    QSslSocket socket;
    QSslConfiguration configuration = socket.sslConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setProtocol(protocol);
    if (!suite.isEmpty())
        configuration.setCiphers(suite);
    socket.setSslConfiguration(configuration);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, port);
    return socket.waitForEncrypted(10'000) ? socket.peerCertificate() : QSslCertificate();
}

/// What names the accounts in xAPI statements.
QString baseUrlIn(const QString& databaseFile)
{
    QString url;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"behind"_s);
        database.setDatabaseName(databaseFile);
        QSqlQuery query(database.open() ? QSqlQuery(database) : QSqlQuery());
        if (query.exec(u"SELECT base_url FROM tenants"_s) && query.next())
            url = query.value(0).toString();
    }
    QSqlDatabase::removeDatabase(u"behind"_s);
    return url;
}

} // namespace

/// lectern-server as a process.
class TestServerProgram : public QObject
{
    Q_OBJECT

private slots:
    void saysOneLineAndEndsCleanly_data();
    void saysOneLineAndEndsCleanly();
    void databaseIsPrivate();
    void tokensOutliveTheProcess();
    void refusesAPublicAddress();
    void wrongOptionsAreExplained_data();
    void wrongOptionsAreExplained();
    void helpAndVersion();
    void idempotencyKeysMayBeIgnored();
    void takenPortIsAnError();
    void usersAreAddedListedAndDisabled();
    void usersGetPasswordsAndAreSignedOut();
    void usersAreCheckedBeforeTheyAreAdded_data();
    void usersAreCheckedBeforeTheyAreAdded();
    void argumentsAreUtf8();
    void speaksTls();
    void hangUpReloadsTheCertificate();
    void hangUpEndsNothing();
    void onlySuitesWithForwardSecrecyAreSpoken();
    void demoIsForThisComputerOnly();
    void demoAccountsAreForThisComputerOnly_data();
    void demoAccountsAreForThisComputerOnly();
    void twoDemosShareOneNewFile();
    void rightsOfOthersAreTakenAway();
    void filesOfOthersAreLeftAsTheyAre_data();
    void filesOfOthersAreLeftAsTheyAre();
    void databaseThatCannotBeWrittenIsNotServed();
    void lookingAfterPeopleMakesNoDatabase_data();
    void lookingAfterPeopleMakesNoDatabase();
};

void TestServerProgram::saysOneLineAndEndsCleanly_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void TestServerProgram::saysOneLineAndEndsCleanly()
{
    QFETCH(int, number);
    const QTemporaryDir folder;
    QProcess process;
    process.setProgram(ServerProcess::program());
    process.setArguments({u"--listen"_s, u"127.0.0.1:0"_s, u"--database"_s,
                          u"sqlite:"_s + folder.filePath(u"a.sqlite"_s), u"--demo"_s});
    process.start();
    QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), 20'000);
    const QByteArray line = process.readLine();
    QVERIFY2(line.startsWith("listening on http://127.0.0.1:"), line.constData());
    HttpProbe probe(portOf(QString::fromLatin1(line.mid(13).trimmed())));
    QCOMPARE(probe.get("/healthz").status, 200);
    QCOMPARE(::kill(pid_t(process.processId()), number), 0);
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    QVERIFY(process.readAllStandardOutput().isEmpty());
    QVERIFY(!QFile::exists(folder.filePath(u"a.sqlite-wal"_s))); // closed in order
}

void TestServerProgram::databaseIsPrivate()
{
    ServerProcess server;
    QVERIFY(server.start());
    const auto forOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFileInfo(server.databaseFile()).permissions() & forOthers));
}

void TestServerProgram::tokensOutliveTheProcess()
{
    ServerProcess server;
    QVERIFY(server.start());
    HttpProbe probe(portOf(server.root()));
    const QByteArray token = probe
                                 .post("/auth/v1/token?grant_type=password",
                                       R"({"email":"instructor@demo.example","password":"demo-password"})")
                                 .json()
                                 .value(u"access_token"_s)
                                 .toString()
                                 .toLatin1();
    server.kill();
    QVERIFY(server.start());
    HttpProbe again(portOf(server.root()), token);
    QCOMPARE(again.get("/api/users/me").status, 200);
    QVERIFY(server.stop());
}

void TestServerProgram::refusesAPublicAddress()
{
    const QTemporaryDir folder;
    const QString database = folder.filePath(u"a.sqlite"_s);
    for (const QString& address : {u"0.0.0.0:0"_s, u"[::]:0"_s, u"192.0.2.1:80"_s}) {
        const Ended ended =
            runProgram({u"--listen"_s, address, u"--database"_s, u"sqlite:"_s + database, u"--demo"_s});
        QCOMPARE(ended.exitCode, 2);
        QVERIFY2(ended.errors.contains("--tls-cert"), ended.errors.constData());
        QVERIFY(ended.output.isEmpty());
        QVERIFY(!QFile::exists(database));
    }
}

void TestServerProgram::wrongOptionsAreExplained_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("nothing") << QStringList{} << QByteArray("--listen");
    QTest::newRow("unknown") << QStringList{u"--nonsense"_s} << QByteArray("nonsense");
    QTest::newRow("no database") << QStringList{u"--listen"_s, u"127.0.0.1:0"_s} << QByteArray("--database");
    QTest::newRow("database") << QStringList{u"--listen"_s, u"127.0.0.1:0"_s, u"--database"_s, u"mysql:x"_s}
                              << QByteArray("sqlite:PATH");
    QTest::newRow("port") << QStringList{u"--listen"_s, u"127.0.0.1:99999"_s, u"--database"_s, u"sqlite:x"_s}
                          << QByteArray("HOST:PORT");
    QTest::newRow("host") << QStringList{u"--listen"_s, u"some.example:1"_s, u"--database"_s, u"sqlite:x"_s}
                          << QByteArray("no address");
    QTest::newRow("half of TLS") << QStringList{u"--listen"_s, u"127.0.0.1:0"_s, u"--database"_s,
                                                u"sqlite:x"_s, u"--tls-cert"_s,  u"x"_s}
                                 << QByteArray("together");
    QTest::newRow("sessions") << QStringList{u"--listen"_s, u"127.0.0.1:0"_s, u"--database"_s,
                                             u"sqlite:x"_s, u"--demo"_s,      u"--demo-sessions"_s,
                                             u"many"_s}
                              << QByteArray("--demo-sessions");
    const auto serve = [](const char* name, const QString& database, const QStringList& more,
                          const QByteArray& words) {
        QTest::newRow(name) << QStringList{u"--listen"_s, u"127.0.0.1:0"_s, u"--database"_s, database} + more
                            << words;
    };
    serve("database in memory", u"sqlite::memory:"_s, {}, "no file that stays");
    serve("database as a URL", u"sqlite:file:a?mode=memory"_s, {}, "no file that stays");
    serve("database is a folder", u"sqlite:/tmp"_s, {}, "is no file");
    serve("database is a device", u"sqlite:/dev/null"_s, {}, "is no file");
    for (const char* url : {"training centre", "centre.example", "ftp://centre.example", "https://",
                            "https:///a", "https://user@centre.example", "https://centre.example?a=b",
                            "https://centre.example#part", "https://centre.example/a b"})
        serve(url, u"sqlite:x"_s, {u"--public-url"_s, QString::fromLatin1(url)}, "--public-url");
    QTest::newRow("command") << QStringList{u"dance"_s} << QByteArray("dance");
    QTest::newRow("user") << QStringList{u"user"_s, u"add"_s} << QByteArray("e-mail");
    QTest::newRow("password") << QStringList{u"user"_s, u"add"_s, u"a@b.example"_s, u"--database"_s,
                                             u"sqlite:x"_s}
                              << QByteArray("--password-stdin");
}

void TestServerProgram::wrongOptionsAreExplained()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, words);
    const Ended ended = runProgram(arguments);
    QCOMPARE(ended.exitCode, 2);
    QVERIFY2(ended.errors.contains(words), ended.errors.constData());
    QVERIFY(ended.output.isEmpty());
}

void TestServerProgram::helpAndVersion()
{
    const Ended help = runProgram({u"--help"_s});
    QCOMPARE(help.exitCode, 0);
    for (const char* option :
         {"--listen", "--database", "--demo-sessions", "--tls-cert", "--behind-proxy",
          "--ignore-idempotency-keys", "user add", "user list", "user disable", "user enable",
          "user password", "user sign-out", "--no-profile", "--trusted-proxy"})
        QVERIFY2(help.output.contains(option), option);
    const Ended version = runProgram({u"--version"_s});
    QCOMPARE(version.exitCode, 0);
    QVERIFY(version.output.startsWith("lectern-server "));
}

void TestServerProgram::idempotencyKeysMayBeIgnored()
{
    ServerProcess server;
    for (const bool ignored : {false, true}) {
        QVERIFY(server.start(ignored ? QStringList{u"--demo"_s, u"--ignore-idempotency-keys"_s}
                                     : QStringList{u"--demo"_s}));
        HttpProbe probe(portOf(server.root()));
        const QByteArray token =
            probe
                .post("/auth/v1/token?grant_type=password",
                      R"({"email":"instructor@demo.example","password":"demo-password"})")
                .json()
                .value(u"access_token"_s)
                .toString()
                .toLatin1();
        HttpProbe caller(portOf(server.root()), token);
        QByteArray open;
        const QJsonArray sessions = caller.get("/api/vr-sessions").json().value(u"sessions"_s).toArray();
        for (const QJsonValue& session : sessions) {
            if (session[u"status"_s].toString() != u"completed"_s)
                open = session[u"id"_s].toString().toLatin1();
        }
        QVERIFY(!open.isEmpty());
        const QByteArray path = "/api/vr-sessions/" + open + "/complete";
        const HttpProbe::Headers key{{"Idempotency-Key", "a-key-" + open}};
        QCOMPARE(caller.post(path, R"({"score":80})", key).status, 200);
        const ProbeAnswer again = caller.post(path, R"({"score":80})", key);
        QCOMPARE(again.status, ignored ? 400 : 200);
        QCOMPARE(again.code(), ignored ? u"ALREADY_COMPLETED"_s : QString());

        const QByteArray wanted =
            "{\"package_id\":\"" + sessions.first()[u"package_id"_s].toString().toLatin1() +
            "\",\"activity_id\":\"" + QUuid::createUuid().toByteArray(QUuid::WithoutBraces) + "\"}";
        const ProbeAnswer created = caller.post("/api/vr-sessions", wanted, key);
        QCOMPARE(created.status, 201);
        const QByteArray id = created.json()[u"session"_s][u"id"_s].toString().toLatin1();
        QCOMPARE(caller.post("/api/vr-sessions/" + id + "/complete", "{}").status, 200);
        QCOMPARE(caller.post("/api/vr-sessions", wanted, key).status, ignored ? 201 : 200);
        QVERIFY(server.stop());
    }
}

void TestServerProgram::takenPortIsAnError()
{
    ServerProcess first;
    QVERIFY(first.start());
    const QTemporaryDir folder;
    const Ended second = runProgram(
        {u"--listen"_s, first.root().mid(7), u"--database"_s, u"sqlite:"_s + folder.filePath(u"a.sqlite"_s)});
    QCOMPARE(second.exitCode, 1);
    QVERIFY2(second.errors.contains("Cannot listen"), second.errors.constData());
}

void TestServerProgram::usersAreAddedListedAndDisabled()
{
    ServerProcess server;
    QVERIFY(server.start({}));
    const QString database = u"sqlite:"_s + server.databaseFile();
    const auto user = [&](const QStringList& words, const QByteArray& input = {}) {
        return runProgram(QStringList{u"user"_s} + words + QStringList{u"--database"_s, database}, input);
    };
    const QStringList add{u"add"_s,   u"Trainer-A@Centre.example"_s, u"--name"_s, u"Trainer A"_s, u"--role"_s,
                          u"admin"_s, u"--password-stdin"_s};
    QCOMPARE(user(add, "short\n").exitCode, 2);
    QCOMPARE(user(add, "long enough\n").exitCode, 0);
    QCOMPARE(user(add, "long enough\n").exitCode, 2); // taken
    QCOMPARE(
        user({u"add"_s, u"bare@centre.example"_s, u"--no-profile"_s, u"--password-stdin"_s}, "long enough")
            .exitCode,
        0);
    const Ended listed = user({u"list"_s});
    QCOMPARE(listed.exitCode, 0);
    QCOMPARE(listed.output.count('\n'), 2);
    QVERIFY(listed.output.contains("trainer-a@centre.example\tenabled\tadmin\tTrainer A"));
    QVERIFY(listed.output.contains("bare@centre.example\tenabled\tno profile"));

    // The server that runs knows them at once.
    HttpProbe probe(portOf(server.root()));
    const QByteArray body = R"({"email":"trainer-a@centre.example","password":"long enough"})";
    const ProbeAnswer signedIn = probe.post("/auth/v1/token?grant_type=password", body);
    QCOMPARE(signedIn.status, 200);
    HttpProbe trainer(portOf(server.root()), signedIn.json().value(u"access_token"_s).toString().toLatin1());
    QCOMPARE(trainer.get("/api/users/me").status, 200);
    QCOMPARE(user({u"disable"_s, u"trainer-a@centre.example"_s}).exitCode, 0);
    QCOMPARE(trainer.get("/api/users/me").status, 401);
    QCOMPARE(probe.post("/auth/v1/token?grant_type=password", body).status, 400);
    QVERIFY(user({u"list"_s}).output.contains("trainer-a@centre.example\tdisabled"));
    QCOMPARE(user({u"disable"_s, u"nobody@centre.example"_s}).exitCode, 1);
}

void TestServerProgram::usersGetPasswordsAndAreSignedOut()
{
    ServerProcess server;
    QVERIFY(server.start());
    const QString email = u"second@demo.example"_s;
    const auto user = [&](const QStringList& words, const QByteArray& input = {}) {
        return runProgram(QStringList{u"user"_s} + words +
                              QStringList{u"--database"_s, u"sqlite:"_s + server.databaseFile()},
                          input);
    };
    HttpProbe probe(portOf(server.root()));
    const auto signIn = [&probe](const QByteArray& password) {
        return probe.post("/auth/v1/token?grant_type=password",
                          R"({"email":"second@demo.example","password":")" + password + "\"}");
    };
    const auto me = [&server](const ProbeAnswer& signedIn) {
        HttpProbe caller(portOf(server.root()),
                         signedIn.json().value(u"access_token"_s).toString().toLatin1());
        return caller.get("/api/users/me").status;
    };
    const ProbeAnswer first = signIn("demo-password");
    QCOMPARE(me(first), 200);
    const Ended changed = user({u"password"_s, email, u"--password-stdin"_s}, "grüße aus dem wald\r\n");
    QCOMPARE(changed.exitCode, 0);
    QVERIFY2(changed.output.contains("new password"), changed.output.constData());
    QCOMPARE(me(first), 401);
    QCOMPARE(signIn("demo-password").status, 400);
    const ProbeAnswer second = signIn("grüße aus dem wald");
    QCOMPARE(me(second), 200);

    QCOMPARE(user({u"sign-out"_s, email}).exitCode, 0);
    QCOMPARE(me(second), 401);
    QCOMPARE(signIn("grüße aus dem wald").status, 200);

    QCOMPARE(user({u"disable"_s, email}).exitCode, 0);
    QVERIFY(signIn("grüße aus dem wald").status != 200);
    QCOMPARE(user({u"enable"_s, email}).exitCode, 0);
    QCOMPARE(signIn("grüße aus dem wald").status, 200);

    for (const QString& verb : {u"password"_s, u"enable"_s, u"disable"_s, u"sign-out"_s}) {
        QStringList words{verb, u"nobody@demo.example"_s};
        if (verb == u"password")
            words.append(u"--password-stdin"_s);
        const Ended unknown = user(words, "long enough\n");
        QCOMPARE(unknown.exitCode, 1);
        QVERIFY2(unknown.errors.contains("nobody@demo.example"), unknown.errors.constData());
    }
    QCOMPARE(user({u"password"_s, email, u"--password-stdin"_s}, "short\n").exitCode, 2);
    QCOMPARE(user({u"password"_s, email}).exitCode, 2);
    QCOMPARE(user({u"enable"_s, email, u"--password-stdin"_s}).exitCode, 2);
}

void TestServerProgram::usersAreCheckedBeforeTheyAreAdded_data()
{
    QTest::addColumn<QString>("email");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArray>("words");
    const QByteArray good("long enough");
    const QString trainer = u"trainer@centre.example"_s;
    for (const QString& email :
         {u"@"_s, u"a@"_s, u"@centre.example"_s, u"a@b@c.example"_s, u"a b@centre.example"_s,
          u"a\tb@centre.example"_s, u"a@centre..example"_s, u".a@centre.example"_s, u"a@-centre.example"_s,
          u"<a@centre.example>"_s, u"a\u202Eb@centre.example"_s, u"a\u0001@centre.example"_s,
          QString(65, u'a') + u"@centre.example"_s, u"a@"_s + QString(300, u'b')})
        QTest::addRow("'%s'", qPrintable(email)) << email << QString() << good << QByteArray("e-mail");
    QTest::newRow("tab in the name") << trainer << u"A\tB"_s << good << QByteArray("tab");
    QTest::newRow("empty name") << trainer << u" "_s << good << QByteArray("--name");
    QTest::newRow("long name") << trainer << QString(201, u'n') << good << QByteArray("200");
    QTest::newRow("Latin-1") << trainer << QString()
                             << QByteArray("gr\xFC\xDF"
                                           "e aus dem wald")
                             << QByteArray("iconv");
    QTest::newRow("half a character")
        << trainer << QString() << QByteArray("gr\xC3\xBC\xC3") << QByteArray("UTF-8");
    QTest::newRow("no password") << trainer << QString() << QByteArray() << QByteArray("standard input");
    QTest::newRow("short") << trainer << QString() << QByteArray("1234567") << QByteArray("7 characters");
    QTest::newRow("long") << trainer << QString() << QByteArray(1025, 'x') << QByteArray("1024");
    QTest::newRow("endless") << trainer << QString() << QByteArray(100'000, 'x') << QByteArray("1024");
    QTest::newRow("tab") << trainer << QString() << QByteArray("long\tenough") << QByteArray("control");
    QTest::newRow("NUL") << trainer << QString() << QByteArray("long\0enough", 11) << QByteArray("control");
}

void TestServerProgram::usersAreCheckedBeforeTheyAreAdded()
{
    QFETCH(QString, email);
    QFETCH(QString, name);
    QFETCH(QByteArray, password);
    QFETCH(QByteArray, words);
    const QTemporaryDir folder;
    const QString database = folder.filePath(u"a.sqlite"_s);
    QStringList arguments{
        u"user"_s, u"add"_s, email, u"--password-stdin"_s, u"--database"_s, u"sqlite:"_s + database};
    if (!name.isEmpty())
        arguments << u"--name"_s << name;
    const Ended ended = runProgram(arguments, password + '\n');
    QCOMPARE(ended.exitCode, 2);
    QVERIFY2(ended.errors.contains(words), ended.errors.constData());
    QVERIFY(ended.output.isEmpty());
    QVERIFY(!QFile::exists(database));
}

// What Qt makes of such bytes names somebody else, or another file.
void TestServerProgram::argumentsAreUtf8()
{
    const QTemporaryDir folder;
    const QString database = u"sqlite:"_s + folder.filePath(u"a.sqlite"_s);
    const QStringList add{u"user"_s, u"add"_s, u"--password-stdin"_s, u"--database"_s, database};
    const QStringList addTrainer = add + QStringList{u"trainer@centre.example"_s};
    const QStringList serve{u"--listen"_s, u"127.0.0.1:0"_s};
    for (const auto& [arguments, bad] :
         {std::pair(add, u"$'m\\xfcller@centre.example'"_s), std::pair(addTrainer, u"--name=$'M\\xfcller'"_s),
          std::pair(addTrainer, u"--database='%1'$'\\xfc'"_s.arg(database)),
          std::pair(serve, u"--database='%1'$'\\xfc'"_s.arg(database))}) {
        QProcess shell; // QProcess by itself could not say it
        shell.start(u"bash"_s,
                    QStringList{u"-c"_s, u"exec \"$@\" "_s + bad, u"bash"_s, ServerProcess::program()} +
                        arguments);
        shell.write("long enough\n");
        shell.closeWriteChannel();
        QVERIFY(shell.waitForFinished(20'000));
        QCOMPARE(shell.exitCode(), 2);
        const QByteArray errors = shell.readAllStandardError();
        QVERIFY2(errors.contains("is not UTF-8 text"), errors.constData());
        QVERIFY(shell.readAllStandardOutput().isEmpty());
        QVERIFY(QDir(folder.path()).isEmpty());
    }
}

void TestServerProgram::speaksTls()
{
    const QTemporaryDir folder;
    const auto write = [&folder](const QString& name, const QByteArray& bytes) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    QVERIFY(write(u"cert.pem"_s, testCertificate().toPem()));
    QVERIFY(write(u"key.pem"_s, testKey().toPem()));
    ServerProcess server;
    QVERIFY(server.start(
        {u"--tls-cert"_s, folder.filePath(u"cert.pem"_s), u"--tls-key"_s, folder.filePath(u"key.pem"_s)}));
    QVERIFY2(server.root().startsWith(u"https://"), qPrintable(server.root()));

    QSslSocket socket;
    QSslConfiguration configuration = socket.sslConfiguration();
    configuration.setCaCertificates({testCertificate()});
    socket.setSslConfiguration(configuration);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, portOf(server.root()));
    QVERIFY2(socket.waitForEncrypted(10'000), qPrintable(socket.errorString()));
    socket.write("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    QVERIFY(socket.waitForDisconnected(10'000) || socket.state() == QAbstractSocket::UnconnectedState);
    QVERIFY(socket.readAll().startsWith("HTTP/1.1 200 OK"));
    QVERIFY(server.stop());
}

void TestServerProgram::hangUpReloadsTheCertificate()
{
    TlsFiles files;
    QVERIFY(files.write(testCertificate()));
    ServerProcess server;
    QVERIFY(server.start(files.options()));
    const quint16 port = portOf(server.root());
    QCOMPARE(shownCertificate(port), testCertificate());

    QSslSocket early; // a connection from before goes on
    early.setPeerVerifyMode(QSslSocket::VerifyNone);
    early.connectToHostEncrypted(u"127.0.0.1"_s, port);
    QVERIFY(early.waitForEncrypted(10'000));

    const auto hangUp = [&server](const QByteArray& words) {
        const auto before = server.log().count(words);
        return ::kill(pid_t(server.processId()), SIGHUP) == 0 &&
               QTest::qWaitFor([&] { return server.log().count(words) > before; }, 20'000);
    };
    QVERIFY(files.write(certificateOfAStranger(), kOtherKey)); // one of two files is new already
    QVERIFY2(hangUp("the certificate in use stays"), server.log().constData());
    QCOMPARE(shownCertificate(port), testCertificate());
    QVERIFY(files.write(QSslCertificate()));
    QVERIFY2(hangUp("the certificate in use stays"), server.log().constData());
    QCOMPARE(shownCertificate(port), testCertificate());
    QVERIFY(files.write(certificateOfAStranger()));
    QVERIFY2(hangUp("are read again"), server.log().constData());
    QCOMPARE(shownCertificate(port), certificateOfAStranger());

    early.write("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
    QVERIFY(early.waitForReadyRead(10'000));
    QVERIFY(early.readAll().startsWith("HTTP/1.1 200 OK"));
    QVERIFY(server.stop());
}

void TestServerProgram::hangUpEndsNothing()
{
    ServerProcess server;
    QVERIFY(server.start());
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(::kill(pid_t(server.processId()), SIGHUP), 0);
        HttpProbe probe(portOf(server.root()));
        QCOMPARE(probe.get("/healthz").status, 200);
    }
    QVERIFY(server.stop());
}

void TestServerProgram::onlySuitesWithForwardSecrecyAreSpoken()
{
    TlsFiles files;
    QVERIFY(files.write(testCertificate()));
    ServerProcess server;
    QVERIFY(server.start(files.options()));
    const quint16 port = portOf(server.root());
    QVERIFY(!shownCertificate(port, QSsl::TlsV1_3).isNull());
    QVERIFY(!shownCertificate(port, QSsl::TlsV1_2, u"ECDHE-ECDSA-AES128-GCM-SHA256"_s).isNull());
    QVERIFY(!shownCertificate(port, QSsl::TlsV1_2, u"ECDHE-ECDSA-CHACHA20-POLY1305"_s).isNull());
    for (const char* suite : {"ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-AES256-SHA384"})
        QVERIFY2(shownCertificate(port, QSsl::TlsV1_2, QString::fromLatin1(suite)).isNull(), suite);
    QVERIFY(server.stop());
}

void TestServerProgram::demoIsForThisComputerOnly()
{
    TlsFiles files;
    QVERIFY(files.write(testCertificate()));
    const QTemporaryDir folder;
    const QString database = folder.filePath(u"a.sqlite"_s);
    const QStringList proxy{u"--behind-proxy"_s};
    const QString everywhere = u"0.0.0.0:0"_s;
    const QString here = u"127.0.0.1:0"_s;
    for (const QStringList& open :
         {files.options() + QStringList{u"--listen"_s, everywhere},
          proxy + QStringList{u"--listen"_s, everywhere}, proxy + QStringList{u"--listen"_s, here}}) {
        const Ended ended =
            runProgram(open + QStringList{u"--database"_s, u"sqlite:"_s + database, u"--demo"_s});
        QCOMPARE(ended.exitCode, 2);
        QVERIFY2(ended.errors.contains("Refusing --demo"), ended.errors.constData());
        QVERIFY(!QFile::exists(database));
    }
}

void TestServerProgram::demoAccountsAreForThisComputerOnly_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("everywhere") << u"0.0.0.0:0"_s;
    QTest::newRow("for a proxy on this computer") << u"127.0.0.1:0"_s;
}

void TestServerProgram::demoAccountsAreForThisComputerOnly()
{
    ServerProcess server;
    QVERIFY(server.start());
    QVERIFY(server.stop());
    QFETCH(QString, address);
    const QStringList openly{u"--listen"_s,
                             address,
                             u"--database"_s,
                             u"sqlite:"_s + server.databaseFile(),
                             u"--behind-proxy"_s,
                             u"--public-url"_s,
                             u"https://centre.example"_s};
    QCOMPARE(baseUrlIn(server.databaseFile()), u"https://lectern.invalid"_s);
    Ended ended = runProgram(openly);
    QCOMPARE(ended.exitCode, 2);
    QCOMPARE(baseUrlIn(server.databaseFile()), u"https://lectern.invalid"_s);
    QVERIFY2(ended.errors.contains("second@demo.example"), ended.errors.constData());
    QCOMPARE(server.run({u"user"_s, u"disable"_s, u"instructor@demo.example"_s}), 0);
    ended = runProgram(openly);
    QCOMPARE(ended.exitCode, 2);
    QVERIFY2(!ended.errors.contains("instructor@demo.example"), ended.errors.constData());
    QCOMPARE(server.run({u"user"_s, u"disable"_s, u"second@demo.example"_s}), 0);
    QProcess open;
    open.start(ServerProcess::program(), openly);
    QTRY_VERIFY_WITH_TIMEOUT(open.canReadLine(), 20'000);
    QVERIFY(open.readLine().startsWith("listening on"));
    QCOMPARE(baseUrlIn(server.databaseFile()), u"https://centre.example"_s);
    open.terminate();
    QVERIFY(open.waitForFinished(20'000));
}

void TestServerProgram::twoDemosShareOneNewFile()
{
    const QTemporaryDir folder;
    const QStringList arguments{u"--listen"_s, u"127.0.0.1:0"_s, u"--database"_s,
                                u"sqlite:"_s + folder.filePath(u"a.sqlite"_s), u"--demo"_s};
    std::array<QProcess, 4> servers;
    for (QProcess& server : servers)
        server.start(ServerProcess::program(), arguments);
    for (QProcess& server : servers) {
        QTRY_VERIFY2_WITH_TIMEOUT(server.canReadLine() || server.state() == QProcess::NotRunning,
                                  server.readAllStandardError().constData(), 60'000);
        const QByteArray line = server.readLine();
        QVERIFY2(line.startsWith("listening on "), server.readAllStandardError().constData());
        HttpProbe probe(portOf(QString::fromLatin1(line.mid(13).trimmed())));
        QCOMPARE(probe
                     .post("/auth/v1/token?grant_type=password",
                           R"({"email":"second@demo.example","password":"demo-password"})")
                     .status,
                 200);
    }
    for (QProcess& server : servers) {
        server.terminate();
        QVERIFY(server.waitForFinished(20'000));
        QCOMPARE(server.exitCode(), 0);
    }
}

void TestServerProgram::rightsOfOthersAreTakenAway()
{
    ServerProcess server;
    QVERIFY(server.start());
    const QStringList names{server.databaseFile(), server.databaseFile() + u"-wal"_s,
                            server.databaseFile() + u"-shm"_s};
    const QFile::Permissions everybody =
        QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther;
    server.kill(); // so that all three stay
    for (const QString& name : names)
        QVERIFY2(QFile::setPermissions(name, everybody), qPrintable(name));
    QCOMPARE(server.run({u"user"_s, u"list"_s}), 0); // whatever opens it
    for (const QString& name : names) {
        if (QFile::exists(name))
            QCOMPARE(int(QFileInfo(name).permissions() &
                         (everybody & ~QFile::Permissions(QFile::ReadOwner | QFile::WriteOwner))),
                     0);
    }
    QVERIFY(QFile::setPermissions(server.databaseFile(), everybody));
    // By way of a link as well: the file is meant, and what SQLite makes beside it.
    const QTemporaryDir elsewhere;
    const QString link = elsewhere.filePath(u"link.sqlite"_s);
    QVERIFY(QFile::link(server.databaseFile(), link));
    QCOMPARE(runProgram({u"user"_s, u"list"_s, u"--database"_s, u"sqlite:"_s + link}).exitCode, 0);
    QVERIFY(!(QFileInfo(server.databaseFile()).permissions() & QFile::ReadOther));
}

namespace {

/// What stands in a folder, with its bytes and rights.
QMap<QString, std::pair<QByteArray, QFile::Permissions>> contentOf(const QString& folder)
{
    QMap<QString, std::pair<QByteArray, QFile::Permissions>> content;
    const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files);
    for (const QFileInfo& info : files) {
        QFile file(info.filePath());
        const bool opened = file.open(QIODevice::ReadOnly);
        content.insert(info.fileName(), {opened ? file.readAll() : QByteArray("?"), info.permissions()});
    }
    return content;
}

bool makeDatabase(const QString& path, const QStringList& statements)
{
    bool made = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"others"_s);
        database.setDatabaseName(path);
        QSqlQuery query(database.open() ? QSqlQuery(database) : QSqlQuery());
        made = std::all_of(statements.begin(), statements.end(),
                           [&query](const QString& statement) { return query.exec(statement); });
    }
    QSqlDatabase::removeDatabase(u"others"_s);
    return made;
}

/// All that can be done with a database.
QList<QStringList> everyCommand()
{
    const QString email = u"trainer@centre.example"_s;
    return {{u"--listen"_s, u"127.0.0.1:0"_s, u"--demo"_s},
            {u"user"_s, u"add"_s, email, u"--password-stdin"_s},
            {u"user"_s, u"list"_s},
            {u"user"_s, u"password"_s, email, u"--password-stdin"_s},
            {u"user"_s, u"disable"_s, email},
            {u"user"_s, u"enable"_s, email},
            {u"user"_s, u"sign-out"_s, email}};
}

} // namespace

void TestServerProgram::filesOfOthersAreLeftAsTheyAre_data()
{
    QTest::addColumn<QStringList>("statements"); // none: the file is no database at all
    QTest::newRow("text") << QStringList();
    const QString table = u"CREATE TABLE users (name TEXT)"_s;
    QTest::newRow("database") << QStringList{table};
    QTest::newRow("database with a version") << QStringList{table, u"PRAGMA user_version = 2"_s};
    QTest::newRow("database with a mark") << QStringList{table, u"PRAGMA application_id = 7"_s};
    QTest::newRow("no tables, but a version") << QStringList{u"PRAGMA user_version = 1"_s};
    QTest::newRow("database with a log") << QStringList{u"PRAGMA journal_mode = WAL"_s, table};
}

void TestServerProgram::filesOfOthersAreLeftAsTheyAre()
{
    QFETCH(QStringList, statements);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"notes of others"_s);
    if (statements.isEmpty()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("hello\n") > 0);
    } else {
        QVERIFY(makeDatabase(path, statements));
    }
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup |
                                            QFile::ReadOther));
    const auto before = contentOf(folder.path());
    for (const QStringList& command : everyCommand()) {
        const Ended ended =
            runProgram(command + QStringList{u"--database"_s, u"sqlite:"_s + path}, "long enough\n");
        QVERIFY2(ended.exitCode == 2, qPrintable(command.join(u' ')));
        QVERIFY2(ended.errors.contains("no database of lectern-server"), ended.errors.constData());
        QVERIFY2(contentOf(folder.path()) == before, qPrintable(command.join(u' ')));
    }
}

// SQLite opens what can only be read without a word.
void TestServerProgram::databaseThatCannotBeWrittenIsNotServed()
{
    ServerProcess server;
    QVERIFY(server.start());
    QVERIFY(server.stop());
    QVERIFY(QFile::setPermissions(server.databaseFile(), QFile::ReadOwner));
    QProcess process;
    process.setChildProcessModifier([] { (void)prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0); });
    process.start(ServerProcess::program(),
                  {u"--listen"_s, u"127.0.0.1:0"_s, u"--database"_s, u"sqlite:"_s + server.databaseFile()});
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitCode(), 1);
    const QByteArray errors = process.readAllStandardError();
    QVERIFY2(errors.contains("cannot be written"), errors.constData());
    QVERIFY(process.readAllStandardOutput().isEmpty());
}

void TestServerProgram::lookingAfterPeopleMakesNoDatabase_data()
{
    QTest::addColumn<bool>("empty");
    QTest::newRow("missing") << false;
    QTest::newRow("of no bytes") << true;
}

void TestServerProgram::lookingAfterPeopleMakesNoDatabase()
{
    QFETCH(bool, empty);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.sqlite"_s);
    if (empty)
        QVERIFY(QFile(path).open(QIODevice::WriteOnly));
    const auto before = contentOf(folder.path());
    const QStringList database{u"--database"_s, u"sqlite:"_s + path};
    const QList<QStringList> commands = everyCommand();
    for (const QStringList& command : commands.sliced(2)) {
        const Ended ended = runProgram(command + database, "long enough\n");
        QCOMPARE(ended.exitCode, 1);
        QVERIFY2(ended.errors.contains("There is no database"), ended.errors.constData());
        QVERIFY2(contentOf(folder.path()) == before, qPrintable(command.join(u' ')));
    }
    QCOMPARE(runProgram(commands.at(1) + database, "long enough\n").exitCode, 0);
    QVERIFY(!(QFileInfo(path).permissions() & QFile::ReadOther));
    QCOMPARE(runProgram(commands.at(2) + database).output.count('\n'), 1);
}

QTEST_GUILESS_MAIN(TestServerProgram)
#include "test_server_program.moc"
