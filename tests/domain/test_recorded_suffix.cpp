#include "domain/notes.h"
#include "domain/recorded_suffix.h"

#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;

/// The time of recording in the notes.
class TestRecordedSuffix : public QObject
{
    Q_OBJECT

private slots:
    void theSuffixHasOneForm_data();
    void theSuffixHasOneForm();
    void notesGetItOnceAndLoseItAgain();
    void whatOnlyLooksLikeItStays();
};

namespace {

const QDateTime kAt({2026, 11, 23}, {9, 32, 59}, Qt::UTC);

} // namespace

void TestRecordedSuffix::theSuffixHasOneForm_data()
{
    QTest::addColumn<int>("offset");
    QTest::addColumn<QString>("text");
    QTest::newRow("east") << 3600 << u" [recorded 2026-11-23 10:32 +01:00]"_s;
    QTest::newRow("here") << 0 << u" [recorded 2026-11-23 09:32 +00:00]"_s;
    QTest::newRow("west") << -12'600 << u" [recorded 2026-11-23 06:02 -03:30]"_s;
    QTest::newRow("next day") << 50'400 << u" [recorded 2026-11-23 23:32 +14:00]"_s;
}

void TestRecordedSuffix::theSuffixHasOneForm()
{
    QFETCH(int, offset);
    QFETCH(QString, text);
    QCOMPARE(recordedSuffix(kAt, offset), text);
    QCOMPARE(text.size(), kRecordedSuffixLength);
}

void TestRecordedSuffix::notesGetItOnceAndLoseItAgain()
{
    const QString once = withRecordedSuffix(u"Calm and careful"_s, kAt, 3600);
    QCOMPARE(once, u"Calm and careful [recorded 2026-11-23 10:32 +01:00]"_s);
    QCOMPARE(withRecordedSuffix(once, kAt.addSecs(60), 3600),
             u"Calm and careful [recorded 2026-11-23 10:33 +01:00]"_s);
    QCOMPARE(withoutRecordedSuffix(once), u"Calm and careful"_s);
    QCOMPARE(withRecordedSuffix({}, kAt, 3600), u"[recorded 2026-11-23 10:32 +01:00]"_s);
    QCOMPARE(withoutRecordedSuffix(u"[recorded 2026-11-23 10:32 +01:00]"_s), QString());
}

void TestRecordedSuffix::whatOnlyLooksLikeItStays()
{
    for (const QString& text :
         {u"[recorded yesterday]"_s, u"[recorded 2026-11-23 10:32 +01:00] twice"_s, u"a\nb"_s})
        QCOMPARE(withoutRecordedSuffix(text), text);
}

QTEST_GUILESS_MAIN(TestRecordedSuffix)
#include "test_recorded_suffix.moc"
