#pragma once

#include "domain/clock.h"
#include "server/client_address.h"

#include <QString>

#include <chrono>
#include <memory>

namespace lectern::server {

/// Bounds that one client cannot exceed at the cost of the others.
struct ServerLimits
{
    std::chrono::milliseconds idle{60'000};   ///< a kept-alive connection without a request
    std::chrono::milliseconds header{10'000}; ///< first byte of a request to the end of its header
    std::chrono::milliseconds body{20'000};   ///< end of the header to the end of the body
    std::chrono::milliseconds write{30'000};  ///< each 256 KiB of an answer
    std::chrono::milliseconds grace{3'000};   ///< for requests under way when the server stops
    unsigned headerBytes = 16 * 1024;
    unsigned bodyBytes = 64 * 1024;
    qint64 listBytesPerUser = 64LL * 1024 * 1024; ///< of lists that are on their way to one user
    qint64 listBytes = 256LL * 1024 * 1024;       ///< to all of them
    unsigned connections = 1000;
    unsigned connectionsPerAddress = 256; ///< not applied behind a proxy: there all share one address
};

/// When sign-in is refused for a while (contract: sign-in).
struct SignInLimits
{
    int failures = 5;                 ///< of an account from one address
    std::chrono::seconds pause{60};   ///< after the last failure that counted
    std::chrono::seconds memory{900}; ///< failures older than this are forgotten
};

/// All that a Server needs to know. The defaults suit a demo on this computer.
struct ServerConfig
{
    QString host = QStringLiteral("127.0.0.1"); ///< an address or "localhost"
    quint16 port = 0;                           ///< 0: any free one
    QString databasePath;                       ///< a SQLite file; made when it is not there
    bool demo = false;                          ///< fill an empty database with demo data
    int demoSessions = 0;       ///< 0: the standard demo; else so many of the first instructor
    QString tlsCertificateFile; ///< PEM chain; with tlsKeyFile: speak TLS
    QString tlsKeyFile;
    bool behindProxy = false;           ///< a proxy does TLS and says the client's address in X-Forwarded-For
    bool proxyIsPublic = true;          ///< it lets other computers in; false: in tests, where it is nobody's
    TrustedProxies proxies;             ///< behind a proxy: whose X-Forwarded-For is believed
    QString publicUrl;                  ///< the tenant's home page in xAPI statements; empty: as stored
    bool ignoreIdempotencyKeys = false; ///< as servers do that know no Idempotency-Key: to test clients with
    std::chrono::seconds accessTokenLifetime{3600};
    ServerLimits limits;
    SignInLimits signIn;
    int readers = 4;                    ///< threads (and database connections) that answer reading requests
    std::shared_ptr<const Clock> clock; ///< null: the computer's own
};

} // namespace lectern::server
