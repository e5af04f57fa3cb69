#include "domain/number_suggestion.h"

#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;

class TestNumberSuggestion : public QObject
{
    Q_OBJECT

private slots:
    void scoresAreGuessed_data();
    void scoresAreGuessed();
    void minutesAreGuessed_data();
    void minutesAreGuessed();

private:
    static void columns();
    static void row(const QString& language, const QString& text, double meant);
};

namespace {

constexpr double kNone = -1.0;

} // namespace

void TestNumberSuggestion::columns()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("meant");
}

void TestNumberSuggestion::row(const QString& language, const QString& text, double meant)
{
    QTest::newRow(qPrintable(language + u' ' + text)) << language << text << meant;
}

void TestNumberSuggestion::scoresAreGuessed_data()
{
    columns();
    for (const QString& fine : {u""_s, u"85"_s, u"85.5"_s, u"0"_s, u"8."_s})
        row(u"en"_s, fine, kNone);
    row(u"en"_s, u"850"_s, 85);
    row(u"en"_s, u"8500"_s, 85);
    row(u"en"_s, u"1000"_s, 100);
    row(u"en"_s, u"101"_s, kNone);
    row(u"en"_s, u"100.001"_s, kNone);
    row(u"en"_s, u"1,000"_s, kNone);
    row(u"en"_s, u"1e2"_s, kNone);
    row(u"en"_s, u"-85"_s, kNone);
    row(u"en"_s, u"85,5"_s, 85.5);
    row(u"en"_s, u"85,50"_s, 85.5);
    row(u"en"_s, u"85,500"_s, kNone);
    row(u"de"_s, u"85.5"_s, 85.5);
    row(u"de"_s, u"8.500"_s, kNone);
    row(u"en"_s, u"85 %"_s, 85);
    row(u"en"_s, u"85%"_s, 85);
    row(u"de"_s, u"85,5\u00A0%"_s, 85.5);
    row(u"en"_s, u"８５％"_s, 85);
    row(u"ar_EG"_s, u"٨٥٪"_s, 85);
    row(u"en"_s, u"850 %"_s, kNone);
    row(u"en"_s, u"85/100"_s, 85);
    row(u"en"_s, u"17 / 20"_s, 85);
    row(u"en"_s, u"2/3"_s, kNone);
    row(u"en"_s, u"21/20"_s, kNone);
    row(u"en"_s, u"0/0"_s, kNone);
    row(u"en"_s, u"85.123"_s, 85.12);
    row(u"en"_s, u"69.999"_s, kNone);
    row(u"en"_s, u"0.0000001"_s, kNone);
    row(u"en"_s, u"eighty"_s, kNone);
    row(u"en"_s, QString(100'000, u'9'), kNone);
}

void TestNumberSuggestion::scoresAreGuessed()
{
    QFETCH(QString, language);
    QFETCH(QString, text);
    QFETCH(double, meant);
    QCOMPARE(suggestedScore(text, QLocale(language)).value_or(kNone), meant);
}

void TestNumberSuggestion::minutesAreGuessed_data()
{
    columns();
    for (const QString& fine : {u""_s, u"90"_s, u"1.5"_s, u"1."_s})
        row(u"en"_s, fine, kNone);
    row(u"en"_s, u"1:30"_s, 90);
    row(u"en"_s, u"0:45"_s, 45);
    row(u"en"_s, u"1:30:30"_s, 90.5);
    row(u"en"_s, u"1:75"_s, kNone);
    row(u"en"_s, u"90 min"_s, 90);
    row(u"en"_s, u"90min."_s, 90);
    row(u"en"_s, u"90 Minutes"_s, 90);
    row(u"en"_s, u"1 h 30"_s, 90);
    row(u"en"_s, u"1h30"_s, 90);
    row(u"en"_s, u"1 h 30 min"_s, 90);
    row(u"en"_s, u"1 h 5 min 30 s"_s, 65.5);
    row(u"en"_s, u"1.5 h"_s, 90);
    row(u"de"_s, u"1,5 Std."_s, 90);
    row(u"de"_s, u"2 Stunden"_s, 120);
    row(u"en"_s, u"90 s"_s, 1.5);
    row(u"en"_s, u"30′"_s, 30);
    row(u"en"_s, u"1 h 90"_s, kNone);
    row(u"en"_s, u"1.5 h 10 min"_s, kNone);
    row(u"en"_s, u"30 min 1 h"_s, kNone);
    row(u"en"_s, u"1 h 2 h"_s, kNone);
    row(u"en"_s, u"1 30"_s, kNone);
    row(u"en"_s, u"2 days"_s, kNone);
    row(u"en"_s, u"min"_s, kNone);
    row(u"en"_s, u"200 h"_s, kNone);
    row(u"en"_s, u"12,5"_s, 12.5);
    row(u"de"_s, u"12.5"_s, 12.5);
    row(u"en"_s, u"1,000"_s, 1000);
    row(u"de"_s, u"1.000"_s, 1000);
    row(u"en"_s, u"1.000"_s, kNone);
    row(u"en"_s, u"12.345"_s, 12.35);
    row(u"en"_s, u"0.0001"_s, kNone);
    row(u"en"_s, u"99999"_s, kNone);
    row(u"en"_s, u"1e2"_s, kNone);
}

void TestNumberSuggestion::minutesAreGuessed()
{
    QFETCH(QString, language);
    QFETCH(QString, text);
    QFETCH(double, meant);
    QCOMPARE(suggestedMinutes(text, QLocale(language)).value_or(kNone), meant);
}

QTEST_GUILESS_MAIN(TestNumberSuggestion)
#include "test_number_suggestion.moc"
