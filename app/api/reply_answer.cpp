#include "api/reply_answer.h"

#include "api/rate_limit.h"

#include <QNetworkReply>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lectern {
namespace {

constexpr qsizetype kMaxHeaders = 100;
constexpr qsizetype kMaxHeaderSize = 8 * 1024;
constexpr qsizetype kMaxRequestId = 128;
constexpr int kTooManyRequests = 429;

/// Qt reports statuses as errors too; those are answers like any other.
bool isMerelyAStatus(QNetworkReply::NetworkError error, int status)
{
    if (error == QNetworkReply::NoError)
        return status != 0;
    // A 307 makes Qt rewind the body even when it must not follow; ours can't be rewound. The status is
    // known.
    if (error == QNetworkReply::ContentReSendError)
        return status / 100 == 3;
    if (status < 400)
        return false;
    const int code = error;
    const bool ofContent =
        code >= QNetworkReply::ContentAccessDenied && code <= QNetworkReply::UnknownContentError;
    const bool ofServer =
        code >= QNetworkReply::InternalServerError && code <= QNetworkReply::UnknownServerError;
    return ofContent || ofServer || error == QNetworkReply::ProtocolInvalidOperationError ||
           error == QNetworkReply::ProxyAuthenticationRequiredError;
}

Answer::Transport transportOf(QNetworkReply::NetworkError error, int status)
{
    using Transport = Answer::Transport;
    if (isMerelyAStatus(error, status))
        return Transport::Ok;
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return Transport::Refused;
    case QNetworkReply::HostNotFoundError:
        return Transport::DnsFailure;
    case QNetworkReply::SslHandshakeFailedError:
        return Transport::TlsFailure;
    case QNetworkReply::TimeoutError:
        return Transport::TimedOut;
    case QNetworkReply::OperationCanceledError:
        return Transport::Aborted;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return Transport::ProxyFailure;
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
        return Transport::Unreadable;
    default: // also "no route": the caller knows whether anything had been sent
        return Transport::Reset;
    }
}

QByteArray readable(QByteArray text, qsizetype maxSize)
{
    text.truncate(maxSize);
    const bool plain = std::all_of(text.cbegin(), text.cend(), [](char c) { return c > ' ' && c < '\x7f'; });
    return plain ? text : QByteArray();
}

void readHeaders(const QNetworkReply& reply, Answer& answer)
{
    for (const auto& [name, value] : reply.rawHeaderPairs()) {
        if (answer.headers.size() == kMaxHeaders)
            break;
        // A session cookie is as good as a token: not kept.
        if (value.size() <= kMaxHeaderSize && name.compare("Set-Cookie", Qt::CaseInsensitive) != 0)
            answer.headers.append(std::pair(name, value));
    }
    answer.serverDate = fromHttpDate(answer.header("Date"));
    answer.requestId = QString::fromLatin1(readable(answer.header("X-Request-Id"), kMaxRequestId));
    answer.etag = answer.header("ETag");
}

/// An object that has begun has ended.
bool isClosed(const QByteArray& body)
{
    const auto end = std::find_if_not(body.crbegin(), body.crend(),
                                      [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
    return !body.startsWith('{') || *end == '}';
}

/// False if the headers promise more or less than was received. What Qt unpacked has no length any more, and
/// Qt takes a packed answer that broke off for a whole one: only the text itself can tell.
bool isWhole(const Answer& answer)
{
    const QByteArray length = answer.header("Content-Length");
    // Nobody reads the body of a redirect.
    const bool hasBody = answer.status >= 200 && answer.status / 100 != 3 && answer.status != 204;
    if (hasBody && !answer.header("Content-Encoding").isEmpty())
        return isClosed(answer.body);
    if (length.isEmpty() || !hasBody)
        return true;
    bool ok = false;
    const qint64 promised = length.toLongLong(&ok);
    return ok && promised == answer.body.size();
}

} // namespace

Answer answerOf(const QNetworkReply& reply, QByteArray body, std::optional<Answer::Transport> stopped,
                const QDateTime& now)
{
    Answer answer;
    answer.receivedAt = now;
    answer.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.http2 = reply.attribute(QNetworkRequest::Http2WasUsedAttribute).toBool();
    answer.body = std::move(body);
    answer.transport = stopped ? *stopped : transportOf(reply.error(), answer.status);
    readHeaders(reply, answer);

    if (answer.transport == Answer::Transport::Ok && !isWhole(answer)) {
        answer.transport = Answer::Transport::Reset;
        answer.transportDetail = u"%1 bytes of %2"_s.arg(answer.body.size())
                                     .arg(QString::fromLatin1(readable(answer.header("Content-Length"), 20)));
    } else if (answer.transport != Answer::Transport::Ok) {
        answer.transportDetail = u"network error %1"_s.arg(static_cast<int>(reply.error()));
    }
    answer.complete = answer.transport == Answer::Transport::Ok;
    const RateLimitHeaders limits{answer.header("Retry-After"), answer.header("X-RateLimit-Limit"),
                                  answer.header("X-RateLimit-Remaining"), answer.header("X-RateLimit-Reset")};
    answer.notBefore = notBefore(limits, answer.status == kTooManyRequests, answer.serverDate, now);
    answer.limits = rateLimitsOf(limits, answer.serverDate, now);
    return answer;
}

} // namespace lectern
