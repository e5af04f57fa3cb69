#include "fault_fixture.h"
#include "support/nginx_front.h"
#include "support/test_certificate.h"

#include <QTest>

#include <algorithm>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::StringLiterals;

/// The real core, nginx with TLS and HTTP/2 as many put it before their servers, and the real server.
class TestHttp2 : public QObject
{
    Q_OBJECT

private slots:
    void manyRecordsLeaveOverOneConnection_data();
    void manyRecordsLeaveOverOneConnection();

private:
    FakeSecretStore m_secrets;
    SystemClock m_clock;
};

void TestHttp2::manyRecordsLeaveOverOneConnection_data()
{
    QTest::addColumn<int>("requestsPerConnection");
    QTest::newRow("a connection that lasts") << 100'000;
    QTest::newRow("a server that takes its leave in the middle, again and again") << 40;
}

void TestHttp2::manyRecordsLeaveOverOneConnection()
{
    constexpr int kRecords = 150;
    QFETCH(int, requestsPerConnection);
    ServerProcess server;
    QVERIFY(startServer(server, kRecords));
    NginxFront nginx;
    QVERIFY(nginx.start(server.root().mid(QStringView(u"http://").size()), requestsPerConnection));

    const QTemporaryDir profile;
    WorkspaceOptions options;
    options.http = shortDeadlines();
    options.http.extraCertificates = {testCertificate()};
    options.query.view = SessionView::All;
    AccountDesk desk(Profile(profile.path()), m_secrets, m_clock, options);
    QVERIFY(desk.open());
    desk.useToken(u"https://"_s + nginx.address(), accessToken(server, u"instructor@demo.example"_s));
    QTRY_VERIFY_WITH_TIMEOUT(desk.workspace() && desk.workspace()->directory().listing() &&
                                 desk.workspace()->directory().listing()->counts.all >= kRecords,
                             30'000);
    Workspace& workspace = *desk.workspace();
    QList<QUuid> sessions;
    for (const SessionRow& row : workspace.directory().listing()->rows)
        sessions.append(row.session->id);
    const Completion completion = validate(CompletionValues{85, 30, {}}).value();
    for (const QUuid& session : std::as_const(sessions))
        QVERIFY(workspace.record(session, completion));

    RecordFilter delivered;
    delivered.states = {RecordState::Delivered};
    QTRY_COMPARE_WITH_TIMEOUT(workspace.store().records(delivered)->size(), sessions.size(), 120'000);
    for (const QUuid& session : std::as_const(sessions)) {
        const ServerRow row = serverRow(server, session);
        QCOMPARE(row.status, u"completed"_s);
        QCOMPARE(row.statements, 1);
    }
    const QStringList log = nginx.accessLog();
    const auto posts = std::count_if(log.cbegin(), log.cend(), [](const QString& line) {
        return line.startsWith(u"HTTP/2.0 POST"_s) && line.contains(u"/complete"_s);
    });
    QVERIFY(posts >= sessions.size());
    QVERIFY(workspace.store().verifyHistory()->ok);
}

QTEST_GUILESS_MAIN(TestHttp2)
#include "test_http2.moc"
