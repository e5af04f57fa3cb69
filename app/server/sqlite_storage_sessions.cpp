#include "server/sqlite_storage.h"
#include "server/sqlite_values.h"

#include <QHash>

#include <array>

namespace lectern::server {

using namespace sqlite;

namespace {

#define LECTERN_SESSION_COLUMNS                                                                              \
    "SELECT s.id, s.package_id, s.activity_id, s.tenant_id, s.user_id, s.status, s.completion_mode,"         \
    " s.attempts, s.download_started_at, s.download_completed_at, s.first_launch_at, s.completed_at,"        \
    " s.score_raw, s.time_spent_seconds, s.self_reported, s.created_at, p.title, p.version,"                 \
    " p.target_platforms FROM vr_sessions s JOIN packages p ON p.id = s.package_id WHERE s.user_id = ?"

constexpr char kAll[] = LECTERN_SESSION_COLUMNS " ORDER BY s.created_at DESC, s.id";
constexpr char kOfPackage[] =
    LECTERN_SESSION_COLUMNS " AND s.package_id = ? ORDER BY s.created_at DESC, s.id";
constexpr char kOfActivity[] =
    LECTERN_SESSION_COLUMNS " AND s.activity_id = ? ORDER BY s.created_at DESC, s.id";
constexpr char kOfBoth[] =
    LECTERN_SESSION_COLUMNS " AND s.package_id = ? AND s.activity_id = ? ORDER BY s.created_at DESC, s.id";
constexpr char kOne[] = LECTERN_SESSION_COLUMNS " AND s.id = ?";
constexpr char kOpen[] =
    LECTERN_SESSION_COLUMNS " AND s.package_id = ? AND s.activity_id IS ? AND s.status <> 'completed'"
                            " ORDER BY s.created_at DESC, s.id LIMIT 1";

constexpr char kGivenFor[] = LECTERN_SESSION_COLUMNS
    " AND s.id = (SELECT session_id FROM session_keys WHERE user_id = s.user_id AND key = ?)";

#undef LECTERN_SESSION_COLUMNS

/// Reads rows of the columns above; the parts that many rows share are read once.
class SessionReader
{
public:
    Session read(const SqliteRows& row)
    {
        Session session;
        session.id = toUuid(row.value(0));
        session.package = packageOf(row);
        session.packageId = session.package.id;
        if (!row.value(2).isNull())
            session.activityId = toUuid(row.value(2));
        session.tenantId = row.text(3);
        session.userId = row.text(4);
        session.status = OpenEnum<SessionStatus>::fromWord(row.text(5));
        session.completionMode = OpenEnum<CompletionMode>::fromWord(row.text(6));
        session.attempts = row.value(7).toInt();
        session.downloadStartedAt = toTime(row.value(8));
        session.downloadCompletedAt = toTime(row.value(9));
        session.firstLaunchAt = toTime(row.value(10));
        session.completedAt = toTime(row.value(11));
        if (const auto raw = toNumber(row.value(12)))
            readScore(*raw, session);
        session.timeSpentSeconds = toInteger(row.value(13));
        session.selfReported = row.value(14).toBool();
        session.createdAt = toTime(row.value(15));
        return session;
    }

private:
    static void readScore(double raw, Session& session)
    {
        const std::optional<Score> score = Score::of(raw);
        if (!score)
            return;
        session.score = ScoreReport{score->raw(), Score::kMax, score->scaled()};
        session.successStatus = score->passed() ? SuccessStatus::Passed : SuccessStatus::Failed;
    }

    const PackageBrief& packageOf(const SqliteRows& row)
    {
        const QString id = row.text(1);
        auto known = m_packages.find(id);
        if (known == m_packages.end()) {
            known = m_packages.insert(
                id, {toUuid(row.value(1)), row.text(16), row.text(17), toTexts(row.value(18))});
        }
        return *known;
    }

    QHash<QString, PackageBrief> m_packages;
};

Result<std::optional<Session>> firstSession(Result<SqliteRows> rows)
{
    if (!rows)
        return rows.error();
    if (rows->next())
        return std::optional(SessionReader().read(*rows));
    if (auto outcome = rows->outcome(); !outcome)
        return outcome.error();
    return std::optional<Session>();
}

QVariant rawScore(const Session& session)
{
    return session.score ? QVariant(session.score->raw) : QVariant();
}

} // namespace

Outcome SqliteStorage::beginInstance()
{
    return m_connection->execute("UPDATE tenants SET instance = lower(hex(randomblob(8)))");
}

Result<QByteArray> SqliteStorage::sessionsRevision(const QString& userId)
{
    auto rows = m_connection->run(
        "SELECT t.instance, u.sessions_revision FROM users u, tenants t WHERE u.id = ?", {userId});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return Failure{FailureReason::Storage, QStringLiteral("The database has no such user."), {}};
    return QByteArray(rows->text(0).toLatin1() + '-' + rows->text(1).toLatin1());
}

Outcome SqliteStorage::sessions(const QString& userId, const SessionFilter& filter, const SessionSink& sink)
{
    const auto start = [&]() -> Result<SqliteRows> {
        if (filter.packageId && filter.activityId)
            return m_connection->run(
                kOfBoth, {userId, wire::toText(*filter.packageId), wire::toText(*filter.activityId)});
        if (filter.packageId)
            return m_connection->run(kOfPackage, {userId, wire::toText(*filter.packageId)});
        if (filter.activityId)
            return m_connection->run(kOfActivity, {userId, wire::toText(*filter.activityId)});
        return m_connection->run(kAll, {userId});
    };
    auto rows = start();
    if (!rows)
        return rows.error();
    SessionReader reader;
    while (rows->next())
        sink(reader.read(*rows));
    return rows->outcome();
}

Result<std::optional<Session>> SqliteStorage::session(const QString& userId, const QUuid& id)
{
    return firstSession(m_connection->run(kOne, {userId, wire::toText(id)}));
}

Result<std::optional<Session>> SqliteStorage::openSession(const QString& userId, const QUuid& packageId,
                                                          const std::optional<QUuid>& activityId)
{
    return firstSession(m_connection->run(kOpen, {userId, wire::toText(packageId), toValue(activityId)}));
}

Outcome SqliteStorage::addSession(const Session& session)
{
    return m_connection->execute(
        "INSERT INTO vr_sessions (id, package_id, activity_id, tenant_id, user_id, status, completion_mode,"
        " attempts, download_started_at, download_completed_at, first_launch_at, completed_at, score_raw,"
        " time_spent_seconds, self_reported, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {wire::toText(session.id), wire::toText(session.packageId), toValue(session.activityId),
         session.tenantId, session.userId, session.status.word(), session.completionMode.word(),
         session.attempts, toValue(session.downloadStartedAt), toValue(session.downloadCompletedAt),
         toValue(session.firstLaunchAt), toValue(session.completedAt), rawScore(session),
         toValue(session.timeSpentSeconds), session.selfReported, toValue(session.createdAt)});
}

Result<std::optional<Session>> SqliteStorage::sessionGivenFor(const QString& userId, const QString& key)
{
    return firstSession(m_connection->run(kGivenFor, {userId, key}));
}

Outcome SqliteStorage::keepGiven(const Session& session, const QString& key)
{
    return m_connection->execute("INSERT INTO session_keys (user_id, key, session_id) VALUES (?, ?, ?)",
                                 {session.userId, key, wire::toText(session.id)});
}

Result<std::optional<Storage::KeyUse>> SqliteStorage::keyUse(const QString& userId, const QString& key)
{
    auto rows = m_connection->run(
        "SELECT id, idempotency_digest FROM vr_sessions WHERE user_id = ? AND idempotency_key = ?",
        {userId, key});
    if (!rows)
        return rows.error();
    if (rows->next())
        return std::optional(KeyUse{toUuid(rows->value(0)), rows->value(1).toByteArray()});
    if (auto outcome = rows->outcome(); !outcome)
        return outcome.error();
    return std::optional<KeyUse>();
}

Outcome SqliteStorage::storeCompletion(const Session& session, const std::optional<Notes>& notes,
                                       const IdempotencyMark& mark)
{
    const bool marked = !mark.key.isEmpty();
    return m_connection->execute(
        "UPDATE vr_sessions SET status = ?, completion_mode = ?, completed_at = ?, score_raw = ?,"
        " time_spent_seconds = ?, self_reported = ?, notes = ?, idempotency_key = ?, idempotency_digest = ?"
        " WHERE id = ? AND user_id = ?",
        {session.status.word(), session.completionMode.word(), toValue(session.completedAt),
         rawScore(session), toValue(session.timeSpentSeconds), session.selfReported,
         notes ? QVariant(notes->text()) : QVariant(), toValue(mark.key),
         marked ? QVariant(mark.digest) : QVariant(), wire::toText(session.id), session.userId});
}

Result<std::optional<Progress>> SqliteStorage::progress(const QString& userId, const QUuid& activityId)
{
    const QString activity = wire::toText(activityId);
    {
        auto rows = m_connection->run("SELECT status, score, completed_at, time_spent_seconds"
                                      " FROM activity_progress WHERE activity_id = ? AND user_id = ?",
                                      {activity, userId});
        if (!rows)
            return rows.error();
        if (rows->next()) {
            return std::optional(Progress{activityId, userId, rows->text(0), toNumber(rows->value(1)),
                                          toTime(rows->value(2)), toInteger(rows->value(3))});
        }
        if (auto outcome = rows->outcome(); !outcome)
            return outcome.error();
    }
    auto rows = m_connection->run("SELECT max(status = 'in_progress') FROM vr_sessions"
                                  " WHERE user_id = ? AND activity_id = ?",
                                  {userId, activity});
    if (!rows)
        return rows.error();
    if (!rows->next() || rows->value(0).isNull())
        return std::optional<Progress>();
    const bool begun = rows->value(0).toBool();
    return std::optional(Progress{activityId,
                                  userId,
                                  begun ? QStringLiteral("in_progress") : QStringLiteral("not_started"),
                                  {},
                                  {},
                                  {}});
}

Outcome SqliteStorage::putProgress(const Progress& progress)
{
    return m_connection->execute(
        "INSERT INTO activity_progress (activity_id, user_id, status, score, completed_at, "
        "time_spent_seconds)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (activity_id, user_id) DO UPDATE SET"
        " status = excluded.status, score = excluded.score, completed_at = excluded.completed_at,"
        " time_spent_seconds = excluded.time_spent_seconds",
        {wire::toText(progress.activityId), progress.userId, progress.status, toValue(progress.score),
         toValue(progress.completedAt), toValue(progress.timeSpentSeconds)});
}

Outcome SqliteStorage::addStatement(const Statement& statement)
{
    return m_connection->execute(
        "INSERT INTO xapi_outbox (statement_id, session_id, statement, created_at) VALUES (?, ?, ?, ?)",
        {wire::toText(statement.id), wire::toText(statement.sessionId), QString::fromUtf8(statement.json),
         toValue(statement.createdAt)});
}

} // namespace lectern::server
