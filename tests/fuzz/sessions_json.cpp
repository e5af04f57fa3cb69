#include "fuzz/target.h"
#include "wire/session_json.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>
#include <optional>

namespace lectern::fuzz {
namespace {

/// The list as it is if all of the text is read at once, without the short way for long lists.
std::optional<QList<Session>> readAtOnce(const QByteArray& input)
{
    const QJsonDocument document = QJsonDocument::fromJson(input);
    const QJsonValue listed = document.object().value(QStringLiteral("sessions"));
    if (!document.isObject() || !listed.isArray())
        return std::nullopt;
    QList<Session> sessions;
    const QJsonArray array = listed.toArray();
    for (const QJsonValue& entry : array) {
        if (const auto session = wire::sessionFromJson(entry.toObject()))
            sessions.append(*session);
    }
    return sessions;
}

void sessionsAreTheSameAgain(const QByteArray& input)
{
    const auto list = wire::sessionListFromBody(input);
    const auto whole = readAtOnce(input);
    expect(list.ok() == whole.has_value(), "both ways to read a list agree whether it is one");
    expect(!whole || list->sessions == *whole, "both ways to read a list give the same");
    if (!list) {
        expect(list.error().reason == FailureReason::ServerAnswer, "an unreadable list is the server's");
        return;
    }
    const QJsonValue listed = QJsonDocument::fromJson(input).object().value(QStringLiteral("sessions"));
    expect(list->sessions.size() + list->unreadable == listed.toArray().size(),
           "each session is read or counted");

    QList<Session> expected = list->sessions;
    QJsonArray sessions;
    for (Session& session : expected) {
        expect(!session.id.isNull(), "a session has an id");
        expect(session.attempts >= 0, "nobody tries less than never");
        if (session.score)
            expect(std::isfinite(session.score->raw) && std::isfinite(session.score->scaled),
                   "a score is a number");
        expect(session.isOpen() == (session.status.word() != QLatin1String("completed")),
               "what is not completed is open");
        sessions.append(wire::toJson(session));
        session.isScoreUnreadable = false; // written as if there were none
        session.isTimeUnreadable = false;
    }
    const QJsonDocument written(QJsonObject{{QStringLiteral("sessions"), sessions}});
    const auto again = wire::sessionListFromBody(written.toJson());
    expect(again.ok() && again->unreadable == 0, "what is written can be read");
    expect(again->sessions == expected, "the sessions are the same again");
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
    sessionsAreTheSameAgain(input);
    newSessionIsTheSameAgain(input);
}

} // namespace lectern::fuzz
