#include "serve.h"

#include "server/server.h"

#include <QTextStream>

#include <csignal>
#include <cstdio>

namespace lectern::server {
namespace {

sigset_t endSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    return set;
}

} // namespace

void holdEndSignals()
{
    const sigset_t set = endSignals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr); // threads inherit it: none is interrupted
    std::signal(SIGPIPE, SIG_IGN);
}

int serve(const ServerConfig& config)
{
    auto server = Server::start(config);
    if (!server) {
        QTextStream(stderr) << "lectern-server: " << server.error().message << '\n';
        if (!server.error().detail.isEmpty())
            QTextStream(stderr) << "  " << server.error().detail << '\n';
        return server.error().reason == FailureReason::InvalidInput ? 2 : 1;
    }
    QTextStream(stdout) << "listening on " << (*server)->url().toString() << '\n' << Qt::flush;
    std::fflush(stdout);

    const sigset_t set = endSignals();
    int number = 0;
    sigwait(&set, &number);
    return 0;
}

} // namespace lectern::server
