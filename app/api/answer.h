#pragma once

#include "api/rate_limit.h"
#include "domain/failure.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>
#include <utility>

namespace lectern {

/// All that came of one call, good or bad: what the classification functions judge. A value; thread: any.
struct Answer
{
    enum class Transport {
        Ok,           ///< an answer came in whole; status says which
        DnsFailure,   ///< no such host, or no name service
        Refused,      ///< nobody listens, or no route
        TlsFailure,   ///< the connection isn't secure: certificate, host name, protocol
        TimedOut,     ///< no answer in time
        Reset,        ///< closed before the answer was whole
        Aborted,      ///< by us: ApiCall::abort()
        ProxyFailure, ///< the proxy is not there or wants a password
        TooBig,       ///< the body is larger than this call allows
        Unreadable,   ///< no HTTP, or a body that cannot be unpacked
        NotAllowed,   ///< never sent: a token must not travel over plain http
    };

    /// What of a TLS failure a person can do something about.
    enum class TlsTrouble { None, UnknownIssuer, WrongName, Expired, NotYetValid };

    Transport transport = Transport::Aborted;
    TlsTrouble tlsTrouble = TlsTrouble::None; ///< of a TlsFailure; None: something else
    /// False only if no byte of the request's body can have left this computer: then nothing happened at the
    /// server. True whenever that cannot be proved.
    bool requestStarted = false;
    int status = 0; ///< 0: none came. May be there for a cut answer
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;       ///< unpacked; at most what the call allows
    bool complete = false; ///< the body came in whole, as far as its headers tell
    QDateTime serverDate;  ///< header Date, UTC; invalid: not there
    QString requestId;     ///< header X-Request-Id, at most 128 printable characters
    QByteArray etag;       ///< header ETag, as it is
    /// Retry-After or X-RateLimit-*, as a time of this computer's clock (UTC), at most 24 h ahead; invalid:
    /// the server asks for no wait.
    QDateTime notBefore;
    RateLimits limits;    ///< what it tells of the budget of its kind of calls
    QDateTime receivedAt; ///< this computer's clock, UTC
    bool http2 = false;
    bool usedOtherUrl = false; ///< came from CallPlan::otherUrl
    int tries = 0; ///< requests made for this call: 2 when it was replayed after a 401 or at the other base
    /// Set on a 401 whose token could not be renewed: SignInNeeded, or why the renewal did not get through.
    std::optional<FailureReason> refreshFailure;
    QString transportDetail; ///< for the log, untranslated, free of secrets

    /// First header of that name, any case; empty if there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] bool isOk() const { return transport == Transport::Ok && status >= 200 && status < 300; }
    /// The body looks like a page for people: a captive portal, a proxy.
    [[nodiscard]] bool looksLikePage() const;
    /// The body can be a JSON object (its first character says so); it is not parsed.
    [[nodiscard]] bool looksLikeObject() const;
};

/// "timed out", "HTTP 404": for logs.
QString describe(const Answer& answer);

} // namespace lectern

Q_DECLARE_METATYPE(lectern::Answer)
