#include "domain/person_text.h"

#include <QTest>

using namespace lectern;
using namespace Qt::StringLiterals;
using Kind = TextFault::Kind;

class TestPersonText : public QObject
{
    Q_OBJECT

private slots:
    void lineEndsAndMarksAreNormalised_data();
    void lineEndsAndMarksAreNormalised();
    void everyUnitIsAllowedOrRefused();
    void surrogatesComeInPairs_data();
    void surrogatesComeInPairs();
    void theWordsNameThePlace();
    void strippingLeavesAFitText_data();
    void strippingLeavesAFitText();
    void aLabelIsOneLine_data();
    void aLabelIsOneLine();
};

void TestPersonText::lineEndsAndMarksAreNormalised_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("normalised");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* name, const QString& text, const QString& normalised,
                        const QString& shown) {
        QTest::newRow(name) << text << normalised << shown;
    };
    row("plain", u"a\tb\nc"_s, u"a\tb\nc"_s, u"a\tb\nc"_s);
    row("Windows", u"a\r\nb\r\n"_s, u"a\nb\n"_s, u"a\nb\n"_s);
    row("lone CR", u"a\rb"_s, u"a\rb"_s, u"a\nb"_s);
    row("two CR before LF", u"a\r\r\nb"_s, u"a\nb"_s, u"a\nb"_s);
    row("separators", u"a\u2028b\u2029c"_s, u"a\nb\nc"_s, u"a\nb\nc"_s);
    row("frame ends of a text document", u"a\uFDD0b\uFDD1"_s, u"a\nb\n"_s, u"a\nb\n"_s);
    row("mark at the start", u"\uFEFFa"_s, u"a"_s, u"a"_s);
    row("two marks", u"\uFEFF\uFEFFa"_s, u"a"_s, u"a"_s);
    row("mark inside", u"a\uFEFFb"_s, u"a\uFEFFb"_s, u"a\uFEFFb"_s);
    row("only a mark", u"\uFEFF"_s, u""_s, u""_s);
    row("spaces stay", u" a\u00A0 "_s, u" a\u00A0 "_s, u" a\u00A0 "_s);
}

void TestPersonText::lineEndsAndMarksAreNormalised()
{
    QFETCH(QString, text);
    QFETCH(QString, normalised);
    QFETCH(QString, shown);
    QCOMPARE(normalisedText(text), normalised);
    QCOMPARE(fieldText(text), shown);
}

void TestPersonText::everyUnitIsAllowedOrRefused()
{
    for (uint code = 0; code <= 0xffff; ++code) {
        const QString text = u"ab"_s + QChar(char16_t(code)) + u'c';
        const bool control = code < 0x20 || (code >= 0x7f && code <= 0x9f);
        const bool layout = code == '\n' || code == '\t';
        const bool line = layout || code == 0x2028 || code == 0x2029 || code == 0xfdd0 || code == 0xfdd1;
        const bool half = code >= 0xd800 && code <= 0xdfff;
        const auto many = firstTextFault(text);
        const auto one = firstTextFault(text, TextLines::One);
        QCOMPARE(many.has_value(), half || (control && !layout));
        QCOMPARE(one.has_value(), half || control || line);
        if (many)
            QCOMPARE(*many, (TextFault{half ? Kind::LoneSurrogate : Kind::Control, 2, char16_t(code)}));
    }
}

void TestPersonText::surrogatesComeInPairs_data()
{
    const QChar high(0xd83d);
    const QChar low(0xde00);
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("fault"); // -1: none
    QTest::newRow("pair") << u"a"_s + high + low << -1;
    QTest::newRow("two pairs") << QString(high) + low + high + low << -1;
    QTest::newRow("high at the end") << u"a"_s + high << 1;
    QTest::newRow("low at the start") << QString(low) + u'a' << 0;
    QTest::newRow("wrong way round") << QString(low) + high << 0;
    QTest::newRow("two high") << QString(high) + high + low << 0;
    QTest::newRow("two low") << QString(high) + low + low << 2;
}

void TestPersonText::surrogatesComeInPairs()
{
    QFETCH(QString, text);
    QFETCH(int, fault);
    const auto found = firstTextFault(text);
    QCOMPARE(found ? int(found->position) : -1, fault);
    if (found)
        QVERIFY(found->kind == Kind::LoneSurrogate);
}

void TestPersonText::theWordsNameThePlace()
{
    const QString text = u"one\n\U0001F600\U0001F600x\u0007y"_s;
    const auto fault = firstTextFault(text);
    QVERIFY(fault);
    QCOMPARE(describeTextFault(text, *fault),
             u"Line 2, character 4: the control character U+0007. Take it out."_s);
    const QString half = u"a"_s + QChar(0xdc00);
    QCOMPARE(describeTextFault(half, *firstTextFault(half)),
             u"Line 1, character 2: half a character (U+DC00). Take it out."_s);
}

void TestPersonText::strippingLeavesAFitText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("many");
    QTest::addColumn<QString>("one");
    QTest::addColumn<int>("removed");
    QTest::newRow("fit") << u"a\tb\nc"_s << u"a\tb\nc"_s << u"a b c"_s << 0;
    QTest::newRow("line ends") << u"a\r\nb\rc\u2028d"_s << u"a\nb\nc\nd"_s << u"a b c d"_s << 0;
    QTest::newRow("controls") << u"\u0000a\u001b[31mb\u0085c\u007f"_s << u"a[31mbc"_s << u"a[31mbc"_s << 4;
    QTest::newRow("halves") << QString(QChar(0xd800)) + u"\u0001"_s + QChar(0xdc00) << u""_s << u""_s << 3;
    QTest::newRow("a mark behind a fault") << u"\u0001\uFEFFa"_s << u"a"_s << u"a"_s << 1;
}

void TestPersonText::strippingLeavesAFitText()
{
    QFETCH(QString, text);
    QFETCH(QString, many);
    QFETCH(QString, one);
    QFETCH(int, removed);
    const StrippedText lines = strippedText(text);
    QCOMPARE(lines.text, many);
    QCOMPARE(lines.removed, removed);
    const StrippedText line = strippedText(text, TextLines::One);
    QCOMPARE(line.text, one);
    QCOMPARE(line.removed, removed);
}

void TestPersonText::aLabelIsOneLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("label");
    QTest::newRow("plain") << u"Group B"_s << u"Group B"_s;
    QTest::newRow("line ends and tabs") << u" Group\r\nB\tseat\r4\u2029"_s << u"Group B seat 4"_s;
    QTest::newRow("mark behind a space") << u" \uFEFF x"_s << u"x"_s;
    QTest::newRow("a control stays, to be refused") << u"a\u0007"_s << u"a\u0007"_s;
}

void TestPersonText::aLabelIsOneLine()
{
    QFETCH(QString, text);
    QFETCH(QString, label);
    QCOMPARE(normalisedLabel(text), label);
}

QTEST_GUILESS_MAIN(TestPersonText)
#include "test_person_text.moc"
