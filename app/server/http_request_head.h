#pragma once

#include "domain/result.h"
#include "server/http_message.h"

#include <boost/beast/http/message.hpp>

// Inside of HttpServer, as http_core.h.
namespace lectern::server {

using RequestHeader = boost::beast::http::header<true>;

/// What a route needs to know of a request whose header has just been read: nothing of its body yet, and
/// nothing of the trailers that may follow the body and must never count as header (RFC 9110, 6.5.1).
/// Otherwise the answer that refuses it; then the connection has to end, because where the next request would
/// begin is in doubt. Refused is whatever two programs in a row (a proxy and this server) could read in two
/// ways (RFC 9112, 6.3 and 11.2):
/// - a Transfer-Encoding that is not exactly "chunked", or beside a Content-Length, or in HTTP/1.0;
/// - several values of a header that has one, also of Host, which HTTP/1.1 must have;
/// - a target that is neither a path nor a URL of http or https.
Result<HttpRequest, HttpAnswer> requestOf(const RequestHeader& header);

/// Whether the client waits for "100 Continue" before it sends the body.
bool expectsContinue(const RequestHeader& header);

} // namespace lectern::server
