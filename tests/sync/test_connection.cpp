#include "support/fake_clock.h"
#include "sync/connection.h"

#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using State = Connection::State;

class TestConnection : public QObject
{
    Q_OBJECT

private slots:
    void onlyAProbeGoesBeforeAnythingIsKnown();
    void everythingGoesWhileOnline();
    void anOutageIsProbedAgain();
    void severalFailuresMakeOneProbe();
    void aServersWaitBindsEvenAgainstResume();
    void theLongerWaitWins();
    void aWaitThatIsOverOpensTheConnection();
    void signInNeededLastsUntilSomebodySignsIn();
    void whileStoppedNoRecordIsTried();

private:
    test::FakeClock m_clock;
    Backoff m_atOnce{[] {
        return 0.0;
    }};
    Backoff m_late{[] {
        return 0.9;
    }};
};

void TestConnection::onlyAProbeGoesBeforeAnythingIsKnown()
{
    const Connection connection(m_clock, m_atOnce);
    QCOMPARE(int(connection.state()), int(State::Connecting));
    QCOMPARE(connection.allowance(6), 1);
}

void TestConnection::everythingGoesWhileOnline()
{
    Connection connection(m_clock, m_atOnce);
    connection.reportAnswered();
    QCOMPARE(connection.allowance(6), 6);
}

void TestConnection::anOutageIsProbedAgain()
{
    Connection connection(m_clock, m_atOnce);
    QSignalSpy probes(&connection, &Connection::probeDue);
    connection.reportUnreachable(QStringLiteral("No connection"), {});
    QCOMPARE(connection.allowance(6), 0);
    QTRY_COMPARE(probes.size(), 1);
    QCOMPARE(connection.allowance(6), 1);
    connection.reportAnswered();
    QCOMPARE(int(connection.state()), int(State::Online));
    QVERIFY(connection.words().isEmpty());
}

void TestConnection::severalFailuresMakeOneProbe()
{
    Connection connection(m_clock, m_atOnce);
    QSignalSpy probes(&connection, &Connection::probeDue);
    for (int i = 0; i < 5; ++i)
        connection.reportUnreachable({}, {});
    QTRY_COMPARE(probes.size(), 1);
    QVERIFY(!probes.wait(50));
}

void TestConnection::aServersWaitBindsEvenAgainstResume()
{
    Connection connection(m_clock, m_atOnce);
    connection.reportAnswered();
    connection.reportWait(m_clock.now().addSecs(60));
    connection.resume();
    connection.reportAnswered();
    connection.reportUnreachable({}, {});
    QCOMPARE(int(connection.state()), int(State::Waiting));
    QCOMPARE(connection.allowance(6), 0);
}

void TestConnection::theLongerWaitWins()
{
    Connection connection(m_clock, m_atOnce);
    const QDateTime later = m_clock.now().addSecs(60);
    connection.reportWait(later);
    connection.reportWait(m_clock.now().addSecs(5));
    QCOMPARE(connection.waitUntil(), later);
}

void TestConnection::aWaitThatIsOverOpensTheConnection()
{
    test::FakeClock clock;
    Connection connection(clock, m_atOnce);
    connection.reportWait(clock.now().addMSecs(20));
    QSignalSpy probes(&connection, &Connection::probeDue);
    clock.advance(20);
    QTRY_COMPARE(probes.size(), 1);
    QCOMPARE(connection.allowance(6), 1);
    connection.reportWait(clock.now().addSecs(-1));
    QCOMPARE(int(connection.state()), int(State::Connecting));
}

void TestConnection::signInNeededLastsUntilSomebodySignsIn()
{
    Connection connection(m_clock, m_atOnce);
    connection.reportSignInNeeded(QStringLiteral("Sign in"));
    connection.reportAnswered();
    connection.reportUnreachable({}, {});
    QCOMPARE(int(connection.state()), int(State::SignInNeeded));
    QSignalSpy probes(&connection, &Connection::probeDue);
    connection.resume();
    QCOMPARE(probes.size(), 1);
    QCOMPARE(connection.allowance(6), 1);
}

void TestConnection::whileStoppedNoRecordIsTried()
{
    Connection connection(m_clock, m_atOnce);
    QSignalSpy probes(&connection, &Connection::probeDue);
    connection.reportStopped(QStringLiteral("A page of its own"), {});
    QTRY_COMPARE(probes.size(), 1);
    QCOMPARE(connection.allowance(6), 0);
}

QTEST_GUILESS_MAIN(TestConnection)
#include "test_connection.moc"
