#include "wire/strict_json.h"

#include <QJsonArray>
#include <QStringDecoder>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace lectern::wire {
namespace {

using Kind = JsonFault::Kind;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Reads one value after the other from a text that is valid UTF-8. After the first fault every function
/// returns at once; what it returns then means nothing.
class Reader
{
public:
    explicit Reader(QByteArrayView text) : m_begin(text.data()), m_at(m_begin), m_end(m_begin + text.size())
    {
    }

    Result<QJsonValue, JsonFault> readAll()
    {
        QJsonValue value = readValue(0);
        skipSpace();
        if (!m_failed && m_at != m_end)
            fail(Kind::Syntax);
        if (m_failed)
            return m_fault;
        return value;
    }

private:
    void fail(Kind kind)
    {
        if (m_failed)
            return;
        m_failed = true;
        m_fault = {kind, m_at - m_begin};
    }

    /// The next byte; 0, which is never part of good JSON, at the end.
    [[nodiscard]] char peek() const { return m_at == m_end ? '\0' : *m_at; }

    void skipSpace()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\t' || *m_at == '\n' || *m_at == '\r'))
            ++m_at;
    }

    bool take(char wanted)
    {
        if (m_failed || peek() != wanted)
            return false;
        ++m_at;
        return true;
    }

    void expect(char wanted)
    {
        if (!take(wanted))
            fail(Kind::Syntax);
    }

    QJsonValue readWord(QByteArrayView word, QJsonValue value)
    {
        if (!QByteArrayView(m_at, m_end).startsWith(word))
            fail(Kind::Syntax);
        else
            m_at += word.size();
        return value;
    }

    QJsonValue readValue(int depth)
    {
        skipSpace();
        if (depth >= kDeepestJson && (peek() == '{' || peek() == '['))
            fail(Kind::TooDeep);
        if (m_failed)
            return {};
        switch (peek()) {
        case '{':
            return readObject(depth);
        case '[':
            return readArray(depth);
        case '"':
            return readString();
        case 't':
            return readWord("true", true);
        case 'f':
            return readWord("false", false);
        case 'n':
            return readWord("null", QJsonValue(QJsonValue::Null));
        default:
            return readNumber();
        }
    }

    QJsonValue readArray(int depth)
    {
        QJsonArray array;
        expect('[');
        skipSpace();
        if (take(']'))
            return array;
        do {
            array.append(readValue(depth + 1));
            skipSpace();
        } while (take(','));
        expect(']');
        return array;
    }

    struct Member
    {
        QString name;
        QJsonValue value;
        const char* place;
    };

    QJsonValue readObject(int depth)
    {
        std::vector<Member> members;
        expect('{');
        skipSpace();
        if (take('}'))
            return QJsonObject();
        do {
            skipSpace();
            const char* const place = m_at;
            QString name = readString();
            skipSpace();
            expect(':');
            QJsonValue value = readValue(depth + 1);
            members.push_back({std::move(name), std::move(value), place});
            skipSpace();
        } while (take(','));
        expect('}');
        return toObject(std::move(members));
    }

    /// In order, so that repeated names stand side by side, and each insertion is one at the end.
    QJsonObject toObject(std::vector<Member> members)
    {
        QJsonObject object;
        if (m_failed)
            return object;
        std::stable_sort(members.begin(), members.end(),
                         [](const Member& a, const Member& b) { return a.name < b.name; });
        for (size_t i = 1; i < members.size(); ++i) {
            if (members[i].name == members[i - 1].name) {
                m_at = members[i].place;
                fail(Kind::RepeatedName);
                return object;
            }
        }
        for (const Member& member : members)
            object.insert(member.name, member.value);
        return object;
    }

    QString readString()
    {
        QString text;
        expect('"');
        while (!m_failed && peek() != '"') {
            const char* const start = m_at;
            while (m_at != m_end && *m_at != '"' && *m_at != '\\' && uchar(*m_at) >= uchar(' '))
                ++m_at;
            text += decoded(QByteArrayView(start, m_at));
            if (take('\\'))
                readEscape(text);
            else if (peek() != '"')
                fail(Kind::Syntax); // a raw control character, or the end
        }
        expect('"');
        return text;
    }

    static QString decoded(QByteArrayView utf8)
    {
        // QString::fromUtf8() would drop a byte order mark that stands first.
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
        return decoder(utf8);
    }

    void readEscape(QString& text)
    {
        constexpr QByteArrayView kLetters = "\"\\/bfnrt";
        constexpr QByteArrayView kMeanings = "\"\\/\b\f\n\r\t";
        if (take('u'))
            return readUnicode(text);
        const qsizetype index = m_at == m_end ? -1 : kLetters.indexOf(*m_at);
        if (index < 0)
            return fail(Kind::Syntax);
        text += QLatin1Char(kMeanings[index]);
        ++m_at;
    }

    void readUnicode(QString& text)
    {
        const char16_t first = readUnit();
        text += QChar(first);
        if (QChar::isLowSurrogate(first))
            return fail(Kind::Encoding);
        if (!QChar::isHighSurrogate(first))
            return;
        if (!QByteArrayView(m_at, m_end).startsWith("\\u"))
            return fail(Kind::Encoding);
        m_at += 2;
        const char16_t second = readUnit();
        text += QChar(second);
        if (!QChar::isLowSurrogate(second))
            fail(Kind::Encoding);
    }

    char16_t readUnit()
    {
        constexpr int kDigits = 4;
        char16_t unit = 0;
        for (int i = 0; i < kDigits; ++i, ++m_at) {
            const char c = peek();
            const int digit = isDigit(c)             ? c - '0'
                              : c >= 'a' && c <= 'f' ? c - 'a' + 10
                              : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                     : -1;
            if (digit < 0) {
                fail(Kind::Syntax);
                return 0;
            }
            unit = char16_t(unit * 16 + digit);
        }
        return unit;
    }

    void takeDigits()
    {
        if (!isDigit(peek()))
            fail(Kind::Syntax);
        while (isDigit(peek()))
            ++m_at;
    }

    QJsonValue readNumber()
    {
        const char* const start = m_at;
        (void)take('-');
        if (!take('0'))
            takeDigits();
        bool whole = true;
        if (take('.')) {
            whole = false;
            takeDigits();
        }
        if (take('e') || take('E')) {
            whole = false;
            if (!take('+'))
                (void)take('-');
            takeDigits();
        }
        if (m_failed)
            return {};
        const QByteArrayView text(start, m_at);
        bool exact = false;
        const qint64 integer = whole ? text.toLongLong(&exact) : 0;
        return exact ? QJsonValue(integer) : toDouble(text);
    }

    /// Whether it is a number of 64 bits, which QJsonValue keeps as such only up to 2^53 if it gets a double.
    static bool isWhole(double number)
    {
        constexpr double kBeyond = 9'223'372'036'854'775'808.0;
        return number >= -kBeyond && number < kBeyond && std::trunc(number) == number;
    }

    QJsonValue toDouble(QByteArrayView text)
    {
        bool inRange = false;
        const double number = text.toDouble(&inRange);
        if (inRange && std::isfinite(number))
            return isWhole(number) ? QJsonValue(qint64(number)) : number;
        if (!isBelowOne(text))
            fail(Kind::NumberTooLarge);
        return 0.0;
    }

    /// Of a number that is good JSON and outside of the range of a double: at which end it is.
    static bool isBelowOne(QByteArrayView text)
    {
        constexpr qint64 kFar = 1'000'000'000; // more digits than any text has
        const auto mark = std::find_if(text.begin(), text.end(), [](char c) { return c == 'e' || c == 'E'; });
        qint64 exponent = 0;
        for (auto digit = mark; digit != text.end(); ++digit) {
            if (isDigit(*digit))
                exponent = std::min(exponent * 10 + (*digit - '0'), kFar);
        }
        if (mark != text.end() && mark[1] == '-')
            exponent = -exponent;
        const auto point = std::find(text.begin(), mark, '.');
        const auto first = std::find_if(text.begin(), mark, [](char c) { return isDigit(c) && c != '0'; });
        return first < point ? point - first + exponent <= 0 : exponent - (first - point) < 0;
    }

    const char* const m_begin;
    const char* m_at;
    const char* const m_end;
    bool m_failed = false;
    JsonFault m_fault;
};

} // namespace

QString JsonFault::words() const
{
    switch (kind) {
    case Kind::Syntax:
        return QStringLiteral("The body must be a JSON object (RFC 8259).");
    case Kind::Encoding:
        return QStringLiteral("The body must be UTF-8, without half characters.");
    case Kind::RepeatedName:
        return QStringLiteral("The body names a field twice.");
    case Kind::NumberTooLarge:
        return QStringLiteral("The body has a number that is too large.");
    case Kind::TooDeep:
        return QStringLiteral("The body is nested too deep.");
    case Kind::NoObject:
        break;
    }
    return QStringLiteral("The body must be a JSON object.");
}

Result<QJsonValue, JsonFault> readStrictJson(QByteArrayView text)
{
    if (!text.isValidUtf8())
        return JsonFault{Kind::Encoding, 0};
    return Reader(text).readAll();
}

Result<QJsonObject, JsonFault> readStrictObject(QByteArrayView text)
{
    const auto value = readStrictJson(text);
    if (!value)
        return value.error();
    if (!value->isObject())
        return JsonFault{Kind::NoObject, 0};
    return value->toObject();
}

} // namespace lectern::wire
