#include "wire/strict_json.h"

#include "fuzz/target.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace lectern::fuzz {
namespace {

/// QJsonDocument drops a byte order mark at the start of a string, depending on how it is spelled.
bool hasMark(const QByteArray& input)
{
    return input.contains("\xef\xbb\xbf") || input.toLower().contains("\\ufeff");
}

/// What QJsonDocument makes of a value that may be no array or object.
QJsonValue lenient(const QByteArray& input, QJsonParseError& problem)
{
    const QByteArray wrapped = '[' + input + ']';
    return QJsonDocument::fromJson(wrapped, &problem).array().at(0);
}

void agreesWithTheLenientReader(const QByteArray& input, const QJsonValue& value)
{
    QJsonParseError problem;
    const QJsonValue other = lenient(input, problem);
    if (problem.error == QJsonParseError::IllegalNumber) {
        expect(input.contains("e-") || input.contains("E-") || input.contains('.'),
               "only a number that is next to nothing is read here and not there");
        return;
    }
    expect(problem.error == QJsonParseError::NoError, "what is accepted, others accept");
    if (!hasMark(input))
        expect(other == value, "what is accepted means the same to others");
}

} // namespace

void strictJson(const QByteArray& input)
{
    const auto read = wire::readStrictJson(input);
    if (!read) {
        const wire::JsonFault& fault = read.error();
        expect(fault.offset >= 0 && fault.offset <= input.size(), "a fault lies within the text");
        expect(!fault.words().isEmpty(), "a refusal says why");
        expect(!wire::readStrictObject(input).ok(), "both ways to read refuse");
        return;
    }
    expect(wire::readStrictObject(input).ok() == read->isObject(), "an object is an object");
    agreesWithTheLenientReader(input, *read);

    const QByteArray written = QJsonDocument(QJsonArray{*read}).toJson(QJsonDocument::Compact);
    const auto again = wire::readStrictJson(written);
    if (!again) { // the brackets are one level more
        expect(again.error().kind == wire::JsonFault::Kind::TooDeep, "what is written can be read");
        return;
    }
    expect(again->toArray() == QJsonArray{*read}, "the value is the same again");
}

} // namespace lectern::fuzz
