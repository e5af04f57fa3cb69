#include "domain/person_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace lectern {
namespace {

constexpr char16_t kDelete = 0x7f;
constexpr char16_t kLastOfC1 = 0x9f;
// Qt's text documents end a line at these two noncharacters as well.
constexpr char16_t kFrameStart = 0xfdd0;
constexpr char16_t kFrameEnd = 0xfdd1;

bool endsLine(char16_t unit)
{
    return unit == QChar::LineSeparator || unit == QChar::ParagraphSeparator || unit == kFrameStart ||
           unit == kFrameEnd;
}

bool isControl(char16_t unit)
{
    return unit < u' ' || (unit >= kDelete && unit <= kLastOfC1);
}

/// Whether half a pair stands at @p at without its other half.
bool isLoneSurrogate(QStringView text, qsizetype at)
{
    const QChar unit = text[at];
    if (unit.isHighSurrogate())
        return at + 1 == text.size() || !text[at + 1].isLowSurrogate();
    return unit.isLowSurrogate() && (at == 0 || !text[at - 1].isHighSurrogate());
}

QStringView withoutByteOrderMarks(QStringView text)
{
    while (text.startsWith(QChar(QChar::ByteOrderMark)))
        text = text.sliced(1);
    return text;
}

} // namespace

QString normalisedText(const QString& text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar unit : withoutByteOrderMarks(text)) {
        const bool isEnd = unit == u'\n' || endsLine(unit.unicode());
        while (isEnd && result.endsWith(u'\r'))
            result.chop(1); // CR LF is one line end, however many CR
        result.append(isEnd ? QChar(u'\n') : unit);
    }
    return result;
}

QString fieldText(const QString& text)
{
    return normalisedText(text).replace(u'\r', u'\n');
}

std::optional<TextFault> firstTextFault(QStringView text, TextLines lines)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char16_t unit = text[at].unicode();
        const bool layout = unit == u'\n' || unit == u'\t';
        const bool refused = layout || endsLine(unit) ? lines == TextLines::One : isControl(unit);
        if (refused)
            return TextFault{TextFault::Kind::Control, at, unit};
        if (isLoneSurrogate(text, at))
            return TextFault{TextFault::Kind::LoneSurrogate, at, unit};
    }
    return std::nullopt;
}

QString describeTextFault(QStringView text, const TextFault& fault)
{
    const QStringView before = text.left(fault.position);
    const qsizetype line = before.count(u'\n') + 1;
    const QStringView lineStart = before.sliced(before.lastIndexOf(u'\n') + 1);
    const auto second =
        std::count_if(lineStart.begin(), lineStart.end(), [](QChar unit) { return unit.isLowSurrogate(); });
    const qsizetype character = lineStart.size() - second + 1;
    const char* words =
        fault.kind == TextFault::Kind::Control
            //: %1, %2: numbers; %3: the character's code, such as U+0007
            ? QT_TRANSLATE_NOOP("lectern::validate",
                                "Line %1, character %2: the control character %3. Take it out.")
            : QT_TRANSLATE_NOOP("lectern::validate",
                                "Line %1, character %2: half a character (%3). Take it out.");
    constexpr int kHex = 16;
    constexpr int kDigits = 4;
    const QString code = QStringLiteral("U+") +
                         QString::number(uint(fault.unit), kHex).toUpper().rightJustified(kDigits, u'0');
    return QCoreApplication::translate("lectern::validate", words)
        .arg(QString::number(line), QString::number(character), code);
}

StrippedText strippedText(const QString& text, TextLines lines)
{
    const QString whole = fieldText(text);
    StrippedText stripped;
    stripped.text.reserve(whole.size());
    for (qsizetype at = 0; at < whole.size(); ++at) {
        const char16_t unit = whole[at].unicode();
        const bool layout = unit == u'\n' || unit == u'\t';
        if (layout && lines == TextLines::One)
            stripped.text.append(u' ');
        else if ((isControl(unit) && !layout) || isLoneSurrogate(whole, at))
            ++stripped.removed;
        else
            stripped.text.append(whole[at]);
    }
    stripped.text = withoutByteOrderMarks(stripped.text).toString(); // one that stood behind a fault
    return stripped;
}

QString normalisedLabel(const QString& text)
{
    QString line = fieldText(text);
    std::replace_if(
        line.begin(), line.end(), [](QChar unit) { return unit == u'\n' || unit == u'\t'; }, QChar(u' '));
    line = line.trimmed();
    while (line.startsWith(QChar(QChar::ByteOrderMark)))
        line = line.sliced(1).trimmed();
    return line;
}

} // namespace lectern
