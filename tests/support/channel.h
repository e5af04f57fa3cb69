#pragma once

#include <QByteArray>
#include <QSslCertificate>
#include <QSslKey>

#include <functional>
#include <memory>

struct ssl_ctx_st;
struct ssl_st;

namespace lectern::test {

/// With what a server of a test shows who it is.
struct TlsIdentity
{
    QSslCertificate certificate;
    QSslKey key;
};

/// A TLS context made of it.
std::shared_ptr<ssl_ctx_st> tlsContext(const TlsIdentity& identity);

/// One TCP connection, plain or TLS, of one thread. Reading and writing block, but not beyond the moment at
/// which @p isOver says true.
class Channel
{
public:
    /// Owns @p fd.
    Channel(int fd, std::function<bool()> isOver);
    ~Channel(); ///< closes in order
    Channel(const Channel&) = delete;
    Channel& operator=(const Channel&) = delete;

    /// The server's side of a handshake; false if the client does not want us.
    bool secure(const std::shared_ptr<ssl_ctx_st>& context);
    /// Appends what comes next; false at the end of the stream, on an error, and when it is over.
    bool readMore(QByteArray& buffer);
    bool write(const char* bytes, qsizetype size);
    bool write(const QByteArray& bytes) { return write(bytes.constData(), bytes.size()); }
    /// Reads and forgets all that comes, to the end of the stream.
    void readToEnd();
    /// RST. Nothing else may follow.
    void reset();
    /// Nothing has come that nobody asked for, the end of the stream included: it can be used again.
    [[nodiscard]] bool isIdle() const;

private:
    int m_fd = -1;
    const std::function<bool()> m_isOver;
    std::shared_ptr<ssl_ctx_st> m_context;
    std::unique_ptr<ssl_st, void (*)(ssl_st*)> m_tls;
};

} // namespace lectern::test
