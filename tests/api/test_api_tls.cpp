#include "api/api_client.h"
#include "api/classify.h"
#include "api/token_source.h"
#include "support/await.h"
#include "support/scripted_server.h"
#include "support/test_certificate.h"

#include <QSslConfiguration>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;
using Transport = Answer::Transport;

Q_DECLARE_METATYPE(lectern::Answer::TlsTrouble)

namespace {

const QUuid kSession("0d5e7f0a-3c38-4a0e-9d2e-0b6f5f1f7a11");
const QUuid kKey("7c0c2a52-8f0f-4b0c-a0ec-6a3f4a4f8e01");
const QByteArray kBody = "{\"score\":85}";
const QByteArray kDelivered = "{\"session\":{\"id\":\"0d5e7f0a-3c38-4a0e-9d2e-0b6f5f1f7a11\","
                              "\"status\":\"completed\"},\"message\":\"ok\"}";

HttpOptions impatient()
{
    HttpOptions options;
    options.deadlineMs = 600;
    options.listDeadlineMs = 600;
    options.silenceMs = 300;
    return options;
}

/// A client with a token, for a server at @p root.
struct Console
{
    explicit Console(const QString& root, const HttpOptions& options = {})
        : http(options)
        , client(*ServerAddress::parse(root), tokens, http)
    {
    }

    std::optional<Answer> complete() { return await(client.complete(kSession, kBody, kKey)); }

    HttpClient http;
    FixedToken tokens{u"token-of-the-test"_s};
    ApiClient client;
};

Verdict verdictOf(const Answer& answer)
{
    return judgeCompletion(answer, kSession, false, answer.receivedAt).verdict;
}

ScriptedServer::Script always(const QByteArray& bytes, ScriptedServer::Then then)
{
    return [bytes, then](const ScriptedServer::Request&) {
        return ScriptedServer::Reply{bytes, then};
    };
}

} // namespace

/// Secure connections, good and bad, against a real TLS server.
class TestApiTls : public QObject
{
    Q_OBJECT

private slots:
    void anUntrustedCertificateIsATlsFailureWithNothingSent()
    {
        QSslServer server;
        startTls(server);
        Console console(u"https://127.0.0.1:%1"_s.arg(server.serverPort()));
        const auto answer = console.complete();
        QVERIFY(answer);
        QCOMPARE(answer->transport, Transport::TlsFailure);
        QVERIFY(!answer->requestStarted);
        QCOMPARE(verdictOf(*answer), Verdict::Later);
        QVERIFY(m_tlsReceived.isEmpty());
    }

    void aCertificateOfAnotherHostIsATlsFailure()
    {
        QSslServer server;
        startTls(server);
        HttpOptions options;
        options.extraCertificates = {testCertificate()};
        Console console(u"https://127.0.0.2:%1"_s.arg(server.serverPort()), options);
        const auto answer = console.complete();
        QVERIFY(answer);
        QCOMPARE(answer->transport, Transport::TlsFailure);
        QVERIFY(!answer->requestStarted);
        QVERIFY(m_tlsReceived.isEmpty());
    }

    void whatIsWrongWithACertificateIsToldApart_data()
    {
        QTest::addColumn<QSslCertificate>("certificate");
        QTest::addColumn<bool>("isTrusted");
        QTest::addColumn<Answer::TlsTrouble>("trouble");
        QTest::addColumn<QString>("word");
        using Trouble = Answer::TlsTrouble;
        QTest::newRow("issuer") << certificateOfAStranger() << false << Trouble::UnknownIssuer << u"issued"_s;
        QTest::newRow("expired") << expiredCertificate() << true << Trouble::Expired << u"expired"_s;
        QTest::newRow("future") << futureCertificate() << true << Trouble::NotYetValid << u"clock"_s;
        QTest::newRow("name") << certificateOfElsewhere() << true << Trouble::WrongName << u"another name"_s;
    }
    void whatIsWrongWithACertificateIsToldApart()
    {
        QFETCH(QSslCertificate, certificate);
        QFETCH(bool, isTrusted);
        QFETCH(Answer::TlsTrouble, trouble);
        QFETCH(QString, word);
        QSslServer server;
        startTls(server, certificate);
        HttpOptions options;
        if (isTrusted)
            options.extraCertificates = {certificate};
        Console console(u"https://127.0.0.1:%1"_s.arg(server.serverPort()), options);
        const auto answer = console.complete();
        QVERIFY(answer);
        QCOMPARE(answer->transport, Transport::TlsFailure);
        QCOMPARE(answer->tlsTrouble, trouble);
        const QString words = judgeCompletion(*answer, kSession, false, answer->receivedAt).words;
        QVERIFY2(words.contains(word), qUtf8Printable(words));
        QVERIFY(m_tlsReceived.isEmpty());
    }

    void aTrustedCertificateCarriesTheCall()
    {
        QSslServer server;
        startTls(server);
        HttpOptions options;
        options.extraCertificates = {testCertificate()};
        Console console(u"https://127.0.0.1:%1"_s.arg(server.serverPort()), options);
        const auto answer = console.complete();
        QVERIFY(answer);
        QCOMPARE(answer->transport, Transport::Ok);
        QCOMPARE(verdictOf(*answer), Verdict::Delivered);
        QVERIFY(m_tlsReceived.contains("POST /api/vr-sessions/"));
    }

    void noTlsOnATlsAddressIsATlsFailureWithNothingSent()
    {
        ScriptedServer server(always("HTTP/1.1 400 Bad Request\r\n\r\n", ScriptedServer::Then::Close));
        Console console(u"https://127.0.0.1:%1"_s.arg(server.port()), impatient());
        const auto answer = console.complete();
        QVERIFY(answer);
        QVERIFY(answer->transport == Transport::TlsFailure || answer->transport == Transport::TimedOut);
        QVERIFY(!answer->requestStarted);
    }

    void aResetInTheHandshakeIsNothingSent()
    {
        ScriptedServer server(always({}, ScriptedServer::Then::Close), {},
                              TlsIdentity{testCertificate(), testKey()});
        server.setDoor(ScriptedServer::Door::Resetting);
        HttpOptions options;
        options.extraCertificates = {testCertificate()};
        Console console(server.root(), options);
        const auto answer = console.complete();
        QVERIFY(answer);
        QCOMPARE(answer->status, 0);
        QVERIFY(!answer->requestStarted);
        QCOMPARE(verdictOf(*answer), Verdict::Later);
        QCOMPARE(server.count(), 0);
    }

private:
    void startTls(QSslServer& server, const QSslCertificate& certificate = testCertificate())
    {
        m_tlsReceived.clear();
        QSslConfiguration configuration;
        configuration.setLocalCertificate(certificate);
        configuration.setPrivateKey(testKey());
        server.setSslConfiguration(configuration);
        connect(&server, &QSslServer::pendingConnectionAvailable, this, [this, &server] {
            while (auto* socket = server.nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                    m_tlsReceived += socket->readAll();
                    if (m_tlsReceived.endsWith(kBody))
                        socket->write(ScriptedServer::http(200, kDelivered));
                });
            }
        });
        QVERIFY(server.listen(QHostAddress::Any));
    }

    QByteArray m_tlsReceived;
};

QTEST_GUILESS_MAIN(TestApiTls)
#include "test_api_tls.moc"
