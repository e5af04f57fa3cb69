#include "server/answers.h"
#include "server/http_core.h"
#include "server/http_request_head.h"

#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include <array>
#include <optional>

namespace lectern::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;

constexpr std::chrono::seconds kLinger{2};
constexpr size_t kPiece = 256 * 1024;
constexpr int kMostEmptyLines = 16;

/// Counts a connection for as long as it is served.
class Registration
{
public:
    Registration(HttpCore& core, HttpConnection& connection) : m_core(core), m_connection(connection)
    {
        m_core.connections.insert(&m_connection);
        ++m_core.perAddress[m_connection.address];
    }
    ~Registration()
    {
        m_core.connections.erase(&m_connection);
        if (--m_core.perAddress[m_connection.address] == 0)
            m_core.perAddress.erase(m_connection.address);
        if (m_core.stopping && m_core.connections.empty())
            m_core.io.stop();
    }
    Registration(const Registration&) = delete;
    Registration& operator=(const Registration&) = delete;

private:
    HttpCore& m_core;
    HttpConnection& m_connection;
};

QByteArray toBytes(beast::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

QString addressOfClient(const HttpCore& core, const HttpConnection& connection, const RequestHeader& request)
{
    error_code error;
    const auto peer = connection.stream.socket().remote_endpoint(error);
    const auto address =
        error ? std::nullopt : IpAddress::parse(QByteArray::fromStdString(peer.address().to_string()));
    if (!core.behindProxy || !address)
        return QString::fromStdString(connection.address);
    QList<QByteArray> forwardedFor;
    const auto [first, last] = request.equal_range("X-Forwarded-For");
    for (auto line = first; line != last; ++line)
        forwardedFor.append(toBytes(line->value()));
    return clientAddress(*address, forwardedFor, core.proxies);
}

/// What to say to a request that could not be read; nothing when there is nobody to say it to.
std::optional<HttpAnswer> refusalFor(const error_code& error)
{
    if (error == http::error::body_limit)
        return answers::payloadTooLarge();
    if (error == http::error::header_limit || error == http::error::buffer_overflow)
        return answers::headerTooLarge();
    if (error == http::error::end_of_stream || error == http::error::partial_message)
        return std::nullopt;
    if (error.category() == http::make_error_code(http::error::bad_method).category())
        return answers::badRequest();
    return std::nullopt;
}

// Coroutines take references to named values of their callers, never temporaries: g++ 12 destroys some of
// those twice.
asio::awaitable<HttpAnswer> ask(HttpCore& core, HttpRequest& request)
{
    auto initiate = [&core, &request](auto handler) {
        auto waiting = std::make_shared<decltype(handler)>(std::move(handler));
        core.handler.handle(std::move(request), [&core, waiting](HttpAnswer answer) {
            asio::post(core.io,
                       [waiting, answer = std::move(answer)]() mutable { (*waiting)(std::move(answer)); });
        });
    };
    return asio::async_initiate<const asio::use_awaitable_t<>, void(HttpAnswer)>(std::move(initiate),
                                                                                 asio::use_awaitable);
}

/// Sends one answer in pieces, each within its deadline.
template <typename Stream>
asio::awaitable<error_code> send(HttpCore& core, Stream& stream, beast::tcp_stream& tcp,
                                 const std::string& header, const QByteArray& body)
{
    error_code error;
    size_t sent = 0;
    const auto size = size_t(body.size());
    asio::const_buffer start = asio::buffer(header);
    do {
        const size_t length = std::min(kPiece, size - sent);
        const std::array<asio::const_buffer, 2> buffers{start,
                                                        asio::const_buffer(body.constData() + sent, length)};
        tcp.expires_after(core.limits.write);
        co_await asio::async_write(stream, buffers, asio::redirect_error(asio::use_awaitable, error));
        start = {};
        sent += length;
    } while (!error && sent < size);
    co_return error;
}

/// Closes so that the client can still read the answer: unread bytes would make it a reset.
asio::awaitable<void> linger(beast::tcp_stream& tcp)
{
    error_code error;
    (void)tcp.socket().shutdown(asio::ip::tcp::socket::shutdown_send, error);
    std::array<char, 4096> scrap{};
    tcp.expires_after(kLinger);
    for (size_t total = 0; !error && total < 16 * kPiece;) {
        total += co_await tcp.async_read_some(asio::buffer(scrap),
                                              asio::redirect_error(asio::use_awaitable, error));
    }
}

/// One connection's requests, one after the other.
template <typename Stream>
class Conversation
{
public:
    Conversation(HttpCore& core, Stream& stream, HttpConnection& connection)
        : m_core(core)
        , m_stream(stream)
        , m_connection(connection)
        , m_buffer(core.limits.headerBytes + core.limits.bodyBytes)
    {
    }

    asio::awaitable<void> run()
    {
        bool goOn = true;
        for (bool first = true; goOn && !m_core.stopping; first = false) {
            m_connection.busy = false;
            if (!co_await awaitRequest(first ? m_core.limits.header : m_core.limits.idle))
                break;
            m_connection.busy = true;
            goOn = co_await exchange();
        }
    }

private:
    using Parser = http::request_parser<http::string_body>;

    asio::awaitable<bool> awaitRequest(std::chrono::milliseconds patience)
    {
        error_code error;
        m_connection.stream.expires_after(patience);
        // Some clients send a line end too many behind a body (RFC 9112, 2.2).
        for (int skipped = 0; !error && skipped < kMostEmptyLines;) {
            const auto* const text = static_cast<const char*>(m_buffer.data().data());
            if (m_buffer.size() >= 2 && text[0] == '\r' && text[1] == '\n') {
                m_buffer.consume(2);
                ++skipped;
            } else if (m_buffer.size() == 0 || (m_buffer.size() == 1 && text[0] == '\r')) {
                co_await readSome(error);
            } else {
                break;
            }
        }
        co_return !error;
    }

    /// Reads the header of the next request.
    asio::awaitable<error_code> readHeader(Parser& parser)
    {
        error_code error;
        parser.header_limit(m_core.limits.headerBytes);
        parser.body_limit(m_core.limits.bodyBytes);
        m_connection.stream.expires_after(m_core.limits.header);
        co_await http::async_read_header(m_stream, m_buffer, parser,
                                         asio::redirect_error(asio::use_awaitable, error));
        co_return error;
    }

    asio::awaitable<void> readSome(error_code& error)
    {
        constexpr size_t kFirstRead = 4096;
        const size_t read = co_await m_stream.async_read_some(
            m_buffer.prepare(kFirstRead), asio::redirect_error(asio::use_awaitable, error));
        m_buffer.commit(read);
    }

    /// Reads the body of the request whose header @p parser has.
    asio::awaitable<error_code> readBody(Parser& parser)
    {
        error_code error;
        if (parser.is_done())
            co_return error;
        m_connection.stream.expires_after(m_core.limits.body);
        if (expectsContinue(parser.get().base())) {
            static constexpr beast::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
            co_await asio::async_write(m_stream, asio::const_buffer(kContinue.data(), kContinue.size()),
                                       asio::redirect_error(asio::use_awaitable, error));
            if (error)
                co_return error;
        }
        co_await http::async_read(m_stream, m_buffer, parser,
                                  asio::redirect_error(asio::use_awaitable, error));
        co_return error;
    }

    /// Reads and answers one request. False: the connection ends here.
    asio::awaitable<bool> exchange()
    {
        Parser parser;
        const error_code unread = co_await readHeader(parser);
        m_bodyless = isHead(parser);
        if (unread) {
            co_await refuseUnread(unread);
            co_return false;
        }
        auto request = requestOf(parser.get().base());
        if (!request) {
            co_await refuse(request.error());
            co_return false;
        }
        HttpRequest& asked = request.value();
        asked.address = addressOfClient(m_core, m_connection, parser.get().base());
        const bool clientKeeps = parser.keep_alive();
        const error_code incomplete = co_await readBody(parser);
        if (incomplete) {
            co_await refuseUnread(incomplete);
            co_return false;
        }
        asked.body = toBytes(parser.get().body());
        m_connection.stream.expires_never();
        const HttpAnswer answer = co_await ask(m_core, asked);
        const bool keepAlive = clientKeeps && !m_core.stopping;
        const std::string header = headerText(answer, parser.get().version(), keepAlive, m_core.clock);
        const error_code unsent = co_await sendAnswer(header, answer.body);
        co_return !unsent && keepAlive;
    }

    asio::awaitable<error_code> sendAnswer(const std::string& header, const QByteArray& body)
    {
        const QByteArray sent = m_bodyless ? QByteArray() : body;
        co_return co_await send(m_core, m_stream, m_connection.stream, header, sent);
    }

    /// Also of a request that could not be read: a client that has sent HEAD waits for no body.
    bool isHead(const Parser& parser) const
    {
        const beast::string_view method = parser.get().method_string();
        if (!method.empty())
            return method == "HEAD";
        const beast::string_view unread(static_cast<const char*>(m_buffer.data().data()), m_buffer.size());
        return unread.starts_with("HEAD ");
    }

    asio::awaitable<void> refuseUnread(error_code error)
    {
        const std::optional<HttpAnswer> refusal = refusalFor(error);
        if (refusal)
            co_await refuse(*refusal);
    }

    asio::awaitable<void> refuse(const HttpAnswer& refusal)
    {
        const std::string header = headerText(refusal, 11, false, m_core.clock);
        co_await sendAnswer(header, refusal.body);
        co_await linger(m_connection.stream);
    }

    HttpCore& m_core;
    Stream& m_stream;
    HttpConnection& m_connection;
    beast::flat_buffer m_buffer;
    bool m_bodyless = false; ///< the answer under way
};

asio::awaitable<void> serveTls(HttpCore& core, HttpConnection& connection)
{
    const std::shared_ptr<asio::ssl::context> tls = core.tls; // a reload changes it for later connections
    asio::ssl::stream<beast::tcp_stream&> secure(connection.stream, *tls);
    error_code error;
    connection.stream.expires_after(core.limits.header);
    co_await secure.async_handshake(asio::ssl::stream_base::server,
                                    asio::redirect_error(asio::use_awaitable, error));
    if (error)
        co_return;
    Conversation conversation(core, secure, connection);
    co_await conversation.run();
    connection.stream.expires_after(kLinger);
    co_await secure.async_shutdown(asio::redirect_error(asio::use_awaitable, error));
}

} // namespace

asio::awaitable<void> serve(HttpCore& core, asio::ip::tcp::socket socket, std::string address)
{
    beast::tcp_stream stream(std::move(socket));
    HttpConnection connection{stream, std::move(address)};
    const Registration registration(core, connection);
    if (core.tls) {
        co_await serveTls(core, connection);
        co_return;
    }
    Conversation conversation(core, stream, connection);
    co_await conversation.run();
}

} // namespace lectern::server
