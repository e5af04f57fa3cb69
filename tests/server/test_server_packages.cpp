#include "server/accounts.h"
#include "server_fixture.h"

#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

class TestServerPackages : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY2(m_fixture.start(), qPrintable(m_fixture.failure().message));
        m_token = m_fixture.accessToken();
    }

    void catalogueIsComplete();
    void createUsesTheContractsDefaults();
    void createChecksItsBody_data();
    void createChecksItsBody();
    void learnersMayNotCreate();

private:
    HttpProbe probe() { return m_fixture.probe(m_token); }

    ServerFixture m_fixture;
    QByteArray m_token;
};

void TestServerPackages::catalogueIsComplete()
{
    const QJsonArray packages = probe().get("/api/vr-packages").json().value(u"packages"_s).toArray();
    QCOMPARE(packages.size(), 12);
    QStringList titles;
    for (const QJsonValue& value : packages) {
        const QJsonObject package = value.toObject();
        QCOMPARE(package.size(), 15);
        titles.append(package.value(u"title"_s).toString());
        for (auto field = package.begin(); field != package.end(); ++field)
            QVERIFY2(!field.value().isNull(), qPrintable(field.key()));
        QVERIFY(!package.value(u"target_platforms"_s).toArray().isEmpty());
    }
    QVERIFY(titles.contains(u"Confined Space Entry"_s));
    QVERIFY(titles.contains(u"First Aid: Bleeding Control"_s));
}

void TestServerPackages::createUsesTheContractsDefaults()
{
    const ProbeAnswer answer = probe().post("/api/vr-packages", R"({"title":"Ä","storage_path":"a/b.apk"})");
    QCOMPARE(answer.status, 201);
    const QJsonObject package = answer.json().value(u"package"_s).toObject();
    QCOMPARE(package.value(u"version"_s).toString(), u"1.0.0"_s);
    QCOMPARE(package.value(u"storage_backend"_s).toString(), u"supabase"_s);
    QCOMPARE(package.value(u"title"_s).toString(), u"Ä"_s);
    QVERIFY(package.value(u"min_sdk"_s).isNull());
    const QJsonArray packages = probe().get("/api/vr-packages").json().value(u"packages"_s).toArray();
    QVERIFY(packages.contains(package));
}

void TestServerPackages::createChecksItsBody_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray("{}");
    QTest::newRow("no path") << QByteArray(R"({"title":"a"})");
    QTest::newRow("empty title") << QByteArray(R"({"title":"","storage_path":"b"})");
    QTest::newRow("long title") << QByteArray("{\"title\":\"" + QByteArray(256, 'a') +
                                              R"(","storage_path":"b"})");
    QTest::newRow("backend") << QByteArray(R"({"title":"a","storage_path":"b","storage_backend":"ftp"})");
    QTest::newRow("blank title") << QByteArray(R"({"title":"   ","storage_path":"b"})");
    QTest::newRow("control") << QByteArray(R"({"title":"a","storage_path":"b","description":"a\u001bb"})");
    QTest::newRow("direction") << QByteArray(R"({"title":"a\u202eb","storage_path":"b"})");
    QTest::newRow("size as text") << QByteArray(R"({"title":"a","storage_path":"b","file_size_bytes":"5"})");
    QTest::newRow("no JSON") << QByteArray("title=a");
}

void TestServerPackages::createChecksItsBody()
{
    QFETCH(QByteArray, body);
    const ProbeAnswer answer = probe().post("/api/vr-packages", body);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.code(), u"VALIDATION_ERROR"_s);
    QVERIFY(!answer.json()[u"error"_s][u"details"_s].toArray().isEmpty());
}

void TestServerPackages::learnersMayNotCreate()
{
    server::NewAccount account;
    account.email = u"learner@demo.example"_s;
    account.password = u"demo-password"_s;
    account.fullName = u"Learner"_s;
    account.role = u"learner"_s;
    QVERIFY(server::addAccount(m_fixture.config.databasePath, account).ok());
    HttpProbe learner = m_fixture.probe(m_fixture.accessToken(account.email));
    QCOMPARE(learner.get("/api/vr-packages").status, 200);
    const ProbeAnswer refused = learner.post("/api/vr-packages", R"({"title":"a","storage_path":"b"})");
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.code(), u"FORBIDDEN"_s);
}

QTEST_GUILESS_MAIN(TestServerPackages)
#include "test_server_packages.moc"
