#include "domain/number_text.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

constexpr double kExponentFrom = 1e15;
constexpr double kExponentBelow = 1e-9;

/// Space, line end, or a character that nobody sees: what comes along when a number is copied.
bool isInvisible(char32_t c)
{
    switch (c) {
    case 0x061c: // Arabic letter mark
    case 0x2060: // word joiner
    case 0xfeff: // byte order mark
        return true;
    default:
        // Zero-width space and joiners, marks of direction, embeddings and isolates.
        return QChar::isSpace(c) || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
               (c >= 0x2066 && c <= 0x2069);
    }
}

bool isMark(char32_t c)
{
    return isInvisible(c) && !QChar::isSpace(c);
}

/// The characters in their plain form: ASCII digits, signs and separators; the rest as it is.
char32_t plainOf(char32_t c)
{
    constexpr char32_t kFullWidthFirst = 0xff01;
    constexpr char32_t kFullWidthLast = 0xff5e;
    constexpr char32_t kFullWidthOffset = 0xfee0;
    if (QChar::category(c) == QChar::Number_DecimalDigit)
        return U'0' + char32_t(QChar::digitValue(c));
    if (c == 0x2212 || c == 0xfe63) // minus sign, small hyphen-minus
        return U'-';
    if (c == 0xfb29) // Hebrew alternative plus sign
        return U'+';
    if (c >= kFullWidthFirst && c <= kFullWidthLast)
        return c - kFullWidthOffset;
    return c;
}

} // namespace

QString plainNumberText(const QString& text)
{
    const QList<uint> all = text.toUcs4();
    qsizetype first = 0;
    qsizetype end = all.size();
    while (first < end && isInvisible(all[first]))
        ++first;
    while (end > first && isInvisible(all[end - 1]))
        --end;
    QString plain;
    plain.reserve(end - first);
    for (qsizetype at = first; at < end; ++at) {
        if (QChar::isSpace(all[at]))
            plain.append(u' ');
        else if (!isMark(all[at]))
            plain.append(QChar::fromUcs4(plainOf(all[at])));
    }
    return plain;
}

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

constexpr QChar kArabicPoint(0x066b);
constexpr QChar kArabicGroup(0x066c);

QChar decimalPointOf(const QLocale& locale)
{
    const QString point = locale.decimalPoint();
    return point.size() == 1 ? point.front() : QChar(u'.');
}

bool isDecimalPoint(QChar c, QChar point)
{
    return c == point || c == kArabicPoint;
}

/// What may stand between thousands somewhere in the world.
bool isSeparator(QChar c)
{
    return c == u',' || c == u'.' || c == u'\'' || c == QChar(0x2019) || c == kArabicGroup || c.isSpace();
}

/// A number taken apart: [sign] digits [point [digits]].
struct Parts
{
    bool negative = false;
    QString whole;
    bool hasPoint = false;
    QString decimals;
    bool complete = false; ///< nothing else stands there
};

Parts partsOf(const QString& plain, QChar point)
{
    Parts parts;
    qsizetype at = 0;
    if (at < plain.size() && (plain[at] == u'-' || plain[at] == u'+'))
        parts.negative = plain[at++] == u'-';
    while (at < plain.size() && isDigit(plain[at]))
        parts.whole.append(plain[at++]);
    if (at < plain.size() && isDecimalPoint(plain[at], point)) {
        parts.hasPoint = true;
        ++at;
    }
    while (parts.hasPoint && at < plain.size() && isDigit(plain[at]))
        parts.decimals.append(plain[at++]);
    parts.complete = at == plain.size();
    return parts;
}

/// Nothing for what is too big.
std::optional<double> valueOf(const Parts& parts)
{
    const QString text = (parts.negative ? u"-"_s : QString()) + parts.whole + u'.' + parts.decimals + u'0';
    bool ok = false;
    const double value = QLocale::c().toDouble(text, &ok);
    return ok ? std::optional(value + 0.0) : std::nullopt; // -0.0 becomes 0.0
}

/// "1,000" → 1000: groups of three behind one to three digits, between them always the same separator.
std::optional<double> groupedValue(const QString& plain, QChar point)
{
    constexpr qsizetype kGroup = 3;
    qsizetype at = 0;
    while (at < plain.size() && isDigit(plain[at]))
        ++at;
    if (at == 0 || at > kGroup || at == plain.size() || plain[0] == u'0')
        return std::nullopt;
    const QChar separator = plain[at];
    if (!isSeparator(separator) || isDecimalPoint(separator, point))
        return std::nullopt;
    QString digits = plain.left(at);
    while (at < plain.size() && plain[at] == separator) {
        const QString group = plain.mid(at + 1, kGroup);
        if (group.size() != kGroup || !std::all_of(group.begin(), group.end(), isDigit))
            return std::nullopt;
        digits += group;
        at += kGroup + 1;
    }
    const Parts parts = partsOf(digits + plain.mid(at), point);
    return parts.complete ? valueOf(parts) : std::nullopt;
}

} // namespace

NumberText readNumber(const QString& text, const QLocale& locale)
{
    using Kind = NumberText::Kind;
    using Problem = NumberText::Problem;
    const QString plain = plainNumberText(text);
    if (plain.isEmpty())
        return {Kind::Empty, 0.0, Problem::None};
    const QChar point = decimalPointOf(locale);
    const Parts parts = partsOf(plain, point);
    if (!parts.complete) {
        const auto grouped = groupedValue(plain, point);
        return {Kind::Nonsense, grouped.value_or(0.0), grouped ? Problem::Grouped : Problem::NoNumber};
    }
    if (parts.whole.isEmpty() && parts.decimals.isEmpty())
        return {Kind::Unfinished, 0.0, Problem::None};
    const auto value = valueOf(parts);
    if (!value)
        return {Kind::Nonsense, 0.0, Problem::NoNumber};
    if (parts.decimals.size() > NumberText::kMostDecimals)
        return {Kind::Nonsense, *value, Problem::TooManyDecimals};
    const bool open = parts.hasPoint && parts.decimals.isEmpty();
    return {open ? Kind::Unfinished : Kind::Number, *value, Problem::None};
}

QString writeNumber(double value, const QLocale& locale)
{
    QLocale plain(locale);
    plain.setNumberOptions(QLocale::OmitGroupSeparator);
    // Nobody reads a long row of zeros.
    const double size = std::abs(value);
    const bool extreme = size >= kExponentFrom || (size < kExponentBelow && value != 0.0);
    return plain.toString(value, extreme ? 'g' : 'f', QLocale::FloatingPointShortest);
}

} // namespace lectern
