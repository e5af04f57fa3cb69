#include "samples.h"

#include "store/database.h"
#include "store/history_log.h"
#include "store/record_rows.h"
#include "store/record_store.h"
#include "store/session_cache.h"
#include "store/transaction.h"
#include "wire/completion_json.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace lectern::bench {
namespace {

constexpr int kPackages = 16;
constexpr int kOpenEvery = 5;

QUuid idOf(const QString& kind, int number)
{
    return QUuid::createUuidV5(QUuid(), u"%1/%2"_s.arg(kind).arg(number));
}

QDateTime begin()
{
    return QDateTime({2026, 1, 5}, {8, 0}, Qt::UTC);
}

bool writeRecords(const QString& folder, const QList<Record>& records)
{
    const SystemClock clock;
    if (!RecordStore::open(folder, clock)) // makes the file
        return false;
    auto database = Database::open(folder + u"/records.sqlite"_s, Durability::Precious);
    if (!database)
        return false;
    Transaction transaction(**database);
    HistoryLog history(**database);
    for (const Record& record : records) {
        if (!rows::insert(**database, record, 0) ||
            !history.append(record.id, record.recordedAt, u"recorded"_s,
                            {{u"session"_s, record.sessionId.toString()}}))
            return false;
    }
    return transaction.commit().ok();
}

} // namespace

QList<Session> sampleSessions(int count)
{
    QList<Session> sessions;
    sessions.reserve(count);
    for (int number = 0; number < count; ++number) {
        const int package = number % kPackages;
        Session session;
        session.id = idOf(u"session"_s, number);
        session.package = {idOf(u"package"_s, package),
                           u"Training package %1"_s.arg(package),
                           u"1.2.0"_s,
                           {u"quest2"_s, u"quest3"_s}};
        session.packageId = session.package.id;
        session.activityId = idOf(u"activity"_s, number);
        session.tenantId = u"tenant"_s;
        session.userId = u"instructor"_s;
        session.createdAt = begin().addSecs(60LL * number);
        session.firstLaunchAt = session.createdAt.addSecs(180);
        session.attempts = 1;
        session.completionMode = CompletionMode::ScoreEntry;
        session.status = number % kOpenEvery == 0 ? SessionStatus::InProgress : SessionStatus::Completed;
        if (!session.isOpen()) {
            const double score = number % 101;
            session.score = ScoreReport{score, 100, score / 100};
            session.completedAt = session.firstLaunchAt.addSecs(1800);
            session.timeSpentSeconds = 1800;
        }
        sessions.append(session);
    }
    return sessions;
}

QList<Record> sampleRecords(const QList<Session>& sessions)
{
    QList<Record> records;
    records.reserve(sessions.size());
    for (const Session& session : sessions) {
        Record record;
        record.id = QUuid::createUuidV5(session.id, u"record"_s);
        record.sessionId = session.id;
        record.state = session.isOpen() ? RecordState::Discarded : RecordState::Delivered;
        const std::optional<double> score = session.score ? std::optional(session.score->raw) : std::nullopt;
        record.completion = validate(CompletionValues{score, 30, u"Calm and careful"_s}).value();
        record.body = wire::toBody(record.completion);
        record.recordedAt = session.firstLaunchAt.addSecs(1700);
        record.deliveredAt = session.completedAt;
        record.changedAt = record.recordedAt;
        record.attempts = 1;
        records.append(record);
    }
    return records;
}

std::optional<Account> makeProfile(const QString& folder, int count)
{
    const Profile profile(folder);
    auto registry = AccountRegistry::open(profile);
    if (!registry)
        return std::nullopt;
    const auto account = (*registry)->recognise(u"http://127.0.0.1:9"_s,
                                                {{IdentityName::Kind::UsersMe, u"an instructor"_s, {}}});
    const auto accountFolder = account ? profile.prepareAccountFolder(account->account.id) : QString();
    if (!account || !accountFolder)
        return std::nullopt;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QList<Session> sessions = sampleSessions(count);
    auto cache = SessionCache::open(*accountFolder);
    if (!cache || !(*cache)->applySessions(sessions, {u"\"1\""_s, now}) ||
        !writeRecords(*accountFolder, sampleRecords(sessions)) ||
        !(*registry)->setSignedIn(account->account.id, u"password"_s, now))
        return std::nullopt;
    return account->account;
}

} // namespace lectern::bench
