#include "store/account_registry.h"
#include "store/outbox_file.h"
#include "store/rescue.h"
#include "store/store_fixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;

/// The content of a rescue file: what goes in comes out, and what is not just so does not come in.
class TestOutboxFile : public QObject
{
    Q_OBJECT

private slots:
    void whatGoesInComesOut();
    void bodiesKeepEveryByte();
    void aVeryLongHistoryKeepsItsEnds();
    void whatIsNotJustSoIsDamaged_data();
    void whatIsNotJustSoIsDamaged();
    void unknownMembersArePassedOver();
    void numbersAreThoseOfTheBody();
    void aNewerVersionIsSaidToBe();
    void brokenTextIsDamaged();
    void anotherAccountIsRefused();
    void anExistingFileIsLeftAsItIs();
    void filesHaveTheRightsOfTheirPlace();
    void aFileThatWasNotWrittenIsNotLeftBehind();
    void filesThatCannotBeReadAreSaidToBe();

private:
    static OutboxFile sample();
    static QJsonObject sampleJson() { return QJsonDocument::fromJson(toJson(sample())).object(); }
    static Account account();
};

OutboxFile TestOutboxFile::sample()
{
    OutboxFile file;
    file.exportedAt = QDateTime({2026, 11, 23}, {12, 0, 0, 7}, Qt::UTC);
    file.serverRoot = u"https://training.demo.example"_s;
    file.names = {test::usersMe(u"7b0c0c9a-0f6f-4c33-9f6b-1f1f5a4f0a01"_s)};
    file.person = u"Demo instructor"_s;
    TravellingRecord one;
    one.record.id = QUuid::createUuid();
    one.record.sessionId = QUuid::createUuid();
    one.record.state = RecordState::NeedsAttention;
    one.record.reason = AttentionReason::Rejected;
    one.record.completion.score = Score::of(66.7);
    one.record.completion.timeSpent = TimeSpent::ofMinutes(12.5);
    one.record.completion.notes = Notes::of(u"Zeile eins\nZeile zwei 😀"_s);
    one.record.body = R"({"notes":"Zeile eins\nZeile zwei 😀","score":66.7,"time_spent_minutes":12.5})";
    one.record.recordedAt = QDateTime({2026, 11, 23}, {10, 30, 0, 123}, Qt::UTC);
    one.record.utcOffsetSeconds = -34'200;
    one.record.attempts = 3;
    one.record.outcomeUnknown = true;
    one.record.firstUnknownAt = one.record.recordedAt.addSecs(5);
    one.record.lastError = u"The server refused it."_s;
    one.record.lastErrorDetail = u"400 VALIDATION_ERROR"_s;
    one.record.requestId = u"req-1"_s;
    one.record.serversVersion = R"({"session":{}})";
    one.record.serverOffsetMs = -2'000;
    one.record.changedAt = one.record.recordedAt.addSecs(9);
    one.monotonicMs = 123'456;
    one.history.append({u"2026-11-23T10:30:00Z"_s, u"recorded"_s, {{u"body"_s, u"{}"_s}}, QString(64, u'a')});
    TravellingRecord two;
    two.record.id = QUuid::createUuid();
    two.record.sessionId = QUuid::createUuid();
    two.record.body = "{}";
    two.record.recordedAt = one.record.recordedAt;
    two.record.changedAt = one.record.recordedAt;
    file.records = {one, two};
    file.drafts = {Draft{
        {}, QUuid::createUuid(), {{std::nullopt, u"7,"_s}, {12.5, {}}, u"half"_s}, one.record.recordedAt}};
    file.labels.insert(one.record.sessionId, u"Group B, seat 4"_s);
    return file;
}

Account TestOutboxFile::account()
{
    Account account;
    account.root = sample().serverRoot;
    account.names = sample().names;
    account.displayName = u"Demo instructor"_s;
    return account;
}

void TestOutboxFile::whatGoesInComesOut()
{
    const OutboxFile file = sample();
    const auto out = outboxFileFromJson(toJson(file));
    QVERIFY2(out, out ? "" : qUtf8Printable(out.error().detail));
    QVERIFY(*out == file);
}

void TestOutboxFile::bodiesKeepEveryByte()
{
    OutboxFile file = sample();
    file.records.first().record.body = "{\"notes\":\"a\\u0000b \xf0\x9f\x98\x80\",\"score\":69.999}";
    const auto out = outboxFileFromJson(toJson(file));
    QVERIFY(out);
    QCOMPARE(out->records.first().record.body, file.records.first().record.body);
}

void TestOutboxFile::numbersAreThoseOfTheBody()
{
    OutboxFile file = sample();
    file.records.first().record.completion.score = Score::of(95);
    file.records.first().record.completion.timeSpent = std::nullopt;
    const auto out = outboxFileFromJson(toJson(file));
    QVERIFY(out);
    QCOMPARE(out->records.first().record.completion.score, Score::of(66.7));
    QCOMPARE(out->records.first().record.completion.timeSpent, TimeSpent::ofMinutes(12.5));
}

void TestOutboxFile::aVeryLongHistoryKeepsItsEnds()
{
    OutboxFile file = sample();
    QList<PastRow>& history = file.records.first().history;
    for (int i = 0; i < 5'000; ++i)
        history.append({u"2026-11-23T10:31:00Z"_s,
                        u"later"_s,
                        {{u"n"_s, i}, {u"answer"_s, QString(2'000, u'x')}},
                        QString(64, u'b')});
    const QByteArray json = toJson(file);
    QVERIFY2(json.size() < 200'000, qPrintable(QString::number(json.size())));
    const auto out = outboxFileFromJson(json);
    QVERIFY(out);
    const QList<PastRow>& kept = out->records.first().history;
    QCOMPARE(kept.size(), OutboxFile::kMostRows);
    QCOMPARE(kept.first().kind, u"recorded"_s);
    QCOMPARE(kept.last().payload[u"n"_s].toInt(), 4'999);
    QCOMPARE(kept.last().payload[u"answer"_s].toString().size(), 2'000);
    QVERIFY(kept.at(1).payload[u"answer"_s].toString().isEmpty());
}

void TestOutboxFile::whatIsNotJustSoIsDamaged_data()
{
    QTest::addColumn<QString>("place"); // "" is the file, "record" its first record …
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value"); // undefined: taken away
    const QJsonValue gone(QJsonValue::Undefined);
    const auto row = [](const char* name, const QString& place, const QString& member,
                        const QJsonValue& value) {
        QTest::newRow(name) << place << member << value;
    };
    row("no format", u""_s, u"format"_s, gone);
    row("other format", u""_s, u"format"_s, u"lectern-cache"_s);
    row("version zero", u""_s, u"version"_s, 0);
    row("version as text", u""_s, u"version"_s, u"1"_s);
    row("no account", u""_s, u"account"_s, gone);
    row("no server", u"account"_s, u"server"_s, gone);
    row("empty server", u"account"_s, u"server"_s, u""_s);
    row("no names", u"account"_s, u"names"_s, gone);
    row("empty names", u"account"_s, u"names"_s, QJsonArray());
    row("a name of no kind", u"account"_s, u"names"_s, QJsonArray{QJsonObject{{u"kind"_s, u"nick"_s}}});
    row("no records", u""_s, u"records"_s, gone);
    row("records an object", u""_s, u"records"_s, QJsonObject());
    row("no drafts", u""_s, u"drafts"_s, gone);
    row("no labels", u""_s, u"labels"_s, gone);
    row("a record that is none", u""_s, u"records"_s, QJsonArray{7});
    row("id in braces", u"record"_s, u"id"_s, QUuid::createUuid().toString());
    row("id upper case", u"record"_s, u"id"_s,
        QUuid::createUuid().toString(QUuid::WithoutBraces).toUpper() + u"A"_s);
    row("id of nothing", u"record"_s, u"id"_s, QUuid().toString(QUuid::WithoutBraces));
    row("session missing", u"record"_s, u"session_id"_s, gone);
    row("state delivered", u"record"_s, u"state"_s, u"delivered"_s);
    row("state unknown", u"record"_s, u"state"_s, u"lost"_s);
    row("no reason to need attention", u"record"_s, u"reason"_s, u""_s);
    row("reason unknown", u"record"_s, u"reason"_s, u"mood"_s);
    row("score above", u"record"_s, u"score"_s, 100.5);
    row("score as text", u"record"_s, u"score"_s, u"85"_s);
    row("score missing", u"record"_s, u"score"_s, gone);
    row("time below", u"record"_s, u"time_spent_minutes"_s, -1);
    row("notes too long", u"record"_s, u"notes"_s, QString(OutboxFile::kMostBodyBytes + 1, u'n'));
    row("notes empty", u"record"_s, u"notes"_s, u""_s);
    row("body no base64", u"record"_s, u"body"_s, u"{}"_s);
    row("body empty", u"record"_s, u"body"_s, u""_s);
    row("body no JSON", u"record"_s, u"body"_s, QString::fromLatin1(QByteArray("[1]").toBase64()));
    for (const char* const other :
         {R"({"score":"85"})", R"({"score":500})", R"({"notes":5})", R"({"notes":""})",
          R"({"score":85,"score":12})", R"({"is_admin":true,"score":10})", R"({"score": 85})",
          R"({"score":8.5e1})"}) {
        row(qPrintable(u"body "_s + QLatin1String(other)), u"record"_s, u"body"_s,
            QString::fromLatin1(QByteArray(other).toBase64()));
    }
    row("body too long", u"record"_s, u"body"_s,
        QString::fromLatin1(('{' + QByteArray(70'000, ' ') + '}').toBase64()));
    row("recorded before time began", u"record"_s, u"recorded_at"_s, -1);
    row("recorded after the year 9999", u"record"_s, u"recorded_at"_s, 9e15);
    row("half a millisecond", u"record"_s, u"recorded_at"_s, 0.5);
    row("offset of a day", u"record"_s, u"utc_offset_seconds"_s, 86'400);
    row("tries below", u"record"_s, u"attempts"_s, -1);
    row("tries too many", u"record"_s, u"attempts"_s, 5e9);
    row("unknown as a number", u"record"_s, u"outcome_unknown"_s, 1);
    row("endless error", u"record"_s, u"last_error"_s, QString(5'000, u'e'));
    row("history missing", u"record"_s, u"history"_s, gone);
    row("history row without a time", u"record"_s, u"history"_s,
        QJsonArray{QJsonObject{{u"at"_s, u"today"_s},
                               {u"kind"_s, u"later"_s},
                               {u"payload"_s, QJsonObject()},
                               {u"hash"_s, u""_s}}});
    row("empty draft", u""_s, u"drafts"_s,
        QJsonArray{QJsonObject{{u"session_id"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                               {u"score"_s, u""_s},
                               {u"time_spent_minutes"_s, u""_s},
                               {u"notes"_s, u""_s},
                               {u"saved_at"_s, 1}}});
    row("label too long", u""_s, u"labels"_s,
        QJsonArray{QJsonObject{{u"session_id"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                               {u"text"_s, QString(201, u'l')}}});
}

void TestOutboxFile::whatIsNotJustSoIsDamaged()
{
    QFETCH(QString, place);
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QJsonObject json = sampleJson();
    const auto set = [&member, &value](QJsonObject object) {
        if (value.isUndefined())
            object.remove(member);
        else
            object.insert(member, value);
        return object;
    };
    if (place.isEmpty()) {
        json = set(json);
    } else if (place == u"account") {
        json.insert(u"account"_s, set(json[u"account"_s].toObject()));
    } else {
        QJsonArray records = json[u"records"_s].toArray();
        records.replace(0, set(records[0].toObject()));
        json.insert(u"records"_s, records);
    }
    const auto out = outboxFileFromJson(QJsonDocument(json).toJson());
    QVERIFY(!out);
    QCOMPARE(out.error().reason, FailureReason::Damaged);
    QVERIFY(!out.error().detail.isEmpty());
}

void TestOutboxFile::unknownMembersArePassedOver()
{
    QJsonObject json = sampleJson();
    json.insert(u"colour"_s, u"blue"_s);
    QVERIFY(outboxFileFromJson(QJsonDocument(json).toJson()));
    QJsonArray records = json[u"records"_s].toArray();
    records.append(records[0]);
    json.insert(u"records"_s, records);
    const auto twice = outboxFileFromJson(QJsonDocument(json).toJson());
    QVERIFY(!twice); // the same record twice is none of ours
    QVERIFY(twice.error().detail.contains(u"twice"_s));
}

void TestOutboxFile::aNewerVersionIsSaidToBe()
{
    QJsonObject json = sampleJson();
    json.insert(u"version"_s, 2);
    json.remove(u"records"_s);
    const auto out = outboxFileFromJson(QJsonDocument(json).toJson());
    QVERIFY(!out);
    QCOMPARE(out.error().reason, FailureReason::NewerVersion);
}

void TestOutboxFile::brokenTextIsDamaged()
{
    const QByteArray json = toJson(sample());
    for (const QByteArray& text :
         {QByteArray(), QByteArray("[]"), QByteArray("null"), json.left(json.size() / 2), json + '}',
          QByteArray(5'000, '['), QByteArray("{\"format\":\"\xff\"}")}) {
        const auto out = outboxFileFromJson(text);
        QVERIFY(!out);
        QCOMPARE(out.error().reason, FailureReason::Damaged);
    }
}

void TestOutboxFile::anotherAccountIsRefused()
{
    QVERIFY(checkOwner(sample(), account()));
    Account elsewhere = account();
    elsewhere.root = u"https://other.demo.example"_s;
    const auto server = checkOwner(sample(), elsewhere);
    QVERIFY(!server);
    QCOMPARE(server.error().reason, FailureReason::NotAllowed);
    QVERIFY(server.error().message.contains(sample().serverRoot));
    QVERIFY(server.error().message.contains(elsewhere.root));
    Account somebodyElse = account();
    somebodyElse.names = {test::usersMe(u"another"_s)};
    somebodyElse.displayName = u"Demo colleague"_s;
    const auto person = checkOwner(sample(), somebodyElse);
    QVERIFY(!person);
    QVERIFY(person.error().message.contains(u"Demo instructor"_s));
    QVERIFY(person.error().message.contains(u"Demo colleague"_s));
    Account provisional = account();
    provisional.names = {test::seenToken(u"aa"_s)};
    QVERIFY(!checkOwner(sample(), provisional));
}

void TestOutboxFile::anExistingFileIsLeftAsItIs()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"class.lectern"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("mine");
    file.close();
    const auto taken = NewFile::take(path);
    QVERIFY(!taken);
    QCOMPARE(taken.error().reason, FailureReason::InvalidInput);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("mine"));
}

void TestOutboxFile::filesHaveTheRightsOfTheirPlace()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"class.lectern"_s);
    auto place = NewFile::take(path);
    QVERIFY(place);
    QVERIFY(place->prepare("sealed"));
    QCOMPARE(QFileInfo(path).size(), 0);
    QVERIFY(place->publish());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("sealed"));
#ifndef Q_OS_WIN
    const QString usual = folder.filePath(u"usual"_s);
    QVERIFY(test::writeContent(usual, "any"));
    QCOMPARE(test::modeOf(path), test::modeOf(usual));
    QVERIFY(QFile::remove(usual));
#endif
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"class.lectern"_s});
}

void TestOutboxFile::aFileThatWasNotWrittenIsNotLeftBehind()
{
    const QTemporaryDir folder;
    {
        const auto place = NewFile::take(folder.filePath(u"class.lectern"_s));
        QVERIFY(place);
        QVERIFY(QFile::exists(place->path()));
    }
    QVERIFY(QDir(folder.path()).isEmpty());
    const auto nowhere = NewFile::take(folder.filePath(u"no/such/folder/class.lectern"_s));
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().reason, FailureReason::Storage);
    QVERIFY(nowhere.error().message.contains(u"cannot be written"_s));
}

void TestOutboxFile::filesThatCannotBeReadAreSaidToBe()
{
    const QTemporaryDir folder;
    const auto missing = readOutboxFile(folder.filePath(u"none"_s), u"correct horse"_s);
    QVERIFY(!missing);
    QCOMPARE(missing.error().reason, FailureReason::NotFound);
    const auto aFolder = readOutboxFile(folder.path(), u"correct horse"_s);
    QVERIFY(!aFolder);
    QCOMPARE(aFolder.error().reason, FailureReason::InvalidInput);
}

QTEST_GUILESS_MAIN(TestOutboxFile)
#include "test_outbox_file.moc"
