#include "wire/json_read.h"
#include "wire/package_json.h"
#include "wire/session_json.h"
#include "wire/token_json.h"
#include "wire/user_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;

class TestListsJson : public QObject
{
    Q_OBJECT

private slots:
    void uuidsAreReadStrictly_data();
    void uuidsAreReadStrictly();
    void aRowWithoutIdIsCountedNotGuessed();
    void missingAndNullAreTheSame();
    void wrongTypesHideNoRow();
    void numbersThatCannotBeAreNotThere();
    void everyFieldIsWritten();
    void sessionsSurviveTheRoundTrip();
    void packagesSurviveTheRoundTrip();
    void newPackagesAreChecked_data();
    void newPackagesAreChecked();
    void newPackagesKeepTheirWords();
    void newSessionsAreChecked();
    void peopleAndTokensAreRead();
    void truncatedListsAreRefusedAtEveryByte();
};

namespace {

const QString kId = u"0b0e7a4e-6f0f-4f4f-8c55-3b7f36b2a001"_s;

QByteArray listOf(const QByteArray& session)
{
    return "{\"sessions\":[" + session + "]}";
}

Session fullSession()
{
    Session session;
    session.id = QUuid::fromString(kId);
    session.packageId = QUuid::createUuid();
    session.activityId = QUuid::createUuid();
    session.tenantId = u"tenant"_s;
    session.userId = u"user"_s;
    session.status = SessionStatus::Completed;
    session.completionMode = OpenEnum<CompletionMode>::fromWord(u"auto_detect"_s);
    session.attempts = 2;
    session.completedAt = QDateTime({2025, 1, 15}, {11, 30}, Qt::UTC);
    session.createdAt = session.completedAt.addDays(-1);
    session.score = ScoreReport{85, 100, 0.85};
    session.successStatus = SuccessStatus::Passed;
    session.timeSpentSeconds = 1800;
    session.selfReported = true;
    session.package = {session.packageId, u"Crane Hand Signals"_s, u"2.0.0"_s, {u"quest3"_s}};
    return session;
}

} // namespace

void TestListsJson::uuidsAreReadStrictly_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    QTest::newRow("lower") << kId << true;
    QTest::newRow("upper") << kId.toUpper() << true;
    QTest::newRow("braces") << u'{' + kId + u'}' << false;
    QTest::newRow("short") << kId.chopped(1) << false;
    QTest::newRow("letters") << QString(kId).replace(0, 1, u'g') << false;
    QTest::newRow("dashes elsewhere") << QString(kId).replace(8, 1, u'0') << false;
    QTest::newRow("fullwidth digit") << QString(kId).replace(0, 1, QChar(0xff10)) << false;
    QTest::newRow("empty") << QString() << false;
}

void TestListsJson::uuidsAreReadStrictly()
{
    QFETCH(QString, text);
    QFETCH(bool, valid);
    const auto id = wire::uuidFromText(text);
    QCOMPARE(id.has_value(), valid);
    if (id)
        QCOMPARE(wire::toText(*id), text.toLower());
}

void TestListsJson::aRowWithoutIdIsCountedNotGuessed()
{
    const auto list =
        wire::sessionListFromBody(listOf("{},{\"id\":\"x\"},7,{\"id\":\"" + kId.toUtf8() + "\"}"));
    QVERIFY(list.ok());
    QCOMPARE(list->sessions.size(), 1);
    QCOMPARE(list->unreadable, 3);
}

void TestListsJson::missingAndNullAreTheSame()
{
    const auto missing = wire::sessionListFromBody(listOf("{\"id\":\"" + kId.toUtf8() + "\"}"));
    const auto null = wire::sessionListFromBody(
        listOf("{\"id\":\"" + kId.toUtf8() +
               "\",\"score\":null,\"status\":null,\"package\":null,\"activity_id\":null}"));
    QCOMPARE(missing->sessions.first(), null->sessions.first());
    QVERIFY(!missing->sessions.first().score);
}

void TestListsJson::wrongTypesHideNoRow()
{
    const QByteArray odd =
        "{\"id\":\"" + kId.toUtf8() +
        "\",\"score\":\"85\",\"attempts\":1.5,\"time_spent_seconds\":1e300,\"completed_at\":5,"
        "\"package\":[],\"status\":\"in_orbit\",\"target_platforms\":7}";
    const auto list = wire::sessionListFromBody(listOf(odd));
    QCOMPARE(list->sessions.size(), 1);
    QVERIFY(!list->sessions.first().timeSpentSeconds);
    QCOMPARE(list->sessions.first().status.word(), u"in_orbit"_s);
}

void TestListsJson::numbersThatCannotBeAreNotThere()
{
    for (const QString& number : {u"-5"_s, u"2147483648"_s, u"9007199254740992"_s}) {
        const auto object =
            QJsonDocument::fromJson(uR"({"id":"%1","attempts":%2,"min_sdk":%2})"_s.arg(kId, number).toUtf8())
                .object();
        QCOMPARE(wire::sessionFromJson(object)->attempts, 0);
        QVERIFY(!wire::packageFromJson(object)->minSdk);
    }
    const auto score = uR"({"id":"%1","score":{"raw":1e300,"max":1e-300}})"_s.arg(kId);
    QCOMPARE(wire::sessionFromJson(QJsonDocument::fromJson(score.toUtf8()).object())->score->scaled, 0.0);
}

void TestListsJson::everyFieldIsWritten()
{
    const QJsonObject object = wire::toJson(*wire::sessionFromJson(QJsonObject{{u"id"_s, kId}}));
    const QStringList fields{u"id"_s,
                             u"package_id"_s,
                             u"activity_id"_s,
                             u"tenant_id"_s,
                             u"user_id"_s,
                             u"status"_s,
                             u"completion_mode"_s,
                             u"attempts"_s,
                             u"download_started_at"_s,
                             u"download_completed_at"_s,
                             u"first_launch_at"_s,
                             u"completed_at"_s,
                             u"score"_s,
                             u"success_status"_s,
                             u"time_spent_seconds"_s,
                             u"self_reported"_s,
                             u"created_at"_s,
                             u"package"_s};
    for (const QString& field : fields)
        QVERIFY2(object.contains(field), qPrintable(field));
    QCOMPARE(object.size(), fields.size());
    QVERIFY(object.value(u"score"_s).isNull());
}

void TestListsJson::sessionsSurviveTheRoundTrip()
{
    const Session session = fullSession();
    QCOMPARE(*wire::sessionFromJson(wire::toJson(session)), session);
}

void TestListsJson::packagesSurviveTheRoundTrip()
{
    Package package;
    package.id = QUuid::fromString(kId);
    package.title = u"Hot Work Permit"_s;
    package.version = u"1.0.4"_s;
    package.fileSizeBytes = 432'013'312;
    package.minSdk = 29;
    package.targetPlatforms = {u"quest2"_s, u"pico4"_s};
    package.checksum = u"sha256:ab"_s;
    QCOMPARE(*wire::packageFromJson(wire::toJson(package)), package);
}

void TestListsJson::newPackagesAreChecked_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* name, const QByteArray& body, const QString& code) {
        QTest::newRow(name) << body << code;
    };
    row("fine", R"({"title":"A","storage_path":"a.apk"})", {});
    row("no title", R"({"storage_path":"a.apk"})", u"title.required"_s);
    row("empty title", R"({"title":"","storage_path":"a.apk"})", u"title.length"_s);
    row("long title", "{\"title\":\"" + QByteArray(256, 'a') + "\",\"storage_path\":\"a\"}",
        u"title.length"_s);
    row("title of a wrong type", R"({"title":5,"storage_path":"a"})", u"title.type"_s);
    row("no path", R"({"title":"A"})", u"storage_path.required"_s);
    row("odd backend", R"({"title":"A","storage_path":"a","storage_backend":"disk"})",
        u"storage_backend.value"_s);
    row("negative size", R"({"title":"A","storage_path":"a","file_size_bytes":-1})",
        u"file_size_bytes.range"_s);
    row("odd platforms", R"({"title":"A","storage_path":"a","target_platforms":"quest2"})",
        u"target_platforms.type"_s);
    row("size as text", R"({"title":"A","storage_path":"a","file_size_bytes":"5"})",
        u"file_size_bytes.type"_s);
    row("system as text", R"({"title":"A","storage_path":"a","min_sdk":"29"})", u"min_sdk.type"_s);
    row("blank title", R"({"title":" \u00a0\u200b ","storage_path":"a"})", u"title.blank"_s);
    row("blank path", R"({"title":"A","storage_path":"  "})", u"storage_path.blank"_s);
    row("empty version", R"({"title":"A","storage_path":"a","version":""})", u"version.length"_s);
    row("empty platform", R"({"title":"A","storage_path":"a","target_platforms":["quest2",""]})",
        u"target_platforms.blank"_s);
    row("title of two lines", R"({"title":"A\nB","storage_path":"a"})", u"title.control"_s);
    row("tab in the title", R"({"title":"A\tB","storage_path":"a"})", u"title.control"_s);
    row("half a character", R"({"title":"A\ud800","storage_path":"a"})", u"body.json"_s);
    row("no JSON", "title", u"body.json"_s);
    for (const char* field : {"title", "storage_path", "description", "version", "storage_backend",
                              "package_name", "target_platforms", "checksum"}) {
        for (const auto& [escape, rule] :
             {std::pair("\\u001b", "control"), std::pair("\\u0085", "control"),
              std::pair("\\u202e", "direction"), std::pair("\\u2066", "direction"),
              std::pair("\\u200f", "direction")}) {
            QJsonObject package{{u"title"_s, u"A"_s}, {u"storage_path"_s, u"a"_s}};
            const bool list = field == QByteArray("target_platforms");
            package[QLatin1String(field)] = list ? QJsonValue(QJsonArray{u"x@"_s}) : QJsonValue(u"x@"_s);
            const QByteArray body =
                QJsonDocument(package).toJson(QJsonDocument::Compact).replace('@', QByteArray(escape));
            row(qPrintable(QString::fromLatin1(field) + u' ' + QString::fromLatin1(escape)), body,
                QString::fromLatin1(field) + u'.' + QString::fromLatin1(rule));
        }
    }
}

void TestListsJson::newPackagesKeepTheirWords()
{
    const auto package = wire::newPackageFromBody(
        R"({"title":"\ufeffGerüst \u2013 سلامة 👷\u200d♀","storage_path":"a","description":"One\r\n\tTwo\u2028Three"})");
    QVERIFY(package.ok());
    QCOMPARE(package->title, u"Gerüst – سلامة 👷\u200d♀"_s);
    QCOMPARE(package->description, u"One\n\tTwo\nThree"_s);
}

void TestListsJson::newPackagesAreChecked()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    const auto package = wire::newPackageFromBody(body);
    QCOMPARE(package.ok(), code.isEmpty());
    if (package) {
        QCOMPARE(package->version, u"1.0.0"_s);
        QCOMPARE(package->storageBackend, u"supabase"_s);
    } else {
        QCOMPARE(package.error().first().code, code);
    }
}

void TestListsJson::newSessionsAreChecked()
{
    QCOMPARE(wire::newSessionFromBody("{}").error().first().code, u"package_id.required"_s);
    QCOMPARE(wire::newSessionFromBody(R"({"package_id":"7"})").error().first().code, u"package_id.type"_s);
    for (const auto& [mode, code] : {std::pair(R"(a\u001b)", "control"), std::pair(R"(a\nb)", "control"),
                                     std::pair(R"(a\u202e)", "direction"), std::pair("  ", "blank")}) {
        const auto refused = wire::newSessionFromBody(
            R"({"package_id":"0b0e7a4e-6f0f-4f4f-8c55-3b7f36b2a003","completion_mode":")" + QByteArray(mode) +
            "\"}");
        QVERIFY2(!refused, code);
        QCOMPARE(refused.error().first().code, u"completion_mode."_s + QLatin1String(code));
    }
    const wire::NewSession session{QUuid::createUuid(), QUuid::createUuid(), u"score_entry"_s};
    const auto read = wire::newSessionFromBody(wire::toBody(session));
    QCOMPARE(read->packageId, session.packageId);
    QCOMPARE(read->activityId, session.activityId);
    QCOMPARE(read->completionMode, session.completionMode);
}

void TestListsJson::peopleAndTokensAreRead()
{
    const User user{u"u1"_s, u"instructor@demo.example"_s, u"Demo instructor"_s, u"instructor"_s, u"t1"_s};
    const QByteArray body = QJsonDocument(QJsonObject{{u"user"_s, wire::toJson(user)}}).toJson();
    QCOMPARE(*wire::userFromBody(body), user);
    QVERIFY(!wire::userFromBody(R"({"user":{}})"));
    QVERIFY(!wire::tokenAnswerFromBody(R"({"token_type":"bearer"})"));
    const auto token =
        wire::tokenAnswerFromBody(R"({"access_token":"a","expires_in":3600,"user":{"id":"u1"}})");
    QCOMPARE(token->expiresInSeconds, 3600);
    QVERIFY(token->refreshToken.isEmpty());
}

void TestListsJson::truncatedListsAreRefusedAtEveryByte()
{
    const QByteArray whole =
        QJsonDocument(QJsonObject{{u"sessions"_s, QJsonArray{wire::toJson(fullSession())}}})
            .toJson(QJsonDocument::Compact);
    for (qsizetype length = 0; length < whole.size(); ++length)
        QVERIFY2(!wire::sessionListFromBody(whole.left(length)), qPrintable(QString::number(length)));
    QVERIFY(wire::sessionListFromBody(whole).ok());
}

QTEST_GUILESS_MAIN(TestListsJson)
#include "test_lists_json.moc"
