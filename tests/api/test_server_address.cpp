#include "api/server_address.h"

#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;

class TestServerAddress : public QObject
{
    Q_OBJECT

private slots:
    void inputIsNormalised_data()
    {
        QTest::addColumn<QString>("input");
        QTest::addColumn<QString>("root");
        const auto row = [](const char* input, const char* root) {
            QTest::newRow(input) << QString::fromUtf8(input) << QString::fromUtf8(root);
        };
        row("lms.example", "https://lms.example");
        row("  lms.example\t", "https://lms.example");
        row("https://lms.example", "https://lms.example");
        row("https://lms.example/", "https://lms.example");
        row("https://lms.example/api", "https://lms.example");
        row("https://lms.example/api/", "https://lms.example");
        row("https://lms.example/api///", "https://lms.example");
        row("https://lms.example/api/api/", "https://lms.example");
        row("https://lms.example//api", "https://lms.example");
        row("https://lms.example///lectern////a/api", "https://lms.example/lectern/a");
        row("lms.example/api", "https://lms.example");
        row("HTTPS://LMS.Example/API", "https://lms.example/API");
        row("https://lms.example/lectern/api", "https://lms.example/lectern");
        row("https://lms.example/capi", "https://lms.example/capi");
        row("https://lms.example/api/v2", "https://lms.example/api/v2");
        row("https://lms.example:443", "https://lms.example");
        row("https://lms.example:8443/api", "https://lms.example:8443");
        row("lms.example:8443", "https://lms.example:8443");
        row("localhost:8080", "https://localhost:8080");
        row("http://localhost:8080/api", "http://localhost:8080");
        row("http://LOCALHOST:80", "http://localhost");
        row("http://127.0.0.1:39001", "http://127.0.0.1:39001");
        row("http://127.8.9.10", "http://127.8.9.10");
        row("http://[::1]:8080/", "http://[::1]:8080");
        row("https://lms.example/a/../b", "https://lms.example/b");
        row("https://müller.example", "https://xn--mller-kva.example");
    }

    void inputIsNormalised()
    {
        QFETCH(QString, input);
        QFETCH(QString, root);
        const auto address = ServerAddress::parse(input);
        QVERIFY2(address.ok(), qPrintable(input));
        QCOMPARE(address->root(), root);
        QCOMPARE(address->api(u"vr-sessions"_s).toString(QUrl::FullyEncoded), root + "/api/vr-sessions"_L1);
        QCOMPARE(address->auth(u"token"_s).toString(QUrl::FullyEncoded), root + "/auth/v1/token"_L1);
        QVERIFY(mayCarryToken(address->api(u"vr-sessions"_s)));
        QCOMPARE(ServerAddress::parse(address->root())->root(), root);
    }

    void othersAreRefusedInWords_data()
    {
        QTest::addColumn<QString>("input");
        const auto row = [](const char* input) {
            QTest::newRow(input) << QString::fromUtf8(input);
        };
        row("");
        row("   ");
        row("http://lms.example");
        row("http://localhost.evil.example");
        row("http://127.0.0.1.evil.example");
        row("http://0.0.0.0:80");
        row("http://192.168.1.10");
        row("http://[::2]");
        row("ftp://lms.example");
        row("file:///etc/passwd");
        row("javascript://lms.example");
        row("https://");
        row("https:///api");
        row("https://user@lms.example");
        row("https://user:secret@lms.example");
        row("http://localhost@lms.example");
        row("https://lms.example?x=1");
        row("https://lms.example#top");
        row("https://lms.example:0");
        row("https://lms.example:99999");
        row("https://lms example");
        row("https://[::1");
    }

    void othersAreRefusedInWords()
    {
        QFETCH(QString, input);
        const auto address = ServerAddress::parse(input);
        QVERIFY2(!address.ok(), qPrintable(address.ok() ? address->root() : QString()));
        QCOMPARE(address.error().reason, FailureReason::InvalidInput);
        QVERIFY(!address.error().message.isEmpty());
        QVERIFY(!address.error().detail.contains("secret"_L1));
    }

    void theRememberedBaseIsUsed()
    {
        const auto address = *ServerAddress::parse(u"https://lms.example/x"_s);
        QCOMPARE(address.apiBase(), u"https://lms.example/x/api"_s);
        const auto bare = address.withApiBase(u"https://lms.example/x"_s);
        QCOMPARE(bare.base(), ServerAddress::Base::Root);
        QCOMPARE(bare.api(u"vr-packages"_s).toString(), u"https://lms.example/x/vr-packages"_s);
        QCOMPARE(bare.withApiBase(address.apiBase()), address);
    }

    void aBaseOfAnotherServerIsIgnored()
    {
        const auto address = *ServerAddress::parse(u"https://lms.example"_s);
        QCOMPARE(address.withApiBase(u"https://evil.example/api"_s), address);
        QCOMPARE(address.withApiBase({}), address);
    }

    void onlyThisComputerIsLoopback()
    {
        QVERIFY(ServerAddress::parse(u"https://localhost"_s)->isLoopback());
        QVERIFY(!ServerAddress::parse(u"https://lms.example"_s)->isLoopback());
        QVERIFY(!mayCarryToken(QUrl(u"http://lms.example/api"_s)));
        QVERIFY(!mayCarryToken(QUrl(u"ftp://127.0.0.1/"_s)));
    }
};

QTEST_GUILESS_MAIN(TestServerAddress)
#include "test_server_address.moc"
