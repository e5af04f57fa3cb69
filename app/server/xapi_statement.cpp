#include "server/xapi_statement.h"

#include "domain/iso_time.h"
#include "domain/score.h"
#include "wire/json_read.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lectern::server {
namespace {

// Fixed for ever: a statement's id must not change between deliveries.
const QUuid kStatementNamespace(0x3f1d0c52, 0x6c0b, 0x4b8e, 0x9d, 0x57, 0x21, 0x0e, 0x94, 0x7a, 0x6b, 0xc3);

QJsonObject inEnglish(const QString& text)
{
    return {{QStringLiteral("en-US"), text}};
}

QString iriOf(const QUuid& id)
{
    return QStringLiteral("urn:uuid:") + wire::toText(id);
}

QJsonObject resultOf(const Session& session)
{
    QJsonObject result{{QStringLiteral("completion"), true}};
    if (session.timeSpentSeconds)
        result.insert(QStringLiteral("duration"), isoDuration(*session.timeSpentSeconds));
    if (session.score) {
        result.insert(QStringLiteral("score"), QJsonObject{{QStringLiteral("scaled"), session.score->scaled},
                                                           {QStringLiteral("raw"), session.score->raw},
                                                           {QStringLiteral("min"), Score::kMin},
                                                           {QStringLiteral("max"), session.score->max}});
        result.insert(QStringLiteral("success"), session.successStatus == SuccessStatus::Passed);
    }
    return result;
}

QJsonObject contextOf(const Session& session)
{
    QJsonObject context{{QStringLiteral("registration"), wire::toText(session.id)},
                        {QStringLiteral("platform"), QStringLiteral("VR")},
                        {QStringLiteral("revision"), session.package.version}};
    if (session.activityId) {
        const QJsonObject parent{{QStringLiteral("objectType"), QStringLiteral("Activity")},
                                 {QStringLiteral("id"), iriOf(*session.activityId)}};
        context.insert(QStringLiteral("contextActivities"),
                       QJsonObject{{QStringLiteral("parent"), QJsonArray{parent}}});
    }
    return context;
}

QJsonObject actorOf(const Session& session, const QString& homePage)
{
    return {{QStringLiteral("objectType"), QStringLiteral("Agent")},
            {QStringLiteral("account"),
             QJsonObject{{QStringLiteral("homePage"), homePage}, {QStringLiteral("name"), session.userId}}}};
}

QJsonObject objectOf(const Session& session)
{
    return {{QStringLiteral("objectType"), QStringLiteral("Activity")},
            {QStringLiteral("id"), iriOf(session.packageId)},
            {QStringLiteral("definition"),
             QJsonObject{
                 {QStringLiteral("type"), QStringLiteral("http://activitystrea.ms/schema/1.0/application")},
                 {QStringLiteral("name"), inEnglish(session.package.title)}}}};
}

} // namespace

QString isoDuration(qint64 seconds)
{
    const qint64 hours = seconds / 3600;
    const qint64 minutes = seconds / 60 % 60;
    const qint64 rest = seconds % 60;
    QString text = QStringLiteral("PT");
    if (hours > 0)
        text += QString::number(hours) + QLatin1Char('H');
    if (minutes > 0)
        text += QString::number(minutes) + QLatin1Char('M');
    if (rest > 0 || text.size() == 2)
        text += QString::number(rest) + QLatin1Char('S');
    return text;
}

Statement completedStatement(const Session& session, const QString& homePage)
{
    const QUuid id = QUuid::createUuidV5(kStatementNamespace, wire::toText(session.id));
    const QJsonObject statement{
        {QStringLiteral("id"), wire::toText(id)},
        {QStringLiteral("actor"), actorOf(session, homePage)},
        {QStringLiteral("verb"),
         QJsonObject{{QStringLiteral("id"), QStringLiteral("http://adlnet.gov/expapi/verbs/completed")},
                     {QStringLiteral("display"), inEnglish(QStringLiteral("completed"))}}},
        {QStringLiteral("object"), objectOf(session)},
        {QStringLiteral("result"), resultOf(session)},
        {QStringLiteral("context"), contextOf(session)},
        {QStringLiteral("timestamp"), toIsoTime(session.completedAt)}};
    return {id, session.id, QJsonDocument(statement).toJson(QJsonDocument::Compact), session.completedAt};
}

} // namespace lectern::server
