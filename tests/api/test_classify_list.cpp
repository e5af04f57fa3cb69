#include "api/classify.h"

#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;
using Transport = Answer::Transport;

Q_DECLARE_METATYPE(lectern::ListVerdict)

namespace {

const QDateTime kNow({2026, 11, 23}, {10, 30}, Qt::UTC);

Answer http(int status, const QByteArray& body = {})
{
    Answer answer;
    answer.transport = Transport::Ok;
    answer.complete = true;
    answer.requestStarted = true;
    answer.status = status;
    answer.body = body;
    return answer;
}

Answer broken(Transport transport)
{
    Answer answer;
    answer.transport = transport;
    return answer;
}

QByteArray error(const char* code)
{
    return QByteArray("{\"error\":{\"code\":\"") + code + "\",\"message\":\"m\",\"details\":[]}}";
}

} // namespace

class TestClassifyList : public QObject
{
    Q_OBJECT

private slots:
    void eachAnswerHasItsVerdict_data()
    {
        QTest::addColumn<Answer>("answer");
        QTest::addColumn<ListVerdict>("verdict");
        const auto row = [](const char* name, const Answer& answer, ListVerdict verdict) {
            QTest::newRow(name) << answer << verdict;
        };
        row("200", http(200, "{\"sessions\":[]}"), ListVerdict::Ok);
        row("200 after white space", http(200, "\r\n {\"sessions\":[]}"), ListVerdict::Ok);
        row("200 after a byte order mark", http(200, "\xEF\xBB\xBF{\"sessions\":[]}"), ListVerdict::Ok);
        row("201", http(201, "{\"session\":{}}"), ListVerdict::Ok);
        row("304", http(304), ListVerdict::NotModified);
        row("200, empty", http(200), ListVerdict::ConnectionStop);
        row("200, a page", http(200, "<html>"), ListVerdict::ConnectionStop);
        row("200, an array", http(200, "[]"), ListVerdict::ConnectionStop);
        row("302", http(302), ListVerdict::ConnectionStop);
        row("400, no code", http(400), ListVerdict::ConnectionStop);
        row("403, a page", http(403, "<html>"), ListVerdict::ConnectionStop);
        row("404, no code", http(404), ListVerdict::ConnectionStop);
        row("401", http(401, error("UNAUTHORIZED")), ListVerdict::SignInNeeded);
        row("403 FORBIDDEN", http(403, error("FORBIDDEN")), ListVerdict::ProfileProblem);
        row("404 PROFILE_NOT_FOUND", http(404, error("PROFILE_NOT_FOUND")), ListVerdict::ProfileProblem);
        row("404 PACKAGE_NOT_FOUND", http(404, error("PACKAGE_NOT_FOUND")), ListVerdict::Refused);
        row("400 VALIDATION_ERROR", http(400, error("VALIDATION_ERROR")), ListVerdict::Refused);
        row("429", http(429), ListVerdict::RateLimited);
        row("500", http(500, error("DB_ERROR")), ListVerdict::Later);
        row("502", http(502, "<html>"), ListVerdict::Later);
        row("408", http(408), ListVerdict::Later);
        row("DNS", broken(Transport::DnsFailure), ListVerdict::Later);
        row("refused", broken(Transport::Refused), ListVerdict::Later);
        row("time-out", broken(Transport::TimedOut), ListVerdict::Later);
        row("reset", broken(Transport::Reset), ListVerdict::Later);
        row("unreadable", broken(Transport::Unreadable), ListVerdict::Later);
        row("TLS", broken(Transport::TlsFailure), ListVerdict::ConnectionStop);
        row("proxy", broken(Transport::ProxyFailure), ListVerdict::ConnectionStop);
        row("too big", broken(Transport::TooBig), ListVerdict::ConnectionStop);
        row("never sent", broken(Transport::NotAllowed), ListVerdict::ConnectionStop);
    }

    void eachAnswerHasItsVerdict()
    {
        QFETCH(Answer, answer);
        QFETCH(ListVerdict, verdict);
        const ListJudgement judgement = judgeList(answer, kNow);
        QCOMPARE(judgement.verdict, verdict);
        const bool fine = verdict == ListVerdict::Ok || verdict == ListVerdict::NotModified;
        QCOMPARE(judgement.words.isEmpty(), fine);
        QCOMPARE(judgement.notBefore.isValid(), verdict == ListVerdict::RateLimited);
    }

    void failuresKeepReasonAndWords()
    {
        QCOMPARE(toFailure(judgeList(http(404, error("PACKAGE_NOT_FOUND")), kNow)).reason,
                 FailureReason::NotFound);
        QCOMPARE(toFailure(judgeList(http(400, error("VALIDATION_ERROR")), kNow)).reason,
                 FailureReason::InvalidInput);
        QCOMPARE(toFailure(judgeList(http(401), kNow)).reason, FailureReason::SignInNeeded);
        QCOMPARE(toFailure(judgeList(broken(Transport::Refused), kNow)).reason, FailureReason::Unreachable);
        const Failure page = toFailure(judgeList(http(200, "<html>"), kNow));
        QCOMPARE(page.reason, FailureReason::ServerAnswer);
        QCOMPARE(page.message, u"This network shows a page of its own instead of the server"_s);
    }
};

QTEST_GUILESS_MAIN(TestClassifyList)
#include "test_classify_list.moc"
