#include "wire/completion_json.h"

#include "wire/body_reader.h"
#include "wire/json_read.h"
#include "wire/session_json.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace lectern::wire {

QByteArray toBody(const Completion& completion)
{
    QJsonObject object;
    if (completion.score)
        object.insert(QLatin1String(field::kScore), completion.score->raw());
    if (completion.timeSpent)
        object.insert(QLatin1String(field::kTimeSpent), completion.timeSpent->minutes());
    if (completion.notes)
        object.insert(QLatin1String(field::kNotes), completion.notes->text());
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<Completion, FieldErrors> completionFromBody(const QByteArray& body)
{
    BodyReader reader(body, BodyReader::Null::WrongType);
    CompletionValues values;
    values.score = reader.number(field::kScore);
    values.timeSpentMinutes = reader.number(field::kTimeSpent);
    values.notes = reader.exactText(field::kNotes);

    auto checked = validate(values);
    if (reader.errors().isEmpty())
        return checked;
    FieldErrors errors = reader.errors();
    if (!checked)
        errors.append(checked.error());
    return errors;
}

QByteArray digestOf(const Completion& completion)
{
    return QCryptographicHash::hash(toBody(completion), QCryptographicHash::Sha256).toHex();
}

Result<CompletionAnswer> completionAnswerFromBody(const QByteArray& body)
{
    const auto object = readObject(body);
    if (!object)
        return object.error();
    const auto session = sessionFromBody(body);
    if (!session)
        return session.error();
    return CompletionAnswer{*session, readText(*object, QLatin1String("message"))};
}

QJsonObject toJson(const CompletionAnswer& answer)
{
    return {{QStringLiteral("session"), toJson(answer.session)}, {QStringLiteral("message"), answer.message}};
}

} // namespace lectern::wire
