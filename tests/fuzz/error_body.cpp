#include "fuzz/target.h"
#include "wire/error_json.h"

#include <QJsonDocument>

namespace lectern::fuzz {

void errorBody(const QByteArray& input)
{
    const wire::ErrorBody error = wire::errorFromBody(input);
    expect(error.message.size() <= 500, "a message has at most 500 characters");
    for (const FieldError& detail : error.details)
        expect(detail.message.size() <= 500 && detail.field.size() <= 500,
               "a detail has at most 500 characters");
    if (!QJsonDocument::fromJson(input).isObject()) {
        expect(error.code.isEmpty() && error.details.isEmpty(), "text and pages have no code");
        const qsizetype open = error.message.indexOf(u'<');
        expect(open < 0 || error.message.indexOf(u'>', open) < 0, "text and pages lose their markup");
    }

    const QByteArray body = wire::toBody(error);
    const wire::ErrorBody again = wire::errorFromBody(body);
    expect(again.code == error.code, "the code is the same again");
    expect(again.message == error.message, "the message is the same again");
    expect(again.details == error.details, "the details are the same again");
    expect(wire::toBody(again) == body, "the same error gives the same bytes");
}

} // namespace lectern::fuzz
