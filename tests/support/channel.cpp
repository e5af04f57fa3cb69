#include "support/channel.h"

#include "support/loopback.h"

#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>

namespace lectern::test {
namespace {

constexpr int kPollMs = 20;
constexpr qsizetype kPiece = 64 * 1024;

/// After an operation that began with ERR_clear_error().
bool isWaiting(ssl_st* tls, int result)
{
    const int error = SSL_get_error(tls, result);
    return error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE;
}

template <typename Object, typename Read>
Object* readPem(const QByteArray& pem, Read read)
{
    BIO* bio = BIO_new_mem_buf(pem.constData(), int(pem.size()));
    Object* object = read(bio, nullptr, nullptr, nullptr);
    BIO_free(bio);
    return object;
}

} // namespace

std::shared_ptr<ssl_ctx_st> tlsContext(const TlsIdentity& identity)
{
    std::signal(SIGPIPE, SIG_IGN); // a client that is gone is no reason to go too
    std::shared_ptr<ssl_ctx_st> context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
    auto* certificate = readPem<X509>(identity.certificate.toPem(), PEM_read_bio_X509);
    auto* key = readPem<EVP_PKEY>(identity.key.toPem(), PEM_read_bio_PrivateKey);
    if (SSL_CTX_use_certificate(context.get(), certificate) != 1 ||
        SSL_CTX_use_PrivateKey(context.get(), key) != 1)
        qFatal("no TLS context");
    X509_free(certificate);
    EVP_PKEY_free(key);
    return context;
}

Channel::Channel(int fd, std::function<bool()> isOver)
    : m_fd(fd)
    , m_isOver(std::move(isOver))
    , m_tls(nullptr, SSL_free)
{
    const int one = 1;
    ::setsockopt(m_fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    const timeval patience{0, kPollMs * 1000}; // then look whether it is over
    ::setsockopt(m_fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(m_fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
}

Channel::~Channel()
{
    if (m_fd < 0)
        return;
    if (m_tls)
        SSL_shutdown(m_tls.get());
    ::close(m_fd);
}

bool Channel::secure(const std::shared_ptr<ssl_ctx_st>& context)
{
    m_context = context;
    m_tls.reset(SSL_new(context.get()));
    SSL_set_fd(m_tls.get(), m_fd);
    while (!m_isOver()) {
        ERR_clear_error();
        const int result = SSL_accept(m_tls.get());
        if (result == 1)
            return true;
        if (!isWaiting(m_tls.get(), result))
            break;
    }
    m_tls.reset(); // there is nobody to say goodbye to
    return false;
}

bool Channel::readMore(QByteArray& buffer)
{
    std::array<char, 16 * 1024> chunk{};
    while (!m_isOver()) {
        if (m_tls) {
            ERR_clear_error();
            const int size = SSL_read(m_tls.get(), chunk.data(), int(chunk.size()));
            if (size > 0) {
                buffer.append(chunk.data(), size);
                return true;
            }
            if (!isWaiting(m_tls.get(), size))
                return false;
            continue;
        }
        const ssize_t size = ::recv(m_fd, chunk.data(), chunk.size(), 0);
        if (size > 0) {
            buffer.append(chunk.data(), size);
            return true;
        }
        if (size == 0 || (errno != EAGAIN && errno != EINTR))
            return false;
    }
    return false;
}

bool Channel::write(const char* bytes, qsizetype size)
{
    while (size > 0 && !m_isOver()) {
        const qsizetype piece = std::min(size, kPiece);
        qsizetype sent = 0;
        bool waiting = false;
        if (m_tls) {
            ERR_clear_error();
            sent = SSL_write(m_tls.get(), bytes, int(piece));
            waiting = sent <= 0 && isWaiting(m_tls.get(), int(sent));
        } else {
            sent = ::send(m_fd, bytes, size_t(piece), MSG_NOSIGNAL);
            waiting = sent < 0 && (errno == EAGAIN || errno == EINTR);
        }
        if (waiting)
            continue;
        if (sent <= 0)
            return false;
        bytes += sent;
        size -= sent;
    }
    return size == 0;
}

void Channel::readToEnd()
{
    QByteArray forgotten;
    while (readMore(forgotten))
        forgotten.clear();
}

void Channel::reset()
{
    resetAndClose(m_fd);
    m_fd = -1;
}

bool Channel::isIdle() const
{
    pollfd waiting{m_fd, POLLIN, 0};
    return ::poll(&waiting, 1, 0) == 0;
}

} // namespace lectern::test
