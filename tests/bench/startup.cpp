#include "benches.h"
#include "demo_account.h"
#include "store/account_registry.h"
#include "support/server_process.h"
#include "timed_start.h"

#include <QDateTime>
#include <QProcess>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace lectern::bench {
namespace {

constexpr int kSessions = 10'000;
constexpr int kRounds = 9;
constexpr double kTimeLimit = 2.0;
constexpr double kMemoryLimit = 2.5;

/// Fills the profile's cache as a first sign-in does, and leaves the account as the one to open.
bool prepareProfile(const QString& profile)
{
    test::ServerProcess server;
    if (!server.start({u"--demo"_s, u"--demo-sessions"_s, QString::number(kSessions)}))
        return false;
    QProcess cli;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LECTERN_TOKEN"_s, demoToken(server.root()));
    cli.setProcessEnvironment(environment);
    cli.setStandardOutputFile(QProcess::nullDevice());
    cli.start(QStringLiteral(LECTERN_CLI_PROGRAM),
              {u"--profile"_s, profile, u"--server"_s, server.root(), u"sessions"_s});
    if (!cli.waitForFinished(60'000) || cli.exitCode() != 0)
        return false;
    auto registry = AccountRegistry::open(Profile(profile));
    if (!registry)
        return false;
    const auto accounts = (*registry)->list();
    return accounts && accounts->size() == 1 &&
           (*registry)
               ->setSignedIn(accounts->first().id, u"password"_s, QDateTime::currentDateTimeUtc())
               .ok();
}

} // namespace

Measured measureStartup()
{
    QTemporaryDir profile;
    if (!prepareProfile(profile.path())) {
        qWarning("startup: the profile with %d sessions could not be made", kSessions);
        return std::nullopt;
    }
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_LOGGING_RULES"_s, u"lectern.startup.info=true"_s);
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"disabled:"_s); // neither talks to a desktop

    QList<double> ourMs;
    QList<double> bareMs;
    QList<double> ourMb;
    QList<double> bareMb;
    for (int round = 0; round < kRounds + 1; ++round) {
        const auto bare = startOnce(QStringLiteral(LECTERN_BARE_WINDOW), {}, environment, "painted");
        const auto ours = startOnce(QStringLiteral(LECTERN_PROGRAM), {u"--profile"_s, profile.path()},
                                    environment, "first list painted");
        if (!bare || !ours)
            return std::nullopt;
        if (round == 0)
            continue; // the first of each warms the file cache
        bareMs.append(bare->paintedMs);
        ourMs.append(ours->paintedMs);
        bareMb.append(bare->residentMb);
        ourMb.append(ours->residentMb);
    }
    return QList<BenchRow>{
        {u"startup: first painted list"_s, u"ms"_s, median(ourMs), median(bareMs), kTimeLimit},
        {u"startup: resident memory"_s, u"MiB"_s, median(ourMb), median(bareMb), kMemoryLimit},
    };
}

} // namespace lectern::bench
