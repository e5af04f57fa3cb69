#include "wire/error_json.h"

#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;

class TestErrorJson : public QObject
{
    Q_OBJECT

private slots:
    void everyShapeIsRead_data();
    void everyShapeIsRead();
    void onlyCodesOfTheContractAreKnown();
    void detailsSurviveTheRoundTrip();
    void messagesAreBoundedAndFreeOfMarkup();
};

void TestErrorJson::everyShapeIsRead_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, const QByteArray& body, const QString& code,
                        const QString& message) {
        QTest::newRow(name) << body << code << message;
    };
    row("ours", R"({"error":{"code":"DB_ERROR","message":"Trouble"}})", u"DB_ERROR"_s, u"Trouble"_s);
    row("error and code", R"({"error":"Trouble","code":"DB_ERROR"})", u"DB_ERROR"_s, u"Trouble"_s);
    row("code and message", R"({"code":"DB_ERROR","message":"Trouble"})", u"DB_ERROR"_s, u"Trouble"_s);
    row("OAuth", R"({"error":"invalid_grant","error_description":"Wrong"})", u"invalid_grant"_s, u"Wrong"_s);
    row("bare code", R"({"error":"ALREADY_COMPLETED"})", u"ALREADY_COMPLETED"_s, u"ALREADY_COMPLETED"_s);
    row("bare text", "Service Unavailable", {}, u"Service Unavailable"_s);
    row("page", "<html><head><title>Log in here</title></head><body>x</body></html>", {}, u"Log in here"_s);
    row("empty", "", {}, {});
    row("array", "[1]", {}, u"[1]"_s);
    row("half characters", R"({"error":{"message":"od.\ud800\ud800"}})", {}, u"od.??"_s);
    row("odd types", R"({"error":5,"code":[],"message":{}})", {}, {});
    row("truncated", R"({"error":{"code":"DB_)", {}, uR"({"error":{"code":"DB_)"_s);
}

void TestErrorJson::everyShapeIsRead()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    QFETCH(QString, message);
    const wire::ErrorBody error = wire::errorFromBody(body);
    QCOMPARE(error.code, code);
    QCOMPARE(error.message, message);
}

void TestErrorJson::onlyCodesOfTheContractAreKnown()
{
    QVERIFY(wire::errorFromBody(R"({"code":"ALREADY_COMPLETED"})").hasKnownCode());
    QVERIFY(wire::errorFromBody(R"({"error":{"code":"SESSION_NOT_FOUND"}})").hasKnownCode());
    QVERIFY(!wire::errorFromBody(R"({"code":"already_completed"})").hasKnownCode());
    QVERIFY(!wire::errorFromBody(R"({"code":"ROUTE_NOT_FOUND"})").hasKnownCode());
    QVERIFY(!wire::errorFromBody("").hasKnownCode());
}

void TestErrorJson::detailsSurviveTheRoundTrip()
{
    const wire::ErrorBody error{u"VALIDATION_ERROR"_s,
                                u"The body breaks a rule."_s,
                                {{u"score"_s, u"score.range"_s, u"Score from 0 to 100."_s}}};
    const wire::ErrorBody read = wire::errorFromBody(wire::toBody(error));
    QCOMPARE(read.code, error.code);
    QCOMPARE(read.details, error.details);
    QCOMPARE(wire::toBody(read), wire::toBody(error));
}

void TestErrorJson::messagesAreBoundedAndFreeOfMarkup()
{
    QVERIFY(wire::errorFromBody(QByteArray(1'000'000, 'x')).message.size() <= 500);
    QVERIFY(!wire::errorFromBody("<p>one</p>\n<b>two</b>").message.contains(u'<'));
    QCOMPARE(wire::errorFromBody(QByteArray(499, 'x') + " yz").message.size(), 499);
    QCOMPARE(wire::errorFromBody("\n\xef\xbb\xbfwords").message, u"words"_s);
}

QTEST_GUILESS_MAIN(TestErrorJson)
#include "test_error_json.moc"
