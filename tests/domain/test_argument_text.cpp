#include "domain/argument_text.h"

#include <QTest>

#include <array>

using namespace lectern;
using namespace Qt::StringLiterals;

class TestArgumentText : public QObject
{
    Q_OBJECT

private slots:
    void wordsComeAsTheyAre();
    void whatIsNotUtf8IsNamed_data();
    void whatIsNotUtf8IsNamed();
};

void TestArgumentText::wordsComeAsTheyAre()
{
    constexpr std::array<const char*, 4> kArguments{"program", "Größe", "", "\xEF\xBB\xBFmarked"};
    const auto words = argumentText(int(kArguments.size()), kArguments.data());
    QVERIFY(words.ok());
    QCOMPARE(*words, (QStringList{u"Größe"_s, u""_s, u"\uFEFFmarked"_s}));
}

void TestArgumentText::whatIsNotUtf8IsNamed_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<QString>("shown");
    QTest::newRow("Latin-1") << QByteArray("Gr\xF6\xDF") << u"Gr\uFFFD\uFFFD"_s;
    QTest::newRow("half a character") << QByteArray("a\xC3") << u"a\uFFFD"_s;
    QTest::newRow("it steers the terminal") << QByteArray("\x1b[31m\xFF") << u"␛[31m\uFFFD"_s;
}

void TestArgumentText::whatIsNotUtf8IsNamed()
{
    QFETCH(QByteArray, word);
    QFETCH(QString, shown);
    const std::array<const char*, 3> arguments{"program", "fine", word.constData()};
    const auto words = argumentText(int(arguments.size()), arguments.data());
    QVERIFY(!words.ok());
    QCOMPARE(words.error().reason, FailureReason::InvalidInput);
    QCOMPARE(words.error().message, u"Argument 2, '%1', is not UTF-8 text."_s.arg(shown));
}

QTEST_GUILESS_MAIN(TestArgumentText)
#include "test_argument_text.moc"
