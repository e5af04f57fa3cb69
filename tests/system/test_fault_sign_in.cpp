#include "fault_answers.h"
#include "fault_case.h"
#include "support/await.h"

#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;
using State = ConnectionStatus::State;

namespace {

constexpr int kRecords = 24;

ConsoleOptions withPassword()
{
    ConsoleOptions options;
    options.http = shortDeadlines();
    options.withPassword = true;
    return options;
}

bool isMe(const FaultProxy::Request& head)
{
    return head.target.endsWith("/users/me");
}

} // namespace

/// Sign-ins that end, and sign-ins of somebody else, while records wait.
class TestFaultSignIn : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aTokenThatEndsInMidDrainIsRenewedOnce();
    void aSignInThatIsOverKeepsAllThatWaits();
    void aTokenThatIsNeverGoodEnoughAsksToSignIn();
    void aRenewalThatDoesNotGetThroughIsNoSignOut();
    void anAnswerLostAfterTheRenewalIsVerified();
    void somebodyElsesSignInSendsNothing_data();
    void somebodyElsesSignInSendsNothing();
    void somebodyElsesSignInShowsNothingOfTheirs();

private:
    QList<Record> recordSome(FaultConsole& console);
    void verifyAllDelivered(FaultConsole& console, const QList<Record>& records, int replays);
    /// Before the tenth completion reaches the server.
    void inMidDrain(FaultConsole& console, const QString& sql);

    ServerProcess m_server;
};

void TestFaultSignIn::initTestCase()
{
    QVERIFY(startServer(m_server));
}

QList<Record> TestFaultSignIn::recordSome(FaultConsole& console)
{
    QList<Record> records;
    for (int i = 0; i < kRecords; ++i)
        records.append(console.record(console.takeSession(), 50 + i));
    return records;
}

void TestFaultSignIn::verifyAllDelivered(FaultConsole& console, const QList<Record>& records, int replays)
{
    Standing standing = kDelivered;
    standing.replays = replays;
    for (const Record& record : records)
        QCOMPARE(console.disagreement(record, standing), QString());
}

void TestFaultSignIn::inMidDrain(FaultConsole& console, const QString& sql)
{
    console.proxy().setScript(
        [this, sql, seen = std::make_shared<std::atomic<int>>(0)](const FaultProxy::Request& head) {
            if (FaultProxy::isCompletion(head) && seen->fetch_add(1) == 9 && !changeServer(m_server, sql))
                qFatal("the server's database is not to be changed");
            return fault::none();
        });
}

void TestFaultSignIn::aTokenThatEndsInMidDrainIsRenewedOnce()
{
    FaultConsole console(m_server, withPassword());
    QVERIFY(console.signIn());
    const int tokenCalls = console.proxy().count(FaultProxy::isTokenCall);
    inMidDrain(console, u"DELETE FROM access_tokens"_s);
    const auto records = recordSome(console);
    const auto nothingLeft = [&] {
        return console.status().unsent() == 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(nothingLeft(), 30'000);
    verifyAllDelivered(console, records, 1);
    for (const Record& record : records)
        QCOMPARE(console.now(record).attempts, 1);
    QCOMPARE(console.proxy().count(FaultProxy::isTokenCall), tokenCalls + 1);
    QVERIFY(!console.wordsIn(State::SignInNeeded));
}

void TestFaultSignIn::aSignInThatIsOverKeepsAllThatWaits()
{
    FaultConsole console(m_server, withPassword());
    QVERIFY(console.signIn());
    inMidDrain(console, u"DELETE FROM refresh_tokens"_s);
    QVERIFY(changeServer(m_server, u"CREATE TRIGGER no_more AFTER DELETE ON refresh_tokens BEGIN"
                                   " DELETE FROM access_tokens; END"_s));
    const auto records = recordSome(console);
    QTRY_COMPARE_WITH_TIMEOUT(console.status().state, State::SignInNeeded, 30'000);
    QTRY_COMPARE(console.status().sending, 0);
    QVERIFY(console.status().words.contains(words::kSignIn));
    QVERIFY(console.status().queued > 0);
    QCOMPARE(console.status().needsAttention, 0);
    for (const Record& record : records) {
        QVERIFY(!console.now(record).outcomeUnknown);
        QVERIFY(serverRow(m_server, record.sessionId).statements <= 1);
    }
    const int seen = console.proxy().count(FaultProxy::isCompletion);
    console.workspace().retryConnection();
    console.workspace().refresh();
    QTRY_VERIFY(!console.status().refreshing);
    QCOMPARE(console.proxy().count(FaultProxy::isCompletion), seen); // nobody tries with what is over

    QVERIFY(changeServer(m_server, u"DROP TRIGGER no_more"_s));
    console.proxy().clear();
    console.askWithPassword();
    QTRY_COMPARE_WITH_TIMEOUT(console.status().unsent(), 0, 30'000);
    verifyAllDelivered(console, records, 2);
}

void TestFaultSignIn::aTokenThatIsNeverGoodEnoughAsksToSignIn()
{
    FaultConsole console(m_server, withPassword());
    QVERIFY(console.signIn());
    console.proxy().setFault(FaultProxy::isCompletion, fault::answered(answers::error(401, "UNAUTHORIZED")));
    const Record record = console.record(console.takeSession(), 85.5);
    QTRY_COMPARE_WITH_TIMEOUT(console.status().state, State::SignInNeeded, 20'000);
    Standing standing = kNothingHappened;
    standing.replays = 1;
    QCOMPARE(console.disagreement(record, standing), QString());
    QCOMPARE(console.proxy().completionsSeen(record.sessionId), 2); // once more with a new token, no more
    QVERIFY(console.now(record).lastError.contains(words::kSignIn));

    console.proxy().clear();
    console.askWithPassword();
    QTRY_COMPARE_WITH_TIMEOUT(console.now(record).state, RecordState::Delivered, 20'000);
    verifyAllDelivered(console, {record}, 1);
}

void TestFaultSignIn::aRenewalThatDoesNotGetThroughIsNoSignOut()
{
    FaultConsole console(m_server, withPassword());
    QVERIFY(console.signIn());
    QVERIFY(changeServer(m_server, u"DELETE FROM access_tokens"_s));
    console.proxy().setFault(FaultProxy::isTokenCall, fault::resetBeforeTheBody());
    const Record record = console.record(console.takeSession(), 85.5);
    QVERIFY(console.awaitJudged(record));
    QCOMPARE(console.disagreement(record, kNothingHappened), QString());
    QVERIFY(console.wordsIn(State::Offline));
    QVERIFY(!console.wordsIn(State::Offline)->isEmpty());
    QVERIFY(!console.wordsIn(State::SignInNeeded));

    console.proxy().clear();
    QVERIFY(console.pushToDelivery(record));
    verifyAllDelivered(console, {record}, 1);
}

void TestFaultSignIn::anAnswerLostAfterTheRenewalIsVerified()
{
    FaultConsole console(m_server, withPassword());
    QVERIFY(console.signIn());
    console.proxy().forgetIdempotencyKeys();
    QVERIFY(changeServer(m_server, u"DELETE FROM access_tokens"_s));
    console.proxy().setScript(
        [turn = std::make_shared<std::atomic<int>>(0)](const FaultProxy::Request& head) {
            const bool second = FaultProxy::isCompletion(head) && turn->fetch_add(1) == 1;
            return second ? fault::lostAnswer() : fault::none();
        });
    const Record record = console.record(console.takeSession(), 85.5);
    QVERIFY(console.pushToDelivery(record));
    QVERIFY(console.now(record).confirmedByComparison);
    verifyAllDelivered(console, {record}, 1);
}

void TestFaultSignIn::somebodyElsesSignInSendsNothing_data()
{
    QTest::addColumn<bool>("serverHasMe");
    QTest::newRow("the server tells who it is") << true;
    QTest::newRow("the owner of the sessions tells") << false;
}

void TestFaultSignIn::somebodyElsesSignInSendsNothing()
{
    QFETCH(const bool, serverHasMe);
    FaultConsole console(m_server, withPassword());
    QVERIFY(console.signIn());
    console.proxy().setDoor(FaultProxy::Door::Refusing);
    const Record record = console.record(console.takeSession(), 85.5);
    QVERIFY(console.awaitJudged(record));
    QVERIFY(console.reopen());
    QVERIFY(changeServer(m_server, u"UPDATE vr_sessions SET user_id = (SELECT id FROM users WHERE email ="
                                   " 'second@demo.example') WHERE id = (SELECT max(id) FROM vr_sessions)"_s));
    if (!serverHasMe)
        console.proxy().setFault(isMe, fault::answered(answers::page(404)));
    console.proxy().setDoor(FaultProxy::Door::Open);

    console.workspace().startWithToken(accessToken(m_server, u"second@demo.example"_s), false);
    QTRY_COMPARE_WITH_TIMEOUT(console.status().state, State::SignInNeeded, 20'000);
    QVERIFY(console.status().words.contains(u"somebody else"_s));
    (void)console.workspace().sendNow();
    QCOMPARE(console.disagreement(record, kNothingHappened), QString());
    QCOMPARE(console.proxy().count(FaultProxy::isCompletion), 0);
    QCOMPARE(console.status().needsAttention, 0);

    console.proxy().clear();
    console.askWithPassword();
    QTRY_COMPARE_WITH_TIMEOUT(console.now(record).state, RecordState::Delivered, 20'000);
    verifyAllDelivered(console, {record}, 0);
}

void TestFaultSignIn::somebodyElsesSignInShowsNothingOfTheirs()
{
    FaultConsole console(m_server, withPassword());
    QVERIFY(console.signIn());
    const int mine = console.workspace().directory().listing()->counts.all;
    QVERIFY(console.reopen());
    console.workspace().startWithToken(accessToken(m_server, u"second@demo.example"_s), false);
    QTRY_COMPARE_WITH_TIMEOUT(console.status().state, State::SignInNeeded, 20'000);
    const int lists = console.proxy().count(FaultProxy::isSessionList);
    console.workspace().refresh();
    console.workspace().retryConnection();
    awaitThat([&] { return console.proxy().count(FaultProxy::isSessionList) > lists; }, 500);
    QCOMPARE(console.proxy().count(FaultProxy::isSessionList),
             lists); // it would be the list of somebody else
    QCOMPARE(console.workspace().directory().listing()->counts.all, mine);
}

QTEST_GUILESS_MAIN(TestFaultSignIn)
#include "test_fault_sign_in.moc"
