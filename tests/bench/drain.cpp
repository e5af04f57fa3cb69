#include "bare_posts.h"
#include "bare_store.h"
#include "benches.h"
#include "delay_relay.h"
#include "demo_account.h"
#include "support/nginx_front.h"
#include "support/test_certificate.h"
#include "wire/completion_json.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lectern::bench {
namespace {

constexpr int kNear = 5'000;
constexpr int kFar = 600;
constexpr int kOneWayMs = 50;
constexpr double kRoundTripsPerSecond = 1000.0 / (2 * kOneWayMs);
constexpr int kParallelHttp1 = 6;
constexpr int kParallelHttp2 = 32;
constexpr double kOfBarePosts = 0.70;
constexpr double kTimesFdatasync = 16.0;
constexpr double kOfIdealHttp1 = 0.90;
constexpr double kOfIdealHttp2 = 0.80;
constexpr int kPatienceMs = 300'000;

const Completion& completion()
{
    static const Completion done = validate(CompletionValues{85, 30, u"Calm and careful"_s}).value();
    return done;
}

/// All of them saved, none of them sent.
bool queue(DemoAccount& account, const QList<QUuid>& sessions)
{
    return std::all_of(sessions.cbegin(), sessions.cend(), [&](const QUuid& session) {
        return account.workspace()->record(session, completion()).ok();
    });
}

/// Records a second, from when the server has said who we are, as it is asked at each start, until all are
/// delivered; 0 if they are not.
double drainRate(DemoAccount& account, int records)
{
    Workspace& workspace = *account.workspace();
    int delivered = 0;
    QEventLoop loop;
    QObject::connect(&workspace, &Workspace::recordChanged, &loop, [&](const Record& record) {
        if (record.state == RecordState::Delivered && ++delivered == records)
            loop.quit();
    });
    QTimer::singleShot(kPatienceMs, &loop, [&loop] { loop.exit(1); });
    QElapsedTimer timer;
    QObject::connect(&workspace, &Workspace::identityConfirmed, &loop, [&timer] { timer.start(); });
    workspace.sender().setAutomatic(true);
    workspace.startWithToken(account.token(), false);
    const bool done = loop.exec() == 0;
    if (!done)
        qWarning("drain: %d of %d were delivered", delivered, records);
    return done && timer.isValid() ? records * 1e9 / double(timer.nsecsElapsed()) : 0.0;
}

/// A server, and so many of its sessions recorded here. @p front: where the account finds it.
QList<QUuid> prepare(DemoAccount& account, const QString& front, int records, const HttpOptions& http = {})
{
    if (!account.open(front, false, http))
        return {};
    const QList<QUuid> sessions = account.takeOpenSessions(records);
    // Opened anew, so that no connection is warm yet and nobody is signed in.
    if (sessions.size() < records || !account.open(front, false, http) || !queue(account, sessions))
        return {};
    return sessions;
}

QString hostAndPort(const QString& root)
{
    return root.mid(root.indexOf(u"://"_s) + 3);
}

/// Ours beside what the parallelism allows, and beside what a bare QNetworkAccessManager makes of it here.
bool measureFar(DemoAccount& account, const QString& name, const QString& front, int parallel, double limit,
                QList<BenchRow>& rows)
{
    HttpOptions http;
    http.extraCertificates = {test::testCertificate()};
    if (prepare(account, front, kFar, http).isEmpty())
        return false;
    const double ours = drainRate(account, kFar);
    const QList<QUuid> others = account.takeOpenSessions(kFar);
    account.close();
    const double seconds =
        bareCompletions(front, account.token(), others, wire::toBody(completion()), parallel);
    if (ours <= 0.0 || seconds <= 0.0 || others.size() < kFar)
        return false;
    const double ideal = parallel * kRoundTripsPerSecond;
    rows.append({u"drain: 600 at 100 ms, %1, of the ideal"_s.arg(name), u"/s"_s, ours, ideal, limit,
                 BenchRow::Bound::RatioAtLeast});
    rows.append({u"drain: 600 at 100 ms, %1, of bare POSTs"_s.arg(name), u"/s"_s, ours, kFar / seconds, 0.0,
                 BenchRow::Bound::None});
    return true;
}

} // namespace

Measured measureDrain()
{
    DemoAccount account;
    constexpr int kEnough = 2 * kNear * 8 / 5 + 16; // five of eight are open
    if (!account.start(kEnough) || prepare(account, account.root(), kNear).isEmpty())
        return std::nullopt;
    const double fdatasyncs = fdatasyncRate(account.folder());
    const double ours = drainRate(account, kNear);
    const QList<QUuid> others = account.takeOpenSessions(kNear);
    account.close();
    const double seconds =
        bareCompletions(account.root(), account.token(), others, wire::toBody(completion()), kParallelHttp1);
    if (ours <= 0.0 || seconds <= 0.0 || others.size() < kNear)
        return std::nullopt;
    const double bare = kNear / seconds;
    qInfo("drain: bare POSTs %.0f/s, fdatasync %.0f/s", bare, fdatasyncs);
    const double wanted = std::min(kOfBarePosts * bare, kTimesFdatasync * fdatasyncs);
    return QList<BenchRow>{{u"drain: 5,000 queued, loopback"_s, u"/s"_s, ours, bare, wanted / bare,
                            BenchRow::Bound::RatioAtLeast}};
}

Measured measureDrainFar()
{
    DemoAccount account;
    constexpr int kEnough = 4 * kFar * 8 / 5 + 16;
    test::NginxFront nginx;
    if (!account.start(kEnough) || !nginx.start(hostAndPort(account.root())))
        return std::nullopt;
    const DelayRelay plain(hostAndPort(account.root()), kOneWayMs);
    const DelayRelay secure(nginx.address(), kOneWayMs);
    QList<BenchRow> rows;
    const bool measured = measureFar(account, u"HTTP/1.1"_s, u"http://127.0.0.1:%1"_s.arg(plain.port()),
                                     kParallelHttp1, kOfIdealHttp1, rows) &&
                          measureFar(account, u"HTTP/2"_s, u"https://127.0.0.1:%1"_s.arg(secure.port()),
                                     kParallelHttp2, kOfIdealHttp2, rows);
    return measured ? std::optional(rows) : std::nullopt;
}

} // namespace lectern::bench
