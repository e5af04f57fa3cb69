#include "wire/session_json.h"

#include "wire/body_reader.h"
#include "wire/json_read.h"
#include "wire/member_array.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace lectern::wire {
namespace {

Failure unreadable(const QString& detail)
{
    return {FailureReason::ServerAnswer,
            QCoreApplication::translate("lectern::wire", "The answer could not be read."), detail};
}

/// The list call gives {"raw","max","scaled"}; a bare number is understood as well.
std::optional<ScoreReport> readScore(const QJsonValue& value)
{
    if (const auto number = numberOf(value))
        return ScoreReport{*number, Score::kMax, *number / Score::kMax};
    if (!value.isObject())
        return std::nullopt;
    const QJsonObject object = value.toObject();
    const std::optional<double> raw = readNumber(object, QLatin1String("raw"));
    if (!raw)
        return std::nullopt;
    const double max = readNumber(object, QLatin1String("max")).value_or(Score::kMax);
    const double ratio = max > 0.0 ? *raw / max : 0.0;
    const double scaled =
        readNumber(object, QLatin1String("scaled")).value_or(std::isfinite(ratio) ? ratio : 0.0);
    return ScoreReport{*raw, max, scaled};
}

/// Null, a missing member and an empty text say nothing.
bool saysSomething(const QJsonValue& value)
{
    if (value.isObject())
        return saysSomething(value.toObject().value(QLatin1String("raw")));
    return !value.isNull() && !value.isUndefined() && !(value.isString() && value.toString().isEmpty());
}

PackageBrief readPackage(const QJsonObject& object)
{
    return {readUuid(object, QLatin1String("id")), readText(object, QLatin1String("title")),
            readText(object, QLatin1String("version")), readTexts(object, QLatin1String("target_platforms"))};
}

template <typename E>
QJsonValue wordOrNull(const OpenEnum<E>& value)
{
    return orNull(value.word());
}

} // namespace

std::optional<Session> sessionFromJson(const QJsonObject& object)
{
    Session session;
    session.id = readUuid(object, QLatin1String("id"));
    if (session.id.isNull())
        return std::nullopt;
    session.packageId = readUuid(object, QLatin1String("package_id"));
    const QUuid activity = readUuid(object, QLatin1String("activity_id"));
    if (!activity.isNull())
        session.activityId = activity;
    session.tenantId = readText(object, QLatin1String("tenant_id"));
    session.userId = readText(object, QLatin1String("user_id"));
    session.status = OpenEnum<SessionStatus>::fromWord(readText(object, QLatin1String("status")));
    session.completionMode =
        OpenEnum<CompletionMode>::fromWord(readText(object, QLatin1String("completion_mode")));
    session.attempts = readCount(object, QLatin1String("attempts")).value_or(0);
    session.downloadStartedAt = readTime(object, QLatin1String("download_started_at"));
    session.downloadCompletedAt = readTime(object, QLatin1String("download_completed_at"));
    session.firstLaunchAt = readTime(object, QLatin1String("first_launch_at"));
    session.completedAt = readTime(object, QLatin1String("completed_at"));
    session.score = readScore(object.value(QLatin1String("score")));
    session.isScoreUnreadable = !session.score && saysSomething(object.value(QLatin1String("score")));
    const QString success = readText(object, QLatin1String("success_status"));
    if (!success.isEmpty())
        session.successStatus = OpenEnum<SuccessStatus>::fromWord(success);
    session.timeSpentSeconds = readInteger(object, QLatin1String("time_spent_seconds"));
    session.isTimeUnreadable =
        !session.timeSpentSeconds && saysSomething(object.value(QLatin1String("time_spent_seconds")));
    session.selfReported = readBool(object, QLatin1String("self_reported"));
    session.createdAt = readTime(object, QLatin1String("created_at"));
    session.package = readPackage(object.value(QLatin1String("package")).toObject());
    if (session.packageId.isNull())
        session.packageId = session.package.id;
    return session;
}

namespace {

/// What nearly all sessions of a list have in common is kept once.
class SharedParts
{
public:
    void share(Session& session)
    {
        share(session.tenantId, m_tenantId);
        share(session.userId, m_userId);
        PackageBrief& known = m_packages[session.package.id];
        if (known == session.package)
            session.package = known;
        else
            known = session.package;
    }

private:
    static void share(QString& text, QString& last)
    {
        if (text == last)
            text = last;
        else
            last = text;
    }

    QString m_tenantId;
    QString m_userId;
    QHash<QUuid, PackageBrief> m_packages;
};

class ListReader
{
public:
    explicit ListReader(qsizetype bodySize) : m_bodySize(bodySize) {}

    void add(const QJsonObject& object)
    {
        if (auto session = sessionFromJson(object)) {
            m_shared.share(*session);
            m_list.sessions.append(*std::move(session));
        } else {
            ++m_list.unreadable;
        }
    }

    /// False if the text is no JSON.
    bool addText(QByteArrayView text)
    {
        if (!text.startsWith('{')) { // can be a value, but no session
            ++m_list.unreadable;
            return QJsonDocument::fromJson('[' + text.toByteArray() + ']').isArray();
        }
        const QJsonDocument document =
            QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), text.size()));
        add(document.object());
        makeRoom(text.size());
        return document.isObject();
    }

    SessionList take() { return std::move(m_list); }

private:
    /// Once it is known how long a session is: a list that grows by and by is in memory twice at times.
    void makeRoom(qsizetype textSize)
    {
        constexpr qsizetype kEnoughToTell = 64;
        m_read += textSize;
        if (m_list.sessions.size() == kEnoughToTell)
            m_list.sessions.reserve((m_bodySize / (m_read / kEnoughToTell) + kEnoughToTell) * 21 / 20);
    }

    const qsizetype m_bodySize;
    qsizetype m_read = 0;
    SessionList m_list;
    SharedParts m_shared;
};

} // namespace

Result<SessionList> sessionListFromBody(const QByteArray& body)
{
    ListReader quick(body.size());
    if (readMemberArray(body, "sessions", [&quick](QByteArrayView text) { return quick.addText(text); }))
        return quick.take();

    const auto object = readObject(body);
    if (!object)
        return object.error();
    const QJsonValue listed = object->value(QLatin1String("sessions"));
    if (!listed.isArray())
        return unreadable(QStringLiteral("no list of sessions"));
    ListReader list(0);
    const QJsonArray array = listed.toArray();
    for (const QJsonValue& entry : array)
        list.add(entry.toObject());
    return list.take();
}

Result<Session> sessionFromBody(const QByteArray& body)
{
    const auto object = readObject(body);
    if (!object)
        return object.error();
    auto session = sessionFromJson(object->value(QLatin1String("session")).toObject());
    if (!session)
        return unreadable(QStringLiteral("no session with a usable id"));
    return *std::move(session);
}

QJsonObject toJson(const PackageBrief& package)
{
    return {{QStringLiteral("id"), orNull(package.id)},
            {QStringLiteral("title"), package.title},
            {QStringLiteral("version"), package.version},
            {QStringLiteral("target_platforms"), QJsonArray::fromStringList(package.targetPlatforms)}};
}

QJsonObject toJson(const Session& session)
{
    QJsonValue score(QJsonValue::Null);
    if (session.score) {
        score = QJsonObject{{QStringLiteral("raw"), session.score->raw},
                            {QStringLiteral("max"), session.score->max},
                            {QStringLiteral("scaled"), session.score->scaled}};
    }
    return {{QStringLiteral("id"), toText(session.id)},
            {QStringLiteral("package_id"), orNull(session.packageId)},
            {QStringLiteral("activity_id"), orNull(session.activityId.value_or(QUuid()))},
            {QStringLiteral("tenant_id"), orNull(session.tenantId)},
            {QStringLiteral("user_id"), orNull(session.userId)},
            {QStringLiteral("status"), wordOrNull(session.status)},
            {QStringLiteral("completion_mode"), wordOrNull(session.completionMode)},
            {QStringLiteral("attempts"), session.attempts},
            {QStringLiteral("download_started_at"), orNull(session.downloadStartedAt)},
            {QStringLiteral("download_completed_at"), orNull(session.downloadCompletedAt)},
            {QStringLiteral("first_launch_at"), orNull(session.firstLaunchAt)},
            {QStringLiteral("completed_at"), orNull(session.completedAt)},
            {QStringLiteral("score"), score},
            {QStringLiteral("success_status"),
             session.successStatus ? wordOrNull(*session.successStatus) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("time_spent_seconds"), orNull(session.timeSpentSeconds)},
            {QStringLiteral("self_reported"), session.selfReported},
            {QStringLiteral("created_at"), orNull(session.createdAt)},
            {QStringLiteral("package"), toJson(session.package)}};
}

Result<NewSession, FieldErrors> newSessionFromBody(const QByteArray& body)
{
    constexpr qsizetype kMaxWord = 64;
    BodyReader reader(body);
    NewSession session;
    const auto package = reader.uuid("package_id");
    session.activityId = reader.uuid("activity_id");
    session.completionMode = reader.text("completion_mode");
    if (!package && reader.errors().isEmpty())
        reader.addError("package_id", "required", QStringLiteral("Must be given."));
    if (const auto& mode = session.completionMode; mode && (mode->isEmpty() || mode->size() > kMaxWord))
        reader.addError("completion_mode", "length", QStringLiteral("Must have 1 to 64 characters."));
    if (!reader.errors().isEmpty())
        return reader.errors();
    session.packageId = *package;
    return session;
}

QByteArray toBody(const NewSession& session)
{
    QJsonObject object{{QStringLiteral("package_id"), toText(session.packageId)}};
    if (session.activityId)
        object.insert(QStringLiteral("activity_id"), toText(*session.activityId));
    if (session.completionMode)
        object.insert(QStringLiteral("completion_mode"), *session.completionMode);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace lectern::wire
