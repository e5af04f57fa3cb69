#pragma once

#include "domain/clock.h"
#include "server/http_message.h"
#include "server/server_config.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <memory>
#include <set>
#include <string>
#include <unordered_map>

// Inside of HttpServer: dear to compile, so only http_*.cpp includes it. All of it lives in the network's
// thread.
namespace lectern::server {

/// A connection as the rest of the server sees it.
struct HttpConnection
{
    boost::beast::tcp_stream& stream;
    std::string address;
    bool busy = false; ///< a request is being read or answered
};

/// What all connections share.
struct HttpCore
{
    HttpCore(const ServerConfig& serverConfig, const Clock& serverClock, RequestHandler& requestHandler)
        : limits(serverConfig.limits)
        , behindProxy(serverConfig.behindProxy)
        , proxies(serverConfig.proxies)
        , clock(serverClock)
        , handler(requestHandler)
    {
    }

    [[nodiscard]] bool mayConnect(const std::string& address) const
    {
        if (connections.size() >= limits.connections)
            return false;
        const auto known = perAddress.find(address);
        return behindProxy || known == perAddress.end() || known->second < limits.connectionsPerAddress;
    }

    const ServerLimits limits;
    const bool behindProxy;
    const TrustedProxies proxies;
    const Clock& clock;
    RequestHandler& handler;
    std::shared_ptr<boost::asio::ssl::context> tls; ///< null: plain; another one after a reload
    std::set<HttpConnection*> connections;
    std::unordered_map<std::string, unsigned> perAddress;
    bool stopping = false;
    // The last member: its destructor ends the coroutines, which use all of the above.
    boost::asio::io_context io{1};
};

/// Serves one connection to its end.
boost::asio::awaitable<void> serve(HttpCore& core, boost::asio::ip::tcp::socket socket, std::string address);

/// An answer as it goes over the wire: status line and header, for HTTP/1.0 (10) or 1.1 (11).
std::string headerText(const HttpAnswer& answer, unsigned version, bool keepAlive, const Clock& clock);

} // namespace lectern::server
