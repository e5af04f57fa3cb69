#include "server/demo_data.h"

#include "domain/score.h"
#include "server/demo_catalogue.h"
#include "server/tokens.h"
#include "wire/json_read.h"

#include <algorithm>
#include <array>

namespace lectern::server {
namespace {

constexpr int kStandardSessions = 48;
constexpr int kSecondsSessions = 6;
constexpr qint64 kMinute = 60;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;

/// Results of completed sessions, in turn; negative: completed without a score.
constexpr std::array kScores{92.0, 64.0, 78.5, 88.0,  -1.0, 71.0, 69.5,  96.0, 40.0,
                             83.0, 99.0, -1.0, 85.25, 55.5, 74.0, 100.0, 67.0, 98.5};

/// How long before now the session at @p index of @p count was made: this hour, yesterday, last week or, when
/// there are very many, last year.
qint64 secondsAgo(int index, int count)
{
    if (index < 16)
        return (5 + 7 * index) * kMinute;
    if (index < 32)
        return kDay + (index - 16) * 11 * kMinute;
    return 2 * kDay + (index - 32) * (count <= kStandardSessions ? 8 * kHour : 9 * kMinute);
}

SessionStatus statusAt(int index)
{
    static constexpr std::array kTurn{SessionStatus::Downloading, SessionStatus::InProgress,
                                      SessionStatus::InProgress,  SessionStatus::Completed,
                                      SessionStatus::Completed,   SessionStatus::Completed,
                                      SessionStatus::Downloaded,  SessionStatus::Downloaded};
    return kTurn.at(size_t(index) % kTurn.size());
}

void addResult(Session& session, int completedBefore, qint64 ago)
{
    session.selfReported = true;
    const qint64 longest = ago - 4 * kMinute;
    session.timeSpentSeconds = std::min<qint64>((12 + (completedBefore * 7) % 38) * kMinute + 24, longest);
    session.completedAt = session.firstLaunchAt.addSecs(*session.timeSpentSeconds);
    const auto score = Score::of(kScores.at(size_t(completedBefore) % kScores.size()));
    if (!score)
        return;
    session.completionMode = CompletionMode::ScoreEntry;
    session.score = ScoreReport{score->raw(), Score::kMax, score->scaled()};
    session.successStatus = score->passed() ? SuccessStatus::Passed : SuccessStatus::Failed;
}

/// Makes one owner's sessions, newest first.
class SessionMaker
{
public:
    SessionMaker(User owner, const QList<Package>& packages, QDateTime now, int count)
        : m_owner(std::move(owner))
        , m_packages(packages)
        , m_now(std::move(now))
        , m_count(count)
    {
    }

    Session next()
    {
        const int index = m_index++;
        const qint64 ago = secondsAgo(index, m_count);
        const QString name = m_owner.email + QLatin1Char('/') + QString::number(index);
        const Package& package = m_packages.at(index / 2 % m_packages.size());
        Session session;
        session.id = demoId(QStringLiteral("session/") + name);
        session.packageId = package.id;
        session.tenantId = m_owner.tenantId;
        session.userId = m_owner.id;
        session.status = statusAt(index);
        session.completionMode = CompletionMode::SelfReport;
        session.createdAt = m_now.addSecs(-ago);
        session.downloadStartedAt = session.createdAt;
        if (session.status != SessionStatus::Downloading)
            session.downloadCompletedAt = session.createdAt.addSecs(2 * kMinute);
        if (session.status == SessionStatus::InProgress || !session.isOpen()) {
            session.firstLaunchAt = session.createdAt.addSecs(3 * kMinute);
            session.attempts = 1 + (index % 5 == 4 ? 1 : 0) + (index % 11 == 10 ? 1 : 0);
        }
        if (!session.isOpen())
            addResult(session, m_completed, ago);
        int& number = session.isOpen() ? m_open : m_completed;
        if (++number % 3 == 0)
            session.activityId = demoId(QStringLiteral("activity/") + name);
        return session;
    }

private:
    const User m_owner;
    const QList<Package>& m_packages;
    const QDateTime m_now;
    const int m_count;
    int m_index = 0;
    int m_open = 0;
    int m_completed = 0;
};

Outcome addSessions(Storage& storage, SessionMaker maker, int count)
{
    for (int i = 0; i < count; ++i) {
        const Session session = maker.next();
        if (auto added = storage.addSession(session); !added)
            return added;
        if (session.isOpen() || !session.activityId)
            continue;
        const Progress progress{
            *session.activityId,         session.userId,
            QStringLiteral("completed"), session.score ? std::optional(session.score->raw) : std::nullopt,
            session.completedAt,         session.timeSpentSeconds};
        if (auto put = storage.putProgress(progress); !put)
            return put;
    }
    return Done{};
}

Result<User> addInstructor(Storage& storage, const char* email, const QString& fullName,
                           const QString& passwordHash, const QDateTime& now)
{
    const auto tenant = storage.tenant();
    if (!tenant)
        return tenant.error();
    Account account;
    account.email = QString::fromLatin1(email);
    account.id = wire::toText(demoId(QStringLiteral("user/") + account.email));
    account.passwordHash = passwordHash;
    account.profile = User{account.id, account.email, fullName, QStringLiteral("instructor"), tenant->id};
    const auto added = storage.addAccount(account, now);
    if (!added)
        return added.error();
    return *account.profile;
}

Outcome fill(Storage& storage, const QString& passwordHash, const QDateTime& now, int sessions)
{
    const auto first =
        addInstructor(storage, demo::kFirstEmail, QStringLiteral("Demo instructor"), passwordHash, now);
    if (!first)
        return first.error();
    const auto second =
        addInstructor(storage, demo::kSecondEmail, QStringLiteral("Second instructor"), passwordHash, now);
    if (!second)
        return second.error();
    const QList<Package> packages = demoPackages(first->tenantId, first->id, now);
    for (const Package& package : packages) {
        if (auto added = storage.addPackage(package); !added)
            return added;
    }
    if (auto added = addSessions(storage, SessionMaker(*first, packages, now, sessions), sessions); !added)
        return added;
    return addSessions(storage, SessionMaker(*second, packages, now, kSecondsSessions), kSecondsSessions);
}

} // namespace

Outcome fillDemo(Storage& storage, const QDateTime& now, int sessions)
{
    const auto known = storage.accounts();
    if (!known)
        return known.error();
    if (!known->isEmpty())
        return Done{};
    const QString passwordHash = hashOfPassword(QString::fromLatin1(demo::kPassword));
    if (passwordHash.isEmpty())
        return Failure{FailureReason::Internal, QStringLiteral("Too little memory to hash a password."), {}};

    if (auto begun = storage.begin(Storage::Access::Write); !begun)
        return begun;
    Outcome outcome = fill(storage, passwordHash, now, sessions > 0 ? sessions : kStandardSessions);
    if (outcome)
        outcome = storage.commit();
    if (!outcome)
        storage.rollback();
    return outcome;
}

} // namespace lectern::server
