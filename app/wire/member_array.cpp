#include "wire/member_array.h"

#include <QJsonDocument>
#include <QJsonParseError>

#include <cstring>

namespace lectern::wire {
namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Finds where values begin and end, by quotes and brackets alone; what is in between is for a parser.
class Scanner
{
public:
    explicit Scanner(const QByteArray& text)
        : m_begin(text.constData())
        , m_at(m_begin)
        , m_end(m_at + text.size())
    {
    }

    [[nodiscard]] qsizetype position() const { return m_at - m_begin; }
    [[nodiscard]] bool atEnd() const { return m_at == m_end; }
    /// The next character that is no space; 0 at the end.
    char peek()
    {
        while (m_at != m_end && isSpace(*m_at))
            ++m_at;
        return m_at == m_end ? '\0' : *m_at;
    }
    bool take(char wanted)
    {
        if (peek() != wanted || atEnd())
            return false;
        ++m_at;
        return true;
    }
    /// The text of the next value as it stands; empty if there is none.
    QByteArrayView value()
    {
        const char first = peek();
        const char* const start = m_at;
        const bool whole = first == '"'                   ? skipString()
                           : first == '{' || first == '[' ? skipNested()
                                                          : skipPlain();
        return whole ? QByteArrayView(start, m_at) : QByteArrayView();
    }

private:
    bool skipString()
    {
        for (++m_at; m_at != m_end; ++m_at) {
            if (*m_at == '"') {
                ++m_at;
                return true;
            }
            if (*m_at == '\\' && ++m_at == m_end)
                return false;
        }
        return false;
    }

    bool skipNested()
    {
        qsizetype depth = 0;
        while (m_at != m_end) {
            const char c = *m_at;
            if (c == '"') {
                if (!skipString())
                    return false;
                continue;
            }
            ++m_at;
            if (c == '{' || c == '[')
                ++depth;
            else if ((c == '}' || c == ']') && --depth == 0)
                return true;
        }
        return false;
    }

    bool skipPlain()
    {
        while (m_at != m_end && !isSpace(*m_at) && std::strchr(",:]}[{\"", *m_at) == nullptr)
            ++m_at;
        return true;
    }

    const char* m_begin;
    const char* m_at;
    const char* m_end;
};

bool readElements(Scanner& scanner, const std::function<bool(QByteArrayView)>& element)
{
    if (!scanner.take('['))
        return false;
    if (scanner.take(']'))
        return true;
    do {
        const QByteArrayView text = scanner.value();
        if (text.isEmpty() || !element(text))
            return false;
    } while (scanner.take(','));
    return scanner.take(']');
}

} // namespace

bool readMemberArray(const QByteArray& body, QByteArrayView name,
                     const std::function<bool(QByteArrayView)>& element)
{
    Scanner scanner(body);
    QByteArray frame; // all but the elements: small, and read by the parser
    bool found = false;
    if (!scanner.take('{'))
        return false;
    do {
        const QByteArrayView key = scanner.value();
        // A name written in another way than ours is for the parser to compare.
        if (key.size() < 2 || key.front() != '"' || key.contains('\\') || !scanner.take(':'))
            return false;
        if (key.sliced(1, key.size() - 2) != name) {
            if (scanner.value().isEmpty())
                return false;
            continue;
        }
        frame = body.left(scanner.position()) + "[]";
        if (found || !readElements(scanner, element))
            return false;
        found = true;
        frame += body.mid(scanner.position());
    } while (scanner.take(','));
    if (!found || !scanner.take('}') || scanner.peek() != '\0' || !scanner.atEnd())
        return false;
    return QJsonDocument::fromJson(frame).isObject();
}

} // namespace lectern::wire
