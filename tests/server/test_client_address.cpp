#include "server/client_address.h"

#include <QTest>

using namespace lectern;
using namespace lectern::server;
using namespace Qt::StringLiterals;

class TestClientAddress : public QObject
{
    Q_OBJECT

private slots:
    void oneClientHasOneKey_data();
    void oneClientHasOneKey();
    void oddEntriesAreNoAddress_data();
    void oddEntriesAreNoAddress();
    void clientIsFoundFromTheEnd_data();
    void clientIsFoundFromTheEnd();
    void networksOfProxies_data();
    void networksOfProxies();
    void wrongNetworksAreRefused();
};

void TestClientAddress::oneClientHasOneKey_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("key");
    QTest::newRow("IPv4") << QByteArray("192.0.2.1") << u"192.0.2.1"_s;
    QTest::newRow("IPv4 with a port") << QByteArray("192.0.2.1:4711") << u"192.0.2.1"_s;
    QTest::newRow("IPv4, mapped") << QByteArray("::ffff:192.0.2.1") << u"192.0.2.1"_s;
    QTest::newRow("IPv4, mapped, in figures") << QByteArray("::FFFF:c000:0201") << u"192.0.2.1"_s;
    QTest::newRow("IPv4, mapped, with a port") << QByteArray("[::ffff:192.0.2.1]:80") << u"192.0.2.1"_s;
    QTest::newRow("IPv4 behind a NAT64") << QByteArray("64:ff9b::192.0.2.1") << u"192.0.2.1"_s;
    QTest::newRow("in quotes") << QByteArray("\"192.0.2.1:80\"") << u"192.0.2.1"_s;
    QTest::newRow("with spaces") << QByteArray("  192.0.2.1\t") << u"192.0.2.1"_s;
    QTest::newRow("IPv6 of a network") << QByteArray("2001:db8:1:2:3:4:5:6") << u"2001:db8:1:2::"_s;
    QTest::newRow("IPv6 in brackets") << QByteArray("[2001:DB8:1:2::9]") << u"2001:db8:1:2::"_s;
    QTest::newRow("IPv6 with a port") << QByteArray("\"[2001:db8:1:2::9]:443\"") << u"2001:db8:1:2::"_s;
    QTest::newRow("IPv6 with a zone") << QByteArray("2001:db8:1:2::9%eth0") << u"2001:db8:1:2::"_s;
    QTest::newRow("link-local") << QByteArray("fe80::1%eth0") << u"fe80::1"_s;
    QTest::newRow("link-local with all") << QByteArray("[fe80::1%25eth0]:80") << u"fe80::1"_s;
}

void TestClientAddress::oneClientHasOneKey()
{
    QFETCH(QByteArray, text);
    const auto address = IpAddress::parse(text);
    QVERIFY(address);
    QTEST(addressKey(*address), "key");
}

void TestClientAddress::oddEntriesAreNoAddress_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"",
                             " ",
                             "unknown",
                             "_hidden",
                             "proxy.example",
                             "1.2.3",
                             "1.2.3.4.5",
                             "1.2.3.400",
                             "1.2.3.4:",
                             "1.2.3.4:x",
                             "1.2.3.4:123456",
                             "[1.2.3.4",
                             "[::1]x",
                             "[::1]:",
                             "]",
                             "[]",
                             "::g",
                             ":::",
                             "%eth0",
                             "1.2.3.4 5",
                             "\"",
                             "\"\""})
        QTest::addRow("'%s'", text) << QByteArray(text);
    QTest::newRow("with NUL") << QByteArray("1.2.3.4\0x", 9);
    QTest::newRow("long") << QByteArray(10'000, '1');
}

void TestClientAddress::oddEntriesAreNoAddress()
{
    QFETCH(QByteArray, text);
    QVERIFY(!IpAddress::parse(text));
}

void TestClientAddress::clientIsFoundFromTheEnd_data()
{
    QTest::addColumn<QByteArray>("peer");
    QTest::addColumn<QList<QByteArray>>("lines");
    QTest::addColumn<QString>("client");
    using Lines = QList<QByteArray>;
    const QByteArray proxy("127.0.0.1");
    QTest::newRow("no header") << proxy << Lines{} << u"127.0.0.1"_s;
    QTest::newRow("one entry") << proxy << Lines{"9.9.9.9"} << u"9.9.9.9"_s;
    QTest::newRow("what a client makes up stands in front")
        << proxy << Lines{"1.1.1.1, 9.9.9.9"} << u"9.9.9.9"_s;
    QTest::newRow("a proxy with a line of its own") << proxy << Lines{"1.1.1.1", "9.9.9.9"} << u"9.9.9.9"_s;
    QTest::newRow("two proxies") << proxy << Lines{"1.1.1.1, 9.9.9.9, 10.1.0.7"} << u"9.9.9.9"_s;
    QTest::newRow("two proxies, two lines") << proxy << Lines{"9.9.9.9", "10.1.0.7"} << u"9.9.9.9"_s;
    QTest::newRow("proxies only") << proxy << Lines{"10.1.0.6, 10.1.0.7"} << u"10.1.0.6"_s;
    QTest::newRow("unknown") << proxy << Lines{"9.9.9.9, unknown"} << u"127.0.0.1"_s;
    QTest::newRow("behind a proxy that does not know")
        << proxy << Lines{"unknown, 10.1.0.7"} << u"10.1.0.7"_s;
    QTest::newRow("empty entries") << proxy << Lines{"", "9.9.9.9, ,", ""} << u"9.9.9.9"_s;
    QTest::newRow("port and brackets") << proxy << Lines{"[2001:db8:1:2::9]:443"} << u"2001:db8:1:2::"_s;
    QTest::newRow("a stranger's header counts nothing")
        << QByteArray("8.8.8.8") << Lines{"9.9.9.9"} << u"8.8.8.8"_s;
    QTest::newRow("a mapped proxy") << QByteArray("::ffff:10.1.0.7") << Lines{"9.9.9.9"} << u"9.9.9.9"_s;
    QTest::newRow("IPv6 on this computer") << QByteArray("::1") << Lines{"9.9.9.9"} << u"9.9.9.9"_s;
}

void TestClientAddress::clientIsFoundFromTheEnd()
{
    QFETCH(QByteArray, peer);
    QFETCH(QList<QByteArray>, lines);
    const auto proxies = TrustedProxies::parse({u"10.1.0.0/16"_s});
    QVERIFY(proxies.ok());
    QTEST(clientAddress(*IpAddress::parse(peer), lines, *proxies), "client");
}

void TestClientAddress::networksOfProxies_data()
{
    QTest::addColumn<QString>("network");
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<bool>("inside");
    QTest::newRow("one address") << u"10.0.0.5"_s << QByteArray("10.0.0.5") << true;
    QTest::newRow("its neighbour") << u"10.0.0.5"_s << QByteArray("10.0.0.4") << false;
    QTest::newRow("odd bits, inside") << u"172.16.0.0/12"_s << QByteArray("172.31.255.255") << true;
    QTest::newRow("odd bits, outside") << u"172.16.0.0/12"_s << QByteArray("172.32.0.0") << false;
    QTest::newRow("all of IPv4") << u"0.0.0.0/0"_s << QByteArray("203.0.113.9") << true;
    QTest::newRow("IPv4 is no IPv6") << u"0.0.0.0/0"_s << QByteArray("2001:db8::1") << false;
    QTest::newRow("IPv6, inside") << u"fd00:1::/48"_s << QByteArray("fd00:1:0:7::1") << true;
    QTest::newRow("IPv6, outside") << u"fd00:1::/48"_s << QByteArray("fd00:1:1::1") << false;
    QTest::newRow("this computer, always") << u"10.0.0.5"_s << QByteArray("127.1.2.3") << true;
}

void TestClientAddress::networksOfProxies()
{
    QFETCH(QString, network);
    QFETCH(QByteArray, address);
    const auto proxies = TrustedProxies::parse({network});
    QVERIFY(proxies.ok());
    QTEST(proxies->contain(*IpAddress::parse(address)), "inside");
}

void TestClientAddress::wrongNetworksAreRefused()
{
    for (const QString& text : {u""_s, u"proxy.example"_s, u"10.0.0.0/33"_s, u"10.0.0.0/"_s, u"10.0.0.0/-1"_s,
                                u"fd00::/129"_s, u"/8"_s, u"10.0.0.0/8/8"_s}) {
        const auto proxies = TrustedProxies::parse({text});
        QVERIFY2(!proxies, qPrintable(text));
        QCOMPARE(proxies.error().reason, FailureReason::InvalidInput);
    }
}

QTEST_GUILESS_MAIN(TestClientAddress)
#include "test_client_address.moc"
