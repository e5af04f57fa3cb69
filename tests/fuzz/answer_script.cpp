#include "fuzz/answer_script.h"

#include "api/rate_limit.h"
#include "api/reply_answer.h"

#include <QNetworkReply>

#include <algorithm>
#include <optional>

namespace lectern::fuzz {
namespace {

using Transport = Answer::Transport;
using Headers = QList<std::pair<QByteArray, QByteArray>>;

struct Script
{
    int status = 0;
    int error = 0;
    std::optional<Transport> transport;
    std::optional<Transport> stopped;
    std::optional<FailureReason> renewal;
    bool started = false;
    bool outcomeUnknown = false;
    Headers headers;
    QByteArray body;
};

/// A reply that says what it is told to.
class ScriptedReply final : public QNetworkReply
{
public:
    explicit ScriptedReply(const Script& script)
    {
        if (script.status != 0)
            setAttribute(QNetworkRequest::HttpStatusCodeAttribute, script.status);
        for (const auto& [name, value] : script.headers)
            setRawHeader(name, value);
        setError(static_cast<NetworkError>(std::clamp<int>(script.error, NoError, UnknownServerError)),
                 QString());
    }
    void abort() override {}

protected:
    qint64 readData(char*, qint64) override { return -1; }
};

Transport toTransport(int number)
{
    return static_cast<Transport>(std::clamp(number, 0, static_cast<int>(Transport::NotAllowed)));
}

FailureReason toReason(int number)
{
    return static_cast<FailureReason>(std::clamp(number, 0, static_cast<int>(FailureReason::Internal)));
}

void readWord(const QByteArray& line, Script& script)
{
    const qsizetype space = line.indexOf(' ');
    const QByteArray word = line.left(space);
    const int number = space < 0 ? 0 : line.mid(space + 1).toInt();
    if (word == "status")
        script.status = number;
    else if (word == "error")
        script.error = number;
    else if (word == "transport")
        script.transport = toTransport(number);
    else if (word == "stopped")
        script.stopped = toTransport(number);
    else if (word == "renewal")
        script.renewal = toReason(number);
    else if (word == "started")
        script.started = true;
    else if (word == "unknown")
        script.outcomeUnknown = true;
}

Script parse(const QByteArray& input)
{
    Script script;
    qsizetype start = 0;
    while (start < input.size()) {
        qsizetype end = input.indexOf('\n', start);
        if (end < 0)
            end = input.size();
        const QByteArray line = input.mid(start, end - start);
        start = end + 1;
        if (line.isEmpty())
            break;
        if (const qsizetype colon = line.indexOf(':'); colon > 0)
            script.headers.append(std::pair(line.left(colon), line.mid(colon + 1).trimmed()));
        else
            readWord(line, script);
    }
    script.body = input.mid(std::min(start, input.size()));
    return script;
}

/// The answer when the transport is given: as answerOf() makes it, without a reply.
Answer directly(const Script& script)
{
    Answer answer;
    answer.transport = *script.transport;
    answer.status = script.status;
    answer.headers = script.headers;
    answer.body = script.body;
    answer.serverDate = fromHttpDate(answer.header("Date"));
    answer.notBefore = notBefore({answer.header("Retry-After"), answer.header("X-RateLimit-Limit"),
                                  answer.header("X-RateLimit-Remaining"), answer.header("X-RateLimit-Reset")},
                                 answer.status == 429, answer.serverDate, kScriptNow);
    return answer;
}

bool mayHaveLeft(const Answer& answer)
{
    switch (answer.transport) {
    case Transport::Ok:
    case Transport::Reset:
    case Transport::TooBig:
    case Transport::Unreadable:
        return true;
    default:
        return answer.status != 0;
    }
}

} // namespace

const QUuid kScriptSession("0d5e7f0a-3c38-4a0e-9d2e-0b6f5f1f7a11");
const QDateTime kScriptNow({2026, 11, 23}, {10, 30}, Qt::UTC);

AnswerScript AnswerScript::read(const QByteArray& input)
{
    const Script script = parse(input);
    AnswerScript result;
    result.outcomeUnknown = script.outcomeUnknown;
    Answer& answer = result.answer;
    answer = script.transport ? directly(script)
                              : answerOf(ScriptedReply(script), script.body, script.stopped, kScriptNow);
    answer.requestStarted = script.started || mayHaveLeft(answer);
    answer.complete = answer.transport == Transport::Ok;

    const bool refused = answer.transport == Transport::Ok && answer.status == 401;
    const bool neverSent = answer.transport == Transport::NotAllowed && !answer.requestStarted;
    if (refused || neverSent)
        answer.refreshFailure = script.renewal;
    return result;
}

} // namespace lectern::fuzz
