#include "server/server.h"

#include "server/api.h"
#include "server/demo_data.h"
#include "server/http_server.h"
#include "server/sqlite_storage.h"

#include <sodium.h>

namespace lectern::server {
namespace {

Outcome prepareDatabase(const ServerConfig& config, const QDateTime& now)
{
    if (auto prepared = SqliteStorage::prepare(config.databasePath); !prepared)
        return prepared;
    if (!config.demo && config.publicUrl.isEmpty())
        return Done{};
    auto storage = SqliteStorage::open(config.databasePath);
    if (!storage)
        return storage.error();
    if (!config.publicUrl.isEmpty()) {
        if (auto set = (*storage)->setTenantBaseUrl(config.publicUrl); !set)
            return set;
    }
    return config.demo ? fillDemo(**storage, now, config.demoSessions) : Outcome(Done{});
}

} // namespace

class Server::Private
{
public:
    explicit Private(ServerConfig serverConfig) : config(std::move(serverConfig))
    {
        if (!config.clock)
            config.clock = std::make_shared<SystemClock>();
        api = std::make_unique<Api>(config, *config.clock);
    }

    ~Private()
    {
        // First the network, so that nothing new comes; replies of the last work then find it stopped, but
        // there.
        if (http)
            http->stop();
        api->stop();
    }

    Outcome start()
    {
        if (sodium_init() < 0)
            return Failure{FailureReason::Internal, QStringLiteral("libsodium cannot be used."), {}};
        // The port first: a configuration that is refused leaves no database behind.
        auto listening = HttpServer::listen(config, *api);
        if (!listening)
            return listening.error();
        if (auto prepared = prepareDatabase(config, config.clock->now()); !prepared)
            return prepared;
        const auto open = [path = config.databasePath] {
            return SqliteStorage::open(path);
        };
        if (auto started = api->start(open); !started)
            return started;
        http = std::move(listening).value();
        http->run();
        return Done{};
    }

    ServerConfig config;
    std::unique_ptr<Api> api;
    std::unique_ptr<HttpServer> http;
};

Server::Server(std::unique_ptr<Private> d) : m_d(std::move(d))
{
}

Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::start(const ServerConfig& config)
{
    auto d = std::make_unique<Private>(config);
    if (auto started = d->start(); !started)
        return started.error();
    return std::unique_ptr<Server>(new Server(std::move(d)));
}

quint16 Server::port() const
{
    return m_d->http->port();
}

QUrl Server::url() const
{
    QUrl url;
    url.setScheme(m_d->config.tlsCertificateFile.isEmpty() ? QStringLiteral("http")
                                                           : QStringLiteral("https"));
    url.setHost(m_d->config.host);
    url.setPort(port());
    return url;
}

} // namespace lectern::server
