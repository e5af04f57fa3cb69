#include "fault_answers.h"
#include "fault_case.h"
#include "support/await.h"
#include "support/test_certificate.h"

#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;
using State = ConnectionStatus::State;
using Then = Fault::Then;
using Door = FaultProxy::Door;

/// Connections that are not secure, and faults on those that are.
class TestFaultTls : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(startServer(m_server)); }
    void whoCannotShowWhoTheyAreGetsNothing_data();
    void whoCannotShowWhoTheyAreGetsNothing();
    void aSecureWayThatBreaksLosesNothing_data();
    void aSecureWayThatBreaksLosesNothing();

private:
    static ConsoleOptions options();

    ServerProcess m_server;
};

ConsoleOptions TestFaultTls::options()
{
    ConsoleOptions options;
    options.http = shortDeadlines();
    options.http.extraCertificates = {testCertificate(), expiredCertificate(), certificateOfElsewhere()};
    options.tls = TlsIdentity{testCertificate(), testKey()};
    return options;
}

void TestFaultTls::whoCannotShowWhoTheyAreGetsNothing_data()
{
    QTest::addColumn<QSslCertificate>("shown");
    QTest::newRow("nobody vouches for it") << certificateOfAStranger();
    QTest::newRow("another host") << certificateOfElsewhere();
    QTest::newRow("expired") << expiredCertificate();
}

void TestFaultTls::whoCannotShowWhoTheyAreGetsNothing()
{
    QFETCH(const QSslCertificate, shown);
    FaultConsole console(m_server, options());
    QVERIFY(console.signIn());
    const int before = int(console.proxy().requests().size());
    int during = -1;
    FaultCase given{fault::none(), kNothingHappened, State::Stopped, words::kNotSecure};
    given.identity = TlsIdentity{shown, testKey()};
    given.meanwhile = [&] {
        during = int(console.proxy().requests().size());
    };
    QCOMPARE(played(console, given), QString());
    QCOMPARE(during, before); // nobody was told anything, "Try again" or not
}

void TestFaultTls::aSecureWayThatBreaksLosesNothing_data()
{
    QTest::addColumn<FaultCase>("given");
    const auto row = [](const char* name, const Fault& fault, const Standing& standing) {
        QTest::newRow(name) << FaultCase{fault, standing, {}, words::kNoAnswer};
    };
    row("reset in the body", fault::resetInTheBody(5), kUnknown);
    row("closed instead of the answer", fault::lostAnswer(Then::Close), kUnknownButDone);
    row("reset instead of the answer", fault::lostAnswer(Then::Reset), kUnknownButDone);
    row("closed in the answer", fault::cutAnswer(400, Then::Close), kUnknownButDone);
    row("reset in the answer", fault::cutAnswer(400, Then::Reset), kUnknownButDone);
    row("not a word", fault::silence(Fault::Server::Asked), kUnknownButDone);
    QTest::newRow("refused") << FaultCase{fault::none(), kNothingHappened, State::Offline,
                                          words::kNoConnection, Door::Refusing};
    QTest::newRow("black hole") << FaultCase{fault::none(), kNothingHappened, State::Offline,
                                             words::kNotInTime, Door::Dead};
    QTest::newRow("reset in the handshake")
        << FaultCase{fault::none(), kNothingHappened, {}, {}, Door::Resetting};
    QTest::newRow("not a word in the handshake")
        << FaultCase{fault::none(), kNothingHappened, State::Offline, words::kNotInTime, Door::Mute};
}

void TestFaultTls::aSecureWayThatBreaksLosesNothing()
{
    QFETCH(const FaultCase, given);
    FaultConsole console(m_server, options());
    QVERIFY(console.signIn());
    QCOMPARE(played(console, given), QString());
}

QTEST_GUILESS_MAIN(TestFaultTls)
#include "test_fault_tls.moc"
