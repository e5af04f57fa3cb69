#include "server/http_server.h"

#include "server/http_core.h"
#include "server/server_log.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <thread>

#ifdef Q_OS_UNIX
#include <netinet/tcp.h>
#include <sys/socket.h>
#endif

namespace lectern::server {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

Failure refused(const QString& message, const std::string& detail = {})
{
    return {FailureReason::InvalidInput, message, QString::fromStdString(detail)};
}

/// What the system keeps of an answer that its reader does not take. By itself it would be megabytes.
void boundUnsent(tcp::socket& socket)
{
#ifdef TCP_NOTSENT_LOWAT
    constexpr int kBytes = 128 * 1024;
    // Where it fails, the system's own bound holds.
    (void)::setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &kBytes, sizeof(kBytes));
#else
    (void)socket;
#endif
}

Result<asio::ip::address> listenAddress(const ServerConfig& config)
{
    error_code error;
    const std::string host =
        config.host == QLatin1String("localhost") ? "127.0.0.1" : config.host.toStdString();
    const asio::ip::address address = asio::ip::make_address(host, error);
    if (error)
        return refused(QStringLiteral("\"%1\" is no address to listen on.").arg(config.host));
    const bool secured = !config.tlsCertificateFile.isEmpty() || config.behindProxy;
    if (!address.is_loopback() && !secured) {
        return refused(QStringLiteral("Refusing to listen on %1 without encryption: give --tls-cert and"
                                      " --tls-key, or --behind-proxy if a proxy does TLS.")
                           .arg(config.host));
    }
    return address;
}

using TlsContext = asio::ssl::context;

/// Only what keeps recorded traffic secret after the key was stolen: TLS 1.3, and of TLS 1.2 the suites with
/// a key exchange of their own and authenticated encryption.
bool limitSuites(TlsContext& context)
{
    context.set_options(TlsContext::default_workarounds | TlsContext::no_sslv2 | TlsContext::no_sslv3 |
                        TlsContext::no_tlsv1 | TlsContext::no_tlsv1_1 | TlsContext::no_compression |
                        TlsContext::single_dh_use);
    return SSL_CTX_set_cipher_list(context.native_handle(), "ECDHE+AESGCM:ECDHE+CHACHA20") == 1;
}

/// Null without TLS.
Result<std::shared_ptr<TlsContext>> tlsOf(const ServerConfig& config)
{
    if (config.tlsCertificateFile.isEmpty() != config.tlsKeyFile.isEmpty())
        return refused(QStringLiteral("TLS needs both a certificate and a key."));
    if (config.tlsCertificateFile.isEmpty())
        return std::shared_ptr<TlsContext>();
    auto context = std::make_shared<TlsContext>(TlsContext::tls_server);
    if (!limitSuites(*context))
        return refused(QStringLiteral("This computer's OpenSSL has no safe cipher suites."));
    error_code error;
    // An encrypted key must not ask the terminal for its password.
    (void)context->set_password_callback([](size_t, TlsContext::password_purpose) { return std::string(); },
                                         error);
    (void)context->use_certificate_chain_file(config.tlsCertificateFile.toStdString(), error);
    if (error)
        return refused(QStringLiteral("The certificate %1 cannot be used.").arg(config.tlsCertificateFile),
                       error.message());
    (void)context->use_private_key_file(config.tlsKeyFile.toStdString(), TlsContext::pem, error);
    if (error)
        return refused(QStringLiteral("The key %1 cannot be used.").arg(config.tlsKeyFile), error.message());
    if (SSL_CTX_check_private_key(context->native_handle()) != 1)
        return refused(QStringLiteral("The key %1 belongs to another certificate.").arg(config.tlsKeyFile));
    return context;
}

} // namespace

class HttpServer::Private
{
public:
    Private(const ServerConfig& config, RequestHandler& handler)
        : m_core(config, *config.clock, handler)
        , m_acceptor(m_core.io)
        , m_grace(m_core.io)
        , m_guard(m_core.io.get_executor())
    {
    }

    Outcome listen(const ServerConfig& config)
    {
        const auto address = listenAddress(config);
        if (!address)
            return address.error();
        const bool proxied = config.behindProxy && config.proxyIsPublic;
        m_public = proxied || !address->is_loopback();
        if (config.demo && m_public) {
            const QString where =
                proxied ? QStringLiteral("behind a proxy") : QStringLiteral("on %1").arg(config.host);
            return refused(QStringLiteral("Refusing --demo %1: everybody knows its passwords. Listen on"
                                          " 127.0.0.1 or [::1], without a proxy.")
                               .arg(where));
        }
        m_config = config;
        const auto tls = tlsOf(config);
        if (!tls)
            return tls.error();
        m_core.tls = *tls;
        error_code error;
        const tcp::endpoint endpoint(*address, config.port);
        (void)m_acceptor.open(endpoint.protocol(), error);
        if (!error)
            (void)m_acceptor.set_option(tcp::acceptor::reuse_address(true), error);
        if (!error)
            (void)m_acceptor.bind(endpoint, error);
        if (!error)
            (void)m_acceptor.listen(tcp::acceptor::max_listen_connections, error);
        if (!error)
            m_port = m_acceptor.local_endpoint(error).port();
        if (error) {
            return Failure{FailureReason::InUse,
                           QStringLiteral("Cannot listen on %1 port %2: %3.")
                               .arg(config.host)
                               .arg(config.port)
                               .arg(QString::fromStdString(error.message())),
                           {}};
        }
        return Done{};
    }

    void run()
    {
        asio::co_spawn(m_core.io, acceptAll(), logException);
        m_thread = std::thread([this] { m_core.io.run(); });
    }

    void stop()
    {
        if (!m_thread.joinable())
            return;
        asio::post(m_core.io, [this] { beginStop(); });
        m_thread.join();
    }

    Outcome reloadCertificate()
    {
        const auto tls = tlsOf(m_config);
        if (!tls)
            return tls.error();
        asio::post(m_core.io, [this, fresh = *tls] { m_core.tls = fresh; });
        return Done{};
    }

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] bool isPublic() const { return m_public; }

private:
    static void logException(const std::exception_ptr& thrown)
    {
        try {
            if (thrown)
                std::rethrow_exception(thrown);
        } catch (const std::exception& exception) {
            qCWarning(lcServer) << "connection ended:" << exception.what();
        }
    }

    asio::awaitable<void> acceptAll()
    {
        constexpr std::chrono::milliseconds kPause{100};
        while (m_acceptor.is_open()) {
            error_code error;
            tcp::socket socket =
                co_await m_acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
            if (m_core.stopping)
                co_return;
            if (error) { // no file descriptor left, most likely: some will come back
                asio::steady_timer pause(m_core.io, kPause);
                co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
                continue;
            }
            const tcp::endpoint peer = socket.remote_endpoint(error);
            const auto read = error ? std::nullopt
                                    : IpAddress::parse(QByteArray::fromStdString(peer.address().to_string()));
            std::string address = read ? addressKey(*read).toStdString() : std::string();
            if (!read || !m_core.mayConnect(address))
                continue;
            (void)socket.set_option(tcp::no_delay(true), error);
            boundUnsent(socket);
            asio::co_spawn(m_core.io, serve(m_core, std::move(socket), std::move(address)), logException);
        }
    }

    void beginStop()
    {
        m_core.stopping = true;
        error_code error;
        (void)m_acceptor.close(error);
        if (m_core.connections.empty())
            return m_core.io.stop();
        for (HttpConnection* connection : m_core.connections) {
            if (!connection->busy)
                connection->stream.cancel();
        }
        m_grace.expires_after(m_core.limits.grace);
        m_grace.async_wait([this](const error_code&) { m_core.io.stop(); });
    }

    HttpCore m_core;
    tcp::acceptor m_acceptor;
    asio::steady_timer m_grace;
    asio::executor_work_guard<asio::io_context::executor_type> m_guard;
    std::thread m_thread;
    ServerConfig m_config;
    bool m_public = false;
    quint16 m_port = 0;
};

HttpServer::HttpServer(std::unique_ptr<Private> d) : m_d(std::move(d))
{
}

HttpServer::~HttpServer()
{
    stop();
}

Result<std::unique_ptr<HttpServer>> HttpServer::listen(const ServerConfig& config, RequestHandler& handler)
{
    auto d = std::make_unique<Private>(config, handler);
    if (auto listening = d->listen(config); !listening)
        return listening.error();
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(d)));
}

quint16 HttpServer::port() const
{
    return m_d->port();
}

bool HttpServer::isPublic() const
{
    return m_d->isPublic();
}

Outcome HttpServer::reloadCertificate()
{
    return m_d->reloadCertificate();
}

void HttpServer::run()
{
    m_d->run();
}

void HttpServer::stop()
{
    m_d->stop();
}

} // namespace lectern::server
