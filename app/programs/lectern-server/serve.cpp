#include "serve.h"

#include "server/server.h"

#include <QTextStream>

#include <csignal>
#include <cstdio>

namespace lectern::server {
namespace {

sigset_t awaitedSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGHUP);
    return set;
}

void say(const Failure& failure)
{
    QTextStream(stderr) << "lectern-server: " << failure.message << '\n';
    if (!failure.detail.isEmpty())
        QTextStream(stderr) << "  " << failure.detail << '\n';
}

void reloadCertificate(Server& server)
{
    if (const auto reloaded = server.reloadCertificate(); !reloaded) {
        say(reloaded.error());
        QTextStream(stderr) << "lectern-server: the certificate in use stays.\n";
    } else if (server.url().scheme() == QLatin1String("https")) {
        QTextStream(stderr) << "lectern-server: certificate and key are read again.\n";
    }
}

} // namespace

int serve(const ServerConfig& config)
{
    const sigset_t set = awaitedSignals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr); // threads inherit it: none is interrupted
    std::signal(SIGPIPE, SIG_IGN);

    auto server = Server::start(config);
    if (!server) {
        say(server.error());
        return server.error().reason == FailureReason::InvalidInput ? 2 : 1;
    }
    QTextStream(stdout) << "listening on " << (*server)->url().toString() << '\n' << Qt::flush;
    std::fflush(stdout);

    int number = 0;
    while (sigwait(&set, &number) == 0 && number == SIGHUP)
        reloadCertificate(**server);
    return 0;
}

} // namespace lectern::server
