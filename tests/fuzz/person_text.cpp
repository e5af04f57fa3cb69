#include "domain/person_text.h"
#include "domain/notes.h"
#include "domain/printable.h"
#include "fuzz/target.h"

#include <algorithm>

namespace lectern::fuzz {
namespace {

bool steers(QChar c)
{
    const char16_t code = c.unicode();
    return code < u' ' || (code >= 0x7f && code <= 0x9f) || code == 0x061c || code == 0x200e ||
           code == 0x200f || (code >= 0x2028 && code <= 0x202e) || (code >= 0x2066 && code <= 0x206f);
}

void printableTextIsHarmless(const QString& text)
{
    const QString line = printableLine(text);
    expect(std::none_of(line.begin(), line.end(), steers), "a line for a terminal steers nothing");
    expect(QStringView(line).isValidUtf16(), "what is printed is UTF-16");
    expect(printableLine(line) == line, "what is printable stays");
    QString lines = printableText(text);
    expect(printableText(lines) == lines, "what is printable stays");
    lines.remove(u'\n').remove(u'\t');
    expect(std::none_of(lines.begin(), lines.end(), steers), "lines for a terminal steer nothing");
}

} // namespace

/// Every two bytes are a unit of the text, so that halves of pairs occur.
void personText(const QByteArray& input)
{
    QString text;
    for (qsizetype at = 0; at + 1 < input.size(); at += 2)
        text.append(QChar(uchar(input[at]), uchar(input[at + 1])));

    const QString normalised = normalisedText(text);
    expect(normalisedText(normalised) == normalised, "what is normalised stays");
    expect(fieldText(normalised) == fieldText(text), "a field shows both the same");
    const auto fault = firstTextFault(normalised);
    if (fault) {
        expect(normalised.at(fault->position).unicode() == fault->unit, "a fault is where it is said to be");
        expect(!firstTextFault(normalised.left(fault->position)), "nothing is wrong before the first fault");
        expect(!describeTextFault(normalised, *fault).isEmpty(), "a fault has words");
    }
    const auto notes = Notes::of(text);
    expect(notes.has_value() == (!fault && normalised.size() <= Notes::kMaxLength), "the rule is one");
    for (const TextLines lines : {TextLines::Many, TextLines::One}) {
        const StrippedText stripped = strippedText(text, lines);
        expect(!firstTextFault(stripped.text, lines), "what is pasted is fit");
        expect(stripped.removed >= 0 && stripped.removed <= text.size(), "no more is removed than was there");
        expect(strippedText(stripped.text, lines).text == stripped.text, "what is fit stays");
    }
    expect(normalisedLabel(normalisedLabel(text)) == normalisedLabel(text), "a label stays");
    printableTextIsHarmless(text);
}

} // namespace lectern::fuzz
