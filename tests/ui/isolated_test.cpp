#include "ui/common/isolated.h"
#include "ui/shell/language.h"

#include <QGuiApplication>
#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;

/// Sentences and what is put into them, in both directions.
class IsolatedTest : public QObject
{
    Q_OBJECT

private slots:
    void cleanup()
    {
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void nothingIsAddedWhereNothingCanGoWrong()
    {
        QCOMPARE(isolated({}), QString());
        QCOMPARE(isolated(u"Group B, seat 4"_s), u"Group B, seat 4"_s);
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        QCOMPARE(isolated(u"Group B, seat 4"_s), u"\u2068Group B, seat 4\u2069"_s);
    }

    void aNameOfTheOtherDirectionKeepsItsOrder()
    {
        QCOMPARE(isolated(u"مجموعة 4"_s), u"\u2068مجموعة 4\u2069"_s);
        QCOMPARE(isolated(u"Seat مجموعة"_s), u"\u2068Seat مجموعة\u2069"_s);
    }

    void aNameCannotBreakOut() { QCOMPARE(isolated(u"a\u202Eb\u2069c"_s), u"\u2068abc\u2069"_s); }

    void withoutATranslationTheWindowStaysEnglishInEverything_data()
    {
        QTest::addColumn<QString>("code");
        for (const char* const code : {"ar_EG", "he_IL", "fa_IR", "ur_PK"})
            QTest::newRow(code) << QString::fromLatin1(code);
    }
    void withoutATranslationTheWindowStaysEnglishInEverything()
    {
        QFETCH(const QString, code);
        Language language;
        language.apply(code);
        QCOMPARE(QGuiApplication::layoutDirection(), Qt::LeftToRight);
        QCOMPARE(QLocale().language(), QLocale::English);
        QCOMPARE(QLocale().toString(72.5), u"72.5"_s);
        QCOMPARE(QLocale().toString(QDate(2026, 11, 23), u"dddd"_s), u"Monday"_s);
    }

    void aTranslatedLanguageHasItsOwnFormats()
    {
        Language language;
        language.apply(u"de"_s);
        QCOMPARE(QLocale().toString(72.5), u"72,5"_s);
    }
};

QTEST_MAIN(IsolatedTest)
#include "isolated_test.moc"
