#include "server_fixture.h"

#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

/// What the server makes of bodies: good, wrong, hostile.
class TestServerCompleteInput : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY2(m_fixture.start(), qPrintable(m_fixture.failure().message));
        m_token = m_fixture.accessToken();
    }
    void init()
    {
        m_id = m_fixture.openSession(m_token);
        QVERIFY(!m_id.isEmpty());
    }

    void wrongBodiesAreRefused_data();
    void wrongBodiesAreRefused();
    void allFailingFieldsAreListed();
    void hostileBodiesAreRefused_data();
    void hostileBodiesAreRefused();
    void notesAreCountedInUtf16Units();
    void emptyBodyIsAnEmptyObject();
    void onlyJsonIsRead_data();
    void onlyJsonIsRead();
    void unknownFieldsAreIgnored();

private:
    ProbeAnswer complete(const QByteArray& body)
    {
        return m_fixture.probe(m_token).post("/api/vr-sessions/" + m_id + "/complete", body);
    }
    static QStringList fields(const ProbeAnswer& answer)
    {
        QStringList names;
        const QJsonArray details = answer.json().value(u"error"_s).toObject().value(u"details"_s).toArray();
        for (const QJsonValue& detail : details)
            names.append(detail.toObject().value(u"field"_s).toString());
        return names;
    }

    ServerFixture m_fixture;
    QByteArray m_token;
    QByteArray m_id;
};

void TestServerCompleteInput::wrongBodiesAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("field");
    QTest::newRow("score below") << QByteArray(R"({"score":-0.001})") << u"score"_s;
    QTest::newRow("score above") << QByteArray(R"({"score":100.001})") << u"score"_s;
    QTest::newRow("score text") << QByteArray(R"({"score":"85"})") << u"score"_s;
    QTest::newRow("score true") << QByteArray(R"({"score":true})") << u"score"_s;
    QTest::newRow("score null") << QByteArray(R"({"score":null})") << u"score"_s;
    QTest::newRow("score array") << QByteArray(R"({"score":[85]})") << u"score"_s;
    QTest::newRow("minutes below") << QByteArray(R"({"time_spent_minutes":-1})") << u"time_spent_minutes"_s;
    QTest::newRow("minutes above") << QByteArray(R"({"time_spent_minutes":10080.01})")
                                   << u"time_spent_minutes"_s;
    QTest::newRow("minutes text") << QByteArray(R"({"time_spent_minutes":"5"})") << u"time_spent_minutes"_s;
    QTest::newRow("minutes null") << QByteArray(R"({"time_spent_minutes":null})") << u"time_spent_minutes"_s;
    QTest::newRow("notes number") << QByteArray(R"({"notes":5})") << u"notes"_s;
    QTest::newRow("notes null") << QByteArray(R"({"notes":null})") << u"notes"_s;
    QTest::newRow("notes too long") << QByteArray("{\"notes\":\"" + QByteArray(1001, 'a') + "\"}")
                                    << u"notes"_s;
}

void TestServerCompleteInput::wrongBodiesAreRefused()
{
    QFETCH(QByteArray, body);
    const ProbeAnswer answer = complete(body);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.code(), u"VALIDATION_ERROR"_s);
    QTEST(fields(answer).join(u','), "field");
}

void TestServerCompleteInput::allFailingFieldsAreListed()
{
    const ProbeAnswer answer =
        complete("{\"score\":101,\"time_spent_minutes\":-1,\"notes\":\"" + QByteArray(1001, 'a') + "\"}");
    QCOMPARE(fields(answer), (QStringList{u"score"_s, u"time_spent_minutes"_s, u"notes"_s}));
    QCOMPARE(complete("{\"score\":101,\"time_spent_minutes\":-1,\"notes\":\"" + QByteArray(1001, 'a') + "\"}")
                 .body,
             answer.body);
}

void TestServerCompleteInput::hostileBodiesAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("truncated") << QByteArray(R"({"score":8)");
    QTest::newRow("text") << QByteArray("hello");
    QTest::newRow("array") << QByteArray("[]");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("huge number") << QByteArray(R"({"score":1e999})");
    QTest::newRow("not a number") << QByteArray(R"({"score":NaN})");
    QTest::newRow("invalid utf-8") << QByteArray("{\"notes\":\"\xc3\x28\xff\"}");
    QTest::newRow("zero byte") << QByteArray("{\"score\":1}\0{", 13);
    QTest::newRow("deep") << QByteArray("{\"x\":") + QByteArray(20'000, '[') + QByteArray(20'000, ']') + "}";
    QTest::newRow("two objects") << QByteArray(R"({"score":1}{"score":2})");
    QTest::newRow("a name twice") << QByteArray(R"({"score":1,"score":2})");
    QTest::newRow("a name twice, spelled otherwise") << QByteArray(R"({"score":1,"\u0073core":2})");
    QTest::newRow("no digit first") << QByteArray(R"({"score":.5})");
    QTest::newRow("raw control character") << QByteArray("{\"notes\":\"a\x01\"}");
    QTest::newRow("unknown escape") << QByteArray(R"({"notes":"\a"})");
    QTest::newRow("half a character") << QByteArray(R"({"notes":"\ud800"})");
    QTest::newRow("form feed") << QByteArray("\f");
    QTest::newRow("spaces") << QByteArray("  ");
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf{}");
}

void TestServerCompleteInput::hostileBodiesAreRefused()
{
    QFETCH(QByteArray, body);
    const ProbeAnswer answer = complete(body);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.code(), u"VALIDATION_ERROR"_s);
    QCOMPARE(m_fixture.openSession(m_token), m_id);
}

void TestServerCompleteInput::notesAreCountedInUtf16Units()
{
    const QByteArray emoji = "\xf0\x9f\x98\x80"; // two units
    QCOMPARE(complete("{\"notes\":\"" + emoji.repeated(500) + "a\"}").status, 400);
    QCOMPARE(complete("{\"notes\":\"" + emoji.repeated(500) + "\"}").status, 200);
    const auto rows =
        m_fixture.sql(u"SELECT notes FROM vr_sessions WHERE id = ?"_s, {QString::fromLatin1(m_id)});
    QCOMPARE(rows.first().first().toString().toUtf8(), emoji.repeated(500));
}

void TestServerCompleteInput::emptyBodyIsAnEmptyObject()
{
    QCOMPARE(complete({}).status, 200);
}

void TestServerCompleteInput::onlyJsonIsRead_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<int>("status");
    const auto row = [](const QByteArray& lines, int status) {
        QTest::newRow(lines.constData()) << lines << status;
    };
    row("", 200);
    row("Content-Type: application/json\r\n", 200);
    row("Content-Type: Application/JSON ; charset=utf-8\r\n", 200);
    row("Content-Encoding: identity\r\n", 200);
    row("Content-Type: application/x-www-form-urlencoded\r\n", 415);
    row("Content-Type: text/plain\r\n", 415);
    row("Content-Type: application/jsonp\r\n", 415);
    row("Content-Type: application/json, text/plain\r\n", 415);
    row("Content-Type: ;application/json\r\n", 415);
    row("Content-Encoding: gzip\r\n", 415);
}

void TestServerCompleteInput::onlyJsonIsRead()
{
    QFETCH(QByteArray, lines);
    QFETCH(int, status);
    HttpProbe probe = m_fixture.probe();
    QVERIFY(probe.write("POST /api/vr-sessions/" + m_id + "/complete HTTP/1.1\r\nHost: a\r\n" +
                        "Authorization: bearer " + m_token + "\r\n" + lines +
                        "Content-Length: 12\r\n\r\n{\"score\":77}"));
    const ProbeAnswer answer = probe.readAnswer();
    QCOMPARE(answer.status, status);
    if (status == 200) {
        const QJsonValue score = answer.json().value(u"session"_s)[u"score"_s];
        QCOMPARE(score[u"raw"_s].toDouble(), 77.0);
        return;
    }
    QCOMPARE(answer.code(), u"UNSUPPORTED_MEDIA_TYPE"_s);
    QCOMPARE(m_fixture.openSession(m_token), m_id);
}

void TestServerCompleteInput::unknownFieldsAreIgnored()
{
    QCOMPARE(complete(R"({"score":77,"completed_at":"1999-01-01T00:00:00Z","x":{"y":[1]}})").status, 200);
}

QTEST_GUILESS_MAIN(TestServerCompleteInput)
#include "test_server_complete_input.moc"
