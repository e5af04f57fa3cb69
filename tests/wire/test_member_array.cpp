#include "wire/member_array.h"

#include "wire/session_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace lectern;
using namespace lectern::wire;

/// The reader of long lists says what a whole parser would say, or leaves it to that one.
class TestMemberArray : public QObject
{
    Q_OBJECT

private slots:
    void elementsComeOneByOne();
    void whatIsInDoubtIsLeftToTheParser_data();
    void whatIsInDoubtIsLeftToTheParser();
    void listsAreReadAsTheParserReadsThem();
    void sessionsShareTheirTexts();
};

namespace {

bool isJson(QByteArrayView text)
{
    return QJsonDocument::fromJson('[' + text.toByteArray() + ']').isArray();
}

/// By Qt's parser alone: how many sessions, and how many entries that are none; nothing if it is no list.
std::optional<std::pair<int, int>> countedByTheParser(const QByteArray& body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QJsonValue listed = document.object().value(QLatin1String("sessions"));
    if (!document.isObject() || !listed.isArray())
        return std::nullopt;
    int good = 0;
    const QJsonArray array = listed.toArray();
    for (const QJsonValue& entry : array)
        good += sessionFromJson(entry.toObject()) ? 1 : 0;
    return std::pair(good, int(array.size()) - good);
}

QByteArray goodBody()
{
    QByteArray body = R"json({"a":{"sessions":[1,"]"]},"sessions": [
        {"id":"5e551000-0000-4000-8000-000000000001","tenant_id":"t]}\"{[",
         "package":{"id":"5e551000-0000-4000-8000-00000000000a","title":"Kr\u00e4ne, 起重机",
                    "target_platforms":["quest2","quest3"]}},
        {"id":"5e551000-0000-4000-8000-000000000002","score":{"raw":1e1}}, null, {} ,"x",-1.5e3]  ,
        "next":null})json";
    return body.replace("        ", "") + '\n';
}

} // namespace

void TestMemberArray::elementsComeOneByOne()
{
    QByteArrayList elements;
    const auto take = [&](QByteArrayView text) {
        elements.append(text.toByteArray());
        return isJson(text);
    };
    QVERIFY(readMemberArray(R"({"x":[0],"list":[{"a":[1,{}]}, "b,]" ,3 ],"y":"\"list\":["})", "list", take));
    QCOMPARE(elements, (QByteArrayList{R"({"a":[1,{}]})", R"("b,]")", "3"}));
    elements.clear();
    QVERIFY(readMemberArray(R"( {"list" : [ ] } )", "list", take));
    QVERIFY(elements.isEmpty());
}

void TestMemberArray::whatIsInDoubtIsLeftToTheParser_data()
{
    QTest::addColumn<QByteArray>("body");
    const char* const bodies[] = {"",
                                  "[]",
                                  "{}",
                                  R"({"list":{}})",
                                  R"({"list":[1],"list":[2]})",
                                  R"({"list":[1],"\u006cist":[2]})",
                                  R"({"list":[1,]})",
                                  R"({"list":[,1]})",
                                  R"({"list":[1}})",
                                  R"({"list":[1]]})",
                                  R"({"list":[1]} x)",
                                  R"({"list":[1],})",
                                  R"({"list":[1] "x":2})",
                                  R"({"list":[1],"x":})",
                                  R"({"list":[1],"x":nul})",
                                  R"({"list":["1]})",
                                  R"({"list":[{"a":1]})",
                                  R"({"list" [1]})",
                                  R"({list:[1]})"};
    for (const char* const body : bodies)
        QTest::newRow(body) << QByteArray(body);
    QTest::newRow("a zero byte") << QByteArray("{\"list\":[1]\0}", 13);
    QTest::newRow("a zero byte behind it") << QByteArray("{\"list\":[1]}\0", 13);
}

void TestMemberArray::whatIsInDoubtIsLeftToTheParser()
{
    QFETCH(QByteArray, body);
    QVERIFY(!readMemberArray(body, "list", isJson));
}

void TestMemberArray::listsAreReadAsTheParserReadsThem()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator dice(seed);
    const QByteArray good = goodBody();
    QCOMPARE(countedByTheParser(good).value(), std::pair(2, 4));
    constexpr char kBytes[] = "{}[]\",:\\ \n0e.nu\xc3\x00s";
    int refused = 0;
    for (int round = 0; round < 20'000; ++round) {
        QByteArray body = good;
        for (auto changes = dice.bounded(3); changes > 0; --changes) {
            const int at = int(dice.bounded(int(body.size())));
            const char byte = kBytes[dice.bounded(int(sizeof kBytes))];
            switch (dice.bounded(4)) {
            case 0:
                body[at] = byte;
                break;
            case 1:
                body.insert(at, byte);
                break;
            case 2:
                body.remove(at, 1 + int(dice.bounded(4)));
                break;
            default:
                body.insert(at, body.mid(int(dice.bounded(int(body.size()))), 20));
            }
        }
        const auto wanted = countedByTheParser(body);
        const auto read = sessionListFromBody(body);
        QVERIFY2(read.ok() == wanted.has_value(), body.constData());
        refused += read.ok() ? 0 : 1;
        if (!wanted)
            continue;
        QVERIFY2(read->sessions.size() == wanted->first, body.constData());
        QVERIFY2(read->unreadable == wanted->second, body.constData());
    }
    QVERIFY(refused > 1'000 && refused < 19'000);
}

void TestMemberArray::sessionsShareTheirTexts()
{
    QByteArray body = "{\"sessions\":[";
    for (int number = 0; number < 3; ++number) {
        body += number > 0 ? "," : "";
        body += QByteArray(R"json({"id":"5e551000-0000-4000-8000-00000000000%1","tenant_id":"tenant",
            "package":{"id":"5e551000-0000-4000-8000-00000000000a","title":"Crane"}})json")
                    .replace("%1", QByteArray::number(number));
    }
    const auto list = sessionListFromBody(body + "]}");
    QVERIFY(list);
    QCOMPARE(list->sessions.size(), 3);
    QCOMPARE(list->sessions.at(2).package.title, QStringLiteral("Crane"));
    QCOMPARE(list->sessions.at(2).package.title.constData(), list->sessions.at(0).package.title.constData());
    QCOMPARE(list->sessions.at(2).tenantId.constData(), list->sessions.at(0).tenantId.constData());
}

QTEST_GUILESS_MAIN(TestMemberArray)
#include "test_member_array.moc"
