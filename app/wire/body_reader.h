#pragma once

#include "domain/field_error.h"
#include "domain/person_text.h"

#include <QJsonObject>
#include <QUuid>

#include <optional>

namespace lectern::wire {

/// Reads the body of a request strictly and collects every error, for servers. A member that is missing or
/// null is "not there"; one of a wrong type is an error "<field>.type".
class BodyReader
{
public:
    /// What null is: the same as a missing member, or a wrong type.
    enum class Null { Missing, WrongType };

    /// A body of no bytes counts as "{}"; what readStrictObject() refuses is one error with the code
    /// "body.json".
    explicit BodyReader(const QByteArray& body, Null null = Null::Missing);

    std::optional<double> number(const char* name);
    std::optional<qint64> integer(const char* name);
    /// What people read, in its one form (person_text.h). An error as well: control characters, line ends in
    /// one line, halves of characters, what turns the direction of writing (printable.h), nothing but blanks.
    std::optional<QString> text(const char* name, TextLines lines = TextLines::One);
    /// With all that an escape can say, marks and controls too: for text with a rule of its own.
    std::optional<QString> exactText(const char* name);
    std::optional<QUuid> uuid(const char* name);
    /// Each as text() of one line has to be, and not empty.
    std::optional<QStringList> texts(const char* name);

    void addError(const char* name, const char* rule, const QString& message);
    [[nodiscard]] const FieldErrors& errors() const { return m_errors; }

private:
    [[nodiscard]] QJsonValue present(const char* name) const;
    bool checkText(const char* name, const QString& text, TextLines lines);

    const Null m_null;
    QJsonObject m_object;
    FieldErrors m_errors;
};

} // namespace lectern::wire
