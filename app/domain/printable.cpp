#include "domain/printable.h"

namespace lectern {
namespace {

constexpr char16_t kPictures = 0x2400; ///< of NUL; those of the other C0 follow in their order
constexpr char16_t kPictureOfDelete = 0x2421;
constexpr char16_t kDelete = 0x7f;
constexpr char16_t kLastOfC1 = 0x9f;

bool isDirectionMark(char16_t unit)
{
    return unit == 0x061c || unit == 0x200e || unit == 0x200f;
}

/// Embeddings, overrides, isolates and their ends, and the deprecated ones beside them.
bool turnsDirection(char16_t unit)
{
    return (unit >= 0x202a && unit <= 0x202e) || (unit >= 0x2066 && unit <= 0x206f);
}

QString printable(const QString& text, TextLines lines)
{
    QString shown;
    const QString whole = fieldText(text);
    shown.reserve(whole.size());
    for (qsizetype at = 0; at < whole.size(); ++at) {
        const QChar unit = whole[at];
        const char16_t code = unit.unicode();
        if (code == u'\n' || code == u'\t') {
            shown.append(lines == TextLines::One ? QChar(u' ') : unit);
        } else if (code < u' ') {
            shown.append(QChar(char16_t(kPictures + code)));
        } else if (code == kDelete) {
            shown.append(QChar(kPictureOfDelete));
        } else if (unit.isHighSurrogate() && at + 1 < whole.size() && whole[at + 1].isLowSurrogate()) {
            shown.append(unit).append(whole[++at]);
        } else if ((code > kDelete && code <= kLastOfC1) || turnsDirection(code) || unit.isSurrogate()) {
            shown.append(QChar(QChar::ReplacementCharacter));
        } else if (!isDirectionMark(code) && !(shown.isEmpty() && code == QChar::ByteOrderMark)) {
            shown.append(unit); // a byte order mark that stood behind what went is at the start now
        }
    }
    return shown;
}

} // namespace

QString printableLine(const QString& text)
{
    return printable(text, TextLines::One);
}

QString printableText(const QString& text)
{
    return printable(text, TextLines::Many);
}

bool isPrintable(const QString& text, TextLines lines)
{
    return printable(text, lines) == text;
}

} // namespace lectern
