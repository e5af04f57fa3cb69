#include "domain/number_text.h"

#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;
using Kind = NumberText::Kind;

class TestNumberText : public QObject
{
    Q_OBJECT

private slots:
    void kindsAreToldApart_data();
    void kindsAreToldApart();
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
}

void TestNumberText::kindsAreToldApart()
{
    QFETCH(QString, language);
    QFETCH(QString, text);
    QFETCH(int, kind);
    QCOMPARE(int(readNumber(text, QLocale(language)).kind), kind);
}

void TestNumberText::whatIsWrittenCanBeRead_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<double>("value");
    for (const QString& language : {u"en_US"_s, u"de_DE"_s, u"ar_EG"_s, u"fr_FR"_s, u"fa_IR"_s, u"sv_SE"_s}) {
        for (const double value : {0.0, 85.5, 69.999, 100.0, 10080.0, 0.1, 0.00001, 1e-9, 1234567.0})
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
