#include "domain/number_text.h"

#include <QTest>

#include <cmath>

using namespace lectern;
using namespace Qt::StringLiterals;
using Kind = NumberText::Kind;
using Problem = NumberText::Problem;

class TestNumberText : public QObject
{
    Q_OBJECT

private slots:
    void kindsAreToldApart_data();
    void kindsAreToldApart();
    void problemsAreNamed_data();
    void problemsAreNamed();
    void whatIsPastedIsRead_data();
    void whatIsPastedIsRead();
    void digitsOfEveryScriptAreRead();
    void whatIsWrittenCanBeRead_data();
    void whatIsWrittenCanBeRead();
};

void TestNumberText::kindsAreToldApart_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind");
    QTest::newRow("empty") << u"en_US"_s << u""_s << int(Kind::Empty);
    QTest::newRow("blank") << u"en_US"_s << u"   "_s << int(Kind::Empty);
    QTest::newRow("whole") << u"en_US"_s << u"7"_s << int(Kind::Number);
    QTest::newRow("open end") << u"en_US"_s << u"7."_s << int(Kind::Unfinished);
    QTest::newRow("German open end") << u"de_DE"_s << u"7,"_s << int(Kind::Unfinished);
    QTest::newRow("minus") << u"en_US"_s << u"-"_s << int(Kind::Unfinished);
    QTest::newRow("point alone") << u"en_US"_s << u"."_s << int(Kind::Unfinished);
    QTest::newRow("fraction") << u"en_US"_s << u"7.25"_s << int(Kind::Number);
    QTest::newRow("negative") << u"en_US"_s << u"-3"_s << int(Kind::Number);
    QTest::newRow("thousands") << u"en_US"_s << u"1,000"_s << int(Kind::Nonsense);
    QTest::newRow("letters") << u"en_US"_s << u"abc"_s << int(Kind::Nonsense);
    QTest::newRow("not a number") << u"en_US"_s << u"nan"_s << int(Kind::Nonsense);
    QTest::newRow("infinite") << u"en_US"_s << u"inf"_s << int(Kind::Nonsense);
    QTest::newRow("too big") << u"en_US"_s << u"1e999"_s << int(Kind::Nonsense);
    QTest::newRow("two points") << u"en_US"_s << u"7..5"_s << int(Kind::Nonsense);
    QTest::newRow("exponent") << u"en_US"_s << u"1e2"_s << int(Kind::Nonsense);
    QTest::newRow("tiny exponent") << u"en_US"_s << u"1e-300"_s << int(Kind::Nonsense);
    QTest::newRow("capital exponent") << u"en_US"_s << u"1E2"_s << int(Kind::Nonsense);
    QTest::newRow("hexadecimal") << u"en_US"_s << u"0x1F"_s << int(Kind::Nonsense);
    QTest::newRow("superscript") << u"en_US"_s << u"8²"_s << int(Kind::Nonsense);
    QTest::newRow("half") << u"en_US"_s << u"½"_s << int(Kind::Nonsense);
    QTest::newRow("sign behind") << u"en_US"_s << u"5-"_s << int(Kind::Nonsense);
    QTest::newRow("two signs") << u"en_US"_s << u"--5"_s << int(Kind::Nonsense);
    QTest::newRow("space behind the sign") << u"en_US"_s << u"- 5"_s << int(Kind::Nonsense);
    QTest::newRow("decimals alone") << u"en_US"_s << u".5"_s << int(Kind::Number);
    QTest::newRow("only marks") << u"en_US"_s << u"\u200F\uFEFF\u00A0\t"_s << int(Kind::Empty);
    QTest::newRow("a line end") << u"en_US"_s << u"\n"_s << int(Kind::Empty);
    QTest::newRow("400 digits") << u"en_US"_s << QString(400, u'9') << int(Kind::Nonsense);
    QTest::newRow("half a pair") << u"en_US"_s << QString(QChar(0xd835)) << int(Kind::Nonsense);
}

void TestNumberText::kindsAreToldApart()
{
    QFETCH(QString, language);
    QFETCH(QString, text);
    QFETCH(int, kind);
    QCOMPARE(int(readNumber(text, QLocale(language)).kind), kind);
}

void TestNumberText::problemsAreNamed_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("problem");
    QTest::addColumn<double>("value");
    const auto row = [](const QString& language, const QString& text, Problem problem, double value) {
        QTest::newRow(qPrintable(language + u' ' + text)) << language << text << int(problem) << value;
    };
    row(u"en_US"_s, u"1,000"_s, Problem::Grouped, 1000);
    row(u"en_US"_s, u"1,234,567.25"_s, Problem::Grouped, 1234567.25);
    row(u"en_US"_s, u"1 000"_s, Problem::Grouped, 1000);
    row(u"fr_FR"_s, u"1\u202F000"_s, Problem::Grouped, 1000);
    row(u"de_DE"_s, u"1.000"_s, Problem::Grouped, 1000);
    row(u"de_CH"_s, u"1’000"_s, Problem::Grouped, 1000);
    row(u"en_US"_s, u"1,00"_s, Problem::NoNumber, 0);
    row(u"en_US"_s, u"0,123"_s, Problem::NoNumber, 0);
    row(u"en_US"_s, u"1234,567"_s, Problem::NoNumber, 0);
    row(u"en_US"_s, u"1e2"_s, Problem::NoNumber, 0);
    row(u"en_US"_s, u"69.999"_s, Problem::TooManyDecimals, 69.999);
    row(u"en_US"_s, u"0.0000001"_s, Problem::TooManyDecimals, 0.0000001);
    row(u"en_US"_s, u"85.000"_s, Problem::TooManyDecimals, 85);
}

void TestNumberText::problemsAreNamed()
{
    QFETCH(QString, language);
    QFETCH(QString, text);
    QFETCH(int, problem);
    QFETCH(double, value);
    const NumberText read = readNumber(text, QLocale(language));
    QCOMPARE(int(read.kind), int(Kind::Nonsense));
    QCOMPARE(int(read.problem), problem);
    QCOMPARE(read.value, value);
}

void TestNumberText::whatIsPastedIsRead_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("value");
    const auto row = [](const char* name, const QString& language, const QString& text, double value) {
        QTest::newRow(name) << language << text << value;
    };
    row("tab behind", u"en_US"_s, u"85\t"_s, 85);
    row("line ends", u"en_US"_s, u"\r\n85.5\r\n"_s, 85.5);
    row("no-break spaces", u"en_US"_s, u"\u00A085\u202F"_s, 85);
    row("right-to-left mark", u"en_US"_s, u"\u200F85"_s, 85);
    row("isolates", u"en_US"_s, u"\u206885\u2069"_s, 85);
    row("zero-width spaces", u"en_US"_s, u"\u200B85\uFEFF"_s, 85);
    row("byte order mark", u"en_US"_s, u"\uFEFF85"_s, 85);
    row("minus sign", u"en_US"_s, u"\u22125"_s, -5);
    row("minus zero", u"en_US"_s, u"-0"_s, 0);
    row("full width", u"en_US"_s, u"８５．５"_s, 85.5);
    row("full width and narrow", u"en_US"_s, u"８5.5"_s, 85.5);
    row("full-width comma", u"de_DE"_s, u"８５，５"_s, 85.5);
    row("Arabic digits in English", u"en_US"_s, u"٨٥٫٥"_s, 85.5);
    row("Persian digits in German", u"de_DE"_s, u"۸۵٫۵"_s, 85.5);
    row("Devanagari", u"en_US"_s, u"८५"_s, 85);
    row("digits beyond the basic plane", u"en_US"_s, u"𝟖𝟓"_s, 85);
    row("leading zeros", u"en_US"_s, u"0085"_s, 85);
    row("plus", u"en_US"_s, u"+85"_s, 85);
}

void TestNumberText::whatIsPastedIsRead()
{
    QFETCH(QString, language);
    QFETCH(QString, text);
    QFETCH(double, value);
    const NumberText read = readNumber(text, QLocale(language));
    QCOMPARE(int(read.kind), int(Kind::Number));
    QCOMPARE(int(read.problem), int(Problem::None));
    QCOMPARE(read.value, value);
    QVERIFY(!std::signbit(read.value) || read.value < 0.0);
}

void TestNumberText::digitsOfEveryScriptAreRead()
{
    int scripts = 0;
    for (char32_t code = 0; code <= QChar::LastValidCodePoint; ++code) {
        if (QChar::category(code) != QChar::Number_DecimalDigit || QChar::digitValue(code) != 5)
            continue;
        ++scripts;
        const NumberText read = readNumber(u"4"_s + QString::fromUcs4(&code, 1), QLocale::c());
        QCOMPARE(int(read.kind), int(Kind::Number));
        QCOMPARE(read.value, 45.0);
    }
    QVERIFY(scripts > 50);
}

void TestNumberText::whatIsWrittenCanBeRead_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<double>("value");
    for (const QString& language : {u"en_US"_s, u"de_DE"_s, u"ar_EG"_s, u"fr_FR"_s, u"fa_IR"_s, u"sv_SE"_s}) {
        for (const double value : {0.0, 85.5, 69.99, 100.0, 10080.0, 0.1, 0.01, 1234567.0})
            QTest::newRow(qPrintable(u"%1 %2"_s.arg(language).arg(value))) << language << value;
    }
}

void TestNumberText::whatIsWrittenCanBeRead()
{
    QFETCH(QString, language);
    QFETCH(double, value);
    const QLocale locale(language);
    const NumberText read = readNumber(writeNumber(value, locale), locale);
    QCOMPARE(int(read.kind), int(Kind::Number));
    QCOMPARE(read.value, value);
}

QTEST_GUILESS_MAIN(TestNumberText)
#include "test_number_text.moc"
