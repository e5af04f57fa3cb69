#include "bare_store.h"
#include "benches.h"
#include "demo_account.h"
#include "refresh_child.h"
#include "samples.h"
#include "timed_start.h"
#include "workspace/listing_builder.h"

#include <QElapsedTimer>

#include <algorithm>
#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace lectern::bench {
namespace {

constexpr std::array kSizes{1'000, 10'000, 100'000};
constexpr double kLinear = 1.25; ///< cost of one item among many to that among few, with room for noise
constexpr double kConstant = 1.3;
constexpr int kRecords = 200;
constexpr int kChanges = 2'000;
constexpr int kStarts = 7;

struct Costs
{
    QList<double> record;  ///< ms of one, by size
    QList<double> refresh; ///< ms of all
    QList<double> listing; ///< ms of all
    QList<double> sorting; ///< ms of all, bare
    QList<double> change;  ///< µs of one
    QList<double> start;   ///< ms
};

double ms(const QElapsedTimer& timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

/// The least that a list needs: to be found by id, and sorted. Memory is slower for many than for few, for
/// everybody.
double bareListing(const QList<Session>& sessions)
{
    QElapsedTimer timer;
    timer.start();
    QHash<QUuid, const Session*> byId;
    std::vector<const Session*> order;
    byId.reserve(sessions.size());
    order.reserve(std::size_t(sessions.size()));
    for (const Session& session : sessions)
        byId.insert(session.id, &session);
    for (const Session* session : std::as_const(byId))
        order.push_back(session);
    std::sort(order.begin(), order.end(),
              [](const Session* a, const Session* b) { return b->firstLaunchAt < a->firstLaunchAt; });
    return ms(timer);
}

bool measureListing(int size, Costs& costs)
{
    const QList<Session> sample = sampleSessions(size);
    const auto sessions = std::make_shared<const QList<Session>>(sample);
    SessionQuery query;
    query.view = SessionView::All;
    QList<double> whole;
    for (int round = 0; round < 5; ++round) {
        ListingBuilder builder;
        builder.setQuery(query);
        QElapsedTimer timer;
        timer.start();
        builder.setSessions(sessions);
        const SessionListingPtr listing = builder.listing();
        whole.append(ms(timer));
        if (listing->rows.size() != size)
            return false;
    }
    costs.listing.append(median(whole));
    QList<double> bare;
    for (int round = 0; round < 5; ++round)
        bare.append(bareListing(sample));
    costs.sorting.append(median(bare));

    ListingBuilder builder;
    builder.setQuery(query);
    builder.setSessions(sessions);
    SessionListingPtr listing = builder.listing();
    QElapsedTimer timer;
    timer.start();
    for (int change = 0; change < kChanges; ++change) {
        builder.setLabel(sample.at(change * 7919 % size).id, u"Rig %1"_s.arg(change));
        listing = builder.listing();
    }
    costs.change.append(1000.0 * ms(timer) / kChanges);
    return listing->rows.size() == size;
}

bool measureRefreshOf(int size, Costs& costs)
{
    DemoAccount account;
    if (!account.start(size))
        return false;
    QList<double> rounds;
    for (int round = 0; round < 3; ++round) {
        const QTemporaryDir folder(benchFolder());
        const auto figures = refreshInChild(account.root(), account.token(), folder.path());
        if (!figures || figures->sessions != size)
            return false;
        rounds.append(figures->ms);
    }
    costs.refresh.append(median(rounds));
    return true;
}

/// One record after the other into a profile that has many already.
bool measureRecordAmong(const QString& profile, const Account& account, int size, Costs& costs)
{
    auto registry = AccountRegistry::open(Profile(profile));
    const SystemClock clock;
    test::FakeSecretStore secrets;
    QThread listThread;
    listThread.start();
    WorkspaceOptions options;
    options.listThread = &listThread;
    options.automatic = false;
    QList<double> rounds;
    {
        auto workspace = Workspace::open(account, Profile(profile), **registry, secrets, clock, options);
        const QList<Session> sessions = sampleSessions(size);
        for (int number = 0; workspace && number < kRecords; ++number) {
            QElapsedTimer timer;
            timer.start();
            const auto completion = validate(CompletionValues{80, 30, u"Calm"_s});
            if (!(*workspace)->record(sessions.at(number * 5).id, completion.value()))
                break;
            rounds.append(ms(timer));
        }
    }
    listThread.quit();
    listThread.wait();
    costs.record.append(median(rounds));
    return rounds.size() == kRecords;
}

bool measureStart(const QString& profile, Costs& costs)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_LOGGING_RULES"_s, u"lectern.startup.info=true"_s);
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"disabled:"_s);
    QList<double> rounds;
    for (int round = 0; round < kStarts + 1; ++round) {
        const auto start = startOnce(QStringLiteral(LECTERN_PROGRAM), {u"--profile"_s, profile}, environment,
                                     "first list painted");
        if (!start)
            return false;
        if (round > 0) // the first one warms the file cache and leaves the first page behind
            rounds.append(start->paintedMs);
    }
    costs.start.append(median(rounds));
    return true;
}

bool measureAt(int size, Costs& costs)
{
    const QTemporaryDir profile(benchFolder());
    const auto account = makeProfile(profile.path(), size);
    if (!account)
        return false;
    const bool done = measureStart(profile.path(), costs) &&
                      measureRecordAmong(profile.path(), *account, size, costs) &&
                      measureListing(size, costs) && measureRefreshOf(size, costs);
    if (done) {
        qInfo(
            "growth: %d: start %.0f ms, record %.2f ms, listing %.2f ms, one change %.1f µs, refresh %.0f ms",
            size, costs.start.last(), costs.record.last(), costs.listing.last(), costs.change.last(),
            costs.refresh.last());
    }
    return done;
}

BenchRow perItem(const QString& name, const QList<double>& costs)
{
    const double many = 1000.0 * costs.last() / kSizes.back();
    const double few = 1000.0 * costs.first() / kSizes.front();
    return {u"growth: %1, a session of 100,000 / of 1,000"_s.arg(name), u"µs"_s, many, few, kLinear};
}

/// How much dearer one item is among many than among few.
double factor(const QList<double>& costs)
{
    return costs.last() / kSizes.back() / (costs.first() / kSizes.front());
}

} // namespace

Measured measureGrowth()
{
    Costs costs;
    for (const int size : kSizes) {
        if (!measureAt(size, costs))
            return std::nullopt;
    }
    return QList<BenchRow>{
        {u"growth: record among 100,000 / 1,000"_s, u"ms"_s, costs.record.last(), costs.record.first(),
         kConstant},
        perItem(u"refresh"_s, costs.refresh),
        {u"growth: listing, a session of 100,000 / of 1,000"_s, u"times"_s, factor(costs.listing),
         factor(costs.sorting), kLinear},
        {u"growth: one change among 100,000 / 1,000"_s, u"µs"_s, costs.change.last(), costs.change.first(),
         double(kSizes.back()) / kSizes.front()},
        {u"growth: start, 100,000 / 1,000"_s, u"ms"_s, costs.start.last(), costs.start.first(), kConstant},
    };
}

} // namespace lectern::bench
