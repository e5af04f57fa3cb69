#include "bare_store.h"
#include "benches.h"
#include "demo_account.h"
#include "refresh_child.h"
#include "store/session_cache.h"
#include "store/session_rows.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace lectern::bench {
namespace {

constexpr int kSessions = 100'000;
constexpr int kRounds = 3;
constexpr double kTimeLimit = 1.5;
constexpr double kMemoryLimit = 2.0;
constexpr double kMb = 1024.0 * 1024.0;

struct Bare
{
    double fetchMs = 0.0;
    double parseMs = 0.0;
    double insertMs = 0.0;
    double bodyMb = 0.0;
    [[nodiscard]] double sum() const { return fetchMs + parseMs + insertMs; }
};

/// The rows that our own cache makes of these sessions: what is inserted is the same on both sides.
QList<std::pair<QByteArray, QByteArray>> rowsOf(const QByteArray& body)
{
    QList<std::pair<QByteArray, QByteArray>> packed;
    rows::SharedValues shared;
    if (const auto list = wire::sessionListFromBody(body)) {
        packed.reserve(list->sessions.size());
        for (const Session& session : list->sessions)
            packed.append({session.id.toRfc4122(), rows::pack(session, shared)});
    }
    std::sort(packed.begin(), packed.end());
    return packed;
}

std::optional<Bare> bareRefresh(const QString& root, const QString& token, const QString& folder)
{
    Bare bare;
    const QString file = folder + u"/body.json"_s;
    QElapsedTimer timer;
    timer.start();
    QProcess curl;
    curl.start(u"curl"_s, {u"-sSf"_s, u"--compressed"_s, u"--max-time"_s, u"120"_s, u"-H"_s,
                           u"Authorization: Bearer "_s + token, u"-o"_s, file, root + u"/api/vr-sessions"_s});
    if (!curl.waitForFinished(130'000) || curl.exitCode() != 0)
        return std::nullopt;
    bare.fetchMs = double(timer.nsecsElapsed()) / 1e6;

    QFile read(file);
    if (!read.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray body = read.readAll();
    bare.bodyMb = double(body.size()) / kMb;
    timer.start();
    const bool parsed = QJsonDocument::fromJson(body).isObject();
    bare.parseMs = double(timer.nsecsElapsed()) / 1e6;

    const auto packed = rowsOf(body);
    BareStore store(folder + u"/bare.sqlite"_s, BareStore::Sync::Normal);
    timer.start();
    bool inserted = store.isOpen() && store.begin();
    for (const auto& [id, content] : packed)
        inserted = inserted && store.insert(id, content);
    inserted = inserted && store.commit();
    bare.insertMs = double(timer.nsecsElapsed()) / 1e6;
    return parsed && inserted ? std::optional(bare) : std::nullopt;
}

} // namespace

Measured measureRefresh()
{
    DemoAccount account;
    if (!account.start(kSessions))
        return std::nullopt;
    QList<double> ourMs;
    QList<double> bareMs;
    QList<double> ourMb;
    QList<double> bareMb;
    for (int round = 0; round < kRounds; ++round) {
        const QTemporaryDir bareFolder(benchFolder());
        const QTemporaryDir ourFolder(benchFolder());
        const auto bare = bareRefresh(account.root(), account.token(), bareFolder.path());
        const auto ours = refreshInChild(account.root(), account.token(), ourFolder.path());
        if (!bare || !ours || ours->sessions != kSessions)
            return std::nullopt;
        qInfo("refresh: ours %.0f ms; curl %.0f, QJsonDocument %.0f, inserts %.0f ms; body %.1f, database "
              "%.1f, "
              "peak %.1f MiB",
              ours->ms, bare->fetchMs, bare->parseMs, bare->insertMs, bare->bodyMb, ours->databaseMb,
              ours->peakMb);
        ourMs.append(ours->ms);
        bareMs.append(bare->sum());
        ourMb.append(ours->peakMb);
        bareMb.append(bare->bodyMb + ours->databaseMb);
    }
    return QList<BenchRow>{
        {u"refresh: 100,000 sessions"_s, u"ms"_s, median(ourMs), median(bareMs), kTimeLimit},
        {u"refresh: peak memory / (body + database)"_s, u"MiB"_s, median(ourMb), median(bareMb),
         kMemoryLimit},
    };
}

} // namespace lectern::bench
