#include "server/server.h"

#include "server/api.h"
#include "server/demo_data.h"
#include "server/http_server.h"
#include "server/private_database.h"
#include "server/sqlite_storage.h"
#include "server/tokens.h"

#include <sodium.h>

namespace lectern::server {
namespace {

Failure refused(const QString& message)
{
    return {FailureReason::InvalidInput, message, {}};
}

/// It becomes part of what says who somebody is, for ever: a slip would make strangers of all.
Outcome checkPublicUrl(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool web = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    const bool plain = url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment();
    if (text.isEmpty() || (url.isValid() && web && !url.host().isEmpty() && plain))
        return Done{};
    return refused(
        QStringLiteral("\"%1\" is no address of a home page. Give --public-url https://HOST, without"
                       " a user, a query or a fragment.")
            .arg(text));
}

/// The passwords of a demo are known to everybody.
Outcome refuseDemoAccounts(Storage& storage)
{
    QStringList open;
    for (const char* email : {demo::kFirstEmail, demo::kSecondEmail}) {
        const auto account = storage.accountByEmail(QString::fromLatin1(email));
        if (!account)
            return account.error();
        if (*account && passwordMatches(*account, QString::fromLatin1(demo::kPassword)))
            open.append(QString::fromLatin1(email));
    }
    if (open.isEmpty())
        return Done{};
    return refused(
        QStringLiteral("Refusing to serve this database to other computers: the password of %1 is that"
                       " of every demo. Disable it: lectern-server user disable EMAIL.")
            .arg(open.join(QStringLiteral(" and "))));
}

/// SQLite opens a file that can only be read as well, and says so with the first change.
Outcome tryWrite(Storage& storage, const QString& path)
{
    constexpr qsizetype kBytes = 16;
    const auto written = storage.tryWrite(kBytes);
    if (written)
        return Done{};
    return Failure{written.error().reason,
                   QStringLiteral("The database %1 cannot be written. See whose file and folder it is, and"
                                  " whether the disk has room.")
                       .arg(path),
                   written.error().detail};
}

Outcome prepareDatabase(const ServerConfig& config, bool isPublic, const QDateTime& now)
{
    const PreparationLock lock(config.databasePath);
    if (auto prepared = SqliteStorage::prepare(config.databasePath); !prepared)
        return prepared;
    auto storage = SqliteStorage::open(config.databasePath);
    if (!storage)
        return storage.error();
    if (auto written = tryWrite(**storage, config.databasePath); !written)
        return written;
    if (isPublic) {
        if (auto checked = refuseDemoAccounts(**storage); !checked)
            return checked;
    }
    if (config.demo) {
        if (auto filled = fillDemo(**storage, now, config.demoSessions); !filled)
            return filled;
    }
    // The last: a start that is refused leaves what was stored before.
    if (auto begun = (*storage)->beginInstance(); !begun)
        return begun;
    return config.publicUrl.isEmpty() ? Outcome(Done{}) : (*storage)->setTenantBaseUrl(config.publicUrl);
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
        if (auto checked = checkPublicUrl(config.publicUrl); !checked)
            return checked;
        // The port first: a configuration that is refused leaves no database behind.
        auto listening = HttpServer::listen(config, *api);
        if (!listening)
            return listening.error();
        if (auto prepared = prepareDatabase(config, (*listening)->isPublic(), config.clock->now()); !prepared)
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

Outcome Server::reloadCertificate()
{
    return m_d->http->reloadCertificate();
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
