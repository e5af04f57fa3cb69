#include "domain/iso_time.h"
#include "domain/session.h"

#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;

class TestIsoTime : public QObject
{
    Q_OBJECT

private slots:
    void readsEveryFormInUse_data();
    void readsEveryFormInUse();
    void whatIsNoTimeIsInvalid_data();
    void whatIsNoTimeIsInvalid();
    void writesUtcWithMillisecondsOnlyWhereThereAreSome();
    void aSessionStartsWithItsFirstLaunch();
};

void TestIsoTime::readsEveryFormInUse_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("utc");
    QTest::newRow("Z") << u"2025-01-15T11:30:00Z"_s << u"2025-01-15T11:30:00Z"_s;
    QTest::newRow("milliseconds") << u"2025-01-15T11:30:00.250Z"_s << u"2025-01-15T11:30:00.250Z"_s;
    QTest::newRow("leap day") << u"2024-02-29T23:59:59.999Z"_s << u"2024-02-29T23:59:59.999Z"_s;
    QTest::newRow("midnight, told as the end of a day")
        << u"2025-01-15T24:00:00Z"_s << u"2025-01-16T00:00:00Z"_s;
    QTest::newRow("microseconds") << u"2025-01-15T11:30:00.250123Z"_s << u"2025-01-15T11:30:00.250Z"_s;
    QTest::newRow("offset") << u"2025-01-15T11:30:00+02:00"_s << u"2025-01-15T09:30:00Z"_s;
    QTest::newRow("no offset is UTC") << u"2025-01-15T11:30:00"_s << u"2025-01-15T11:30:00Z"_s;
}

void TestIsoTime::readsEveryFormInUse()
{
    QFETCH(QString, text);
    QFETCH(QString, utc);
    const QDateTime time = fromIsoTime(text);
    QCOMPARE(time.timeSpec(), Qt::UTC);
    QCOMPARE(toIsoTime(time), utc);
}

void TestIsoTime::whatIsNoTimeIsInvalid_data()
{
    QTest::addColumn<QString>("text");
    for (const QString& text :
         {u""_s, u"yesterday"_s, u"2025-13-01T00:00:00Z"_s, u"1736940600"_s, u"202--11-23T10:29:59Z"_s,
          u"2025-02-29T00:00:00Z"_s, u"2025-01-01T0a:00:00Z"_s, u"2025-01-01T00:60:00Z"_s,
          u"2025-01-01 00:00:00Z!"_s, u"9999-12-31T23:59:59-14:00"_s, u"0001-01-01T00:00:00+14:00"_s})
        QTest::newRow(qPrintable(text)) << text;
}

void TestIsoTime::whatIsNoTimeIsInvalid()
{
    QFETCH(QString, text);
    QVERIFY(!fromIsoTime(text).isValid());
    QCOMPARE(toIsoTime(QDateTime()), QString());
}

void TestIsoTime::writesUtcWithMillisecondsOnlyWhereThereAreSome()
{
    const QDateTime local(QDate(2025, 1, 15), QTime(12, 0), Qt::OffsetFromUTC, 3600);
    QCOMPARE(toIsoTime(local), u"2025-01-15T11:00:00Z"_s);
    QCOMPARE(toIsoTime(local.addMSecs(5)), u"2025-01-15T11:00:00.005Z"_s);
}

void TestIsoTime::aSessionStartsWithItsFirstLaunch()
{
    Session session;
    QVERIFY(!session.startedAt().isValid());
    session.createdAt = fromIsoTime(u"2025-01-15T09:00:00Z"_s);
    QCOMPARE(session.startedAt(), session.createdAt);
    session.firstLaunchAt = fromIsoTime(u"2025-01-15T10:00:00Z"_s);
    QCOMPARE(session.startedAt(), session.firstLaunchAt);
}

QTEST_GUILESS_MAIN(TestIsoTime)
#include "test_iso_time.moc"
