#include "wire/strict_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace lectern;
using namespace lectern::wire;
using namespace Qt::StringLiterals;

class TestStrictJson : public QObject
{
    Q_OBJECT

private slots:
    void goodTextMeansWhatItSays_data();
    void goodTextMeansWhatItSays();
    void anythingElseIsRefused_data();
    void anythingElseIsRefused();
    void depthIsBounded();
    void faultsHaveAPlace();
    void manyMembersTakeNoLongTime();
    void onlyAnObjectWillDo();
};

void TestStrictJson::goodTextMeansWhatItSays_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QJsonValue>("expected");
    const auto row = [](const char* name, const QByteArray& text, const QJsonValue& expected) {
        QTest::newRow(name) << text << expected;
    };
    row("null", "null", QJsonValue(QJsonValue::Null));
    row("words", " [true,\tfalse\r\n] ", QJsonArray{true, false});
    row("nothing in it", "[{},[],\"\"]", QJsonArray{QJsonObject(), QJsonArray(), QString()});
    row("zero", "[0,-0,0.0,0e5,-0.0E-1]", QJsonArray{0, 0, 0, 0, 0});
    row("numbers", "[1.5,-2e2,1E+2,69.999]", QJsonArray{1.5, -200, 100, 69.999});
    row("too small for a double", "[1e-400,-1e-999999,1e-99999999999999999999]", QJsonArray{0, 0, 0});
    row("small by its digits", "[0." + QByteArray(400, '0') + "1,1000e-400,0.001e-350]", QJsonArray{0, 0, 0});
    row("nothing times much", "[0e999,0.0e99999999999]", QJsonArray{0, 0});
    row("a long way to one", '[' + QByteArray("1") + QByteArray(400, '0') + "e-400]", QJsonArray{1});
    row("one, more or less", "0." + QByteArray(400, '9'), 1.0);
    row("the smallest double", "5e-324", 5e-324);
    row("the largest double", "1.7976931348623157e308", 1.7976931348623157e308);
    row("64 bits", "9223372036854775807", std::numeric_limits<qint64>::max());
    row("the smallest of 64 bits", "-9223372036854775808", std::numeric_limits<qint64>::min());
    row("a whole number with an exponent", "[1e17]", QJsonArray{qint64(100'000'000'000'000'000)});
    row("next to the smallest of 64 bits", "-9223372036854775809", std::numeric_limits<qint64>::min());
    row("escapes", R"("\"\\\/\b\f\n\r\t\u0041\u00e9")", u"\"\\/\b\f\n\r\tA\u00e9"_s);
    row("zero escaped", R"("a\u0000b")", QString(u"a\0b"_s));
    row("a pair of escapes", R"("\ud83d\uDE00")", u"\U0001F600"_s);
    row("UTF-8", "\"\xc3\xa9\xf0\x9f\x98\x80\x7f\"", u"\u00e9\U0001F600\u007f"_s);
    row("a mark inside a string", "\"\xef\xbb\xbf\\n\xef\xbb\xbf\"", u"\ufeff\n\ufeff"_s);
    row("names that differ", R"({"a":1,"A":2,"":3,"\u0061b":4})",
        QJsonObject{{u"a"_s, 1}, {u"A"_s, 2}, {u""_s, 3}, {u"ab"_s, 4}});
    row("one name in two objects", R"({"a":{"a":1}})", QJsonObject{{u"a"_s, QJsonObject{{u"a"_s, 1}}}});
}

void TestStrictJson::goodTextMeansWhatItSays()
{
    QFETCH(QByteArray, text);
    QFETCH(QJsonValue, expected);
    const auto read = readStrictJson(text);
    QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().words()));
    QCOMPARE(*read, expected);
}

void TestStrictJson::anythingElseIsRefused_data()
{
    using Kind = JsonFault::Kind;
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<JsonFault::Kind>("kind");
    const auto row = [](const QByteArray& text, Kind kind = Kind::Syntax) {
        QTest::newRow(text.left(40).toPercentEncoding().constData()) << text << kind;
    };
    for (const char* text : {"",
                             " ",
                             "\f",
                             "\v{}",
                             "{}\f",
                             "{",
                             "[",
                             "\"",
                             "\"\\",
                             "\"\\u00",
                             "[1,]",
                             "[,1]",
                             "[1 2]",
                             "{,}",
                             "{\"a\"}",
                             "{\"a\":}",
                             "{\"a\":1,}",
                             "{a:1}",
                             "{'a':1}",
                             "{1:2}",
                             "{} {}",
                             "[]]",
                             "nul",
                             "nulll",
                             "True",
                             "NaN",
                             "Infinity",
                             "-Infinity",
                             "-",
                             "+1",
                             ".5",
                             "1.",
                             "1.e1",
                             "-.5",
                             "01",
                             "-01",
                             "00",
                             "1e",
                             "1e+",
                             "0x10",
                             "1_000",
                             "1,5",
                             "\"\\a\"",
                             "\"\\'\"",
                             "\"\\x41\"",
                             "\"\\u 123\"",
                             "\"\\u00g0\"",
                             "\"\\U0041\"",
                             "\"a\nb\"",
                             "\"a\tb\"",
                             "\"\x1f\"",
                             "//\n1",
                             "/**/1",
                             "#\n1",
                             "\xef\xbb\xbf{}",
                             "\xc2\xa0 1"})
        row(text);
    row(QByteArray("\"a\0b\"", 5));
    row(QByteArray("1\0", 2));
    row("\"\xff\"", Kind::Encoding);
    row("\"\xc3(\"", Kind::Encoding);
    row("\"\xc0\xaf\"", Kind::Encoding);         // longer than it need be
    row("\"\xed\xa0\x80\"", Kind::Encoding);     // half a pair
    row("\"\xf4\x90\x80\x80\"", Kind::Encoding); // beyond Unicode
    row(R"("\ud800")", Kind::Encoding);
    row(R"("\udc00")", Kind::Encoding);
    row(R"("\ud800\u0041")", Kind::Encoding);
    row(R"("\ud800\ud800")", Kind::Encoding);
    row(R"("\ud800x")", Kind::Encoding);
    row(R"({"a":1,"b":2,"a":1})", Kind::RepeatedName);
    row(R"({"score":1,"\u0073core":2})", Kind::RepeatedName);
    row(R"([{"x":{"":1,"":2}}])", Kind::RepeatedName);
    row("1e400", Kind::NumberTooLarge);
    row("[-1e999999999999]", Kind::NumberTooLarge);
    row("[-1e99999999999999999999999]", Kind::NumberTooLarge);
    row("0.001e350", Kind::NumberTooLarge);
    row(QByteArray(400, '9'), Kind::NumberTooLarge);
}

void TestStrictJson::anythingElseIsRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(JsonFault::Kind, kind);
    const auto read = readStrictJson(text);
    QVERIFY(!read.ok());
    QCOMPARE(read.error().kind, kind);
    QVERIFY(!read.error().words().isEmpty());
}

void TestStrictJson::depthIsBounded()
{
    const auto nested = [](qsizetype depth) {
        return QByteArray(depth, '[') + QByteArray(depth, ']');
    };
    QVERIFY(readStrictJson(nested(kDeepestJson)).ok());
    QCOMPARE(readStrictJson(nested(kDeepestJson + 1)).error().kind, JsonFault::Kind::TooDeep);
    QCOMPARE(readStrictJson(QByteArray(1'000'000, '[')).error().kind, JsonFault::Kind::TooDeep);
    QCOMPARE(readStrictJson(QByteArray("{\"a\":").repeated(100'000)).error().kind, JsonFault::Kind::TooDeep);
}

void TestStrictJson::faultsHaveAPlace()
{
    QCOMPARE(readStrictJson("[1,2,x]").error().offset, 5);
    QCOMPARE(readStrictJson(R"({"a":1, "a":2})").error().offset, 8);
}

void TestStrictJson::manyMembersTakeNoLongTime()
{
    constexpr int kCount = 100'000;
    QByteArray text = "{";
    for (int i = kCount; i > 0; --i) // the worst order for insertions
        text += "\"a" + QByteArray::number(i) + "\":0,";
    text.back() = '}';
    const auto read = readStrictObject(text); // a square of the members would outlast the test's time limit
    QVERIFY(read.ok());
    QCOMPARE(read->size(), kCount);
}

void TestStrictJson::onlyAnObjectWillDo()
{
    QVERIFY(readStrictObject(R"({"a":[1]})").ok());
    for (const char* text : {"[]", "1", "\"{}\"", "null"})
        QCOMPARE(readStrictObject(text).error().kind, JsonFault::Kind::NoObject);
    QCOMPARE(readStrictObject("{").error().kind, JsonFault::Kind::Syntax);
}

QTEST_GUILESS_MAIN(TestStrictJson)
#include "test_strict_json.moc"
