#include "fuzz/target.h"
#include "wire/session_json.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace lectern::fuzz {
namespace {

void listIsTheSameAgain(const QByteArray& input)
{
    const auto list = wire::sessionListFromBody(input);
    if (!list) {
        expect(list.error().reason == FailureReason::ServerAnswer, "an unreadable list is the server's");
        return;
    }
    const QJsonValue listed = QJsonDocument::fromJson(input).object().value(QStringLiteral("sessions"));
    expect(list->sessions.size() + list->unreadable == listed.toArray().size(),
           "each session is read or counted");

    QJsonArray sessions;
    for (const Session& session : list->sessions) {
        expect(!session.id.isNull(), "a session has an id");
        expect(session.attempts >= 0, "nobody tries less than never");
        if (session.score)
            expect(std::isfinite(session.score->raw) && std::isfinite(session.score->scaled),
                   "a score is a number");
        expect(session.isOpen() == (session.status.word() != QLatin1String("completed")),
               "what is not completed is open");
        sessions.append(wire::toJson(session));
    }
    const QJsonDocument written(QJsonObject{{QStringLiteral("sessions"), sessions}});
    const auto again = wire::sessionListFromBody(written.toJson());
    expect(again.ok() && again->unreadable == 0, "what is written can be read");
    expect(again->sessions == list->sessions, "the sessions are the same again");
}

void newSessionIsTheSameAgain(const QByteArray& input)
{
    const auto session = wire::newSessionFromBody(input);
    if (!session) {
        expect(!session.error().isEmpty(), "a refusal says why");
        return;
    }
    const auto again = wire::newSessionFromBody(wire::toBody(*session));
    expect(again.ok(), "what is written can be read");
    expect(again->packageId == session->packageId, "the package is the same again");
    expect(again->activityId == session->activityId, "the activity is the same again");
    expect(again->completionMode == session->completionMode, "the mode is the same again");
}

} // namespace

void sessionsJson(const QByteArray& input)
{
    listIsTheSameAgain(input);
    newSessionIsTheSameAgain(input);
}

} // namespace lectern::fuzz
