#include "demo.h"

#include "server/demo_data.h"
#include "server/server.h"

#include <utility>

namespace lectern {

Result<ConsoleConfig::Demo> startDemoServer(const QString& folder)
{
    server::ServerConfig config;
    config.databasePath = folder + QStringLiteral("/demo.sqlite");
    config.demo = true;
    auto started = server::Server::start(config);
    if (!started)
        return started.error();
    const std::shared_ptr<server::Server> running = std::move(started).value();
    return ConsoleConfig::Demo{running->url(), QLatin1String(server::demo::kFirstEmail),
                               QLatin1String(server::demo::kPassword), running, server::demoLabels()};
}

void offerDemo(ConsoleConfig& config)
{
    config.startDemo = startDemoServer;
    config.demoSessions = server::demo::kSessions;
}

} // namespace lectern
