#include "server/demo_data.h"

#include "domain/score.h"
#include "server/demo_catalogue.h"
#include "server/tokens.h"
#include "wire/json_read.h"

#include <algorithm>
#include <array>

namespace lectern::server {
namespace {

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
    return 2 * kDay + (index - 32) * (count <= demo::kSessions ? 8 * kHour : 9 * kMinute);
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

/// Two headsets after each other run the same package.
qsizetype packageAt(int index)
{
    return index / 2 % demoPackageCount();
}

QString nameOf(const QString& email, int index)
{
    return email + QLatin1Char('/') + QString::number(index);
}

QUuid sessionId(const QString& email, int index)
{
    return demoId(QStringLiteral("session/") + nameOf(email, index));
}

/// Makes one owner's sessions, newest first. As on any server, a package and activity have one open session
/// at most (contract: one open session): the newest session of a package needs no activity, those which are
/// open beside it have one of their own each.
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
        Session session;
        session.id = sessionId(m_owner.email, index);
        session.packageId = m_packages.at(packageAt(index)).id;
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
            addResult(session, m_completed++, ago);
        const bool linked = !session.isOpen() && m_completed % 3 == 0;
        if (linked || !takePlaceWithoutActivity(session))
            session.activityId = demoId(QStringLiteral("activity/") + nameOf(m_owner.email, index));
        return session;
    }

private:
    /// False if the package's next session without an activity began before @p session was over: there can
    /// have been no two.
    bool takePlaceWithoutActivity(const Session& session)
    {
        const auto next = m_withoutActivity.constFind(session.packageId);
        const bool isFree =
            next == m_withoutActivity.constEnd() || (!session.isOpen() && session.completedAt <= *next);
        if (isFree)
            m_withoutActivity.insert(session.packageId, session.createdAt);
        return isFree;
    }

    const User m_owner;
    const QList<Package>& m_packages;
    const QDateTime m_now;
    const int m_count;
    int m_index = 0;
    int m_completed = 0;
    QHash<QUuid, QDateTime> m_withoutActivity; ///< when the oldest so far began, by package
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

QHash<QUuid, QString> demoLabels()
{
    QHash<QUuid, QString> labels;
    for (int index = 0; index < demo::kSessions; ++index) {
        if (index % 7 == 5)
            continue; // nobody labels all of them
        const qsizetype round = index / (2 * demoPackageCount());
        const qsizetype seat = 2 * round + index % 2 + 1;
        labels.insert(sessionId(QString::fromLatin1(demo::kFirstEmail), index),
                      QStringLiteral("%1, seat %2").arg(demoCrew(packageAt(index))).arg(seat));
    }
    return labels;
}

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
    Outcome outcome = fill(storage, passwordHash, now, sessions > 0 ? sessions : demo::kSessions);
    if (outcome)
        outcome = storage.commit();
    if (!outcome)
        storage.rollback();
    return outcome;
}

} // namespace lectern::server
