#include "fault_answers.h"
#include "fault_case.h"
#include "support/await.h"

#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;
using State = ConnectionStatus::State;
using Then = Fault::Then;

namespace {

constexpr int kManyBytes = 60 * 1024;

/// Somebody answers in the server's place; it hears nothing of it.
Fault answered(const QByteArray& answer)
{
    return fault::answered(answer);
}

/// The server has done its work; its answer is changed on the way.
Fault changed(Fault::Rewrite rewrite, Then then = Then::KeepAlive)
{
    return fault::rewritten(std::move(rewrite), then);
}

} // namespace

/// Answers that are not what was asked for, one for each row of "what an answer means" (architecture),
/// between the real core and the real server.
class TestFaultAnswers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void anAnswerThatSaysNothingLeavesTheOutcomeOpen_data();
    void anAnswerThatSaysNothingLeavesTheOutcomeOpen() { play(); }
    void aServerInTroubleIsAskedAgain_data();
    void aServerInTroubleIsAskedAgain() { play(); }
    void whatIsNotTheApiJudgesNoRecord_data();
    void whatIsNotTheApiJudgesNoRecord() { play(); }
    void nobodyIsFollowedElsewhere_data();
    void nobodyIsFollowedElsewhere();
    void aNoOfTheServerNeedsAPerson_data();
    void aNoOfTheServerNeedsAPerson() { play(); }
    void aSessionThatIsStillListedIsNotGone();
    void aSessionThatIsNotListedIsGone();
    void oddButGoodAnswersAreTaken_data();
    void oddButGoodAnswersAreTaken();

private:
    void play();

    ServerProcess m_server;
};

void TestFaultAnswers::initTestCase()
{
    QVERIFY(startServer(m_server));
}

void TestFaultAnswers::play()
{
    QFETCH(const FaultCase, given);
    ConsoleOptions options;
    options.http = shortDeadlines();
    FaultConsole console(m_server, options);
    QVERIFY(console.signIn());
    QCOMPARE(played(console, given), QString());
}

void TestFaultAnswers::anAnswerThatSaysNothingLeavesTheOutcomeOpen_data()
{
    QTest::addColumn<FaultCase>("given");
    const auto row = [](const char* name, const Fault& fault, const Standing& standing,
                        const QString& words) {
        QTest::newRow(name) << FaultCase{fault, standing, std::nullopt, words};
    };
    const auto done = [&row](const char* name, Fault::Rewrite rewrite, Then then = Then::KeepAlive) {
        row(name, changed(std::move(rewrite), then), kUnknownButDone, words::kUnreadable);
    };
    const auto cut = [&row](const char* name, Fault::Rewrite rewrite, Then then = Then::KeepAlive) {
        row(name, changed(std::move(rewrite), then), kUnknownButDone, words::kNoAnswer);
    };
    using namespace answers;
    done("longer than promised", [](const QByteArray& is) { return withLength(is, -20); });
    done(
        "longer than promised, then closed", [](const QByteArray& is) { return withLength(is, -20); },
        Then::Close);
    cut("shorter than promised", [](const QByteArray& is) { return withLength(is, 20); });
    cut(
        "shorter than promised, then closed", [](const QByteArray& is) { return withLength(is, 20); },
        Then::Close);
    done("no body", [](const QByteArray& is) { return withBody(is, {}); });
    done("204", [](const QByteArray& is) { return withStatus(withBody(is, {}), 204); });
    done("another session", ofAnotherSession);
    done("not completed",
         [](const QByteArray& is) { return replaced(is, "\"completed\"", "\"in_progress\""); });
    done("an array", [](const QByteArray& is) { return withBody(is, "[1,2,3]"); });
    done("an empty object", [](const QByteArray& is) { return withBody(is, "{}"); });
    done("half an object", [](const QByteArray& is) { return withBody(is, bodyOf(is).chopped(1)); });
    done("not UTF-8", [](const QByteArray& is) { return withBody(is, "{\"session\":\"\xff\xfe\x80\"}"); });
    done("too deep", [](const QByteArray& is) { return deep(is, 100'000); });
    cut("gzip that is none", [](const QByteArray& is) { return withHeader(is, "Content-Encoding: gzip"); });
    cut("half a gzip", [](const QByteArray& is) {
        return withHeader(withBody(is, QByteArray::fromHex("1f8b0800000000000003ab56")),
                          "Content-Encoding: gzip");
    });
    cut(
        "pieces that end", [](const QByteArray& is) { return chunked(is, 5).chopped(200); }, Then::Close);
    cut(
        "pieces that stop", [](const QByteArray& is) { return chunked(is, 5).chopped(200); }, Then::Silence);
    // More than the network layer takes in.
    cut("too many headers", [](const QByteArray& is) { return withHeaders(is, 1000); });
    cut("a header of 120 KB",
        [](const QByteArray& is) { return withHeader(is, "X-Long: " + QByteArray(2 * kManyBytes, 'x')); });
    row("a page", answered(page(200)), kUnknown, words::kPage);
    row("a page in its place", changed([](const QByteArray&) { return page(200); }), kUnknownButDone,
        words::kPage);
}

void TestFaultAnswers::aServerInTroubleIsAskedAgain_data()
{
    QTest::addColumn<FaultCase>("given");
    for (const int status : {500, 502, 503, 504, 599, 408, 425}) {
        QTest::addRow("%d", status) << FaultCase{answered(answers::error(status, "DB_ERROR")), kUnknown,
                                                 std::nullopt, words::kError};
    }
    QTest::newRow("500 of a proxy") << FaultCase{answered(answers::page(500)), kUnknown, std::nullopt,
                                                 words::kError};
    QTest::newRow("500 after the work")
        << FaultCase{changed([](const QByteArray&) { return answers::page(500); }), kUnknownButDone,
                     std::nullopt, words::kError};
}

void TestFaultAnswers::whatIsNotTheApiJudgesNoRecord_data()
{
    QTest::addColumn<FaultCase>("given");
    for (const int status : {400, 402, 403, 404, 405, 407, 410, 413, 418, 451}) {
        FaultCase given{answered(answers::page(status)), kNothingHappened, State::Stopped, words::kPage};
        QTest::addRow("%d, a page", status) << given;
        given.fault = answered(ScriptedServer::http(status, "no", {}, "text/plain"));
        given.words = words::kStrange;
        QTest::addRow("%d, a word", status) << given;
    }
    FaultCase all{answered(answers::page(404)), kNothingHappened, State::Stopped, words::kPage};
    all.matcher = FaultProxy::isAny;
    QTest::newRow("404 for everything") << all;
    const auto profile = [](const char* name, int status, const char* code) {
        QTest::newRow(name) << FaultCase{answered(answers::error(status, code)), kNothingHappened,
                                         State::Stopped, u"Ask its administrator"_s};
    };
    profile("no profile", 404, "PROFILE_NOT_FOUND");
    profile("forbidden", 403, "FORBIDDEN");
}

void TestFaultAnswers::nobodyIsFollowedElsewhere_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {300, 301, 302, 303, 305, 307, 308})
        QTest::addRow("%d", status) << status;
}

void TestFaultAnswers::nobodyIsFollowedElsewhere()
{
    QFETCH(const int, status);
    ScriptedServer elsewhere([](const ScriptedServer::Request&) {
        return ScriptedServer::Reply{ScriptedServer::http(200, "{}")};
    });
    FaultCase given{answered(answers::redirect(status, elsewhere.root() + "/api/here"_L1)), kNothingHappened,
                    State::Stopped, words::kPage};
    given.matcher = FaultProxy::isAny;
    FaultConsole console(m_server);
    QVERIFY(console.signIn());
    QCOMPARE(played(console, given), QString());
    QCOMPARE(elsewhere.connections(), 0);
}

void TestFaultAnswers::aNoOfTheServerNeedsAPerson_data()
{
    QTest::addColumn<FaultCase>("given");
    const auto row = [](const char* name, int status, const char* code, AttentionReason reason,
                        const QString& words) {
        QTest::newRow(name) << FaultCase{answered(answers::error(status, code)), needsAttention(reason),
                                         State::Online, words};
    };
    row("invalid", 400, "VALIDATION_ERROR", AttentionReason::Rejected, u"Not accepted: Not today"_s);
    row("key reused", 422, "IDEMPOTENCY_KEY_REUSED", AttentionReason::Rejected, u"Not accepted"_s);
    row("completed already", 400, "ALREADY_COMPLETED", AttentionReason::Conflict,
        u"Two results for one session"_s);
}

void TestFaultAnswers::aSessionThatIsStillListedIsNotGone()
{
    FaultConsole console(m_server);
    QVERIFY(console.signIn());
    QCOMPARE(played(console, {answered(answers::error(404, "SESSION_NOT_FOUND")), kNothingHappened,
                              State::Online, u"no longer lists"_s}),
             QString());
}

void TestFaultAnswers::aSessionThatIsNotListedIsGone()
{
    FaultConsole console(m_server);
    QVERIFY(console.signIn());
    const QUuid session = console.takeSession();
    console.proxy().setScript([](const FaultProxy::Request& head) {
        if (FaultProxy::isCompletion(head))
            return answered(answers::error(404, "SESSION_NOT_FOUND"));
        return FaultProxy::isSessionList(head) ? answered(ScriptedServer::http(200, "{\"sessions\":[]}"))
                                               : fault::none();
    });
    const Record record = console.record(session, 85.5);
    QTRY_COMPARE_WITH_TIMEOUT(console.now(record).state, RecordState::NeedsAttention, 20'000);
    QCOMPARE(console.now(record).reason, AttentionReason::SessionGone);
    QVERIFY(console.now(record).lastError.contains(u"no longer lists"_s));
    QCOMPARE(serverRow(m_server, session).statements, 0);
    QCOMPARE(console.status().needsAttention, 1);

    console.proxy().clear();
    QVERIFY(console.workspace().retry(record.id));
    QVERIFY(console.pushToDelivery(record));
    console.workspace().refresh();
    QCOMPARE(console.disagreement(record, kDelivered), QString());
}

void TestFaultAnswers::oddButGoodAnswersAreTaken_data()
{
    QTest::addColumn<Fault>("fault");
    using namespace answers;
    const auto row = [](const char* name, Fault::Rewrite rewrite) {
        QTest::newRow(name) << changed(std::move(rewrite));
    };
    row("201", [](const QByteArray& is) { return withStatus(is, 201); });
    row("unknown fields", [](const QByteArray& is) { return deep(is, 10); });
    row("a byte order mark", [](const QByteArray& is) { return withBody(is, "\xef\xbb\xbf" + bodyOf(is)); });
    row("white space", [](const QByteArray& is) { return withBody(is, QByteArray(1000, ' ') + bodyOf(is)); });
    row("pieces", [](const QByteArray& is) { return chunked(is, 7); });
    row("continue", [](const QByteArray& is) { return "HTTP/1.1 100 Continue\r\n\r\n" + is; });
    row("HTTP/1.0", [](const QByteArray& is) { return QByteArray(is).replace(0, 8, "HTTP/1.0"); });
    row("many headers", [](const QByteArray& is) { return withHeaders(is, 80); });
    row("a header of 60 KB",
        [](const QByteArray& is) { return withHeader(is, "X-Long: " + QByteArray(kManyBytes, 'x')); });
    row("no type",
        [](const QByteArray& is) { return QByteArray(is).replace("application/json", "text/html"); });
}

void TestFaultAnswers::oddButGoodAnswersAreTaken()
{
    QFETCH(const Fault, fault);
    FaultConsole console(m_server);
    QVERIFY(console.signIn());
    console.proxy().setFault(FaultProxy::isCompletion, fault);
    const Record record = console.record(console.takeSession(), 85.5);
    QTRY_COMPARE_WITH_TIMEOUT(console.now(record).state, RecordState::Delivered, 20'000);
    QCOMPARE(console.now(record).attempts, 1);
    QCOMPARE(console.disagreement(record, kDelivered), QString());
}

QTEST_GUILESS_MAIN(TestFaultAnswers)
#include "test_fault_answers.moc"
