#include "auth/jwt.h"

#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;

namespace {

QByteArray encode(const QByteArray& json)
{
    return json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QString token(const QByteArray& claims, const QByteArray& header = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}")
{
    return QString::fromLatin1(encode(header) + '.' + encode(claims) + ".c2lnbmF0dXJl");
}

} // namespace

class TestJwt : public QObject
{
    Q_OBJECT

private slots:
    void claimsAreRead()
    {
        const auto claims = readClaims(token(
            "{\"sub\":\"user-1\",\"exp\":1795430400,\"email\":\"instructor@demo.example\",\"role\":7}"));
        QVERIFY(claims);
        QCOMPARE(claims->subject, u"user-1"_s);
        QCOMPARE(claims->email, u"instructor@demo.example"_s);
        QCOMPARE(claims->expiresAt, QDateTime::fromSecsSinceEpoch(1795430400, Qt::UTC));
    }

    void aTokenMayBeWithoutASignature()
    {
        const QString plain = token("{\"sub\":\"user-1\"}");
        const auto claims = readClaims(plain.left(plain.lastIndexOf(u'.') + 1));
        QVERIFY(claims);
        QCOMPARE(claims->subject, u"user-1"_s);
    }

    void oddExpiriesAreNotSaid_data()
    {
        QTest::addColumn<QByteArray>("exp");
        for (const char* exp : {"null", "\"1795430400\"", "1e300", "true", "[]"})
            QTest::newRow(exp) << QByteArray(exp);
    }

    void oddExpiriesAreNotSaid()
    {
        QFETCH(QByteArray, exp);
        const auto claims = readClaims(token("{\"sub\":\"u\",\"exp\":" + exp + "}"));
        QVERIFY(claims);
        QVERIFY(!claims->expiresAt.isValid());
    }

    void oddSubjectsAreEmpty_data()
    {
        QTest::addColumn<QByteArray>("claims");
        QTest::newRow("none") << QByteArray("{}");
        QTest::newRow("number") << QByteArray("{\"sub\":5}");
        QTest::newRow("null") << QByteArray("{\"sub\":null}");
        QTest::newRow("object") << QByteArray("{\"sub\":{\"a\":1}}");
    }

    void oddSubjectsAreEmpty()
    {
        QFETCH(QByteArray, claims);
        const auto read = readClaims(token(claims));
        QVERIFY(read);
        QVERIFY(read->subject.isEmpty());
    }

    void othersAreOpaque_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("opaque") << u"0123456789abcdef"_s;
        QTest::newRow("two parts") << u"a.b"_s;
        QTest::newRow("four parts") << u"e30.e30.e30.e30"_s;
        QTest::newRow("empty parts") << u".."_s;
        QTest::newRow("no base64") << u"e30.!!!.x"_s;
        QTest::newRow("plain base64") << u"e30.e30+/.x"_s;
        QTest::newRow("payload no JSON") << token("not json");
        QTest::newRow("payload an array") << token("[1,2]");
        QTest::newRow("payload a string") << token("\"sub\"");
        QTest::newRow("header no JSON") << token("{\"sub\":\"u\"}", "x");
        QTest::newRow("payload cut") << token("{\"sub\":\"u\"");
        QTest::newRow("payload not UTF-8") << token("{\"sub\":\"\xff\xfe\"}");
        QTest::newRow("nested without end") << token(QByteArray(20'000, '['));
        QTest::newRow("too large") << token("{\"sub\":\"" + QByteArray(100'000, 'x') + "\"}");
        QTest::newRow("a null in it") << token("{\"sub\":\"u\"}") + QChar(0);
        QTest::newRow("dots") << QString(60'000, u'.');
    }

    void othersAreOpaque()
    {
        QFETCH(QString, text);
        const auto claims = readClaims(text);
        QVERIFY(!claims || claims->subject == u"u"_s || claims->subject.contains(QChar(0xfffd)));
        if (QByteArray(QTest::currentDataTag()) != "payload not UTF-8" &&
            QByteArray(QTest::currentDataTag()) != "a null in it")
            QVERIFY(!claims);
    }

    void aTokenIsRememberedByItsHash()
    {
        QCOMPARE(tokenHash(u"abc"_s), u"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_s);
        QVERIFY(tokenHash(u"abc"_s) != tokenHash(u"abd"_s));
    }

    void pastedTokensAreCleaned_data()
    {
        QTest::addColumn<QString>("pasted");
        QTest::addColumn<QString>("clean");
        QTest::newRow("as it is") << u"abc.def"_s << u"abc.def"_s;
        QTest::newRow("white space") << u"  abc \n"_s << u"abc"_s;
        QTest::newRow("bearer") << u"Bearer abc"_s << u"abc"_s;
        QTest::newRow("bearer, other case") << u"bearer  abc"_s << u"abc"_s;
        QTest::newRow("wrapped") << u"abc\r\ndef"_s << u"abcdef"_s;
        QTest::newRow("words") << u"this is no token"_s << QString();
        QTest::newRow("not ASCII") << u"tökén"_s << QString();
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("null inside") << u"a"_s + QChar(0) + u"b"_s << QString();
    }

    void pastedTokensAreCleaned()
    {
        QFETCH(QString, pasted);
        QFETCH(QString, clean);
        QCOMPARE(cleanToken(pasted), clean);
    }
};

QTEST_GUILESS_MAIN(TestJwt)
#include "test_jwt.moc"
