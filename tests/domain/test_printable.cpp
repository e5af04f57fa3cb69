#include "domain/printable.h"

#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;

class TestPrintable : public QObject
{
    Q_OBJECT

private slots:
    void whatSteersATerminalIsMadeVisible_data();
    void whatSteersATerminalIsMadeVisible();
    void lettersOfEveryScriptStay_data();
    void lettersOfEveryScriptStay();
};

void TestPrintable::whatSteersATerminalIsMadeVisible_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("lines");
    const auto row = [](const char* name, const QString& text, const QString& line, const QString& lines) {
        QTest::newRow(name) << text << line << lines;
    };
    row("colours", u"\u001b[31mred"_s, u"␛[31mred"_s, u"␛[31mred"_s);
    row("C1 control sequence", u"\u009b31mred"_s, u"\uFFFD31mred"_s, u"\uFFFD31mred"_s);
    row("bell, backspace, delete", u"a\a\b\u007f"_s, u"a␇␈␡"_s, u"a␇␈␡"_s);
    row("NUL", u"a\u0000b"_s, u"a␀b"_s, u"a␀b"_s);
    row("line ends", u"a\r\nb\nc\rd"_s, u"a b c d"_s, u"a\nb\nc\nd"_s);
    row("separators", u"a\u2028b\u2029c"_s, u"a b c"_s, u"a\nb\nc"_s);
    row("tab", u"a\tb"_s, u"a b"_s, u"a\tb"_s);
    row("override", u"\u202Egnp.exe\u202C"_s, u"\uFFFDgnp.exe\uFFFD"_s, u"\uFFFDgnp.exe\uFFFD"_s);
    row("isolates", u"\u2066a\u2067b\u2068c\u2069"_s, u"\uFFFDa\uFFFDb\uFFFDc\uFFFD"_s,
        u"\uFFFDa\uFFFDb\uFFFDc\uFFFD"_s);
    row("marks of direction", u"\u200Ea\u200Fb\u061Cc"_s, u"abc"_s, u"abc"_s);
    row("a byte order mark behind one of direction", u"\u200E\uFEFFab\uFEFF"_s, u"ab\uFEFF"_s, u"ab\uFEFF"_s);
    row("half a pair", u"a"_s + QChar(0xd800) + u"b"_s, u"a\uFFFDb"_s, u"a\uFFFDb"_s);
}

void TestPrintable::whatSteersATerminalIsMadeVisible()
{
    QFETCH(QString, text);
    QFETCH(QString, line);
    QFETCH(QString, lines);
    QCOMPARE(printableLine(text), line);
    QCOMPARE(printableText(text), lines);
    QCOMPARE(isPrintable(text, TextLines::One), line == text);
    QCOMPARE(isPrintable(text, TextLines::Many), lines == text);
}

void TestPrintable::lettersOfEveryScriptStay_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("German") << u"Größe"_s;
    QTest::newRow("Arabic") << u"الدرجة"_s;
    QTest::newRow("joined emoji") << u"👩‍👩‍👧 🙂"_s;
    QTest::newRow("combining marks") << u"e\u0301"_s;
    QTest::newRow("narrow space") << u"1\u202F000"_s;
}

void TestPrintable::lettersOfEveryScriptStay()
{
    QFETCH(QString, text);
    QCOMPARE(printableLine(text), text);
    QCOMPARE(printableText(text), text);
    QVERIFY(isPrintable(text, TextLines::One));
    QVERIFY(isPrintable(text, TextLines::Many));
}

QTEST_GUILESS_MAIN(TestPrintable)
#include "test_printable.moc"
