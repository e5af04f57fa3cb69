#include "domain/completion.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace lectern;
using namespace Qt::StringLiterals;

class TestCompletion : public QObject
{
    Q_OBJECT

private slots:
    void scoreIsWithinItsBounds_data();
    void scoreIsWithinItsBounds();
    void seventyPasses_data();
    void seventyPasses();
    void timeIsRoundedToTheSecond_data();
    void timeIsRoundedToTheSecond();
    void timeIsAtMostAWeek();
    void notesAreCountedInUtf16Units_data();
    void notesAreCountedInUtf16Units();
    void notesAreNormalisedAndCheckedForControls_data();
    void notesAreNormalisedAndCheckedForControls();
    void everyBrokenRuleIsReportedAtOnce();
    void nothingIsAValidCompletion();
    void emptyNotesAreNoNotes();
    void formTextIsReadForItsLocale_data();
    void formTextIsReadForItsLocale();
    void unreadableTextNamesItsField();
};

void TestCompletion::scoreIsWithinItsBounds_data()
{
    QTest::addColumn<double>("raw");
    QTest::addColumn<bool>("valid");
    QTest::newRow("zero") << 0.0 << true;
    QTest::newRow("minus zero") << -0.0 << true;
    QTest::newRow("hundred") << 100.0 << true;
    QTest::newRow("fraction") << 69.999 << true;
    QTest::newRow("smallest above zero") << std::numeric_limits<double>::denorm_min() << true;
    QTest::newRow("just above") << std::nextafter(100.0, 101.0) << false;
    QTest::newRow("just below") << std::nextafter(0.0, -1.0) << false;
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << false;
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << false;
}

void TestCompletion::scoreIsWithinItsBounds()
{
    QFETCH(double, raw);
    QFETCH(bool, valid);
    const auto score = Score::of(raw);
    QCOMPARE(score.has_value(), valid);
    if (score) {
        QCOMPARE(score->raw(), raw);
        QVERIFY(!std::signbit(score->raw()));
        QCOMPARE(score->scaled(), raw / 100.0);
    }
}

void TestCompletion::seventyPasses_data()
{
    QTest::addColumn<double>("raw");
    QTest::addColumn<bool>("passed");
    QTest::newRow("69.999") << 69.999 << false;
    QTest::newRow("70") << 70.0 << true;
    QTest::newRow("0") << 0.0 << false;
    QTest::newRow("100") << 100.0 << true;
}

void TestCompletion::seventyPasses()
{
    QFETCH(double, raw);
    QFETCH(bool, passed);
    QCOMPARE(Score::of(raw)->passed(), passed);
}

void TestCompletion::timeIsRoundedToTheSecond_data()
{
    QTest::addColumn<double>("minutes");
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("whole") << 30.0 << qint64(1800);
    QTest::newRow("half a second up") << 0.5 / 60.0 << qint64(1);
    QTest::newRow("below half") << 0.49 / 60.0 << qint64(0);
    QTest::newRow("fraction") << 12.345 << qint64(741);
    QTest::newRow("none") << 0.0 << qint64(0);
}

void TestCompletion::timeIsRoundedToTheSecond()
{
    QFETCH(double, minutes);
    QFETCH(qint64, seconds);
    QCOMPARE(TimeSpent::ofMinutes(minutes)->seconds(), seconds);
}

void TestCompletion::timeIsAtMostAWeek()
{
    QVERIFY(TimeSpent::ofMinutes(10080.0));
    QVERIFY(!TimeSpent::ofMinutes(10080.001));
    QVERIFY(!TimeSpent::ofMinutes(-0.001));
    QVERIFY(!TimeSpent::ofMinutes(std::numeric_limits<double>::infinity()));
    QVERIFY(!TimeSpent::ofMinutes(std::numeric_limits<double>::quiet_NaN()));
}

void TestCompletion::notesAreCountedInUtf16Units_data()
{
    const QString emoji = u"😀"_s;                   // two units
    const QString family = u"👩‍👩‍👧"_s; // eight units, one picture
    const QString combined = u"e\u0301"_s;          // two units, one letter
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    QTest::newRow("1000 letters") << QString(1000, u'a') << true;
    QTest::newRow("1001 letters") << QString(1001, u'a') << false;
    QTest::newRow("500 emoji") << emoji.repeated(500) << true;
    QTest::newRow("500 emoji and a letter") << emoji.repeated(500) + u'a' << false;
    QTest::newRow("999 letters and an emoji") << QString(999, u'a') + emoji << false;
    QTest::newRow("998 letters and an emoji") << QString(998, u'a') + emoji << true;
    QTest::newRow("125 families") << family.repeated(125) << true;
    QTest::newRow("126 families") << family.repeated(126) << false;
    QTest::newRow("500 combined letters") << combined.repeated(500) << true;
    QTest::newRow("500 combined letters and a mark") << combined.repeated(500) + QChar(0x0301) << false;
}

void TestCompletion::notesAreCountedInUtf16Units()
{
    QFETCH(QString, text);
    QFETCH(bool, valid);
    QCOMPARE(Notes::of(text).has_value(), valid);
    const auto checked = validate(CompletionValues{std::nullopt, std::nullopt, text});
    QCOMPARE(checked.ok(), valid);
    if (!valid)
        QCOMPARE(checked.error().first().code, u"notes.length"_s);
    else
        QCOMPARE(checked->notes->text(), text); // nothing is cut or normalised
}

void TestCompletion::notesAreNormalisedAndCheckedForControls_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kept"); // null: refused
    QTest::addColumn<QString>("code");
    QTest::newRow("tab and line feed") << u"a\tb\n"_s << u"a\tb\n"_s << QString();
    QTest::newRow("Windows line ends") << u"a\r\nb"_s << u"a\nb"_s << QString();
    QTest::newRow("1000 after line ends") << u"\r\n"_s.repeated(1000) << u"\n"_s.repeated(1000) << QString();
    QTest::newRow("1000 and a mark") << u"\uFEFF"_s + QString(1000, u'a') << QString(1000, u'a') << QString();
    QTest::newRow("NUL") << u"a\u0000"_s << QString() << u"notes.control"_s;
    QTest::newRow("escape") << u"\u001b[1m"_s << QString() << u"notes.control"_s;
    QTest::newRow("next line") << u"a\u0085b"_s << QString() << u"notes.control"_s;
    QTest::newRow("lone CR") << u"a\rb"_s << QString() << u"notes.control"_s;
    QTest::newRow("half a pair") << u"a"_s + QChar(0xdc00) << QString() << u"notes.surrogate"_s;
}

void TestCompletion::notesAreNormalisedAndCheckedForControls()
{
    QFETCH(QString, text);
    QFETCH(QString, kept);
    QFETCH(QString, code);
    const auto checked = validate(CompletionValues{std::nullopt, std::nullopt, text});
    QCOMPARE(checked.ok(), !kept.isNull());
    QCOMPARE(Notes::of(text).has_value(), !kept.isNull());
    if (checked)
        QCOMPARE(checked->notes->text(), kept);
    else
        QCOMPARE(checked.error().first().code, code);
    QCOMPARE(Notes::recorded(text).text(), text);
}

void TestCompletion::everyBrokenRuleIsReportedAtOnce()
{
    const auto checked = validate(CompletionValues{100.5, -1.0, QString(1038, u'x')});
    QVERIFY(!checked);
    QStringList codes;
    for (const FieldError& error : checked.error()) {
        codes.append(error.code);
        QVERIFY(!error.message.isEmpty());
        QVERIFY(error.code.startsWith(error.field + u'.'));
    }
    QCOMPARE(codes, (QStringList{u"score.range"_s, u"time_spent_minutes.range"_s, u"notes.length"_s}));
    QVERIFY(checked.error().last().message.contains(u"38"_s));
}

void TestCompletion::nothingIsAValidCompletion()
{
    const auto checked = validate(CompletionValues{});
    QVERIFY(checked.ok());
    QVERIFY(!checked->score && !checked->timeSpent && !checked->notes);
    QVERIFY(validate(CompletionText{}, QLocale::c()).ok());
}

void TestCompletion::emptyNotesAreNoNotes()
{
    QVERIFY(!validate(CompletionValues{std::nullopt, std::nullopt, QString()})->notes);
    QVERIFY(!validate(CompletionValues{std::nullopt, std::nullopt, u"\uFEFF"_s})->notes);
}

void TestCompletion::formTextIsReadForItsLocale_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<double>("value");
    QTest::newRow("German comma") << u"de_DE"_s << u"85,5"_s << true << 85.5;
    QTest::newRow("German point is no thousand") << u"de_DE"_s << u"8.500"_s << false << 0.0;
    QTest::newRow("English point") << u"en_US"_s << u"85.5"_s << true << 85.5;
    QTest::newRow("English comma") << u"en_US"_s << u"85,5"_s << false << 0.0;
    QTest::newRow("Arabic digits") << u"ar_EG"_s << u"٨٥٫٥"_s << true << 85.5;
    QTest::newRow("spaces around") << u"en_US"_s << u"  70 "_s << true << 70.0;
    QTest::newRow("words") << u"en_US"_s << u"seventy"_s << false << 0.0;
    QTest::newRow("unfinished") << u"en_US"_s << u"7."_s << false << 0.0;
}

void TestCompletion::formTextIsReadForItsLocale()
{
    QFETCH(QString, language);
    QFETCH(QString, text);
    QFETCH(bool, valid);
    QFETCH(double, value);
    const auto checked = validate(CompletionText{text, {}, {}}, QLocale(language));
    QCOMPARE(checked.ok(), valid);
    if (valid)
        QCOMPARE(checked->score->raw(), value);
    else
        QCOMPARE(checked.error().first().field, u"score"_s);
}

void TestCompletion::unreadableTextNamesItsField()
{
    const auto close = validate(CompletionText{u"69.999"_s, u"1,000"_s, {}}, QLocale::c());
    QVERIFY(!close);
    QCOMPARE(close.error().first().code, u"score.decimals"_s);
    QCOMPARE(close.error().last().code, u"time_spent_minutes.number"_s);
    QVERIFY(close.error().last().message.contains(u"thousands"_s));
    const auto checked = validate(CompletionText{u"?"_s, u"??"_s, QString(1001, u'n')}, QLocale::c());
    QVERIFY(!checked);
    QStringList codes;
    for (const FieldError& error : checked.error())
        codes.append(error.code);
    QCOMPARE(codes, (QStringList{u"score.number"_s, u"time_spent_minutes.number"_s, u"notes.length"_s}));
}

QTEST_GUILESS_MAIN(TestCompletion)
#include "test_completion.moc"
