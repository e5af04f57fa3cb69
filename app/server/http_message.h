#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <memory>

namespace lectern::server {

/// What a route needs to know of a request. Bounded by ServerLimits. A header that is not there is empty.
struct HttpRequest
{
    QByteArray method;
    QByteArray target; ///< path and query as sent; begins with "/"
    QByteArray authorization;
    QByteArray idempotencyKey;
    QByteArray contentType;
    QByteArray ifNoneMatch;
    QByteArray acceptEncoding;
    QByteArray body;
    QString address; ///< of the client, for limits; an IPv6 network counts as one
};

struct HttpHeader
{
    QByteArray name;
    QByteArray value;
};

struct HttpAnswer
{
    int status = 200;
    QByteArray body; ///< JSON; empty only for 204 and 304. Not sent where the method is HEAD.
    QList<HttpHeader> headers;
    std::shared_ptr<const void> keeps; ///< let go when the body has been sent, or will not be
};

/// What stands behind the HTTP layer.
class RequestHandler
{
public:
    using Reply = std::function<void(HttpAnswer)>;
    virtual ~RequestHandler() = default;
    /// Called in the network's thread: must not block. @p reply is called once, in any thread.
    virtual void handle(HttpRequest request, Reply reply) = 0;
};

} // namespace lectern::server
