#include "wire/completion_json.h"

#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;

class TestCompletionJson : public QObject
{
    Q_OBJECT

private slots:
    void onlyWhatIsThereIsSent_data();
    void onlyWhatIsThereIsSent();
    void numbersAreWrittenTheSameInEveryLocale();
    void bodiesAreReadAndChecked_data();
    void bodiesAreReadAndChecked();
    void allErrorsOfABodyComeTogether();
    void digestsTellMeaningNotSpelling();
    void theVendorsExampleIsRead();
    void answersWithoutASessionAreRefused_data();
    void answersWithoutASessionAreRefused();
};

namespace {

Completion completion(std::optional<double> score, std::optional<double> minutes,
                      std::optional<QString> notes)
{
    return validate(CompletionValues{score, minutes, notes}).value();
}

} // namespace

void TestCompletionJson::onlyWhatIsThereIsSent_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const Completion& c, const char* expected) {
        QTest::newRow(name) << wire::toBody(c) << QByteArray(expected);
    };
    row("nothing", {}, "{}");
    row("score", completion(92, {}, {}), R"({"score":92})");
    row("fraction", completion(69.999, {}, {}), R"({"score":69.999})");
    row("zero is not nothing", completion(0, 0, {}), R"({"score":0,"time_spent_minutes":0})");
    row("all", completion(92, 45, u"Went well"_s),
        R"({"notes":"Went well","score":92,"time_spent_minutes":45})");
}

void TestCompletionJson::onlyWhatIsThereIsSent()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    QCOMPARE(body, expected);
}

void TestCompletionJson::numbersAreWrittenTheSameInEveryLocale()
{
    QLocale::setDefault(QLocale(QLocale::German));
    QCOMPARE(wire::toBody(completion(85.5, 12.25, {})),
             QByteArray(R"({"score":85.5,"time_spent_minutes":12.25})"));
    QLocale::setDefault(QLocale::c());
}

void TestCompletionJson::bodiesAreReadAndChecked_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code"); // empty: fine
    const auto row = [](const char* name, const QByteArray& body, const QString& code) {
        QTest::newRow(name) << body << code;
    };
    row("empty object", "{}", {});
    row("no body", "", {});
    row("unknown field", R"({"mood":"fine"})", {});
    row("null score", R"({"score":null})", u"score.type"_s);
    row("null notes", R"({"notes":null})", u"notes.type"_s);
    row("string score", R"({"score":"85"})", u"score.type"_s);
    row("bool score", R"({"score":true})", u"score.type"_s);
    row("array score", R"({"score":[85]})", u"score.type"_s);
    row("number notes", R"({"notes":5})", u"notes.type"_s);
    row("score above", R"({"score":100.0001})", u"score.range"_s);
    row("score below", R"({"score":-1})", u"score.range"_s);
    row("time above", R"({"time_spent_minutes":10080.5})", u"time_spent_minutes.range"_s);
    row("no JSON", "score=85", u"body.json"_s);
    row("truncated", R"({"score":8)", u"body.json"_s);
    row("array", "[]", u"body.json"_s);
    row("a number out of range", R"({"score":1e999})", u"body.json"_s);
    row("invalid UTF-8", "{\"notes\":\"\xff\xfe\"}", u"body.json"_s);
    row("deep", QByteArray(5000, '[') + QByteArray(5000, ']'), u"body.json"_s);
    row("a NUL in the notes", R"({"notes":"a\u0000b"})", u"notes.control"_s);
    row("an escape in the notes", R"({"notes":"\u001b[31m"})", u"notes.control"_s);
    row("DEL in the notes", R"({"notes":"\u007f"})", u"notes.control"_s);
    row("C1 in the notes", R"({"notes":"\u0085"})", u"notes.control"_s);
    row("a lone CR in the notes", R"({"notes":"a\rb"})", u"notes.control"_s);
    row("half a character in the notes", R"({"notes":"a\ud800b"})", u"body.json"_s);
    row("tab and line ends in the notes", R"({"notes":"a\tb\nc\r\nd\u2028e"})", {});
    row("long notes", "{\"notes\":\"" + QByteArray(1001, 'a') + "\"}", u"notes.length"_s);
}

void TestCompletionJson::bodiesAreReadAndChecked()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    const auto read = wire::completionFromBody(body);
    QCOMPARE(read.ok(), code.isEmpty());
    if (!code.isEmpty())
        QCOMPARE(read.error().first().code, code);
}

void TestCompletionJson::allErrorsOfABodyComeTogether()
{
    const auto read = wire::completionFromBody(R"({"score":"85","time_spent_minutes":-3,"notes":7})");
    QVERIFY(!read);
    QCOMPARE(read.error().size(), 3);
}

void TestCompletionJson::digestsTellMeaningNotSpelling()
{
    const auto one = wire::completionFromBody(R"({"score": 85.0, "notes":"a"})");
    const auto same = wire::completionFromBody(R"({"notes":"a","score":85,"extra":1})");
    const auto other = wire::completionFromBody(R"({"notes":"a","score":85.5})");
    QCOMPARE(wire::digestOf(*one), wire::digestOf(*same));
    QVERIFY(wire::digestOf(*one) != wire::digestOf(*other));
    const auto windows = wire::completionFromBody(R"({"notes":"a\r\nb"})");
    const auto unixLike = wire::completionFromBody(R"({"notes":"a\nb"})");
    QCOMPARE(wire::digestOf(*windows), wire::digestOf(*unixLike));
    const auto marked = wire::completionFromBody("{\"notes\":\"\xef\xbb\xbf"
                                                 "a\",\"score\":85}");
    const auto escaped = wire::completionFromBody(R"({"notes":"\ufeffa","score":85})");
    QCOMPARE(wire::digestOf(*marked), wire::digestOf(*escaped));
}

void TestCompletionJson::theVendorsExampleIsRead()
{
    const QByteArray body =
        R"({"session":{"id":"0b0e7a4e-6f0f-4f4f-8c55-3b7f36b2a001","package_id":"0b0e7a4e-6f0f-4f4f-8c55-3b7f36b2a002",
        "activity_id":"0b0e7a4e-6f0f-4f4f-8c55-3b7f36b2a003","status":"completed","completion_mode":"score_entry",
        "completed_at":"2025-01-15T11:30:00Z","score":{"raw":85,"max":100,"scaled":0.85},"success_status":"passed",
        "time_spent_seconds":1800,"self_reported":true,"package":{"id":"0b0e7a4e-6f0f-4f4f-8c55-3b7f36b2a002",
        "title":"Safety Training VR","version":"1.0.0","target_platforms":["quest2","quest3"]}},"message":"done"})";
    const auto answer = wire::completionAnswerFromBody(body);
    QVERIFY(answer.ok());
    QCOMPARE(answer->session.score->raw, 85.0);
    QVERIFY(*answer->session.successStatus == SuccessStatus::Passed);
    QCOMPARE(answer->session.timeSpentSeconds, std::optional<qint64>(1800));
    QCOMPARE(answer->session.package.targetPlatforms.size(), 2);
    QVERIFY(!answer->session.isOpen());
}

void TestCompletionJson::answersWithoutASessionAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("portal page") << QByteArray("<html><title>Welcome</title></html>");
    QTest::newRow("no session") << QByteArray(R"({"message":"ok"})");
    QTest::newRow("session without id") << QByteArray(R"({"session":{"status":"completed"}})");
    QTest::newRow("session of a wrong type") << QByteArray(R"({"session":"yes"})");
    QTest::newRow("cut") << QByteArray(R"({"session":{"id":"0b0e7a4e-6f0f-4f4f-8c55-3b7f36b2a001")");
}

void TestCompletionJson::answersWithoutASessionAreRefused()
{
    QFETCH(QByteArray, body);
    const auto answer = wire::completionAnswerFromBody(body);
    QVERIFY(!answer);
    QCOMPARE(int(answer.error().reason), int(FailureReason::ServerAnswer));
}

QTEST_GUILESS_MAIN(TestCompletionJson)
#include "test_completion_json.moc"
