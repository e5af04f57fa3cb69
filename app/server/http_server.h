#pragma once

#include "domain/result.h"
#include "server/http_message.h"
#include "server/server_config.h"

#include <memory>

namespace lectern::server {

/// HTTP/1.1 over TCP or TLS, in one thread of its own. Bounds every client by ServerLimits; hands whole
/// requests to the handler. Adds Date, Content-Type, X-Request-Id and what belongs to HTTP itself.
class HttpServer
{
public:
    /// Takes the port; answers nobody before run(). The handler must live until stop() has returned, and call
    /// no reply after the HttpServer is gone. Needs config.clock. InvalidInput, InUse: as Server::start().
    static Result<std::unique_ptr<HttpServer>> listen(const ServerConfig& config, RequestHandler& handler);
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    [[nodiscard]] quint16 port() const;
    /// Whether other computers can reach it.
    [[nodiscard]] bool isPublic() const;
    void run();
    /// As Server::reloadCertificate(). In any thread, between run() and stop().
    Outcome reloadCertificate();
    /// Takes no more connections, lets requests under way end (at most ServerLimits::grace), ends the thread.
    void stop();

private:
    class Private;
    explicit HttpServer(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace lectern::server
