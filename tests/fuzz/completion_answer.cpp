#include "fuzz/target.h"
#include "wire/completion_json.h"

#include <QJsonDocument>

namespace lectern::fuzz {

void completionAnswer(const QByteArray& input)
{
    const auto answer = wire::completionAnswerFromBody(input);
    if (!answer) {
        expect(answer.error().reason == FailureReason::ServerAnswer, "an unreadable answer is the server's");
        expect(!answer.error().message.isEmpty(), "an unreadable answer has words");
        return;
    }
    expect(!answer->session.id.isNull(), "a session has an id");
    const auto again = wire::completionAnswerFromBody(QJsonDocument(wire::toJson(*answer)).toJson());
    expect(again.ok(), "what is written can be read");
    Session readable = answer->session; // what could not be read is not written
    readable.isScoreUnreadable = false;
    readable.isTimeUnreadable = false;
    expect(again->session == readable, "the session is the same again");
    expect(again->message == answer->message, "the message is the same again");
}

} // namespace lectern::fuzz
