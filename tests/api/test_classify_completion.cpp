#include "api/classify.h"
#include "wire/json_read.h"

#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;
using Transport = Answer::Transport;

Q_DECLARE_METATYPE(lectern::Verdict)

namespace {

const QDateTime kNow({2026, 11, 23}, {10, 30}, Qt::UTC);
const QUuid kOurs("0d5e7f0a-3c38-4a0e-9d2e-0b6f5f1f7a11");
const QUuid kOther("0d5e7f0a-3c38-4a0e-9d2e-0b6f5f1f7a12");

QByteArray sessionBody(const QUuid& id, const char* status)
{
    return "{\"session\":{\"id\":\"" + wire::toText(id).toLatin1() + "\",\"status\":\"" + status +
           "\",\"completed_at\":\"2026-11-23T10:29:59Z\",\"score\":{\"raw\":85,\"max\":100,\"scaled\":0.85}},"
           "\"message\":\"VR experience completed successfully\"}";
}

QByteArray error(const char* code)
{
    return QByteArray("{\"error\":{\"code\":\"") + code +
           "\",\"message\":\"text of the server\",\"details\":[{\"field\":\"score\",\"message\":\"at most "
           "100\"}]}}";
}

Answer http(int status, const QByteArray& body = {})
{
    Answer answer;
    answer.transport = Transport::Ok;
    answer.requestStarted = true;
    answer.complete = true;
    answer.status = status;
    answer.body = body;
    return answer;
}

Answer broken(Transport transport, bool started, int status = 0)
{
    Answer answer;
    answer.transport = transport;
    answer.requestStarted = started;
    answer.status = status;
    return answer;
}

const QByteArray kPage = "<!DOCTYPE html><html><title>Welcome to the guest network</title></html>";

} // namespace

class TestClassifyCompletion : public QObject
{
    Q_OBJECT

private slots:
    void eachAnswerHasItsVerdict_data()
    {
        QTest::addColumn<Answer>("answer");
        QTest::addColumn<Verdict>("fresh");   // no earlier try of unknown outcome
        QTest::addColumn<Verdict>("unknown"); // some
        const auto row = [](const char* name, const Answer& answer, Verdict verdict) {
            QTest::newRow(name) << answer << verdict << verdict;
        };
        successes(row);
        outages(row);
        refusals(row);
        connectionLevel(row);
        QTest::newRow("400 ALREADY_COMPLETED")
            << http(400, error("ALREADY_COMPLETED")) << Verdict::Conflict << Verdict::VerifyByList;
        QTest::newRow("400 ALREADY_COMPLETED, flat body")
            << http(400, "{\"error\":\"done\",\"code\":\"ALREADY_COMPLETED\"}") << Verdict::Conflict
            << Verdict::VerifyByList;
    }

    void eachAnswerHasItsVerdict()
    {
        QFETCH(Answer, answer);
        QFETCH(Verdict, fresh);
        QFETCH(Verdict, unknown);
        for (const bool outcomeUnknown : {false, true}) {
            const Judgement judgement = judgeCompletion(answer, kOurs, outcomeUnknown, kNow);
            QCOMPARE(judgement.verdict, outcomeUnknown ? unknown : fresh);
            QCOMPARE(judgement.words.isEmpty(), judgement.verdict == Verdict::Delivered);
            QVERIFY(!judgement.detail.isEmpty());
            if (judgement.verdict == Verdict::RateLimited)
                QVERIFY(judgement.notBefore.isValid());
        }
    }

    void deliveredBringsTheSession()
    {
        const auto judgement =
            judgeCompletion(http(200, sessionBody(kOurs, "completed")), kOurs, false, kNow);
        QCOMPARE(judgement.session.id, kOurs);
        QCOMPARE(judgement.session.score->raw, 85.0);
        QCOMPARE(judgement.session.completedAt, QDateTime({2026, 11, 23}, {10, 29, 59}, Qt::UTC));
    }

    void aCutAnswerIsUnknownAtEveryByte()
    {
        const QByteArray body = sessionBody(kOurs, "completed");
        for (qsizetype size = 0; size < body.size(); ++size) {
            const auto judgement = judgeCompletion(http(200, body.left(size)), kOurs, false, kNow);
            QCOMPARE(judgement.verdict, Verdict::LaterUnknown);
        }
    }

    void rejectedSaysWhy()
    {
        const auto judgement = judgeCompletion(http(400, error("VALIDATION_ERROR")), kOurs, false, kNow);
        QCOMPARE(judgement.words, u"Not accepted: at most 100"_s);
        QCOMPARE(judgement.error.details.size(), 1);
        QCOMPARE(judgement.detail, u"HTTP 400 VALIDATION_ERROR"_s);
    }

    void a429WithoutATimeWaitsAWhile()
    {
        const auto judgement = judgeCompletion(http(429, {}), kOurs, false, kNow);
        QCOMPARE(judgement.notBefore, kNow.addSecs(30));
    }

    void a429WithATimeWaitsUntilThen()
    {
        Answer answer = http(429, error("RATE_LIMITED"));
        answer.notBefore = kNow.addSecs(900);
        const auto judgement = judgeCompletion(answer, kOurs, false, kNow);
        QCOMPARE(judgement.notBefore, answer.notBefore);
        const QString time = QLocale().toString(answer.notBefore.toLocalTime().time(), QLocale::ShortFormat);
        QCOMPARE(judgement.words, u"The server asks to wait until %1"_s.arg(time));
        answer.notBefore = kNow.addDays(1);
        const QString day = QLocale().toString(answer.notBefore.toLocalTime().date(), QLocale::ShortFormat);
        const QString tomorrow = judgeCompletion(answer, kOurs, false, kNow).words;
        QVERIFY2(tomorrow.contains(day), qUtf8Printable(tomorrow));
    }

    /// What came is said: an error is an answer, and a portal is no server.
    void answersThatSayNothingAreToldApart()
    {
        const auto words = [](const Answer& answer) {
            return judgeCompletion(answer, kOurs, false, kNow).words;
        };
        QVERIFY(words(http(500, error("DB_ERROR"))).contains(u"error (500)"_s));
        QVERIFY(words(http(500, error("DB_ERROR"))) != words(http(503, {})));
        QVERIFY(words(http(511, {})).contains(u"page of its own"_s));
        QCOMPARE(judgeList(http(511, {}), kNow).verdict, ListVerdict::ConnectionStop);
        QCOMPARE(judgeCompletion(http(511, {}), kOurs, false, kNow).verdict, Verdict::LaterUnknown);
    }

    void anOutageMayNameATimeToo()
    {
        Answer answer = http(503);
        answer.notBefore = kNow.addSecs(60);
        const auto judgement = judgeCompletion(answer, kOurs, false, kNow);
        QCOMPARE(judgement.verdict, Verdict::LaterUnknown);
        QCOMPARE(judgement.notBefore, answer.notBefore);
    }

    void withoutANetworkForTheRenewalNobodyHasToSignIn()
    {
        Answer answer = http(401, error("UNAUTHORIZED"));
        answer.refreshFailure = FailureReason::Unreachable;
        QCOMPARE(judgeCompletion(answer, kOurs, false, kNow).verdict, Verdict::Later);
        answer.refreshFailure = FailureReason::SecretStoreMissing;
        QCOMPARE(judgeCompletion(answer, kOurs, false, kNow).verdict, Verdict::Later);
        answer.refreshFailure = FailureReason::SignInNeeded;
        QCOMPARE(judgeCompletion(answer, kOurs, false, kNow).verdict, Verdict::SignInNeeded);
    }

    void wordsNameThePageOfANetwork()
    {
        const auto page = u"This network shows a page of its own instead of the server"_s;
        QCOMPARE(judgeCompletion(http(403, kPage), kOurs, false, kNow).words, page);
        QCOMPARE(judgeCompletion(http(302), kOurs, false, kNow).words, page);
        QCOMPARE(judgeCompletion(http(200, kPage), kOurs, false, kNow).words, page);
        QCOMPARE(judgeCompletion(broken(Transport::TlsFailure, false), kOurs, false, kNow).words,
                 u"The connection isn’t secure"_s);
    }

private:
    template <typename Row>
    static void successes(const Row& row)
    {
        row("200, ours", http(200, sessionBody(kOurs, "completed")), Verdict::Delivered);
        row("201, ours", http(201, sessionBody(kOurs, "completed")), Verdict::Delivered);
        row("200, another session", http(200, sessionBody(kOther, "completed")), Verdict::LaterUnknown);
        row("200, ours but open", http(200, sessionBody(kOurs, "in_progress")), Verdict::LaterUnknown);
        row("200, ours with a status from the future", http(200, sessionBody(kOurs, "archived")),
            Verdict::LaterUnknown);
        row("200, empty", http(200), Verdict::LaterUnknown);
        row("204", http(204), Verdict::LaterUnknown);
        row("202, ours", http(202, sessionBody(kOurs, "completed")), Verdict::Delivered);
        row("200, a page", http(200, kPage), Verdict::LaterUnknown);
        row("200, an array", http(200, "[]"), Verdict::LaterUnknown);
        row("200, no session", http(200, "{\"message\":\"ok\"}"), Verdict::LaterUnknown);
        row("200, session null", http(200, "{\"session\":null}"), Verdict::LaterUnknown);
        row("200, an error body", http(200, error("ALREADY_COMPLETED")), Verdict::LaterUnknown);
        row("200, not UTF-8", http(200, "\xff\xfe\x00{}"), Verdict::LaterUnknown);
        row("200, nested without end", http(200, QByteArray(100'000, '[')), Verdict::LaterUnknown);
        row("101", http(101), Verdict::LaterUnknown);
    }

    template <typename Row>
    static void outages(const Row& row)
    {
        row("DNS", broken(Transport::DnsFailure, false), Verdict::Later);
        row("refused", broken(Transport::Refused, false), Verdict::Later);
        row("TLS", broken(Transport::TlsFailure, false), Verdict::Later);
        row("proxy gone", broken(Transport::ProxyFailure, false), Verdict::Later);
        row("time-out before the first byte", broken(Transport::TimedOut, false), Verdict::Later);
        row("aborted before the first byte", broken(Transport::Aborted, false), Verdict::Later);
        row("time-out", broken(Transport::TimedOut, true), Verdict::LaterUnknown);
        row("time-out in the answer", broken(Transport::TimedOut, true, 200), Verdict::LaterUnknown);
        row("aborted", broken(Transport::Aborted, true), Verdict::LaterUnknown);
        row("reset", broken(Transport::Reset, true), Verdict::LaterUnknown);
        row("cut 200", broken(Transport::Reset, true, 200), Verdict::LaterUnknown);
        row("cut 400", broken(Transport::Reset, true, 400), Verdict::LaterUnknown);
        row("cut 404", broken(Transport::Reset, true, 404), Verdict::LaterUnknown);
        row("too big", broken(Transport::TooBig, true, 200), Verdict::LaterUnknown);
        row("unreadable", broken(Transport::Unreadable, true), Verdict::LaterUnknown);
        row("500", http(500, error("DB_ERROR")), Verdict::LaterUnknown);
        row("500, already completed", http(500, error("ALREADY_COMPLETED")), Verdict::LaterUnknown);
        row("500, a page", http(500, kPage), Verdict::LaterUnknown);
        row("502", http(502, kPage), Verdict::LaterUnknown);
        row("503", http(503), Verdict::LaterUnknown);
        row("504", http(504), Verdict::LaterUnknown);
        row("599", http(599), Verdict::LaterUnknown);
        row("408", http(408), Verdict::LaterUnknown);
        row("425", http(425), Verdict::LaterUnknown);
    }

    template <typename Row>
    static void refusals(const Row& row)
    {
        row("400 VALIDATION_ERROR", http(400, error("VALIDATION_ERROR")), Verdict::Rejected);
        row("422 IDEMPOTENCY_KEY_REUSED", http(422, error("IDEMPOTENCY_KEY_REUSED")), Verdict::Rejected);
        row("404 SESSION_NOT_FOUND", http(404, error("SESSION_NOT_FOUND")), Verdict::SessionGone);
        row("404 PROFILE_NOT_FOUND", http(404, error("PROFILE_NOT_FOUND")), Verdict::ProfileProblem);
        row("403 FORBIDDEN", http(403, error("FORBIDDEN")), Verdict::ProfileProblem);
        row("401", http(401, error("UNAUTHORIZED")), Verdict::SignInNeeded);
        row("401, empty", http(401), Verdict::SignInNeeded);
        row("429", http(429, error("RATE_LIMITED")), Verdict::RateLimited);
        row("429, a page", http(429, kPage), Verdict::RateLimited);
    }

    template <typename Row>
    static void connectionLevel(const Row& row)
    {
        row("never sent", broken(Transport::NotAllowed, false), Verdict::ConnectionStop);
        for (const int status : {300, 301, 302, 303, 304, 307, 308})
            row(qPrintable(QString::number(status)), http(status), Verdict::ConnectionStop);
        row("301 with our session", http(301, sessionBody(kOurs, "completed")), Verdict::ConnectionStop);
        row("400, empty", http(400), Verdict::ConnectionStop);
        row("400, a page", http(400, kPage), Verdict::ConnectionStop);
        row("400, strange code", http(400, error("SOMETHING_ELSE")), Verdict::ConnectionStop);
        row("403, a page", http(403, kPage), Verdict::ConnectionStop);
        row("404, a page", http(404, kPage), Verdict::ConnectionStop);
        row("404, empty", http(404), Verdict::ConnectionStop);
        row("404 NOT_FOUND", http(404, error("NOT_FOUND")), Verdict::ConnectionStop);
        row("405", http(405, kPage), Verdict::ConnectionStop);
        row("407", http(407, kPage), Verdict::ConnectionStop);
        row("413", http(413), Verdict::ConnectionStop);
        row("422, empty", http(422), Verdict::ConnectionStop);
        row("451", http(451, kPage), Verdict::ConnectionStop);
        row("SESSION_NOT_FOUND with a 400", http(400, error("SESSION_NOT_FOUND")), Verdict::ConnectionStop);
    }
};

QTEST_GUILESS_MAIN(TestClassifyCompletion)
#include "test_classify_completion.moc"
