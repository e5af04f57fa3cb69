#pragma once

#include "domain/result.h"
#include "server/server_config.h"

#include <QUrl>

#include <memory>

namespace lectern::server {

/// A running lectern-server (all of the contract), in threads of its own: it needs a QCoreApplication object,
/// but no event loop, and never calls back. Use: start(), give url() to a client, let it go.
/// Thread: start, reloadCertificate, the getters and the destructor from one thread of the caller's; the
/// destructor answers what is under way (at most ServerLimits::grace), then ends every thread.
class Server
{
public:
    /// Opens (and migrates) the database, fills the demo if asked, listens. Blocks shortly. InvalidInput: the
    /// configuration is refused (a public address without TLS or with a demo's passwords, unreadable
    /// certificate, a database that is no file, that others may open or that another program made, a public
    /// URL that is none); InUse: the port is taken; NewerVersion, Damaged, Storage: the database.
    static Result<std::unique_ptr<Server>> start(const ServerConfig& config);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Reads certificate and key again, for the connections that come from now on. InvalidInput: they cannot
    /// be used; then the old ones stay. Does nothing without TLS.
    Outcome reloadCertificate();

    [[nodiscard]] quint16 port() const;
    /// "http://127.0.0.1:8080": the root of the contract, without /api.
    [[nodiscard]] QUrl url() const;

private:
    class Private;
    explicit Server(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace lectern::server
